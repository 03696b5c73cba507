"""The documents of a corpus in order, and put on shelves: those of a year, a type, a body, a place, a topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from danchieu.corpus import Corpus
from danchieu.model import Record, Work
from danchieu.text import fold

# The shelves that a document belongs on: the address and the name of each.
Labels = Callable[[Record | Work], Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents that share something called `name`: records, the newest first, and cited works, by type and date."""

    name: str = ""
    records: tuple[Record, ...] = ()
    works: tuple[Work, ...] = ()

    @property
    def count(self) -> int:
        """How many documents stand here."""
        return len(self.records) + len(self.works)


def stock(corpus: Corpus) -> Shelf:
    """All records, and all works of the catalogue that are no records; sorted here once for every list."""
    works = (work for work in corpus.catalogue.works.values() if work.id not in corpus.records)
    return Shelf("", tuple(_newest_first(corpus.records.values())), tuple(sorted(works, key=_by_type)))


def shelved(all_of_them: Shelf, labels: Labels) -> Mapping[str, Shelf]:
    """The shelves by address, in the order of first need; a shelf is named as its oldest record does."""
    names: dict[str, str] = {}
    records: dict[str, list[Record]] = defaultdict(list)
    works: dict[str, list[Work]] = defaultdict(list)
    for record in all_of_them.records:
        for address, name in labels(record):
            names[address] = name
            records[address].append(record)
    for work in all_of_them.works:
        for address, name in labels(work):
            names.setdefault(address, name)
            works[address].append(work)
    return {address: Shelf(name, tuple(records[address]), tuple(works[address])) for address, name in names.items()}


def issuer_of(item: Record | Work) -> str:
    """The key of the body that issued a document; empty where nothing tells."""
    return (item.header.issuer if isinstance(item, Record) else item.issuer) or ""


def kind_of(item: Record | Work) -> str:
    """The type of a document; empty where nothing tells."""
    return (item.header.kind if isinstance(item, Record) else item.type) or ""


def _newest_first(records: Iterable[Record]) -> list[Record]:
    by_id = sorted(records, key=lambda r: r.id)
    return sorted(by_id, key=lambda r: (r.header.year or 0, str(r.header.date or "")), reverse=True)


def _by_type(work: Work) -> tuple[str, str, str]:
    return fold(work.type), str(work.date or ""), work.id
