"""Tables as lines of Markdown, and tables that only lay out a page as the lines that they lay out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from danchieu.readers.html.block import Block
from danchieu.readers.html.marks import is_official

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDEST_SPAN = 60
_BORDER = re.compile(r"(?:^|\s)(?:thin|medium|thick|[1-9]\d*(?:\.\d+)?(?:px|pt|em)?|0?\.\d+pt)(?:\s|$)")
# A table without lines and with more rows than this is one of entries, whose lines an outer style sheet draws.
_FEW_ROWS = 3
# A cell that holds more than this is a part of the page rather than an entry.
_LONGEST_ENTRY = 1500


@dataclass(slots=True)
class Cell:
    """A cell of a table being read."""

    element: _Element
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The cell on one line, fit for a table of Markdown."""
        return " ".join(block.text for block in self.blocks if block.text).replace("|", "\\|")

    def span(self, key: str) -> int:
        """How many columns or rows the cell takes: `key` is "colspan" or "rowspan"."""
        value = self.element.get(key) or ""
        return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() and len(value) < 9 else 1


@dataclass(slots=True)
class Table:
    """A table being read; `loose` is its caption and whatever else stands outside of cells."""

    element: _Element
    has_border: bool
    rows: list[list[Cell]] = field(default_factory=list)
    loose: list[Block] = field(default_factory=list)
    is_nest: bool = False


def blocks(table: Table) -> list[Block]:
    """The lines of a table that is read to its end."""
    rows = [row for row in table.rows if any(cell.blocks for cell in row)]
    if not rows:
        return table.loose
    if _is_layout(table, rows):
        return [*table.loose, *_laid_out(rows, by_column=not table.is_nest)]
    return [*table.loose, *_markdown(table.element, rows)]


def shows_border(element: _Element, style: dict[str, str]) -> bool:
    """Whether a table or a cell is drawn with lines."""
    if (element.get("border") or "0").strip() not in ("0", "") or element.tag == "th":
        return True
    return any(
        _BORDER.search(value) and "none" not in value for key, value in style.items() if key.startswith("border")
    )


def _is_layout(table: Table, rows: list[list[Cell]]) -> bool:
    cells = [cell for row in rows for cell in row]
    if table.is_nest or max(map(len, rows)) == 1:
        return True
    if any(len(cell.text) > _LONGEST_ENTRY for cell in cells):
        return True
    is_narrow = max(map(len, rows)) <= 3
    if is_narrow and any(is_official(block.text) for cell in cells for block in cell.blocks):
        return True
    return is_narrow and not table.has_border and len(rows) <= _FEW_ROWS


def _laid_out(rows: list[list[Cell]], *, by_column: bool) -> Iterator[Block]:
    """The lines of the left column, then of the right one, as far down as the rows have as many cells."""
    for width, group in groupby(rows, key=len):
        some = list(group)
        if by_column:
            yield from (block for column in range(width) for row in some for block in row[column].blocks)
        else:
            yield from (block for row in some for cell in row for block in cell.blocks)


def _markdown(element: _Element, rows: list[list[Cell]]) -> Iterator[Block]:
    grid = _grid(rows)
    width = max(map(len, grid))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in grid]
    for line in ("", lines[0], "|" + "---|" * width, *lines[1:], ""):
        yield Block(line, element)


def _grid(rows: Iterable[list[Cell]]) -> list[list[str]]:
    """The cells' texts in their columns; a cell that spans several is written once and leaves the others empty."""
    grid: list[list[str]] = []
    below: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        for cell in row:
            _skip_spanned(line, below)
            width, height = cell.span("colspan"), cell.span("rowspan")
            below |= dict.fromkeys(range(len(line), len(line) + width), height - 1)
            line += [cell.text, *[""] * (width - 1)]
        _skip_spanned(line, below)
        grid.append(line)
    return grid


def _skip_spanned(line: list[str], below: dict[int, int]) -> None:
    while below.get(len(line), 0) > 0:
        below[len(line)] -= 1
        line.append("")
