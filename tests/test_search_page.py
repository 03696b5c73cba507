"""The page that searches lead to, as it stands without JavaScript, and what a browser needs to search from its bar."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corpora import record, write
from danchieu.corpus import load
from danchieu.pages import Around, open_search, pages

OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def text(tmp_path: Path) -> str:
    days = {f"plans/{n:02}.md": record(symbol=f"{n:02}/KH-TU", date=f"2021-01-{n:02}") for n in range(1, 13)}
    corpus = load(write(tmp_path, days))
    return next(page.text for page in pages(corpus, Around(index="0123456789ab")) if page.uri == "tim-kiem/index.md")


def test_the_page_names_the_index_and_the_build_that_it_belongs_to(text: str) -> None:
    assert 'data-index="../chi-muc/"' in text
    assert 'data-build="0123456789ab"' in text


def test_the_newest_ten_documents_and_the_years_need_no_search(text: str) -> None:
    listed = [int(number) for number in re.findall(r"\(\.\./ke-hoach/(\d+)\.md\)", text)]
    assert listed == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]
    assert "(../nam/index.md)" in text
    assert "[Năm 2021](../nam/2021.md)" in text


def test_a_browser_can_search_from_its_address_bar() -> None:
    page = open_search("Kế hoạch & đề cương tỉnh An Bình", "Của <các> cơ quan", "https://vi-du.example/kho/")
    root = ElementTree.fromstring(page.text)  # noqa: S314  (our own words)
    url = root.find(f"{OPEN_SEARCH}Url")
    assert page.uri == "opensearch.xml"
    assert url is not None
    assert url.get("template") == "https://vi-du.example/kho/tim-kiem/?q={searchTerms}"
    assert root.findtext(f"{OPEN_SEARCH}ShortName") == "Kế hoạch & đề"
    assert root.findtext(f"{OPEN_SEARCH}Description") == "Của <các> cơ quan"


def test_a_site_that_does_not_know_its_address_offers_no_such_search(published: Path) -> None:
    assert not (published / "opensearch.xml").exists()
    assert "opensearch" not in (published / "index.html").read_text(encoding="utf-8")
