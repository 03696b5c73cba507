"""The page of search results: a form, and behind it the newest documents and the years, which need no JavaScript."""

from __future__ import annotations

import html
import json
from textwrap import shorten

from danchieu.corpus import Corpus
from danchieu.pages import paths
from danchieu.pages.indexes import years
from danchieu.pages.lists import Entry, document_list, entries
from danchieu.pages.markdown import front_matter, link
from danchieu.pages.page import Page, page
from danchieu.pages.places import LEVEL_ADDRESSES, LEVEL_NAMES
from danchieu.pages.shelves import Shelf
from danchieu.search import FOLDER

_NEWEST = 10

_HINTS = (
    "Số, ký hiệu gõ cách nào cũng được: `35-NQ/TW`, `nq 35`, `nghị quyết 35`.",
    "Không cần dấu: `nghi quyet` tìm được *nghị quyết*. Gõ có dấu thì chữ đúng dấu đứng trước.",
    'Một cụm từ đúng thứ tự đặt trong ngoặc kép: `"văn hóa đọc"`.',
    'Bỏ những văn bản có một từ, một cụm từ: `bầu cử -"quốc hội"`.',
)

# The form comes first, so that it works while everything else is on its way.
_FORM = """<form class="search-form ours" role="search" data-index="{index}" data-build="{build}" \
data-levels="{levels}">
<input class="search-words" type="search" name="q" aria-label="Từ cần tìm" placeholder="Số, ký hiệu, từ ngữ…" \
enterkeyhint="search" autocomplete="off" autocapitalize="off" spellcheck="false">
<button type="submit">Tìm</button>
</form>
<p class="search-trouble search-scriptless ours">Tìm theo từ cần JavaScript, mà trình duyệt đang tắt. Các danh sách \
dưới đây xem được ngay.</p>
<p class="search-trouble search-local ours" hidden>Trang đang mở thẳng từ ổ đĩa; tìm kiếm cần một máy chủ. Hãy chạy \
<code>make serve</code> rồi mở địa chỉ hiện ra. Các danh sách dưới đây vẫn xem được.</p>
<p class="search-status ours" role="status" tabindex="-1"></p>
<div class="search-answer ours" hidden></div>
"""


def search_page(corpus: Corpus, stock: Shelf, build: str) -> Page:
    """The page that searches lead to; `build` is the id of the index that it was made with, "" where there is none.

    No other page names the index: an edit of one document changes the pages that show it, and not all of them.
    """
    here = paths.SEARCH
    lines = [
        *front_matter("Tìm kiếm", is_search=True, hide=["navigation", "toc"]),
        "# Tìm kiếm",
        "",
        _form(here, build),
        '<div class="search-idle" markdown>',
        "",
        *('<div class="search-hints" markdown>', "", "## Cách gõ { .ours }", ""),
        *(f"- {hint}" for hint in _HINTS),
        *("", "</div>", "", "## Mới nhất { .ours }", ""),
        *document_list(corpus, here, stock.records[:_NEWEST]),
        *_by_year(here, stock),
        "</div>",
    ]
    return page(here, lines)


def _form(here: str, build: str) -> str:
    levels = {level: [LEVEL_ADDRESSES[level], LEVEL_NAMES[level]] for level in LEVEL_NAMES if level}
    index = paths.served(here, f"{FOLDER}/index.md")
    return _FORM.format(index=index, build=build, levels=html.escape(json.dumps(levels, ensure_ascii=False)))


def _by_year(here: str, stock: Shelf) -> list[str]:
    listed = [Entry(shelf.name, uri, shelf.count) for uri, shelf in years(stock).items()]
    every = link("Văn bản theo năm", paths.relative(here, paths.YEARS))
    shown = ['<div class="years" markdown>', "", *entries(here, listed[:_NEWEST]), "", "</div>", ""]
    return [f"## {every} {{ .ours }}", "", *(shown if listed else [])]


_OPEN_SEARCH = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{about}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>vi</Language>
<Url type="text/html" template="{address}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""

_LONGEST_SHORT_NAME = 16  # of the specification


def open_search(name: str, about: str, site: str) -> Page:
    """What a browser needs to search this site from its address bar; `site` is its absolute address."""
    address = f"{site.rstrip('/')}/{paths.SEARCH.removesuffix('index.md')}"
    known = (shorten(name, _LONGEST_SHORT_NAME, placeholder=""), about, address)
    named = dict(zip(("name", "about", "address"), map(html.escape, known), strict=True))
    return Page(paths.OPEN_SEARCH, _OPEN_SEARCH.format(**named))
