"""Some of the terms, and how often each stands in which documents. A question loads the shards of its own terms only.

A shard holds counts and not weights: a weight depends on all documents, so that any edit would change every shard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danchieu.search.packing import Ints, gaps, numbers, pack, summed, unpack, varints
from danchieu.search.words import folded

# A shard of a large archive is about as large as the list of one frequent syllable; more shards would be more files
# for the same bytes a question.
_MOST, _FEWEST, _DOCUMENTS_EACH = 4096, 16, 2

_PRIME = 0x01000193
_WORD = 0xFFFFFFFF


def shard_count(documents: int) -> int:
    """How many shards an archive of that many documents has: a power of two."""
    return min(_MOST, max(_FEWEST, 1 << (documents // _DOCUMENTS_EACH).bit_length()))


def shard_of(term: str, count: int) -> int:
    """The shard of a term, which is that of its folded form, so that one shard answers for all its accents."""
    mixed = 0
    for syllable in folded(term).split(" "):
        mixed = (mixed * _PRIME & _WORD) ^ syllable_hash(syllable)
    return (mixed ^ mixed >> 15) & (count - 1)


def syllable_hash(syllable: str) -> int:
    """FNV-1a over a folded syllable's characters, for it takes one line in any language."""
    mixed = 0x811C9DC5
    for character in syllable:
        mixed = (mixed ^ ord(character)) * _PRIME & _WORD
    return mixed


def uri(shard: int) -> str:
    """Where a shard lies below the folder of the index: "t/0a3.bin"."""
    return f"t/{shard:03x}.bin"


@dataclass(frozen=True, slots=True)
class Postings:
    """Where terms stand: a row for each term, field and document, sorted by these three; terms are numbers."""

    term: Ints
    field: Ints
    document: Ints
    often: Ints

    def __getitem__(self, rows: slice | Ints | NDArray[np.bool_]) -> Postings:
        return Postings(self.term[rows], self.field[rows], self.document[rows], self.often[rows])


def term_order(term: str) -> tuple[str, ...]:
    """The key that terms are sorted by: syllable by syllable, folded first."""
    return tuple(form for syllable in term.split(" ") for form in (folded(syllable), syllable))


def write_shard(terms: Sequence[str], postings: Postings) -> bytes:
    """A shard of these terms, sorted by `term_order`; each has at least one row, and rows name terms by place."""
    lists = postings.term * 4 + postings.field
    starts = np.flatnonzero(np.diff(lists, prepend=-1))
    sizes = np.diff(starts, append=len(lists))
    columns = {
        "terms": "\n".join(terms).encode(),
        "lists": varints(gaps(lists[starts], np.zeros(min(1, len(starts)), np.int64))),
        "sizes": varints(sizes),
        "documents": varints(gaps(postings.document, starts)),
        "often": postings.often.astype(np.uint8).tobytes(),
    }
    return pack({}, columns)


def read_shard(content: bytes) -> tuple[list[str], Postings]:
    """What `write_shard` wrote."""
    _, columns = unpack(content)
    terms = columns["terms"].decode().split("\n") if columns["terms"] else []
    sizes = numbers(columns["sizes"])
    lists = np.repeat(np.cumsum(numbers(columns["lists"])), sizes)
    often = np.frombuffer(columns["often"], np.uint8).astype(np.int64)
    return terms, Postings(lists >> 2, lists & 3, summed(numbers(columns["documents"]), sizes), often)


def renumbered(content: bytes, places: Ints, added: Sequence[tuple[str, int, int, int]]) -> bytes:
    """A shard after documents changed: `places` are the new numbers of the old documents, -1 for those that went.

    `added` are the rows of new documents: term, field, document, how often.
    """
    terms, postings = read_shard(content)
    kept = postings[places[postings.document] >= 0]
    standing = [terms[number] for number in np.unique(kept.term)]
    renewed = sorted({*standing, *(row[0] for row in added)}, key=term_order)
    place = {term: number for number, term in enumerate(renewed)}
    moved = np.array([place.get(term, 0) for term in terms], np.int64)[kept.term]
    old = np.stack((moved, kept.field, places[kept.document], kept.often), axis=1)
    new = np.array([(place[term], *rest) for term, *rest in added], np.int64).reshape(-1, 4)
    table = np.concatenate((old, new))
    return write_shard(renewed, Postings(*table[np.lexsort((table[:, 2], table[:, 1], table[:, 0]))].T))
