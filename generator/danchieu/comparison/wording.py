"""Which words of a clause stayed, were added, were removed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel, Opcode


class Change(StrEnum):
    """What became of words, or of a clause."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with one fate, one space between two of them."""

    change: Change
    text: str


# A word or two that stayed between changes tell nothing, and a text that changes at every third word cannot be read.
_SHORTEST_STAY = 3
# The comparison takes a bit for each word of one with each of the other: 50 MB.
_MOST = 4 * 10**8

Words = Sequence[str]
Step = tuple[Change, Words]


def pieces(left: str, right: str) -> tuple[Piece, ...]:
    """The words of both in order, and between two stays what was removed before what was added.

    >>> [(piece.change.value, piece.text) for piece in pieces("một hai ba bốn", "một hai ba năm")]
    [('same', 'một hai ba'), ('removed', 'bốn'), ('added', 'năm')]
    """
    steps = list(_steps(left.split(), right.split()))
    return tuple(Piece(change, " ".join(words)) for change, words in _joined(_calmed(steps)))


def _steps(left: Words, right: Words) -> Iterator[Step]:
    if len(left) * len(right) > _MOST:
        yield from ((Change.REMOVED, left), (Change.ADDED, right))
        return
    for step in Indel.opcodes(left, right):
        yield from _step(step, left, right)


def _step(step: Opcode, left: Words, right: Words) -> Iterator[Step]:
    gone, come = left[step.src_start : step.src_end], right[step.dest_start : step.dest_end]
    if step.tag == "equal":
        yield Change.SAME, gone
    else:
        yield from ((change, words) for change, words in ((Change.REMOVED, gone), (Change.ADDED, come)) if words)


def _calmed(steps: Sequence[Step]) -> Iterator[Step]:
    """The steps without stays too short to help: their words are removed and added again."""
    last = len(steps) - 1
    for place, (change, words) in enumerate(steps):
        if change is Change.SAME and len(words) < _SHORTEST_STAY and 0 < place < last:
            yield from ((Change.REMOVED, words), (Change.ADDED, words))
        else:
            yield change, words


def _joined(steps: Iterator[Step]) -> Iterator[Step]:
    """Steps of one fate as one, and between two stays what was removed before what was added."""
    for stays, group in groupby(steps, key=lambda step: step[0] is Change.SAME):
        found = list(group)
        for change in (Change.SAME,) if stays else (Change.REMOVED, Change.ADDED):
            words = [word for own, some in found if own is change for word in some]
            if words:
                yield change, words
