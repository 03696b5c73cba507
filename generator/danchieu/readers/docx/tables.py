"""Tables: as Markdown where they hold data, as lines where they only set words side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from danchieu.readers.docx.styles import Styles, draws
from danchieu.readers.docx.xml import W, child, number, parts, value
from danchieu.text import modern_tones, squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Heads and signatures take no more columns (three who sign, at most) and rows than these.
_MOST_COLUMNS = 3
_MOST_ROWS = 8
_MOTTO_OR_RECIPIENTS = re.compile(
    r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|(?i:độc lập\s*[-–]\s*tự do)|(?i:nơi nhận)\s*:"
)
_FORM = re.compile(
    rf"{_MOTTO_OR_RECIPIENTS.pattern}|\b(?:T/?M|K/?T|T/?L|TUQ)[./ ]+[A-ZĐ]{{2}}"
    r"|^(?i:nơi nhận)|^Số\s*:|\b(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|HIỆU TRƯỞNG)\b"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines and the columns of the grid that it takes."""

    lines: tuple[str, ...]
    column: int
    span: int = 1


Row = tuple[Cell, ...]


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table that were not deleted."""
    return (row for row in parts(table, "tr") if child(row, "trPr", "del") is None)


def cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """The cells of a row: where in the grid they begin, how many columns they take, and what they hold."""
    column = number(row, "trPr", "gridBefore") or 0
    for cell in parts(row, "tc"):
        span = max(1, number(cell, "tcPr", "gridSpan") or 1)
        yield column, span, cell
        column += span


def is_layout(table: Element, styles: Styles) -> bool:
    """Whether a table is no table to the eye: a head in two columns, recipients beside a signature, a frame."""
    widths = [sum(1 for _ in cells(row)) for row in rows(table)]
    if max(widths, default=0) <= 1:
        return True
    if max(widths) > _MOST_COLUMNS or len(widths) > _MOST_ROWS:
        return False
    is_ruled = _is_ruled(table, styles)
    pattern = _MOTTO_OR_RECIPIENTS if is_ruled else _FORM
    has_form = any(pattern.search(words) for words in _paragraphs(table))
    return has_form or (len(widths) == 1 and not is_ruled)


def _paragraphs(table: Element) -> Iterator[str]:
    for paragraph in table.iter(W + "p"):
        words = "".join(t.text or "" for t in paragraph.iter(W + "t"))
        yield modern_tones(squeeze(words))


def _is_ruled(table: Element, styles: Styles) -> bool:
    """Whether lines stand between the columns. What a cell says of its own borders outdoes table and style."""
    general = draws(child(table, "tblPr", "tblBorders"), "insideV")
    if general is None:
        general = styles.is_ruled(value(table, "tblPr", "tblStyle"))
    borders = [child(cell, "tcPr", "tcBorders") for row in rows(table) for _, _, cell in cells(row)]
    own = [draws(border, "left", "right", "start", "end") for border in borders]
    return any(general if ruled is None else ruled for ruled in own)


def as_layout(table: Sequence[Row]) -> list[str]:
    """The lines of a table that only sets words side by side: the left column first, then the right one.

    A row of one cell stands across all columns, so that what is above it is read before it.
    """
    lines: list[str] = []
    for _, band in groupby(table, key=lambda row: len(row) == 1):
        for column in _columns(band):
            lines += ["", *column]
    return [*lines, ""]


def _columns(band: Iterable[Row]) -> Iterator[list[str]]:
    ordered = sorted((cell for row in band for cell in row), key=lambda cell: cell.column)
    for _, column in groupby(ordered, key=lambda cell: cell.column):
        yield [line for cell in column for line in cell.lines]


def as_markdown(table: Sequence[Row]) -> list[str]:
    """The lines of a table of data. A merged cell has its words once, in its first place.

    >>> as_markdown([(Cell(("TT",), 0), Cell(("Việc",), 1)), (Cell(("1",), 0), Cell(("Họp",), 1))])[1:-1]
    ['| TT | Việc |', '|---|---|', '| 1 | Họp |']
    """
    # Word's grid is finer than the table: a column in which no cell begins is none.
    columns = sorted({cell.column for row in table for cell in row})
    written = [_written(row, columns) for row in table if any(_words(cell) for cell in row)]
    if not written:
        return []
    return ["", written[0], f"|{'---|' * len(columns)}", *written[1:], ""]


def _written(row: Row, columns: Sequence[int]) -> str:
    by_column = {cell.column: _words(cell).replace("|", r"\|") for cell in row}
    return "".join(["|", *(f" {by_column.get(column, '')} |" for column in columns)])


def _words(cell: Cell) -> str:
    return squeeze(" ".join(cell.lines))


def as_words(table: Sequence[Row]) -> list[str]:
    """The lines of a table inside a cell of another, row by row."""
    return [line for row in table for cell in row for line in cell.lines]
