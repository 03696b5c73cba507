"""What the pages show, and where they lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpora import corpus, numbered_records, record
from danchieu.pages import pages


def made(folder: Path, files: dict[str, str]) -> dict[str, str]:
    return {page.uri: page.text for page in pages(corpus(folder, files))}


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return made(tmp_path, {"plans/2021/ke-hoach-a.md": record()})


def test_a_clause_has_an_anchor_and_its_number_is_the_link_to_it(site: dict[str, str]) -> None:
    text = site["ke-hoach/ke-hoach-a.md"]
    assert "## [I.](#i){ .mark } MỤC ĐÍCH { #i " in text
    assert re.search(r"^\[1\.\]\(#i-1\)\{ \.mark \} Làm cho .*\n\{: #i-1 ", text, re.MULTILINE)
    assert "{: #ii-1-g1 .unit .u-item" in text


def test_a_citation_links_to_the_page_of_its_work(site: dict[str, str]) -> None:
    assert "[Nghị quyết số 35-NQ/TW](../van-ban/nghi-quyet-35-nq-tw-2018.md" in site["ke-hoach/ke-hoach-a.md"]


def test_a_work_lists_each_citing_clause_with_its_words_and_a_link_to_it(site: dict[str, str]) -> None:
    text = site["van-ban/nghi-quyet-35-nq-tw-2018.md"]
    assert "[đoạn mở đầu](../ke-hoach/ke-hoach-a.md#p1)" in text
    assert "Thực hiện <mark>Nghị quyết số 35-NQ/TW</mark> ngày 22/10/2018" in text


def test_the_words_around_a_citation_are_shown_without_their_emphasis(tmp_path: Path) -> None:
    body = "I. MỘT\n\n1. Việc *theo Nghị quyết số 35-NQ/TW và* **gấp**."
    text = made(tmp_path, {"plans/a.md": record(body=body)})["van-ban/nghi-quyet-35-nq-tw-2018.md"]
    assert "Việc theo <mark>Nghị quyết số 35-NQ/TW</mark> và gấp." in text


def test_a_cited_document_that_the_catalogue_lacks_has_a_page_made_from_its_citations(tmp_path: Path) -> None:
    body = "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014 của Ban Bí thư."
    text = made(tmp_path, {"plans/a.md": record(body=body)})["van-ban/chi-thi-40-ct-tw-2014.md"]
    assert "# Chỉ thị số 40-CT/TW" in text
    assert "| Ngày, theo nơi dẫn | 22/11/2014 |" in text
    assert "chưa có trong danh mục" in text


def test_two_documents_cited_by_the_same_words_are_both_linked(tmp_path: Path) -> None:
    body = "Thực hiện Nghị quyết Trung ương 4 (khóa XI, XII)."
    text = made(tmp_path, {"plans/a.md": record(body=body)})["ke-hoach/a.md"]
    assert '<span class="cite-many">Nghị quyết Trung ương 4 (khóa XI, XII)</span>' in text
    assert "../van-ban/nghi-quyet-04-nq-tw-2016.md" in text
    assert "../van-ban/nghi-quyet-trung-uong-4-khoa-xi.md" in text


@pytest.mark.parametrize(
    ("status", "words"), [("outline", "không phải nguyên văn"), ("missing", "toàn văn chưa có ở đây")]
)
def test_a_page_says_plainly_that_it_is_not_the_full_text(tmp_path: Path, status: str, words: str) -> None:
    text = made(tmp_path, {"plans/a.md": record().replace("text: full", f"text: {status}")})["ke-hoach/a.md"]
    assert words in text


def test_the_bodies_of_the_papers_head_are_shown_as_written(tmp_path: Path) -> None:
    written = record().replace("text: full", "text: full\nhead: [TỈNH ỦY <AN BÌNH>, BAN DÂN VẬN]")
    text = made(tmp_path, {"plans/a.md": written})["ke-hoach/a.md"]
    assert '<p>TỈNH ỦY &lt;AN BÌNH&gt;</p>\n<p class="issuer">BAN DÂN VẬN</p>' in text


def test_words_of_a_record_cannot_become_markup(tmp_path: Path) -> None:
    body = "1. <script>alert(1)</script> [x](javascript:alert(1))"
    text = made(tmp_path, {"plans/a.md": record(body=body)})["ke-hoach/a.md"]
    assert "<script" not in text
    assert "\\[x\\](javascript" in text


def test_a_document_is_listed_under_its_year_its_body_and_its_type(site: dict[str, str]) -> None:
    for uri in ("nam/2021.md", "co-quan/tinh-uy-an-binh.md", "loai/ke-hoach.md", "ke-hoach/index.md", "index.md"):
        assert "ke-hoach-a.md" in site[uri], uri


def test_a_long_list_continues_on_further_pages(tmp_path: Path) -> None:
    made_pages = made(tmp_path, numbered_records(250))
    lists = ["ke-hoach/index.md", "ke-hoach/trang/2.md", "ke-hoach/trang/3.md"]
    assert [made_pages[uri].count("\n- [") for uri in lists] == [100, 100, 50]
    assert "[Trang sau](trang/2.md)" in made_pages["ke-hoach/index.md"]
    assert "[Trang trước](../index.md)" in made_pages["ke-hoach/trang/2.md"]


def test_a_work_cited_by_very_many_clauses_has_several_pages(tmp_path: Path) -> None:
    made_pages = made(tmp_path, numbered_records(150))
    first, second = (made_pages[f"van-ban/nghi-quyet-35-nq-tw-2018{more}.md"] for more in ("", "/trang/2"))
    assert (first.count("<mark>"), second.count("<mark>")) == (100, 50)


def test_a_plan_cited_by_very_many_clauses_shows_the_newest_and_leads_to_all(tmp_path: Path) -> None:
    body = "I. MỘT\n\n" + "\n\n".join(f"{n}. Theo Kế hoạch số 05-KH/TU." for n in range(1, 152))
    made_pages = made(tmp_path, {"plans/a.md": record(), "plans/b.md": record(symbol="6-KH/TU", body=body)})
    assert made_pages["ke-hoach/a.md"].count("<mark>") == 50
    assert "[Tất cả 151 nơi dẫn](a/noi-dan.md)" in made_pages["ke-hoach/a.md"]
    whole = [made_pages[f"ke-hoach/a/noi-dan{more}.md"] for more in ("", "/trang/2")]
    assert [text.count("<mark>") for text in whole] == [100, 51]
    assert "ke-hoach/b/noi-dan.md" not in made_pages


def test_the_pages_are_the_same_every_time(tmp_path: Path) -> None:
    files = numbered_records(20)
    assert made(tmp_path / "a", files) == made(tmp_path / "b", files)
