"""The first page: what is here, the newest documents, and the ways in."""

from __future__ import annotations

from danchieu.corpus import Corpus
from danchieu.model import Collection
from danchieu.pages import paths
from danchieu.pages.lists import document_list, newest_first
from danchieu.pages.markdown import front_matter, link
from danchieu.pages.page import Page, page

_NEWEST = 10

_WAYS = (
    ("Theo năm", "nam/index.md"),
    ("Theo cơ quan ban hành", "co-quan/index.md"),
    ("Theo loại văn bản", "loai/index.md"),
    ("Theo văn bản được dẫn chiếu", "van-ban/index.md"),
)


def home_page(corpus: Corpus) -> Page:
    """The site's first page."""
    here = paths.HOME
    records = newest_first(document.record for document in corpus.documents.values())
    plans = [record for record in records if record.collection is Collection.PLANS]
    lines = [
        *front_matter("Trang đầu", search={"exclude": True}),
        "# Kế hoạch và đề cương của các cơ quan, tổ chức",
        "",
        "Tra cứu theo số, ký hiệu, địa phương, năm hoặc bất cứ từ nào; gõ không dấu cũng được. "
        "Mỗi khoản có địa chỉ riêng, mỗi dẫn chiếu dẫn đến văn bản được nêu.",
        "{: .lead }",
        "",
        *_counts(corpus, len(plans)),
        "## Mới nhất { .ours }",
        "",
        *document_list(corpus, here, plans[:_NEWEST]),
        "## Tìm theo { .ours }",
        "",
        *(f"- {link(label, paths.relative(here, uri))}" for label, uri in _WAYS),
    ]
    return page(here, lines)


def _counts(corpus: Corpus, plans: int) -> list[str]:
    works = sum(id_ not in corpus.documents for id_ in corpus.catalogue.works)
    clauses = sum(map(len, corpus.citers.values()))
    facts = [
        (plans, "kế hoạch", paths.collection(Collection.PLANS)),
        (len(corpus.documents) - plans, "đề cương", paths.collection(Collection.OUTLINES)),
        (works + len(corpus.wanted), "văn bản được dẫn chiếu", "van-ban/index.md"),
        (clauses, "dẫn chiếu", "van-ban/index.md"),
    ]
    items = [f"- {link(f'**{count}** {label}', uri)}" for count, label, uri in facts]
    return ['<div class="home-counts ours" markdown>', "", *items, "", "</div>", ""]
