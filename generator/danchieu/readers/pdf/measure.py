"""How the text of a page is set: its margins and the distance of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, quantiles

from danchieu.readers.pdf.frames import Box
from danchieu.readers.pdf.rows import Row

# Pages with fewer rows say too little of themselves: those of the whole file are asked.
_ENOUGH = 12
_ROUNDING = 3.0
# What a first line's indent, a paragraph's spacing and a ragged edge are more than, less than.
_INDENT = 0.6
_SPACING = 1.22
_USUAL_PITCH = 1.35
# No right margin takes more of the page; short lines alone do not show where it is.
_LEAST_WIDTH = 0.75
# A line of a paragraph with the word that had no room takes more of it, also where it hangs deep; an authority above a
# signature with a word of the position hardly ever does.
_SHORTEST_FULL = 0.45


@dataclass(frozen=True, slots=True)
class Measure:
    """Left and right margin, and the distance of two lines in sizes of the font.

    `is_indented` says that paragraphs begin with an indent, so that what begins at the margin goes on.
    `shortest` is less than a full line and the word after it take: a page of nothing but a signature does not tell
    where the right margin is.
    """

    left: float
    right: float
    pitch: float
    is_indented: bool = False
    shortest: float = 0.0

    def is_full(self, above: Row, row: Row) -> bool:
        """Whether the next row's first word had no room at the end of the row above."""
        first = row.words[0]
        end = above.right + 0.2 * row.size + (first.right - first.left)
        return end > self.right - 0.1 * row.size and end - above.left > self.shortest

    def is_spaced(self, above: Row, row: Row) -> bool:
        """Whether more lies between two rows than between the lines of a paragraph."""
        return above.baseline - row.baseline > _SPACING * self.pitch * max(above.size, row.size)

    def is_at_margin(self, row: Row) -> bool:
        """Whether a row begins where paragraphs go on."""
        return abs(row.left - self.left) <= _INDENT * row.size

    def is_centred(self, row: Row) -> bool:
        """Whether a row is set in the middle, short of both margins."""
        left, right = row.left - self.left, self.right - row.right
        return left > row.size and right > row.size and abs(left - right) <= 2 * row.size


def measures(pages: Sequence[tuple[Box, Sequence[Row]]]) -> list[Measure]:
    """The measure of each page; whether paragraphs are indented, the whole file tells."""
    every = [row for _, rows in pages for row in rows]
    is_indented = _measure(every, 0).is_indented
    return [_of_page(box, rows if len(rows) >= _ENOUGH else every, is_indented) for box, rows in pages]


def _of_page(box: Box, rows: Sequence[Row], is_indented: bool) -> Measure:
    shortest = _SHORTEST_FULL * (box[2] - box[0])
    return replace(_measure(rows, _least_right(box)), is_indented=is_indented, shortest=shortest)


def _least_right(box: Box) -> float:
    return box[0] + _LEAST_WIDTH * (box[2] - box[0])


def _measure(rows: Sequence[Row], least_right: float) -> Measure:
    if len(rows) < 2:
        return Measure(rows[0].left if rows else 0, least_right, _USUAL_PITCH)
    right = max(quantiles([row.right for row in rows], n=20, method="inclusive")[-1], least_right)
    size = median(row.size for row in rows)
    following = [(a, b) for a, b in pairwise(rows) if a.right > right - 3 * size and a.baseline > b.baseline]
    pitches = [(a.baseline - b.baseline) / max(a.size, b.size) for a, b in following]
    left = _most_common([b.left for _, b in following] or [r.left for r in rows])
    return Measure(left, right, _pitch(pitches), _is_indented(rows, left, right, size))


def _is_indented(rows: Sequence[Row], left: float, right: float, size: float) -> bool:
    """Whether rows below a short one, where a paragraph ended, hardly ever begin at the margin."""
    starts = [b.left for a, b in pairwise(rows) if a.right < right - 3 * size]
    return len(starts) > 1 and sum(start > left + size for start in starts) >= 0.8 * len(starts)


def _most_common(places: Sequence[float]) -> float:
    """The middle of the most frequent place; of two equally frequent ones, the left."""
    counts = Counter(round(place / _ROUNDING) for place in places)
    best = min(counts, key=lambda bucket: (-counts[bucket], bucket))
    return median(place for place in places if abs(place / _ROUNDING - best) <= 1)


def _pitch(pitches: Sequence[float]) -> float:
    """Lines of a paragraph are nearer to each other than paragraphs are: the usual distance is a lower one."""
    return min(sorted(pitches)[len(pitches) // 3], 3.0) if pitches else _USUAL_PITCH
