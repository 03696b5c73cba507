"""The counts of all documents as one table sorted by term: what the shards are cut from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from danchieu.search.counts import Counts
from danchieu.search.packing import Ints
from danchieu.search.shard import Postings, shard_count, syllable_hash, write_shard
from danchieu.search.words import folded


@dataclass(frozen=True)
class Table:
    """Rows of all documents in one number each: first syllable, second, field, document, how often.

    In one number, since sorting these is by far the most of the work. Syllables count from 1 in `vocabulary`, which
    is sorted by folded form; a second syllable of 0 is none.
    """

    vocabulary: Sequence[str]
    documents: int
    rows: Ints
    syllable_bits: int
    document_bits: int


_OFTEN_BITS, _FIELD_BITS = 8, 2


def joined(found: Sequence[Counts]) -> Table:
    """The table of these documents; a document's number is its place."""
    distinct = {syllable for counts in found for syllable in counts.vocabulary}
    vocabulary = sorted(distinct, key=lambda syllable: (folded(syllable), syllable))
    number = {syllable: place for place, syllable in enumerate(vocabulary, 1)}
    syllable_bits, document_bits = len(vocabulary).bit_length(), len(found).bit_length()
    if 2 * syllable_bits + document_bits + _FIELD_BITS + _OFTEN_BITS > 63:
        raise OverflowError(f"{len(vocabulary)} syllables in {len(found)} documents")
    rows = np.empty(sum(len(counts.rows) for counts in found), np.int64)
    end = 0
    for document, counts in enumerate(found):
        part = rows[end : end + len(counts.rows)]
        end += len(counts.rows)
        field, first, second = counts.columns()
        known = np.fromiter((0, *map(number.__getitem__, counts.vocabulary)), np.int64, len(counts.vocabulary) + 1)
        part[:] = (known[first] << syllable_bits) | known[second]
        part[:] = (((part << _FIELD_BITS | field) << document_bits | document) << _OFTEN_BITS) | counts.often
    rows.sort()
    return Table(vocabulary, len(found), rows, syllable_bits, document_bits)


def shards(table: Table) -> Iterator[tuple[int, bytes]]:
    """Each shard with its number; those without a term too, for a reader cannot know."""
    count = shard_count(table.documents)
    behind = _FIELD_BITS + table.document_bits + _OFTEN_BITS
    starts = _starts(table.rows, behind)
    ends = np.append(starts[1:], len(table.rows))
    terms = table.rows[starts] >> behind
    belongs = _shards_of(table, terms, count)
    order = np.argsort(belongs, kind="stable")
    bounds = np.searchsorted(belongs[order], np.arange(count + 1))
    for shard in range(count):
        own = order[bounds[shard] : bounds[shard + 1]]
        rows = [table.rows[starts[term] : ends[term]] for term in own]
        yield shard, write_shard(_strings(table, terms[own]), _postings(table, rows))


_CHUNK = 1 << 20  # rows at a time: of ten thousand documents there are so many that two more columns are 200 MB


def _starts(rows: Ints, behind: int) -> Ints:
    """Where the rows of each term begin; so many bits stand behind the term."""
    found = [np.zeros(min(1, len(rows)), np.int64)]
    for start in range(0, len(rows), _CHUNK):
        terms = rows[start : start + _CHUNK + 1] >> behind
        found.append(start + 1 + np.flatnonzero(terms[1:] != terms[:-1]))
    return np.concatenate(found)


def _shards_of(table: Table, terms: Ints, count: int) -> Ints:
    """`shard_of` for all terms at once."""
    prime, word = 0x01000193, 0xFFFFFFFF
    hashes = np.array([0, *(syllable_hash(folded(syllable)) for syllable in table.vocabulary)], np.int64)
    first, second = terms >> table.syllable_bits, terms & ((1 << table.syllable_bits) - 1)
    single = hashes[first]
    mixed = np.where(second > 0, (single * prime & word) ^ hashes[second], single)
    return np.asarray((mixed ^ mixed >> 15) & (count - 1))


def _strings(table: Table, terms: Ints) -> list[str]:
    mask = (1 << table.syllable_bits) - 1
    names = ["", *table.vocabulary]
    return [f"{names[term >> table.syllable_bits]} {names[term & mask]}".rstrip() for term in terms.tolist()]


def _postings(table: Table, lists: Sequence[Ints]) -> Postings:
    rows = np.concatenate(lists) if lists else np.zeros(0, np.int64)
    sizes = [len(rows_of_term) for rows_of_term in lists]
    rest = rows >> _OFTEN_BITS
    return Postings(
        np.repeat(np.arange(len(lists)), sizes),
        (rest >> table.document_bits) & ((1 << _FIELD_BITS) - 1),
        rest & ((1 << table.document_bits) - 1),
        rows & ((1 << _OFTEN_BITS) - 1),
    )
