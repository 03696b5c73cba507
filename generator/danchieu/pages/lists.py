"""Lists, the same on every page that shows one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from danchieu.corpus import Corpus
from danchieu.model import Record, TextStatus, Work
from danchieu.pages import names, paths
from danchieu.pages.markdown import clipped, escape, front_matter, link
from danchieu.pages.page import Page, paged
from danchieu.pages.shelves import Shelf

STATUS_LABELS = {
    TextStatus.FULL: "toàn văn",
    TextStatus.OUTLINE: "bản lược thuật",
    TextStatus.MISSING: "chưa có văn bản",
}

# How the items of one kind are listed on the page of that address; those of one section on one page come together.
Lines = Callable[[str, Sequence[Any]], list[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list with its heading; empty, there is none."""

    heading: str
    items: Sequence[object]
    lines: Lines


def sectioned(first: str, title: str, sections: Sequence[Section], about: Sequence[str] = ()) -> Iterator[Page]:
    """Sections one after another, over as many pages as they need together; `about` stands on the first one."""
    placed = [(number, item) for number, section in enumerate(sections) for item in section.items]
    nothing = [] if placed else ["Chưa có gì ở đây.", ""]

    def lines(here: str, part: Sequence[tuple[int, object]], number: int) -> list[str]:
        shown = [*head(title), *(about if number == 1 else ()), *nothing]
        for at, group in groupby(part, key=itemgetter(0)):
            shown += _section(sections[at], here, [item for _, item in group])
        return shown

    yield from paged(first, placed, lines)


def _section(section: Section, here: str, items: Sequence[object]) -> list[str]:
    name = f'{escape(section.heading)} <span class="counts">({written(len(section.items))})</span>'
    heading = [f"## {name} {{ .ours }}", ""] if section.heading else []
    return [*heading, *section.lines(here, items), ""]


def head(title: str) -> list[str]:
    """The head of a page that is a list."""
    return [*front_matter(clipped(title)), f"# {escape(title)}", ""]


# --- documents -----------------------------------------------------------------------------------------------------


def holdings(corpus: Corpus, shelf: Shelf) -> list[Section]:
    """The documents of a shelf: those published here, and those that are cited here."""
    return [
        Section("Đăng ở đây", shelf.records, lambda here, part: document_list(corpus, here, part)),
        Section("Được dẫn chiếu", shelf.works, lambda here, part: work_list(corpus, here, [w.id for w in part])),
    ]


def document_list(corpus: Corpus, here: str, records: Sequence[Record]) -> list[str]:
    """A list with name, title, issuer, date and the state of the text of each record."""
    if not records:
        return ["Chưa có văn bản nào.", ""]
    return ['<div class="doc-list" markdown>', "", *(_item(corpus, here, r) for r in records), "", "</div>", ""]


def _item(corpus: Corpus, here: str, record: Record) -> str:
    name = link(escape(clipped(names.record_name(record))), paths.relative(here, paths.document(record)))
    title = record.header.title if record.header.symbol else None
    return f'- {name}{subject(title)} <span class="doc-date">{facts_line(corpus, record)}</span>'


def facts_line(corpus: Corpus, record: Record) -> str:
    """Issuer, date and state of the text, which tell documents of one title apart."""
    facts = [
        escape(names.body_name(corpus, record.header.issuer) or ""),
        names.short_date(record.header.date) if record.header.date else "",
        STATUS_LABELS[record.status],
    ]
    return " · ".join(fact for fact in facts if fact)


def work_list(corpus: Corpus, here: str, ids: Iterable[str], counts: Callable[[str], int] | None = None) -> list[str]:
    """Cited documents by id, each with a number: of the clauses that cite it, if no other is given."""
    count = counts or (lambda id_: len(corpus.citers.get(id_, ())))
    return [*(f"- {counted(target(corpus, here, id_), count(id_))}{_about(corpus, id_)}" for id_ in ids), ""]


def target(corpus: Corpus, here: str, id_: str) -> str:
    """The name of anything that can be cited, with a link to its page."""
    name = escape(clipped(names.target_name(corpus, id_)))
    return link(name, paths.relative(here, paths.target(corpus, id_)))


def _about(corpus: Corpus, id_: str) -> str:
    work: Work | None = corpus.catalogue.works.get(id_)
    return subject(work.title if work and work.symbol else None)


def subject(title: str | None) -> str:
    """A document's title behind its name; a very long one stands whole on its page."""
    return f' <span class="doc-subject">{escape(clipped(title))}</span>' if title else ""


# --- what leads to lists -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an index: what it is called, the page it leads to, and how many documents stand there."""

    name: str
    uri: str
    count: int


def entries(here: str, part: Sequence[Entry]) -> list[str]:
    """The lines of an index."""
    return [f"- {counted(link(escape(clipped(e.name)), paths.relative(here, e.uri)), e.count)}" for e in part]


def index_pages(first: str, title: str, listed: Sequence[Entry]) -> Iterator[Page]:
    """An index of any length."""
    yield from sectioned(first, title, [Section("", listed, entries)])


def counted(label: str, count: int) -> str:
    """A label with its number of documents."""
    return f'{label} <span class="counts">{written(count)}</span>'


def written(number: int) -> str:
    """A number as Vietnamese writes it: 12345 gives "12.345"."""
    return f"{number:,}".replace(",", ".")
