"""Which of the documents that share a paragraph a reader is shown: those of its own kin first."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from danchieu.lineage import Lineage
from danchieu.model import Header
from danchieu.passages.neighbours import Neighbours, neighbours
from danchieu.passages.signature import Signature

SHOWN = 3
_BUT_FOR_NUMBERS = 0.99
_SHELVES = 4096  # those of large passages are asked for again and again
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
    chooser = _Chooser(neighbours(signatures), headers, lineages)
    result: dict[str, dict[str, Alike]] = defaultdict(dict)
    for document, address, found in chooser.all():
        result[document][address] = found
    return dict(result)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The documents that hold one passage: each with its first paragraph of it, the oldest, and by issuer by age."""

    paragraphs: Mapping[str, int]
    oldest: Sequence[str]
    by_issuer: Mapping[str, Sequence[str]]


class _Chooser:
    def __init__(self, found: Neighbours, headers: Mapping[str, Header], lineages: Mapping[str, Lineage]) -> None:
        self._found = found
        self._headers = headers
        self._lineages = lineages
        passage = found.paragraphs.passage
        self._order = np.argsort(passage, kind="stable")
        self._ends = np.cumsum(np.bincount(passage)).tolist()
        self._shelf = lru_cache(maxsize=_SHELVES)(self._new_shelf)

    def all(self) -> Iterator[tuple[str, str, Alike]]:
        """Document, address and finding of every paragraph that stands elsewhere too."""
        paragraphs = self._found.paragraphs
        for passage in range(len(self._ends)):
            members = self._members(passage)
            near = self._found.near.get(passage, ())
            if len(members) == 1 and not near:
                continue
            best = [(passage, 1.0), *sorted(near, key=lambda one: (-one[1], one[0]))[:SHOWN]]
            count = _united([self._shelf(other).paragraphs.keys() for other in (passage, *(one for one, _ in near))])
            for member in members if count > 1 else ():
                nearest = self._nearest(member, best)
                yield (
                    paragraphs.documents[member],
                    paragraphs.addresses[member],
                    Alike(nearest, count - 1 - len(nearest)),
                )

    def _members(self, passage: int) -> list[int]:
        found: list[int] = self._order[self._ends[passage - 1] if passage else 0 : self._ends[passage]].tolist()
        return found

    def _new_shelf(self, passage: int) -> _Shelf:
        paragraphs: dict[str, int] = {}
        for member in self._members(passage):
            paragraphs.setdefault(self._found.paragraphs.documents[member], member)
        ordered = sorted(paragraphs, key=self._age)
        by_issuer: dict[str, list[str]] = defaultdict(list)
        for document in ordered:
            by_issuer[self._headers[document].issuer or ""].append(document)
        return _Shelf(paragraphs, ordered[: SHOWN + 1], by_issuer)

    def _age(self, document: str) -> tuple[int, str, str]:
        head = self._headers[document]
        return head.year or _NO_YEAR, str(head.date or ""), document

    # --- of one paragraph ------------------------------------------------------------------------------------------

    def _nearest(self, member: int, passages: Sequence[tuple[int, float]]) -> tuple[Same, ...]:
        own = self._found.paragraphs.documents[member]
        found: dict[str, Same] = {}
        for passage, likeness in passages:
            shelf = self._shelf(passage)
            for document in self._at_hand(own, shelf):
                if document not in found:
                    found[document] = self._same(member, shelf.paragraphs[document], likeness)
        found.pop(own, None)
        return tuple(sorted(found.values(), key=lambda same: self._rank(own, same))[:SHOWN])

    def _at_hand(self, own: str, shelf: _Shelf) -> Iterator[str]:
        """The few documents of a shelf that can be among the nearest."""
        kin = shelf.by_issuer.get(self._headers[own].issuer or "", ())
        place = bisect_left(kin, self._age(own), key=self._age)
        yield from kin[max(0, place - SHOWN) : place + SHOWN + 1]
        parent = self._lineages[own].parent if own in self._lineages else None
        if parent and parent in shelf.paragraphs:
            yield parent
        yield from shelf.oldest

    def _same(self, member: int, other: int, likeness: float) -> Same:
        paragraphs = self._found.paragraphs
        if likeness == 1.0 and paragraphs.exact[member] != paragraphs.exact[other]:
            likeness = _BUT_FOR_NUMBERS
        return Same(paragraphs.documents[other], paragraphs.addresses[other], likeness)

    def _rank(self, own: str, same: Same) -> tuple[object, ...]:
        age = self._age(same.document)
        issuer = self._headers[own].issuer
        if issuer and issuer == self._headers[same.document].issuer:
            return 0, abs(age[0] - self._age(own)[0]), age
        if own in self._lineages and self._lineages[own].parent == same.document:
            return 1, 0, age
        return 2, same.likeness < 1.0, age


def _united(documents: Sequence[Collection[str]]) -> int:
    """How many documents there are in all, without going through the largest collection."""
    largest, *rest = sorted(documents, key=len, reverse=True)
    return len(largest) + len({document for one in rest for document in one if document not in largest})
