"""How much two passages have in common, run by run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from danchieu.passages.laid import Laid
from danchieu.passages.wordcodes import Places

# The share of the runs that must be common, and how many at least; tests/gold/passages holds what they were chosen by.
NEAR = 0.48
_FEWEST_COMMON = 6
# Pairs at a time, to keep memory small; with 16 bits for a run, the number of a pair has 16.
_CHUNK = 1 << 15

Likeness = NDArray[np.float64]


def near(pairs: Places, laid: Laid) -> tuple[Places, Likeness]:
    """Of the pairs those that are nearly the same, in both directions, the likest first, and how like they are."""
    runs = _Runs(laid, np.unique(pairs))
    parts = [_likeness(pairs[start : start + _CHUNK], runs) for start in range(0, len(pairs), _CHUNK)]
    likeness = np.concatenate([np.empty(0), *parts])
    kept = likeness >= NEAR
    both, twice = np.concatenate([pairs[kept], pairs[kept][:, ::-1]]), np.tile(likeness[kept], 2)
    order = np.lexsort((both[:, 1], -twice, both[:, 0]))
    return both[order], twice[order]


class _Runs:
    """The runs of some passages, taken from the first paragraph that holds each."""

    def __init__(self, laid: Laid, passages: Places) -> None:
        document, inside = laid.places(laid.firsts[passages])
        numbers, own = np.unique(document, return_inverse=True)
        signatures = [laid.signatures[n] for n in numbers.tolist()]
        ends = [np.frombuffer(one.ends, dtype=np.uint32) for one in signatures]
        counts = np.concatenate([passages[:0], *(np.diff(some, prepend=0) for some in ends)])
        firsts = (np.cumsum([0, *map(len, ends)])[own] + inside) if passages.size else passages
        self._passages = passages
        self._all = np.frombuffer(b"".join(one.runs for one in signatures), dtype=np.uint16)
        self._starts = (np.cumsum(counts) - counts)[firsts]
        self._counts = counts[firsts]

    def keys(self, passages: Places) -> tuple[NDArray[np.uint32], Places]:
        """A number for each run of each of these passages, in order: which of them, then the run; and how many."""
        places = np.searchsorted(self._passages, passages)
        counts = self._counts[places]
        owners = np.repeat(np.arange(passages.size, dtype=np.uint32), counts)
        inside = np.arange(owners.size) - np.repeat(np.cumsum(counts) - counts, counts)
        runs = self._all[np.repeat(self._starts[places], counts) + inside]
        return owners << np.uint32(16) | runs, counts


def _likeness(pairs: Places, runs: _Runs) -> Likeness:
    """How much the two of each pair have in common: 2·|A∩B| / (|A|+|B|), 0 where it is next to nothing."""
    (left, lefts), (right, rights) = (runs.keys(pairs[:, side]) for side in (0, 1))
    keys = np.concatenate([left, right])
    keys.sort(kind="stable")  # two sorted halves are merged in one go
    shared = keys[1:][keys[1:] == keys[:-1]]
    common = np.bincount(shared >> np.uint32(16), minlength=len(pairs))
    return np.where(common >= _FEWEST_COMMON, 2 * common / np.maximum(1, lefts + rights), 0.0)
