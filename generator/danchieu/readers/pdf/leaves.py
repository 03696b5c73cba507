"""One page as rows of text, tables, and lines that lie across it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danchieu.readers.pdf.columns import Columns, arrange
from danchieu.readers.pdf.frames import Box, Drawn, Glyph, upright
from danchieu.readers.pdf.grids import Grid, Table, grids, table
from danchieu.readers.pdf.rows import Row, rows


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page's upright rows from top to bottom, its tables, and its other rows: stamps and watermarks."""

    box: Box
    rows: tuple[Row, ...]
    tables: tuple[Table, ...] = ()
    turned: tuple[Row, ...] = ()

    def parts(self) -> list[Row | Columns | Table]:
        """Rows, columns and tables in the order in which they are read."""
        parts: list[Row | Columns | Table] = []
        rows = list(self.rows)
        for found in sorted(self.tables, key=lambda t: -t.top):
            above = [row for row in rows if row.baseline > found.top]
            parts += [*arrange(above), found]
            rows = rows[len(above) :]
        return [*parts, *arrange(rows)]


def leaf(page: Drawn) -> Leaf:
    """A page as drawn, read."""
    sheet = upright(page)
    found = grids(sheet.rules)
    inside = [[glyph for glyph in sheet.glyphs if grid.holds(glyph)] for grid in found]
    tables = [table(grid, glyphs) for grid, glyphs in zip(found, inside, strict=True) if glyphs]
    outside = _outside(sheet.glyphs, found)
    turned = tuple(row for group in sheet.turned for row in rows(group))
    return Leaf(sheet.box, tuple(rows(outside)), tuple(tables), turned)


def _outside(glyphs: Sequence[Glyph], found: Iterable[Grid]) -> Sequence[Glyph]:
    for grid in found:
        glyphs = [glyph for glyph in glyphs if not grid.holds(glyph)]
    return glyphs
