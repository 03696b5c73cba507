"""A document's references to itself lead to the clause that they name, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora import corpus, record

PLAN = """I. MỤC ĐÍCH

1. Một việc.

II. NỘI DUNG

1. Việc chung

1.1. Lập lịch công tác.

1.2. Theo {}.
"""

REGULATION = """Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi

1. Nơi làm việc.

2. Giờ làm việc.

a) Buổi sáng.

b) Theo {}.

Điều 2. Hiệu lực

1. Từ ngày ký.
"""


def led(folder: Path, body: str, words: str) -> list[tuple[str, tuple[str, ...]]]:
    document = corpus(folder, {"plans/a.md": record(body=body.replace("{}", words))}).documents["a"]
    return [(placed.link.outcome.value, placed.link.targets) for placed in document.links]


@pytest.mark.parametrize(
    ("body", "words", "targets"),
    [
        (PLAN, "mục II của Kế hoạch này", ("#ii",)),
        (PLAN, "điểm 1.1 mục II Kế hoạch này", ("#ii-1-1",)),
        (PLAN, "khoản 1 mục I của Kế hoạch này", ("#i-1",)),
        (REGULATION, "khoản 1 Điều 2 Quy chế này", ("#dieu-2-1",)),
        (REGULATION, "khoản 1 Điều này", ("#dieu-1-1",)),
        (REGULATION, "điểm a khoản 2 Điều 1 Quy định này", ("#dieu-1-2-a",)),
        (REGULATION, "Điều 1 và Điều 2 Quy định này", ("#dieu-1", "#dieu-2")),
    ],
)
def test_a_part_that_is_there_is_a_link_to_it(tmp_path: Path, body: str, words: str, targets: tuple[str, ...]) -> None:
    assert led(tmp_path, body, words) == [("inside", targets)]


@pytest.mark.parametrize("words", ["mục V của Kế hoạch này", "điểm 1 của Kế hoạch này", "Điều 7 Kế hoạch này"])
def test_a_part_that_is_not_there_or_not_alone_leads_nowhere(tmp_path: Path, words: str) -> None:
    assert led(tmp_path, PLAN, words) == [("nowhere", ())]


def test_an_attachment_is_a_link_to_its_record_and_back(tmp_path: Path) -> None:
    plan = record(body="(Nội dung cụ thể theo Đề cương đính kèm).").replace(
        "text: full", "text: full\nattachments: [de-cuong-a]"
    )
    outline = record(kind="đề cương", symbol="null", title="Đề cương tuyên truyền").replace(
        "text: full", "text: missing"
    )
    found = corpus(tmp_path, {"plans/a.md": plan, "outlines/de-cuong-a.md": outline})
    [placed] = found.documents["a"].links
    assert (placed.link.outcome.value, placed.link.targets) == ("inside", ("de-cuong-a",))
    assert found.attached_to == {"de-cuong-a": ("a",)}
