"""The first page: what is here, the newest documents, and the ways in."""

from __future__ import annotations

from collections.abc import Sequence

from danchieu.corpus import Corpus
from danchieu.model import Collection
from danchieu.pages import paths
from danchieu.pages.lists import document_list, written
from danchieu.pages.markdown import front_matter, link
from danchieu.pages.page import Page, page
from danchieu.pages.shelves import Shelf
from danchieu.pages.ways import Way, way_list

_NEWEST = 6


def home_page(corpus: Corpus, stock: Shelf, ways: Sequence[Way]) -> Page:
    """The site's first page."""
    here = paths.HOME
    plans = [record for record in stock.records if record.collection is Collection.PLANS]
    lines = [
        *front_matter("Trang đầu"),
        "# Kế hoạch và đề cương của các cơ quan, tổ chức",
        "",
        "Tra cứu theo số, ký hiệu, địa phương, năm hoặc bất cứ từ nào; gõ không dấu cũng được. "
        "Mỗi khoản có địa chỉ riêng, mỗi dẫn chiếu dẫn đến văn bản được nêu.",
        "{: .lead }",
        "",
        *_counts(corpus, ways),
        "## Mới nhất { .ours }",
        "",
        *document_list(corpus, here, plans[:_NEWEST]),
        "## Tìm theo { .ours }",
        "",
        *way_list(here, [way for way in ways if way.uri not in _COUNTED]),
    ]
    return page(here, lines)


# What the numbers at the top lead to is not offered again below.
_COUNTED = {paths.collection(Collection.PLANS), paths.collection(Collection.OUTLINES), paths.WORKS}


def _counts(corpus: Corpus, ways: Sequence[Way]) -> list[str]:
    facts = [(way.count or 0, way.name[0].lower() + way.name[1:], way.uri) for way in ways if way.uri in _COUNTED]
    clauses = sum(map(len, corpus.citers.values()))
    rows = [*facts, (clauses, "nơi dẫn chiếu", paths.WORKS_BY_CITERS)]
    items = [f"- {link(f'**{written(count)}** {label}', uri)}" for count, label, uri in rows]
    return ['<div class="home-counts ours" markdown>', "", *items, "", "</div>", ""]
