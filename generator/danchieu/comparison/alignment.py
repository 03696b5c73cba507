"""Which clause of one document is which of the other.

First those with the same words; then, the likest first, those that share enough of theirs, with less where they stand
under the same number. What keeps its order is in place, the rest has moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from danchieu.model import Unit, walk
from danchieu.text import fold, unmarked

Matches = dict[int, int]  # place of a left unit → place of its counterpart
Aligned = tuple[Unit | None, Unit | None, bool]

# Shares of common pairs of words, tried on pairs of plans: below, the words that two clauses share are nobody's.
_ALIKE = 0.4
_ALIKE_IN_PLACE = 0.2  # under the same number
# Pairs of words in more clauses than this find nothing, and so many of the best found are looked at.
_COMMON = 40
_LOOKED_AT = 5


def align(left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[Aligned]:
    """The units of both, each once: counterparts together with whether they moved, the others with None."""
    ours, theirs = list(walk(left)), list(walk(right))
    matches = _same(ours, theirs)
    matches |= _alike(ours, theirs, matches)
    found = {other: own for own, other in matches.items()}
    in_place = sorted(_in_order(sorted(matches.items())))
    # What was removed stands behind the last clause before it that is in place.
    ends = dict(zip([-1, *in_place], [*in_place, len(ours)], strict=True))
    yield from ((ours[place], None, False) for place in range(ends[-1]) if place not in matches)
    for place, unit in enumerate(theirs):
        own = found.get(place)
        yield None if own is None else ours[own], unit, own is not None and own not in ends
        if own in ends:
            yield from ((ours[place], None, False) for place in range(own, ends[own]) if place not in matches)


def _same(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Matches:
    """Units with the same words: of several those with the same number, then in order."""
    own_keys, their_keys = [_key(unit) for unit in ours], [_key(unit) for unit in theirs]
    by_words: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(their_keys):
        by_words[key].append(place)
    numbers = {unit.address: place for place, unit in enumerate(theirs)}
    matches: Matches = {}
    for place, unit in enumerate(ours):
        other = numbers.get(unit.address)
        if other is not None and own_keys[place] == their_keys[other]:
            matches[place] = other
    taken = set(matches.values())
    free = {key: iter([place for place in places if place not in taken]) for key, places in by_words.items()}
    for place, key in enumerate(own_keys):
        other = None if place in matches else next(free.get(key, iter(())), None)
        if other is not None:
            matches[place] = other
    return matches


def _key(unit: Unit) -> str:
    return " ".join(unmarked(unit.words).casefold().split())


def _alike(ours: Sequence[Unit], theirs: Sequence[Unit], matches: Mapping[int, int]) -> Matches:
    """Counterparts among the units that have none yet, the likest first."""
    taken = set(matches.values())
    left = {place: _pairs(unit) for place, unit in enumerate(ours) if place not in matches}
    right = {place: _pairs(unit) for place, unit in enumerate(theirs) if place not in taken}
    found: Matches = {}
    for _, _, _, own, other in sorted(_likenesses(left, right, ours, theirs)):
        if own not in found and other not in taken:
            found[own] = other
            taken.add(other)
    return found


def _likenesses(
    left: Mapping[int, set[str]], right: Mapping[int, set[str]], ours: Sequence[Unit], theirs: Sequence[Unit]
) -> Iterator[tuple[float, bool, int, int, int]]:
    """What may be counterparts, to be sorted: the likest, those with one number, the nearest come first."""
    numbers = {theirs[place].address: place for place in right}
    holders = _holders(right)
    for own, pairs in left.items():
        address = ours[own].address
        votes = Counter(chain.from_iterable(holders.get(pair, ()) for pair in pairs))
        places = {place for _, place in sorted((-count, place) for place, count in votes.items())[:_LOOKED_AT]}
        for other in places | {numbers[address]} if address in numbers else places:
            likeness = 2 * len(pairs & right[other]) / (len(pairs) + len(right[other]))
            is_elsewhere = theirs[other].address != address
            if likeness >= (_ALIKE if is_elsewhere else _ALIKE_IN_PLACE):
                yield -likeness, is_elsewhere, abs(own - other), own, other


def _pairs(unit: Unit) -> set[str]:
    """The words of a unit in twos, its first and last also with its edge, so that one word is not nothing."""
    words = ["", *fold(unmarked(unit.words)).split(), ""]
    return {f"{one} {two}" for one, two in pairwise(words)}


def _holders(units: Mapping[int, set[str]]) -> Mapping[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, pairs in units.items():
        for pair in pairs:
            holders[pair].append(place)
    return {pair: places for pair, places in holders.items() if len(places) <= _COMMON}


def _in_order(matches: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The left places of the longest row of matches that rises on the right too."""
    ends: list[int] = []  # the lowest right place that a row of each length can end with
    rows: list[tuple[int, int | None]] = []  # each match's left place, and the row before it
    last: list[int] = []  # the row that ends so
    for own, other in matches:
        length = bisect_left(ends, other)
        ends[length : length + 1] = [other]
        last[length : length + 1] = [len(rows)]
        rows.append((own, last[length - 1] if length else None))
    step = last[-1] if last else None
    while step is not None:
        own, step = rows[step]
        yield own
