"""Two columns side by side, as in the head and the tail of official papers, told from rows that run across the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from danchieu.readers.pdf.rows import Row, Word

# In sizes of the font. A gutter is free over this width in all of its rows, and far wider in one of them.
_GUTTER = 0.5
_WIDE_GUTTER = 2.0
# Between a position and the name below it there is room for a signature; between recipients there is none.
_SIGNATURE = 9.0
_LINE_SPACING = 2.8
_TITLE_SPACING = 1.7
_NEAREST_LINES = 0.9
# The narrower column holds words, not the numbers of a list or of pages.
_NARROWEST = 4.0


class Gap(NamedTuple):
    """What is free between two words."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """How wide the gap is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows that a gutter parts: those to the left of it, then those to the right."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]


def arrange(rows: Sequence[Row]) -> list[Row | Columns]:
    """The rows of a page in reading order, those in two columns put together."""
    found: list[Row | Columns] = []
    at = 0
    while at < len(rows):
        gap, end = _columns_from(rows, at)
        if gap is None:
            found.append(rows[at])
            at += 1
            continue
        before = _right_only(found, gap)
        columns = _parted([*before, *rows[at:end]], gap)
        found[len(found) - len(before) :] = [columns]
        at = end
    return found


def _columns_from(rows: Sequence[Row], at: int) -> tuple[Gap | None, int]:
    """The gutter of the columns that begin with a row, and where they end; no gutter if the row begins none."""
    gaps = sorted([*_gaps(rows[at]), *_beside(rows[at : at + 2])], key=lambda gap: -gap.width)
    for gap in gaps[:4]:
        gutter, end = _followed(rows, at, gap)
        if _is_evident(rows[at:end], gutter):
            return gutter, end
    return None, at


def _gaps(row: Row) -> Iterable[Gap]:
    gaps = (Gap(a.right, b.left) for a, b in pairwise(row.words))
    return (gap for gap in gaps if gap.width >= _GUTTER * row.size)


def _beside(pair: Sequence[Row]) -> list[Gap]:
    """The gap between two rows that are nearer than lines can be: they stand side by side, though not level."""
    if len(pair) < 2 or _is_apart(pair[1], pair[0], _NEAREST_LINES):
        return []
    left, right = sorted(pair, key=lambda row: row.left)
    gap = Gap(left.right, right.left)
    return [gap] if gap.width >= _GUTTER * left.size else []


def _followed(rows: Sequence[Row], at: int, gap: Gap) -> tuple[Gap, int]:
    """A gutter followed down the page, with what is free of it in all rows."""
    end = at + 1
    last_left = rows[at]
    while end < len(rows):
        row = rows[end]
        free = _free(row, gap)
        if free is None or _is_apart(row, rows[end - 1], _SIGNATURE):
            break
        if row.right <= free.left and _is_apart(row, last_left, _LINE_SPACING):
            break
        if row.left >= free.right and _is_title(row, rows[at:end], free):
            break
        last_left = row if row.left < free.left else last_left
        gap = free
        end += 1
    return gap, end


def _is_title(row: Row, above: Sequence[Row], gutter: Gap) -> bool:
    """Whether a row to the right of the gutter is not of that column, but in the middle of the page below both."""
    _, column = _sides(above, gutter)
    if not column or not _is_apart(row, above[-1], _TITLE_SPACING):
        return False
    off = abs((row.left + row.right) / 2 - median((r.left + r.right) / 2 for r in column))
    return min(off / 2, abs(row.left - column[-1].left)) > row.size


def _free(row: Row, gap: Gap) -> Gap | None:
    """The widest part of a gap that a row leaves free."""
    edges = [gap.left, *(edge for word in row.words for edge in _within(word, gap)), gap.right]
    free = max((Gap(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)), key=lambda g: g.width)
    return free if free.width >= _GUTTER * row.size else None


def _within(word: Word, gap: Gap) -> tuple[float, ...]:
    if word.right <= gap.left or word.left >= gap.right:
        return ()
    return max(word.left, gap.left), min(word.right, gap.right)


def _is_apart(row: Row, above: Row, most: float) -> bool:
    return above.baseline - row.baseline > most * max(row.size, above.size)


def _is_evident(rows: Sequence[Row], gutter: Gap) -> bool:
    """Whether rows are two columns: several lines on either side, or so wide a gap that no text has it by chance."""
    left, right = _sides(rows, gutter)
    if len(rows) < 2 or not left or not right or len(left) + len(right) < 4:
        return False
    narrower = min(max(row.right - row.left for row in side) for side in (left, right))
    size = rows[0].size
    return narrower >= _NARROWEST * size and _widest(rows, gutter) >= _WIDE_GUTTER * size


def _widest(rows: Sequence[Row], gutter: Gap) -> float:
    """The widest gap around the gutter between words that stand side by side."""
    middle = (gutter.left + gutter.right) / 2
    gaps = [gap for row in rows for gap in _gaps(row)] + [gap for pair in pairwise(rows) for gap in _beside(pair)]
    return max((gap.width for gap in gaps if gap.left <= middle <= gap.right), default=0.0)


def _split(row: Row, gutter: Gap) -> tuple[list[Word], list[Word]]:
    middle = (gutter.left + gutter.right) / 2
    return [w for w in row.words if w.left < middle], [w for w in row.words if w.left >= middle]


def _sides(rows: Iterable[Row], gutter: Gap) -> tuple[list[Row], list[Row]]:
    split = [(row, *_split(row, gutter)) for row in rows]
    return [row.part(left) for row, left, _ in split if left], [row.part(right) for row, _, right in split if right]


def _parted(rows: Sequence[Row], gutter: Gap) -> Columns:
    left, right = _sides(rows, gutter)
    return Columns(tuple(left), tuple(right))


def _right_only(found: Sequence[Row | Columns], gutter: Gap) -> list[Row]:
    """The rows before two columns that are of the right one: "TM. BAN THƯỜNG VỤ" above "Nơi nhận"."""
    rows: list[Row] = []
    for row in reversed(found):
        if not isinstance(row, Row) or row.left < gutter.right or (rows and _is_apart(row, rows[-1], _LINE_SPACING)):
            break
        rows.append(row)
    return rows[::-1]
