"""A record whose whole text and head are known is shown as the paper itself; nothing official is made up."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import markdown
import pytest

from corpora import BODY, corpus, record
from danchieu.layout import lay_out
from danchieu.model import Header, Signatory
from danchieu.pages import pages
from danchieu.readers import read
from test_markdown import EXTENSIONS

HEAD = "text: full\nplace: An Bình\nhead: [TỈNH ỦY AN BÌNH, BAN DÂN VẬN]"
TAIL = """
signatory: {authority: T/M BAN THƯỜNG VỤ, position: PHÓ BÍ THƯ, name: Lê Thị Hoa, note: (Đã ký)}
recipients: [Thường trực Tỉnh ủy, Lưu Văn phòng]"""


def made(folder: Path, text: str) -> dict[str, str]:
    return {page.uri: page.text for page in pages(corpus(folder, {"plans/a.md": text}))}


def paper(folder: Path, text: str | None = None, head: str = HEAD + TAIL) -> str:
    return made(folder, (text or record()).replace("text: full", head))["ke-hoach/a.md"]


def shown(page: str) -> str:
    """The page's words as a browser has them."""
    rendered = markdown.markdown(page.partition("---\n\n")[2], extensions=EXTENSIONS)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", rendered))


def test_a_paper_has_head_title_text_and_signing_in_the_order_of_the_sheet(tmp_path: Path) -> None:
    words = shown(paper(tmp_path))
    parts = [
        *(
            "TỈNH ỦY AN BÌNH",
            "BAN DÂN VẬN",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 05-KH/TU",
            "An Bình, ngày 20 tháng 5 năm 2021",
        ),
        *("Kế hoạch", "Tuyên truyền năm 2021", "I. MỤC ĐÍCH", "Nơi nhận:", "Thường trực Tỉnh ủy", "T/M BAN THƯỜNG VỤ"),
        *("PHÓ BÍ THƯ", "(Đã ký)", "Lê Thị Hoa", "Thuộc tính", "Trích dẫn văn bản này"),
    ]
    places = [words.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("head", "symbol", "motto"),
    [
        ("[UBND TỈNH AN BÌNH]", "05/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("[TỈNH ĐOÀN AN BÌNH]", "05-KH/TĐTN", "ĐOÀN TNCS HỒ CHÍ MINH"),
        ("[TỈNH ỦY AN BÌNH]", "05-KH/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ],
)
def test_the_motto_is_that_of_the_papers_form_and_marked_as_ours(
    tmp_path: Path, head: str, symbol: str, motto: str
) -> None:
    page = paper(tmp_path, record(symbol=symbol), f"text: full\nhead: {head}")
    assert f'<div class="motto ours">\n<p>{motto}</p>' in page


def test_a_paper_whose_form_is_not_known_has_no_motto(tmp_path: Path) -> None:
    page = paper(tmp_path, record(symbol="null"), "text: full\nhead: [VĂN PHÒNG]")
    assert '<div class="motto ours">\n</div>' in page


def test_what_the_record_lacks_is_not_on_the_paper(tmp_path: Path) -> None:
    page = paper(tmp_path, record(symbol="null", date="null"), "text: full\nhead: [TỈNH ỦY AN BÌNH]")
    assert '<div class="number">\n</div>\n<div class="dated">\n</div>' in page
    assert "Nơi nhận" not in page


@pytest.mark.parametrize("status", ["outline", "missing"])
def test_an_outline_is_nobodys_to_sign_and_has_no_head(tmp_path: Path, status: str) -> None:
    page = paper(tmp_path, head=(HEAD + TAIL).replace("full", status))
    assert "doc-head" not in page
    assert "signature" not in page
    assert "| Người ký | Lê Thị Hoa, PHÓ BÍ THƯ |" in page
    assert "| Nơi nhận | Thường trực Tỉnh ủy; Lưu Văn phòng |" in page


def test_a_letter_has_no_type_above_its_subject(tmp_path: Path) -> None:
    page = paper(tmp_path, record(kind="công văn", symbol="7/UBND-VP", title="V/v mượn xe"))
    assert '\n#  <span class="doc-subject">V/v mượn xe</span>' in page


def test_a_record_without_a_head_begins_with_its_facts_and_is_signed(tmp_path: Path) -> None:
    page = paper(tmp_path, head="text: full" + TAIL)
    assert page.index('class="facts"') < page.index("## [I.](#i)") < page.index('class="signing"')
    assert "# Kế hoạch số 05-KH/TU " in page


# --- what can be taken along ---------------------------------------------------------------------------------------


def test_the_text_to_take_along_reads_as_the_same_document(tmp_path: Path) -> None:
    site = made(tmp_path, record().replace("text: full", HEAD + TAIL))
    source, _ = read("van-ban.txt", site["ke-hoach/a/van-ban.txt"].encode())
    assert source is not None
    again = lay_out(source)
    assert again.header == Header(
        "kế hoạch", "05-KH/TU", "An Bình", date(2021, 5, 20), "Tuyên truyền năm 2021", "BAN DÂN VẬN"
    )
    assert again.head == ("TỈNH ỦY AN BÌNH", "BAN DÂN VẬN")
    assert again.body == BODY.strip()
    assert again.recipients == ("Thường trực Tỉnh ủy", "Lưu Văn phòng")
    assert again.signatory == Signatory("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Hoa", "(Đã ký)")


def test_a_full_text_offers_its_file(tmp_path: Path) -> None:
    assert "[Toàn văn dạng văn bản thuần (.txt)](a/van-ban.txt)" in paper(tmp_path)


def test_an_outline_has_no_text_to_take_along(tmp_path: Path) -> None:
    assert "ke-hoach/a/van-ban.txt" not in made(tmp_path, record().replace("text: full", "text: outline"))


def test_a_page_says_how_to_cite_its_document(tmp_path: Path) -> None:
    page = paper(tmp_path)
    full = "Kế hoạch số 05-KH/TU, ngày 20/5/2021 của Ban Thường vụ Tỉnh ủy An Bình về tuyên truyền năm 2021"
    assert f'<dd class="quote-full">{full}</dd>' in page
    assert '<dd class="quote-short">Kế hoạch số 05-KH/TU</dd>' in page


def test_every_clause_carries_its_name_for_citations(tmp_path: Path) -> None:
    page = paper(tmp_path)
    assert '{ #i .unit .u-section .d1 data-cite="Mục I" }' in page
    assert '{: #ii-1-g1 .unit .u-item .d3 data-cite="gạch đầu dòng thứ nhất khoản 1 Mục II" }' in page


# --- odd texts -----------------------------------------------------------------------------------------------------


def test_footnotes_stand_at_the_foot_and_lead_there_and_back(tmp_path: Path) -> None:
    body = "1. Đạt 45 tỷ[^1], tăng[^x].\n\n2. Xong.\n\n[^1]: Theo Nghị quyết số 35-NQ/TW."
    page = paper(tmp_path, record(body=body))
    assert 'Đạt 45 tỷ<sup>[1](#2-p1){ .note-mark aria-label="Chú thích 1" }</sup>, tăng\\[^x\\].' in page
    assert '\n[1](#1){ .note-mark aria-label="Chú thích 1" } Theo [Nghị quyết số 35-NQ/TW](../van-ban/' in page
    assert page.index("{: #2 ") < page.index('class="signing"') < page.index("{: #2-p1 .unit .u-note }")


def test_a_note_that_nothing_refers_to_is_a_paragraph_like_any(tmp_path: Path) -> None:
    page = paper(tmp_path, record(body="1. Xong.\n\n[^1]: Lạc."))
    assert "\\[^1\\]: Lạc." in page
    assert "u-note" not in page


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("**1. Nội dung.** Làm ngay.", "**Nội dung.** Làm ngay."),
        ("**1.** Làm ngay.", "Làm ngay."),
        ("**1. Nội dung.** Làm **ngay**.", "**Nội dung.** Làm **ngay**."),
        ("*1. Nội dung.* Làm ngay.", "*Nội dung.* Làm ngay."),
        ("***1. Nội dung.*** Làm ngay.", "***Nội dung.*** Làm ngay."),
        ("1. Làm ngay* nhé.", "Làm ngay\\* nhé."),
    ],
)
def test_an_emphasis_that_opens_before_a_number_stays_one(tmp_path: Path, body: str, expected: str) -> None:
    assert f"[1.](#1){{ .mark }} {expected}\n" in paper(tmp_path, record(body=body))


def test_a_plan_without_sections_is_a_page(tmp_path: Path) -> None:
    page = paper(tmp_path, record(body="Làm sạch sông.\n\nLàm sạch hồ."))
    assert 'Làm sạch hồ.\u00a0[](#p2){ .mark .ours aria-label="Liên kết đến đoạn này" }' in page


def test_a_very_long_title_is_whole_on_the_page_and_cut_at_a_word_in_the_window(tmp_path: Path) -> None:
    title = " ".join(["phòng chống"] * 54)
    page = paper(tmp_path, record(title=title))
    assert f'<span class="doc-subject">{title}</span> {{ .on-paper .long }}' in page
    (window,) = re.findall(r'^title: "(.*)"$', page, re.MULTILINE)
    assert len(window) < 200
    assert window.endswith("…")
