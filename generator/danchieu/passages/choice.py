"""Which of the documents that share a paragraph a reader is shown: those of its own kin first."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np

from danchieu.lineage import Lineage
from danchieu.model import Header
from danchieu.passages.laid import Laid
from danchieu.passages.neighbours import Neighbours, neighbours
from danchieu.passages.signature import Signature

SHOWN = 3
_BUT_FOR_NUMBERS = 0.99
_FEW = 12  # of so many paragraphs all are looked at; of more, those on the shelf
_SHELVES = 4096
_NO_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Same:
    """A paragraph elsewhere: its document and address, and how much of it is the same (1.0: word for word)."""

    document: str
    address: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Where else a paragraph stands: the nearest few, one a document, and in how many documents besides."""

    nearest: tuple[Same, ...]
    others: int = 0


def alike(
    signatures: Mapping[str, Signature], headers: Mapping[str, Header], lineages: Mapping[str, Lineage]
) -> Mapping[str, Mapping[str, Alike]]:
    """By document and address of a paragraph: where else it stands.

    The same issuer's documents come first, that of the nearest year before others; then the plan above; then those that
    have it word for word, the oldest first. What stands nowhere else is left out.
    """
    found = chosen(neighbours(Laid.of(signatures)), headers, lineages)
    return {
        id_: {address: found[id_][address] for address in signatures[id_].addresses if address in found[id_]}
        for id_ in sorted(found)
    }


def chosen(
    found: Neighbours, headers: Mapping[str, Header], lineages: Mapping[str, Lineage]
) -> dict[str, dict[str, Alike]]:
    """What is shown of the paragraphs whose neighbours were asked for, by document and address."""
    result: dict[str, dict[str, Alike]] = defaultdict(dict)
    for document, address, one in _Chooser(found, headers, lineages).all():
        result[document][address] = one
    return dict(result)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The paragraphs of one passage, the first of each document: by document, the oldest, and by issuer by age."""

    by_document: Mapping[str, int]
    oldest: Sequence[int]
    by_issuer: Mapping[str, Sequence[int]]


class _Chooser:
    def __init__(self, found: Neighbours, headers: Mapping[str, Header], lineages: Mapping[str, Lineage]) -> None:
        self._documents, self._addresses = found.documents, found.addresses
        self._exact = found.exact.tolist()
        involved = set(found.documents)
        self._issuers = {id_: headers[id_].issuer or "" for id_ in involved}
        self._ages = {id_: age(id_, headers[id_]) for id_ in involved}
        self._parents = {id_: lineages[id_].parent for id_ in involved if id_ in lineages}
        # The members of all passages, one passage after the other, and where those of each begin.
        self._all: list[int] = np.argsort(found.passage, kind="stable").tolist()
        self._begins: list[int] = np.append(0, np.cumsum(np.bincount(found.passage))).tolist()
        self._found = found
        self._shelf = lru_cache(maxsize=_SHELVES)(self._new_shelf)

    def all(self) -> Iterator[tuple[str, str, Alike]]:
        """Document, address and finding of every paragraph that stands elsewhere too."""
        near, likeness = self._found.near[:, 1].tolist(), self._found.likeness.tolist()
        bounds = np.searchsorted(self._found.near[:, 0], np.arange(len(self._begins))).tolist()
        bounds = list(pairwise(bounds))
        for passage in self._found.asked.tolist():
            first, after = bounds[passage]
            if after > first or self._size(passage) > 1:
                yield from self._of_passage(
                    [(passage, 1.0), *zip(near[first:after], likeness[first:after], strict=True)]
                )

    def _of_passage(self, passages: Sequence[tuple[int, float]]) -> Iterator[tuple[str, str, Alike]]:
        """The findings for the paragraphs of the first passage; the others are like it, the likest first."""
        count = _united([self._holders(passage) for passage, _ in passages])
        for member in self._members(passages[0][0]) if count > 1 else ():
            nearest = self._nearest(member, passages[: SHOWN + 1])
            yield self._documents[member], self._addresses[member], Alike(nearest, count - 1 - len(nearest))

    def _members(self, passage: int) -> list[int]:
        return self._all[self._begins[passage] : self._begins[passage + 1]]

    def _size(self, passage: int) -> int:
        return self._begins[passage + 1] - self._begins[passage]

    def _holders(self, passage: int) -> Collection[str]:
        if self._size(passage) > _FEW:
            return self._shelf(passage).by_document.keys()
        return {self._documents[member] for member in self._members(passage)}

    def _new_shelf(self, passage: int) -> _Shelf:
        by_document: dict[str, int] = {}
        for member in self._members(passage):
            by_document.setdefault(self._documents[member], member)
        ordered = sorted(by_document.values(), key=self._age)
        by_issuer: dict[str, list[int]] = defaultdict(list)
        for member in ordered:
            by_issuer[self._issuers[self._documents[member]]].append(member)
        return _Shelf(by_document, ordered[: SHOWN + 1], by_issuer)

    def _age(self, member: int) -> tuple[int, str, str]:
        return self._ages[self._documents[member]]

    # --- of one paragraph ------------------------------------------------------------------------------------------

    def _nearest(self, member: int, passages: Sequence[tuple[int, float]]) -> tuple[Same, ...]:
        own = self._documents[member]
        found: dict[str, Same] = {}
        for passage, likeness in passages:
            for other in self._at_hand(own, passage):
                document = self._documents[other]
                if document != own and document not in found:
                    found[document] = self._same(member, other, likeness)
        return tuple(sorted(found.values(), key=lambda same: self._rank(own, same))[:SHOWN])

    def _at_hand(self, own: str, passage: int) -> Iterable[int]:
        """The few paragraphs of a passage that can be among the nearest to a document."""
        if self._size(passage) <= _FEW:
            return self._members(passage)
        shelf = self._shelf(passage)
        kin = shelf.by_issuer.get(self._issuers[own], ())
        place = bisect_left(kin, self._ages[own], key=self._age)
        parent = shelf.by_document.get(self._parents.get(own) or "")
        above = () if parent is None else (parent,)
        return chain(kin[max(0, place - SHOWN) : place + SHOWN + 1], above, shelf.oldest)

    def _same(self, member: int, other: int, likeness: float) -> Same:
        if likeness == 1.0 and self._exact[member] != self._exact[other]:
            likeness = _BUT_FOR_NUMBERS
        return Same(self._documents[other], self._addresses[other], likeness)

    def _rank(self, own: str, same: Same) -> tuple[int, int, tuple[int, str, str]]:
        age = self._ages[same.document]
        if self._issuers[own] and self._issuers[own] == self._issuers[same.document]:
            return 0, abs(age[0] - self._ages[own][0]), age
        if self._parents.get(own) == same.document:
            return 1, 0, age
        return 2, int(same.likeness < 1.0), age


def age(document: str, header: Header) -> tuple[int, str, str]:
    """The year of a document and what tells its age from that of others of this year."""
    return header.year or _NO_YEAR, str(header.date or ""), document


def _united(documents: Sequence[Collection[str]]) -> int:
    """How many documents there are in all, without going through the largest collection."""
    largest, *rest = sorted(documents, key=len, reverse=True)
    return len(largest) + len({document for one in rest for document in one if document not in largest})
