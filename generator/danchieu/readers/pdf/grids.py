"""Tables whose rules show a grid: which words stand in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danchieu.readers.pdf.frames import Glyph, Rule
from danchieu.readers.pdf.rows import rows

# Rules nearer than this are one line, drawn as two sides of a thin bar or a little off.
_NEAR = 3.0
# More are a drawing.
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's places to be parted at, down the page (`ys`, from the top) and across (`xs`), and its drawn rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a letter stands in the table."""
        x, y = (glyph.left + glyph.right) / 2, glyph.baseline + glyph.size / 4
        return self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]

    def cell(self, glyph: Glyph) -> tuple[int, int]:
        """Row and column of a letter in the table; of a cell over several of them, the first."""
        x, y = (glyph.left + glyph.right) / 2, glyph.baseline + glyph.size / 4
        row = bisect_right([-line for line in self.ys], -y) - 1
        column = bisect_right(self.xs, x) - 1
        while row and not any(r.is_level and r.left < x < r.right and _near(r.top, self.ys[row]) for r in self.rules):
            row -= 1
        while column and not any(r.bottom < y < r.top and _near(r.left, self.xs[column]) for r in self.rules):
            column -= 1
        return row, column


@dataclass(frozen=True, slots=True)
class Table:
    """The texts of a table's cells, where these are parted, and where the table stands."""

    cells: tuple[tuple[str, ...], ...]
    xs: tuple[float, ...]
    top: float
    bottom: float


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids that rules draw, each of two rows and two columns or more."""
    distinct = tuple({tuple(map(round, rule)): rule for rule in rules}.values())
    if len(distinct) > _MOST_RULES:
        return []
    found = (_grid(group) for group in _touching(distinct))
    return [grid for grid in found if len(grid.xs) > 2 and len(grid.ys) > 2]


def _touching(rules: Iterable[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: -r.top):
        near = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([rule, *(other for group in near for other in group)])
    return groups


def _touch(a: Rule, b: Rule) -> bool:
    level = a.left <= b.right + _NEAR and b.left <= a.right + _NEAR
    return level and a.bottom <= b.top + _NEAR and b.bottom <= a.top + _NEAR


def _grid(rules: Sequence[Rule]) -> Grid:
    levels = [rule for rule in rules if rule.is_level]
    uprights = [rule for rule in rules if not rule.is_level]
    ends = [min(r.left for r in levels), max(r.right for r in levels)] if levels and uprights else []
    ys = _distinct(rule.bottom for rule in levels)
    return Grid(_distinct([*ends, *(rule.left for rule in uprights)]), ys[::-1], tuple(rules))


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _NEAR


def _distinct(places: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return tuple(kept)


def table(grid: Grid, glyphs: Iterable[Glyph]) -> Table:
    """The letters of a table, put into its cells."""
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        cells.setdefault(grid.cell(glyph), []).append(glyph)
    texts = tuple(
        tuple(_text(cells.get((row, column), ())) for column in range(len(grid.xs) - 1))
        for row in range(len(grid.ys) - 1)
    )
    filled = tuple(row for row in texts if any(row))
    return Table(filled, grid.xs, grid.ys[0], grid.ys[-1])


def _text(glyphs: Iterable[Glyph]) -> str:
    return " ".join(row.text for row in rows(glyphs))
