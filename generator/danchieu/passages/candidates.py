"""Which passages may be alike: those that agree in rare values of their sketches, or in several values at once.

What very many passages have in common is a phrase of the trade and proves nothing, so the work grows with the number of
paragraphs and not with its square; and what two passages agree in is seen from those two and the few that share a value
with them, so that an edit is followed without going through all pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from danchieu.passages.laid import Sketches
from danchieu.passages.signature import SKETCH
from danchieu.passages.wordcodes import LETTER, NUMBER, WORD, Numbers, Places

# Agreements in more passages than this are phrases of the trade.
_MOST_TOGETHER = 8
# Values that must agree at once where each of them is common.
_BAND = 3
# Agreements of 24 for a candidate, and how many candidates of a passage are compared.
_FEWEST_AGREEING = 6
_COMPARED = 3
# Pairs at a time, to keep memory small.
_CHUNK = 1 << 15
# From what an edit touches to those whose best pairs may be others, and from these to those that rank them.
_STEPS = 3

_Keys = NDArray[np.uint32]


def candidates(sketches: Sketches) -> Places:
    """The pairs of passages that are compared, the lower first, in order."""
    columns = np.ascontiguousarray(sketches.T)
    together = np.concatenate([_together(keys) for keys in _keys(columns)])
    return _best(*_agreed(together, sketches))


def _keys(columns: Sketches) -> Iterator[_Keys]:
    """What passages may agree in: each value of their sketches, and each band of values."""
    yield from columns
    for start in range(0, SKETCH, _BAND):
        yield _band(columns[start : start + _BAND])


def _band(columns: Sketches) -> _Keys:
    weighed = (column * np.uint64(weight) for column, weight in zip(columns, (LETTER, WORD, NUMBER), strict=True))
    total: Numbers = sum(weighed, start=np.zeros(columns.shape[1], dtype=np.uint64))
    return (total >> np.uint64(32)).astype(np.uint32)


class Rows:
    """The sketches of all passages, to find those that share something rare with a few."""

    def __init__(self, sketches: Sketches) -> None:
        self._sketches = sketches
        self._keys = [_Column(keys) for keys in _keys(np.ascontiguousarray(sketches.T))]

    def touched(self, rows: Sketches, changed: Places) -> Places:
        """The changed passages and those that agree with sketches which come or go.

        Where these make a value too common, or end that, all that have this value are touched.
        """
        is_kept = np.ones(len(self._sketches), dtype=bool)
        is_kept[changed] = False
        found = [changed]
        for row, passage, crowd in self._meetings(rows, is_kept):
            agree = _agreeing(rows, row, self._sketches, passage) >= _FEWEST_AGREEING
            found.append(passage[agree | (crowd > _MOST_TOGETHER)])
        return np.unique(np.concatenate(found))

    def candidates(self, touched: Places) -> tuple[Places, Places]:
        """The passages whose pairs may be others, and of the pairs that are compared those with one of these.

        Who agrees with a touched passage can be among its best, or be no more; and which are the best of a passage
        is known from all that agree with it.
        """
        asked, reach, numbers = touched[:0], [touched], np.empty(0, dtype=np.uint64)
        while len(reach) <= _STEPS:
            numbers = np.append(numbers, self._together(np.setdiff1d(reach[-1], asked)))
            asked = reach[-1]
            reach.append(np.union1d(asked, _agreed(numbers, self._sketches)[0]))
        best = _best(*_agreed(numbers, self._sketches))
        return reach[1], best[np.isin(best, reach[1]).any(axis=1)]

    def _together(self, passages: Places) -> Numbers:
        """All pairs of one of these passages that agree in a key that few have, each as one number."""
        found = [np.empty(0, dtype=np.uint64)]
        for row, other, _ in self._meetings(self._sketches[passages], np.ones(len(self._sketches), dtype=bool)):
            own = passages[row]
            lower, upper = (end(own, other)[own != other].astype(np.uint64) for end in (np.minimum, np.maximum))
            found.append(lower << np.uint64(32) | upper)
        return np.concatenate(found)

    def _meetings(self, rows: Sketches, is_kept: NDArray[np.bool_]) -> Iterator[tuple[Places, Places, Places]]:
        for wanted, column in zip(_keys(np.ascontiguousarray(rows.T)), self._keys, strict=True):
            yield column.meetings(wanted, is_kept)


class _Column:
    """One key of each passage."""

    def __init__(self, keys: _Keys) -> None:
        self._keys = keys
        self._common = keys[:0]  # found to be common so far: most passages have such a key, and need not be met again

    def meetings(self, wanted: _Keys, is_kept: NDArray[np.bool_]) -> tuple[Places, Places, Places]:
        """The numbers of wanted keys that few have, each with a kept passage that has it.

        The third number is how many would have the key if those who want it had it too.
        """
        values, own, counts = np.unique(wanted, return_inverse=True, return_counts=True)
        held = self._holders(values, is_kept)
        place = np.searchsorted(values, self._keys[held]).clip(max=max(0, values.size - 1))
        exact = values[place] == self._keys[held]
        place, held = place[exact], held[exact]
        sizes = np.bincount(place, minlength=values.size)
        self._common = np.union1d(self._common, values[sizes > _MOST_TOGETHER])
        rare = sizes[place] <= _MOST_TOGETHER
        held = held[rare][np.argsort(place[rare])]
        sizes[sizes > _MOST_TOGETHER] = 0
        repeats = sizes[own]
        rows = np.repeat(np.arange(own.size), repeats)
        inside = np.arange(rows.size) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        begins = np.cumsum(sizes) - sizes
        return rows, held[begins[own[rows]] + inside], (sizes + counts)[own[rows]]

    def _holders(self, values: _Keys, is_kept: NDArray[np.bool_]) -> Places:
        """All kept passages that have one of these values and no common one, and some others."""
        table = np.zeros(1 << 16, dtype=bool)
        table[np.setdiff1d(values, self._common).astype(np.uint16)] = True
        return np.flatnonzero(table[self._keys.astype(np.uint16)] & is_kept)


def _together(keys: _Keys) -> Numbers:
    """The pairs that agree in a key that few have, each as one number."""
    packed = keys.astype(np.uint64) << np.uint64(32) | np.arange(keys.size, dtype=np.uint64)
    packed.sort()
    keys, order = (packed >> np.uint64(32)).astype(np.uint32), packed & np.uint64(0xFFFFFFFF)
    begins = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if keys.size else np.empty(0, dtype=np.intp)
    sizes = np.diff(np.append(begins, keys.size))
    rare = np.repeat((sizes > 1) & (sizes <= _MOST_TOGETHER), sizes)
    keys, order = keys[rare], order[rare]
    found = [np.empty(0, dtype=np.uint64)]
    for apart in range(1, min(_MOST_TOGETHER, order.size)):
        agree = keys[:-apart] == keys[apart:]  # of equal keys the lower passage comes first
        found.append(order[:-apart][agree] << np.uint64(32) | order[apart:][agree])
    return np.concatenate(found)


def _agreed(together: Numbers, sketches: Sketches) -> tuple[Places, Places]:
    """The pairs that agree in enough values, each once and in order, and in how many they agree."""
    together.sort()
    together = together[np.append(True, together[1:] != together[:-1])[: together.size]]
    pairs = np.stack([together >> np.uint64(32), together & np.uint64(0xFFFFFFFF)], axis=1).astype(np.intp)
    agreeing = _agreeing(sketches, pairs[:, 0], sketches, pairs[:, 1])
    enough = agreeing >= _FEWEST_AGREEING
    return pairs[enough], agreeing[enough]


def _agreeing(left: Sketches, lefts: Places, right: Sketches, rights: Places) -> Places:
    """In how many values the sketches agree, a pair of rows each."""
    parts = [slice(start, start + _CHUNK) for start in range(0, len(lefts), _CHUNK)]
    return np.concatenate([lefts[:0], *((left[lefts[part]] == right[rights[part]]).sum(axis=1) for part in parts)])


def _best(pairs: Places, agreeing: Places) -> Places:
    """The pairs that are among the best of either passage; of equals those with the lower digest."""
    numbers = np.tile(np.arange(len(pairs)), 2)
    own, other = np.concatenate([pairs, pairs[:, ::-1]]).T
    order = np.lexsort((other, -agreeing[numbers], own))
    ranks = np.arange(order.size) - np.searchsorted(own[order], own[order])
    is_best = np.zeros(len(pairs), dtype=bool)
    is_best[numbers[order[ranks < _COMPARED]]] = True
    best: Places = pairs[is_best]
    return best
