"""How often each term stands in each field of one document. One document's counts depend on nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from danchieu.search.entry import Entry
from danchieu.search.packing import Ints, lined, numbers, pack, unpack, varints
from danchieu.search.words import spellings_of_word

FIELDS = ("title", "facts", "headings", "text")

# Above this a further mention changes no weight by more than a hundredth.
MOST = 255

_BREAK = " \x00 "  # no pair of syllables reaches over it: clauses and facts end here
_BITS = 20
_MASK = (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Counts:
    """The terms of one document.

    A row is a field, a syllable, the one behind it (0: the syllable alone), and how often; syllables count from 1 in
    `vocabulary`. `facts` is what filters and the table of numbers need, with the number of terms in each field.
    `shown` is the file that results are shown from.
    """

    facts: dict[str, Any]
    vocabulary: tuple[str, ...]
    rows: Ints
    often: NDArray[np.uint8]
    shown: bytes

    @property
    def order(self) -> tuple[str, str]:
        """Documents stand in the order of their dates, so that most new ones come behind all others."""
        return self.facts["date"], self.facts["id"]

    def columns(self) -> tuple[Ints, Ints, Ints]:
        """Field, first and second syllable of each row."""
        return self.rows >> (2 * _BITS), (self.rows >> _BITS) & _MASK, self.rows & _MASK


def counts(entry: Entry) -> Counts:
    """The counts of one document."""
    vocabulary, fields = _numbered(_fields(entry))
    keys = np.concatenate([_keys(number, syllables) for number, syllables in enumerate(fields)])
    rows, often = np.unique(keys, return_counts=True)
    lengths = np.bincount(keys >> (2 * _BITS), minlength=len(FIELDS)).tolist()
    facts = {**_facts(entry), "lengths": lengths}
    return Counts(facts, vocabulary, rows, np.minimum(often, MOST).astype(np.uint8), shown(entry))


def shown(entry: Entry) -> bytes:
    """The file of one document that results are shown from, and phrases looked up in."""
    head = {"url": entry.url, "title": entry.title, "subject": entry.subject, "date": entry.date}
    return pack({**head, "facts": entry.facts, "parts": [(part.anchor, part.text, part.place) for part in entry.parts]})


def _fields(entry: Entry) -> tuple[Sequence[str], ...]:
    headings = [part.text for part in entry.parts if part.is_heading]
    text = [part.text for part in entry.parts if not part.is_heading]
    return (entry.title, entry.subject), entry.facts, headings, text


def _numbered(fields: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], list[Ints]]:
    """The distinct spellings as they first come, and each field's syllables as numbers of these; breaks are 0.

    Each written word is taken apart once, and not each time that it stands there: that is half of the time.
    """
    words = [_BREAK.join(parts).split() for parts in fields]
    vocabulary: dict[str, int] = {}
    known: dict[str, tuple[int, ...]] = {}
    for word in dict.fromkeys(chain.from_iterable(words)):
        known[word] = tuple(vocabulary.setdefault(s, len(vocabulary) + 1) for s in spellings_of_word(word))
    known[_BREAK.strip()] = (0,)
    found = [np.fromiter(chain.from_iterable(map(known.__getitem__, field)), np.int64) for field in words]
    return tuple(vocabulary), found


def _keys(field: int, syllables: Ints) -> Ints:
    """A key for each syllable and each pair of neighbours of a field."""
    first, second = syllables[:-1], syllables[1:]
    singles = syllables[syllables > 0] << _BITS
    both = (first > 0) & (second > 0)
    return np.concatenate((singles, (first[both] << _BITS) | second[both])) | (field << (2 * _BITS))


def _facts(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "date": entry.date,
        "symbol": entry.symbol,
        "type": entry.type,
        "year": entry.year,
        "body": entry.body,
        "level": entry.level,
        "localities": list(entry.localities),
        "cites": sorted(set(entry.cites)),
    }


def to_bytes(found: Counts) -> bytes:
    """One document's counts as they are kept between builds."""
    columns = {"rows": varints(np.diff(found.rows, prepend=0)), "often": found.often.tobytes(), "shown": found.shown}
    return lined({"facts": found.facts, "vocabulary": found.vocabulary}, columns)


def from_bytes(content: bytes) -> Counts:
    """What `to_bytes` kept."""
    head, columns = unpack(content)
    rows, often = np.cumsum(numbers(columns["rows"])), np.frombuffer(columns["often"], np.uint8)
    return Counts(head["facts"], tuple(head["vocabulary"]), rows, often, columns["shown"])


def digest(found: Counts) -> str:
    """Tells whether two documents' files differ."""
    parts = (json.dumps(found.facts).encode(), "\n".join(found.vocabulary).encode(), found.rows, found.often)
    return sha256(b"\0".join((*map(bytes, parts), found.shown))).hexdigest()[:16]
