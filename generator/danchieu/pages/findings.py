"""What each finding means: a page for editors, made from the table of codes, and the schemas for their programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from danchieu.codes import CODES, Code, Severity
from danchieu.pages import paths
from danchieu.pages.markdown import escape, front_matter
from danchieu.pages.page import Page, page
from danchieu.schema import SCHEMAS

_FAMILIES = {
    "R": "Bản ghi",
    "W": "Danh mục",
    "C": "Dẫn chiếu",
    "S": "Bố cục",
    "L": "Quan hệ",
    "I": "Nhập tệp",
    "B": "Dựng trang",
    "Q": "Tìm kiếm",
    "F": "Chỉnh dạng",
    "T": "Chính tả",
}
_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"}


def findings_page() -> Page:
    """Every code with its meaning and an example, each under an anchor of its own: "phat-hien/#c107"."""
    lines = [
        *front_matter("Các phát hiện"),
        "# Các phát hiện và cách sửa",
        "",
        "`danchieu lint` nêu mỗi chỗ cần xem lại bằng một mã. Lỗi làm việc dựng trang dừng lại, cảnh báo và lưu ý thì "
        "không. Trang này giải thích từng mã; trên dòng lệnh, gõ `danchieu lint --explain` và mã.",
        "",
    ]
    for family, codes in groupby(CODES.items(), key=lambda item: item[0][0]):
        lines += [f"## {_FAMILIES.get(family, family)}", "", *_family(codes)]
    return page(paths.FINDINGS, lines)


def _family(codes: Iterable[tuple[str, Code]]) -> Iterator[str]:
    for name, row in codes:
        yield f"### {name}: {escape(row.summary('vi'))} {{ #{name.lower()} }}"
        yield from ("", f"*{_SEVERITIES[row.severity].capitalize()}.* {escape(row.explanation('vi'))}", "")
        yield from ('<div class="examples ours" markdown>', "")
        for label, example in zip(("Sai", "Đúng"), row.examples("vi"), strict=True):
            code = (f"    {line}" for line in example.strip("\n").split("\n"))
            yield from ("<div markdown>", "", f"{label}:", "", *code, "", "</div>")
        yield from ("", "</div>", "")


def schema_pages() -> Iterator[Page]:
    """The JSON Schemas, each at an address that a file can name: "schema/record.json"."""
    for name, schema in SCHEMAS.items():
        yield Page(paths.schema(name), json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
