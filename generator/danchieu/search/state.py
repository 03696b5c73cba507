"""What an index says of its documents as a whole: the manifest, the table of numbers, the vocabulary.

All three are made from one small state, which lies beside them for the next build; no reader of the site loads it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from danchieu.search.counts import FIELDS, Counts, digest
from danchieu.search.packing import pack, unpack, varints
from danchieu.search.shard import shard_count
from danchieu.search.words import folded, spellings
from danchieu.symbols import normalise

STATE, MANIFEST, VOCABULARY = "state.bin", "manifest.bin", "vocabulary.bin"

# Raised with every change of the files' form, so that a page and an index of two versions know it.
_FORM = 2
_TERM_SHARDS_TO_A_NUMBER_SHARD = 16


@dataclass(frozen=True)
class State:
    """The facts of all documents in their order, and in how many documents each syllable stands."""

    documents: Sequence[Mapping[str, Any]]
    syllables: Mapping[str, int]

    @property
    def id(self) -> str:
        """The build id: the same for the same documents, another for any others."""
        digests = [document["digest"] for document in self.documents]
        return sha256(json.dumps([_FORM, digests]).encode()).hexdigest()[:12]


def order(document: Mapping[str, Any]) -> tuple[str, str]:
    """What documents are sorted by: most new ones then come last, and the others keep their numbers."""
    return document["date"], document["id"]


def state_of(found: Iterable[Counts]) -> State:
    """The state of an index of these documents."""
    return changed(State([], {}), [], found)


def changed(state: State, removed: Iterable[Counts], added: Iterable[Counts]) -> State:
    """The state after these documents went and these came."""
    syllables = Counter(state.syllables)
    gone = set()
    for counts in removed:
        gone.add(counts.facts["id"])
        syllables.subtract(counts.vocabulary)
    documents = [document for document in state.documents if document["id"] not in gone]
    for counts in added:
        documents.append({**counts.facts, "digest": digest(counts)})
        syllables.update(counts.vocabulary)
    return State(sorted(documents, key=order), {syllable: n for syllable, n in sorted(syllables.items()) if n})


def files(state: State) -> Iterator[tuple[str, bytes]]:
    """The files that are made from the state alone."""
    yield STATE, pack({"documents": state.documents, "syllables": state.syllables})
    yield MANIFEST, _manifest(state)
    yield VOCABULARY, _vocabulary(state)
    yield from _numbers(state)


def read_state(content: bytes) -> State:
    """The state that lies beside an index."""
    head, _ = unpack(content)
    return State(head["documents"], head["syllables"])


# --- the manifest --------------------------------------------------------------------------------------------------


def _manifest(state: State) -> bytes:
    """The number of files, and of each document what scores and filters need."""
    documents = state.documents
    types, type_column = _dictionary([document["type"] for document in documents])
    bodies, body_column = _dictionary([(d["body"], d["level"], *d["localities"]) for d in documents])
    head = {
        "id": state.id,
        "documents": len(documents),
        "shards": shard_count(len(documents)),
        "numbers": number_shards(len(documents)),
        "types": types,
        "bodies": bodies,
    }
    lengths = {f"length {name}": _column(d["lengths"][n] for d in documents) for n, name in enumerate(FIELDS)}
    years = _column(document["year"] for document in documents)
    return pack(head, {"type": _column(type_column), "body": _column(body_column), "year": years, **lengths})


def _dictionary(values: Sequence[Any]) -> tuple[list[Any], list[int]]:
    distinct = sorted(set(values))
    place = {value: number for number, value in enumerate(distinct)}
    return distinct, [place[value] for value in values]


def _column(values: Iterable[int]) -> bytes:
    return varints(np.array([*values], np.int64))


# --- the vocabulary ------------------------------------------------------------------------------------------------


def _vocabulary(state: State) -> bytes:
    """Folded syllables with how frequent each is, to the power of two: for typing mistakes and beginnings of words."""
    frequent: Counter[str] = Counter()
    for syllable, documents in state.syllables.items():
        if not syllable[0].isdecimal():
            frequent[folded(syllable)] += documents
    words = sorted(frequent)
    sizes = bytes(frequent[word].bit_length() for word in words)
    return pack({}, {"words": "\n".join(words).encode(), "sizes": sizes})


# --- the table of numbers ------------------------------------------------------------------------------------------


def number_shards(documents: int) -> int:
    """How many files the table of numbers has."""
    return shard_count(documents) // _TERM_SHARDS_TO_A_NUMBER_SHARD


def number_uri(number: int, count: int) -> str:
    """Where the documents of that number stand: "n/5.bin"."""
    return f"n/{number % count}.bin"


def _numbers(state: State) -> Iterator[tuple[str, bytes]]:
    """Rows of number, rest of the symbol, type, document, and those that cite it."""
    count = number_shards(len(state.documents))
    citers = _citers(state)
    rows: dict[str, list[Any]] = {number_uri(number, count): [] for number in range(count)}
    for document, facts in enumerate(state.documents):
        number, *rest = spellings(normalise(facts["symbol"])) or ("",)
        if number.isdecimal():
            kind = [folded(syllable) for syllable in spellings(facts["type"])]
            rows[number_uri(int(number), count)].append([int(number), rest, kind, document, citers[facts["id"]]])
    for uri, own in rows.items():
        yield uri, pack({"rows": own})


def _citers(state: State) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for document, facts in enumerate(state.documents):
        for cited in facts["cites"]:
            found[cited].append(document)
    return found
