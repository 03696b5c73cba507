"""Tables that go on over the end of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from danchieu.readers.pdf.columns import Columns
from danchieu.readers.pdf.grids import Table
from danchieu.readers.pdf.rows import Row

Part = Row | Columns | Table
Cells = tuple[str, ...]

_NEAR = 4.0


def whole_tables(pages: Sequence[Sequence[Part]]) -> tuple[list[list[Part]], list[str]]:
    """The parts of pages, a table that goes on on the next page put together; and the heads that it repeats there."""
    found: list[list[Part]] = []
    heads: list[str] = []
    home: list[Part] = []  # the page whose last part is the table that may go on
    for parts in map(list, pages):
        if home and parts and _goes_on(home[-1], parts[0]):
            home[-1] = _joined(home[-1], parts.pop(0), heads)
        if parts:
            home = parts
        found.append(parts)
    return found, heads


def _goes_on(above: Part, below: Part) -> bool:
    if not (isinstance(above, Table) and isinstance(below, Table)) or len(above.xs) != len(below.xs):
        return False
    return all(abs(a - b) <= _NEAR for a, b in zip(above.xs, below.xs, strict=True))


def _joined(above: Part, below: Part, heads: list[str]) -> Part:
    if not (isinstance(above, Table) and isinstance(below, Table)):
        return above
    rows, more = list(above.cells), list(below.cells)
    if more[0] == rows[0]:
        heads.append(" ".join(filter(None, more.pop(0))))
    if more and _is_torn(rows[-1], more[0]):
        rows[-1] = tuple(f"{a} {b}".strip() for a, b in zip(rows[-1], more.pop(0), strict=True))
    return replace(above, cells=(*rows, *more))


def _is_torn(above: Cells, below: Cells) -> bool:
    """Whether a row's words run on from those of the row above: no cell begins anew."""
    pairs = [(a, b) for a, b in zip(above, below, strict=True) if b]
    return not below[0] and all(a and b[0].islower() for a, b in pairs)
