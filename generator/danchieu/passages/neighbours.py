"""Which paragraphs of all documents are alike.

Paragraphs with the same words but for numbers are one passage. Passages that agree in rare runs, or in several runs at
once, are candidates; the best few of each are compared run by run. What very many passages have in common is a phrase
of the trade and proves nothing, so the work grows with the number of paragraphs and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from danchieu.passages.signature import RUN, SKETCH, Signature
from danchieu.passages.wordcodes import LETTER, Numbers, Places, mixed

# The share of the words of both that must stand in common runs; tests/gold/passages holds what it was chosen by.
NEAR = 0.55
# So many of the common words must stand outside the title: every second paragraph repeats the title of its plan.
_BEYOND_TITLE = 8
# Agreements in more passages than this are phrases of the trade.
_MOST_TOGETHER = 8
# Values that must agree at once where each of them is common.
_BAND = 3
# Agreements of 24 for a candidate, and how many candidates of a passage are compared.
_FEWEST_AGREEING = 5
_COMPARED = 3
_CHUNK = 1 << 16  # pairs at a time, to keep memory small


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """All paragraphs in the order of documents and text: whose each is, its address, its digests and its passage."""

    documents: Sequence[str]
    addresses: Sequence[str]
    exact: Numbers
    passage: Places


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The paragraphs, and for each passage that has any the passages nearly like it with their likeness."""

    paragraphs: Paragraphs
    near: Mapping[int, tuple[tuple[int, float], ...]]


def neighbours(signatures: Mapping[str, Signature]) -> Neighbours:
    """What is alike in documents of these signatures, whatever the order in which they come."""
    ordered = [(id_, signatures[id_]) for id_ in sorted(signatures) if signatures[id_].addresses]
    loose = np.frombuffer(b"".join(one.loose for _, one in ordered), dtype=np.uint64)
    _, firsts, passage = np.unique(loose, return_index=True, return_inverse=True)
    paragraphs = Paragraphs(
        [id_ for id_, one in ordered for _ in one.addresses],
        [address for _, one in ordered for address in one.addresses],
        np.frombuffer(b"".join(one.exact for _, one in ordered), dtype=np.uint64),
        passage,
    )
    sketches = np.frombuffer(b"".join(one.sketch for _, one in ordered), dtype=np.uint32).reshape(-1, SKETCH)[firsts]
    return Neighbours(paragraphs, _near(_candidates(sketches), _Runs([one for _, one in ordered], firsts)))


# --- candidates ----------------------------------------------------------------------------------------------------


def _candidates(sketches: NDArray[np.uint32]) -> NDArray[np.intp]:
    """Pairs of passages that may be alike, the lower first, in order."""
    found = np.unique(np.concatenate([_together(keys) for keys in _keys(sketches)]))
    pairs = np.stack([found >> np.uint64(32), found & np.uint64(0xFFFFFFFF)], axis=1).astype(np.intp)
    parts = [pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK)]
    agreeing = [(sketches[part[:, 0]] == sketches[part[:, 1]]).sum(axis=1) for part in parts]
    return _best(pairs, np.concatenate([np.empty(0, dtype=np.intp), *agreeing]))


def _keys(sketches: NDArray[np.uint32]) -> Iterator[Numbers]:
    """What passages may agree in: each value of their sketches, and each band of values."""
    columns = [sketches[:, place].astype(np.uint64) for place in range(SKETCH)]
    yield from columns
    for start in range(0, SKETCH, _BAND):
        key = columns[start]
        for column in columns[start + 1 : start + _BAND]:
            key = mixed(key * np.uint64(LETTER) + column)
        yield key


def _together(keys: Numbers) -> Numbers:
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


def _best(pairs: NDArray[np.intp], agreeing: NDArray[np.intp]) -> NDArray[np.intp]:
    """The pairs that agree enough and are among the best of either passage."""
    enough = agreeing >= _FEWEST_AGREEING
    pairs, agreeing = pairs[enough], agreeing[enough]
    numbers = np.tile(np.arange(len(pairs)), 2)
    own, other = np.concatenate([pairs, pairs[:, ::-1]]).T
    order = np.lexsort((other, -agreeing[numbers], own))
    ranks = np.arange(order.size) - np.searchsorted(own[order], own[order])
    best: NDArray[np.intp] = pairs[np.unique(numbers[order[ranks < _COMPARED]])]
    return best


# --- comparing -----------------------------------------------------------------------------------------------------


class _Runs:
    """The runs of each passage, taken from the first paragraph that holds it."""

    def __init__(self, signatures: Sequence[Signature], firsts: Places) -> None:
        self._signatures = signatures
        self._runs = [np.frombuffer(one.runs, dtype=np.uint32) for one in signatures]
        counts = np.array([len(one.addresses) for one in signatures], dtype=np.intp)
        self._document = np.repeat(np.arange(len(signatures)), counts)[firsts].tolist()
        self._place = (firsts - (np.cumsum(counts) - counts)[self._document]).tolist()

    def of(self, passage: int) -> list[int]:
        document, place = self._document[passage], self._place[passage]
        ends = self._signatures[document].ends
        found: list[int] = self._runs[document][ends[place - 1] if place else 0 : ends[place]].tolist()
        return found

    def title_of(self, passage: int) -> list[int]:
        found: list[int] = np.frombuffer(self._signatures[self._document[passage]].title, dtype=np.uint32).tolist()
        return found


def _near(pairs: NDArray[np.intp], runs: _Runs) -> Mapping[int, tuple[tuple[int, float], ...]]:
    found: dict[int, list[tuple[int, float]]] = {}
    for left, group in groupby(pairs.tolist(), key=lambda pair: pair[0]):
        left_runs = runs.of(left)
        left_set = frozenset(left_runs)
        for _, right in group:
            right_runs = runs.of(right)
            common = left_set.intersection(right_runs)
            if len(common) * 2 * RUN < NEAR * (len(left_runs) + len(right_runs)):
                continue  # even if no two of the common runs touched, they would be too few
            likeness = _likeness(left_runs, right_runs, common)
            if likeness >= NEAR and _beyond(left_runs, common, runs.title_of(left) + runs.title_of(right)):
                found.setdefault(left, []).append((right, likeness))
                found.setdefault(right, []).append((left, likeness))
    return {passage: tuple(others) for passage, others in found.items()}


def _likeness(left: Sequence[int], right: Sequence[int], common: frozenset[int]) -> float:
    words = len(left) + len(right) + 2 * (RUN - 1)
    return (_words_in(left, common) + _words_in(right, common)) / words


def _words_in(runs: Sequence[int], common: frozenset[int]) -> int:
    """How many words of a paragraph stand in common runs."""
    count, last = 0, -RUN
    for place, run in enumerate(runs):
        if run in common:
            count += min(RUN, place - last)
            last = place
    return count


def _beyond(left: Sequence[int], common: frozenset[int], title: Sequence[int]) -> bool:
    return _words_in(left, common.difference(title)) >= _BEYOND_TITLE
