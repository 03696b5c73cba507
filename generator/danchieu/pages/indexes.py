"""The ways in by what every document has: its collection, year, type and topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from danchieu.corpus import Corpus
from danchieu.model import Collection, Record, Work
from danchieu.pages import names, paths
from danchieu.pages.lists import Entry, Section, document_list, holdings, index_pages, sectioned
from danchieu.pages.page import Page
from danchieu.pages.shelves import Shelf, kind_of, shelved
from danchieu.text import fold

COLLECTION_NAMES = {Collection.PLANS: "Kế hoạch", Collection.OUTLINES: "Đề cương"}


def collection_pages(corpus: Corpus, stock: Shelf) -> Iterator[Page]:
    """The documents of each collection, the newest first."""
    for name, title in COLLECTION_NAMES.items():
        records = [record for record in stock.records if record.collection is name]
        section = Section("", records, lambda here, part: document_list(corpus, here, part))
        yield from sectioned(paths.collection(name), title, [section])


def years(stock: Shelf) -> Mapping[str, Shelf]:
    """The records by year, the newest first; those whose year no source shows at the end."""
    return {paths.year(year): shelf for year, shelf in _by_year(stock).items()}


def _by_year(stock: Shelf) -> Mapping[int | None, Shelf]:
    found: dict[int | None, list[Record]] = {}
    for record in stock.records:
        found.setdefault(record.header.year, []).append(record)
    return {year: Shelf(f"Năm {year}" if year else "Không ghi năm", tuple(some)) for year, some in found.items()}


def kinds(stock: Shelf) -> Mapping[str, Shelf]:
    """The documents by type."""
    return shelved(stock, lambda item: [(paths.kind(kind_of(item)), names.capital(kind_of(item)) or "Không rõ loại")])


def topics(stock: Shelf) -> Mapping[str, Shelf]:
    """The records by topic; which spellings are one topic, their address decides."""
    return shelved(stock, _topics)


def _topics(item: Record | Work) -> Iterator[tuple[str, str]]:
    if isinstance(item, Record):
        yield from {paths.topic(name): name for name in reversed(item.topics)}.items()


def year_pages(corpus: Corpus, stock: Shelf) -> Iterator[Page]:
    """The list of years and the documents of each."""
    yield from _pages(corpus, paths.YEARS, "Văn bản theo năm", years(stock))


def kind_pages(corpus: Corpus, stock: Shelf) -> Iterator[Page]:
    """The list of document types, and the documents and works of each."""
    yield from _pages(corpus, paths.KINDS, "Loại văn bản", _by_name(kinds(stock)))


def topic_pages(corpus: Corpus, stock: Shelf) -> Iterator[Page]:
    """The list of topics and the documents of each."""
    yield from _pages(corpus, paths.TOPICS, "Chủ đề", _by_name(topics(stock)))


def _by_name(shelves: Mapping[str, Shelf]) -> Mapping[str, Shelf]:
    return dict(sorted(shelves.items(), key=lambda row: (fold(row[1].name), row[0])))


def _pages(corpus: Corpus, first: str, title: str, shelves: Mapping[str, Shelf]) -> Iterator[Page]:
    """An index of shelves, and the list of each."""
    yield from index_pages(first, title, [Entry(shelf.name, uri, shelf.count) for uri, shelf in shelves.items()])
    for uri, shelf in shelves.items():
        yield from sectioned(uri, shelf.name, holdings(corpus, shelf))
