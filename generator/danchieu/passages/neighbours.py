"""Which paragraphs of all documents are alike.

Paragraphs with the same words but for numbers are one passage. Passages that agree in rare runs, or in several runs at
once, are candidates; the best few of each are compared run by run. What very many passages have in common is a phrase
of the trade and proves nothing, so the work grows with the number of paragraphs and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danchieu.passages.signature import SKETCH, Signature
from danchieu.passages.wordcodes import LETTER, Numbers, Places, mixed

# The share of the runs that must be common, and how many at least; tests/gold/passages holds what they were chosen by.
NEAR = 0.48
_FEWEST_COMMON = 6
# Agreements in more passages than this are phrases of the trade.
_MOST_TOGETHER = 8
# Values that must agree at once where each of them is common.
_BAND = 3
# Agreements of 24 for a candidate, and how many candidates of a passage are compared.
_FEWEST_AGREEING = 6
_COMPARED = 3
# Pairs at a time, to keep memory small; with 16 bits for a run and one for the side, the number of a pair has 15.
_CHUNK = 1 << 15


@dataclass(frozen=True, slots=True)
class Neighbours:
    """All paragraphs in the order of documents and text, and which of their passages are nearly the same.

    For each paragraph `documents`, `addresses`, `exact` and `passage` say whose it is, where it stands, its digest and
    its passage; `near` are pairs of passages, in both directions and in order, with their `likeness`.
    """

    documents: Sequence[str]
    addresses: Sequence[str]
    exact: Numbers
    passage: Places
    near: Places
    likeness: NDArray[np.float64]


def neighbours(signatures: Mapping[str, Signature]) -> Neighbours:
    """What is alike in documents of these signatures, whatever the order in which they come."""
    named = [(id_, signatures[id_]) for id_ in sorted(signatures) if signatures[id_].addresses]
    ordered = [one for _, one in named]
    loose = np.frombuffer(b"".join(one.loose for one in ordered), dtype=np.uint64)
    _, firsts, passage = np.unique(loose, return_index=True, return_inverse=True)
    return Neighbours(
        [id_ for id_, one in named for _ in one.addresses],
        [address for one in ordered for address in one.addresses],
        np.frombuffer(b"".join(one.exact for one in ordered), dtype=np.uint64),
        passage,
        *_near(_candidates(_sketches(ordered, firsts)), _Runs(ordered, firsts)),
    )


def _sketches(signatures: Sequence[Signature], firsts: Places) -> NDArray[np.uint32]:
    """The sketch of each passage, a row each: that of the first paragraph that holds it."""
    return np.frombuffer(b"".join(one.sketch for one in signatures), dtype=np.uint32).reshape(-1, SKETCH)[firsts]


# --- candidates ----------------------------------------------------------------------------------------------------


def _candidates(sketches: NDArray[np.uint32]) -> Places:
    """Pairs of passages that may be alike, the lower first, in order."""
    found = np.concatenate([_together(keys) for keys in _keys(sketches)])
    found.sort()
    found = found[np.diff(found, prepend=found[:1] ^ np.uint64(1)) != 0]
    pairs = np.stack([found >> np.uint64(32), found & np.uint64(0xFFFFFFFF)], axis=1).astype(np.intp)
    parts = [pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK)]
    agreeing = [(sketches[part[:, 0]] == sketches[part[:, 1]]).sum(axis=1) for part in parts]
    return _best(pairs, np.concatenate([np.empty(0, dtype=np.intp), *agreeing]))


def _keys(sketches: NDArray[np.uint32]) -> Iterator[NDArray[np.unsignedinteger]]:
    """What passages may agree in: each value of their sketches, and each band of values."""
    for start in range(0, SKETCH, _BAND):
        band = np.zeros(len(sketches), dtype=np.uint64)
        for place in range(start, start + _BAND):
            yield sketches[:, place]
            band = mixed(band * np.uint64(LETTER) + sketches[:, place])
        yield band


def _together(keys: NDArray[np.unsignedinteger]) -> Numbers:
    """The pairs that agree in a key that few have, each as one number."""
    order = np.argsort(keys, kind="stable")
    begins = np.flatnonzero(np.append(True, np.diff(keys[order]) != 0)) if keys.size else np.empty(0, dtype=np.intp)
    sizes = np.diff(np.append(begins, keys.size))
    order = order[np.repeat((sizes > 1) & (sizes <= _MOST_TOGETHER), sizes)].astype(np.uint64)
    found = [np.empty(0, dtype=np.uint64)]
    for apart in range(1, min(_MOST_TOGETHER, order.size)):
        lower, upper = order[:-apart], order[apart:]
        agree = keys[lower] == keys[upper]  # the order is stable: of equal keys the lower passage comes first
        found.append(lower[agree] << np.uint64(32) | upper[agree])
    return np.concatenate(found)


def _best(pairs: Places, agreeing: Places) -> Places:
    """The pairs that agree enough and are among the best of either passage."""
    enough = agreeing >= _FEWEST_AGREEING
    pairs, agreeing = pairs[enough], agreeing[enough]
    numbers = np.tile(np.arange(len(pairs)), 2)
    own, other = np.concatenate([pairs, pairs[:, ::-1]]).T
    order = np.lexsort((other, -agreeing[numbers], own))
    ranks = np.arange(order.size) - np.searchsorted(own[order], own[order])
    is_best = np.zeros(len(pairs), dtype=bool)
    is_best[numbers[order[ranks < _COMPARED]]] = True
    best: Places = pairs[is_best]
    return best


# --- comparing -----------------------------------------------------------------------------------------------------


class _Runs:
    """The runs of each passage, taken from the first paragraph that holds it."""

    def __init__(self, signatures: Sequence[Signature], firsts: Places) -> None:
        ends = [np.frombuffer(one.ends, dtype=np.uint32) for one in signatures]
        counts = np.concatenate([firsts[:0], *(np.diff(some, prepend=0) for some in ends)])
        self._all = np.frombuffer(b"".join(one.runs for one in signatures), dtype=np.uint16)
        self._starts = (np.cumsum(counts) - counts)[firsts]
        self._counts = counts[firsts]

    def keys(self, passages: Places, side: int) -> NDArray[np.uint32]:
        """A number for each run of each of these passages: which of them, the run, the side, from the highest bit."""
        counts = self._counts[passages]
        owners = np.repeat(np.arange(passages.size, dtype=np.uint32), counts)
        inside = np.arange(owners.size) - np.repeat(np.cumsum(counts) - counts, counts)
        runs = self._all[np.repeat(self._starts[passages], counts) + inside].astype(np.uint32)
        keys: NDArray[np.uint32] = owners << np.uint32(17) | runs << np.uint32(1) | np.uint32(side)
        return keys


def _near(pairs: Places, runs: _Runs) -> tuple[Places, NDArray[np.float64]]:
    """Of the candidates those that are nearly the same, in both directions, and how much of each pair is common."""
    parts = [_likeness(pairs[start : start + _CHUNK], runs) for start in range(0, len(pairs), _CHUNK)]
    likeness = np.concatenate([np.empty(0), *parts])
    kept = likeness >= NEAR
    both, twice = np.concatenate([pairs[kept], pairs[kept][:, ::-1]]), np.tile(likeness[kept], 2)
    order = np.lexsort((both[:, 1], -twice, both[:, 0]))
    return both[order], twice[order]


def _likeness(pairs: Places, runs: _Runs) -> NDArray[np.float64]:
    """How much the two of each pair have in common: 2·|A∩B| / (|A|+|B|), 0 where it is next to nothing."""
    keys = np.sort(np.concatenate([runs.keys(pairs[:, 0], 0), runs.keys(pairs[:, 1], 1)]))
    keys = keys[np.diff(keys, prepend=keys[:1] ^ np.uint32(1)) != 0]
    shared = keys[:-1][(keys[:-1] ^ np.uint32(1) == keys[1:]) & (keys[:-1] & np.uint32(1) == 0)]
    count, common = (np.bincount(some >> np.uint32(17), minlength=len(pairs)) for some in (keys, shared))
    return np.where(common >= _FEWEST_COMMON, 2 * common / np.maximum(1, count), 0.0)
