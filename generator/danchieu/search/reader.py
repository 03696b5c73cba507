"""An index as it is read: file by file, only what a question needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from danchieu.search import shard
from danchieu.search.counts import FIELDS
from danchieu.search.packing import Ints, numbers, unpack
from danchieu.search.references import Numbered
from danchieu.search.shard import Postings, read_shard, shard_of
from danchieu.search.state import MANIFEST, VOCABULARY, number_uri
from danchieu.search.words import folded

Documents = NDArray[np.bool_]

# Documents that are kept unpacked: all of a small archive, some pages of results of a large one.
_MOST_SHOWN = 256


@dataclass(frozen=True, slots=True)
class Body:
    """Who issued documents, as filters know it."""

    name: str
    level: str
    localities: tuple[str, ...]


class Index:
    """An index below a folder; `read` gives a file's content.

    Terms are asked for as "kế hoạch", or by all accents at once as "~ke hoach".
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._head, self._columns = unpack(read(MANIFEST))
        self._shards: dict[str, tuple[Mapping[str, Sequence[int]], Postings]] = {}
        # What results show of a document: url, title, subject, date, facts, parts.
        self.shown = lru_cache(maxsize=_MOST_SHOWN)(self._unpacked)

    @property
    def id(self) -> str:
        """The build id."""
        return str(self._head["id"])

    @property
    def documents(self) -> int:
        """How many documents there are; they are numbered by date."""
        return int(self._head["documents"])

    @cached_property
    def lengths(self) -> Sequence[Ints]:
        """Of each field, its number of terms in each document."""
        return [numbers(self._columns[f"length {name}"]) for name in FIELDS]

    @cached_property
    def years(self) -> Ints:
        """The year of each document, 0 where it is not known."""
        return numbers(self._columns["year"])

    @cached_property
    def types(self) -> Sequence[str]:
        """The type of each document."""
        return [self._head["types"][number] for number in numbers(self._columns["type"])]

    @cached_property
    def bodies(self) -> Sequence[Body]:
        """The body of each document."""
        known = [Body(name, level, tuple(localities)) for name, level, *localities in self._head["bodies"]]
        return [known[number] for number in numbers(self._columns["body"])]

    def postings(self, term: str) -> Postings:
        """Where a term stands: a row for each field and document."""
        names, postings = self._shard(term.removeprefix("~"))
        return postings[np.isin(postings.term, names.get(term, []))]

    def holding(self, term: str) -> Documents:
        """The documents that hold a term in any field."""
        found = np.zeros(self.documents, np.bool_)
        found[self.postings(term).document] = True
        return found

    def _shard(self, term: str) -> tuple[Mapping[str, Sequence[int]], Postings]:
        uri = shard.uri(shard_of(term, self._head["shards"]))
        if uri not in self._shards:
            terms, postings = read_shard(self._read(uri))
            names: dict[str, list[int]] = {}
            for number, name in enumerate(terms):
                names.setdefault(name, []).append(number)
                names.setdefault(f"~{folded(name)}", []).append(number)
            self._shards[uri] = names, postings
        return self._shards[uri]

    def numbered(self, number: int) -> list[Numbered]:
        """The documents that have this number."""
        rows = unpack(self._read(number_uri(number, self._head["numbers"])))[0]["rows"]
        return [
            Numbered(number, tuple(map(folded, rest)), tuple(rest), tuple(kind), document, tuple(citers))
            for own, rest, kind, document, citers in rows
            if own == number
        ]

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        """All folded syllables, with how frequent they are (to the power of two)."""
        _, columns = unpack(self._read(VOCABULARY))
        return dict(zip(columns["words"].decode().split("\n"), columns["sizes"], strict=False))

    def _unpacked(self, document: int) -> dict[str, Any]:
        return unpack(self._read(f"d/{document}.bin"))[0]
