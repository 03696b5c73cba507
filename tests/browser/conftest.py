"""The published site and one crowded page, served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from corpora import record, write
from danchieu.cli import main

# A whole paper: its head, its signing, a footnote.
HEAD = """text: full
place: An Bình
head: [TỈNH ỦY AN BÌNH, BAN TUYÊN GIÁO]
recipients: [Thường trực Tỉnh ủy, "Lưu: Văn phòng"]
signatory: {authority: T/M BAN THƯỜNG VỤ, position: PHÓ BÍ THƯ, name: Lê Thị Hoa}"""

# Every level, a wide table, a word without end, a citation of two works at once and one of a work that nobody knows.
CROWDED = """Thực hiện Nghị quyết số 99-NQ/TW ngày 02/3/2019 của Bộ Chính trị và Nghị quyết Trung ương 4 (khóa XI, XII):

PHẦN I

VIỆC CHUNG

A. VIỆC THỨ NHẤT

I. Cách làm

1. Cách thứ nhất

1.1. Bước thứ nhất

a) Lập danh sách.

- Ghi tên[^1], như Nghị quyết số 35-NQ/TW và mục này.

+ Ghi địa chỉ https://vi-du.example/mot-dia-chi-dai-khong-co-cho-nao-de-xuong-dong-khi-man-hinh-hep-nhu-dien-thoai

| TT | Công việc | Đơn vị chủ trì | Đơn vị phối hợp | Bắt đầu    | Hoàn thành | Ghi chú |
|----|-----------|----------------|-----------------|------------|------------|---------|
| 1  | Họp       | Văn phòng      | Các phòng       | 01/12/2023 | 15/12/2023 | không   |

[^1]: Cả tên thường gọi.
"""


@pytest.fixture(scope="session")
def address(published: Path, serve: Callable[[Path], str]) -> str:
    """Where the site of content/ is served; ends with a slash."""
    return serve(published)


@pytest.fixture(scope="session")
def crowded(root: Path, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a plan that has everything at once."""
    folder = tmp_path_factory.mktemp("crowded")
    content = write(folder / "content", {"plans/dong.md": record(body=CROWDED).replace("text: full", HEAD)})
    options = {"--content": content, "--config": root / "mkdocs.yml", "--site": folder / "site"}
    result = CliRunner().invoke(main, ["build", *(str(part) for option in options.items() for part in option)])
    assert result.exit_code == 0, result.output
    return serve(folder / "site") + "ke-hoach/dong/"


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Makes pages, closed at the end, that know the site's address."""
    contexts = []

    def make(**options: object) -> Page:
        contexts.append(browser.new_context(base_url=address, reduced_motion="reduce", **options))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()
