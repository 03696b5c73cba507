"""Pages become lines: paragraphs whole again, also over the end of a page, empty lines where one ends for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from danchieu.readers.pdf.columns import Columns
from danchieu.readers.pdf.grids import Table
from danchieu.readers.pdf.leaves import Leaf
from danchieu.readers.pdf.measure import Measure, measures
from danchieu.readers.pdf.notes import Notes, notes_apart
from danchieu.readers.pdf.rows import Row
from danchieu.readers.pdf.spread import whole_tables

# How parts of a document begin.
_PART = re.compile(
    r"(?:[-–—+*•▪➢✓]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-zđ]\)|[IVXLC]{1,6}[.\-–]|[A-HĐ]\."
    r"|(?:Điều|Chương|Phần|Mục)\s\w+[.:]?)(?:\s|$)"
)
# What sentences count with, too: "(1) …; (2) …".
_WITHIN_SENTENCE = re.compile(r"\(?(?:\d{1,2}|[a-zđ])\)")
_CLOSED = re.compile(r"[.;:!?…/][”\"'’)]*$")
_HYPHEN = re.compile(r"\w-$")


class _Joint(Enum):
    """What stands between two rows."""

    SPACE = auto()
    LINE_END = auto()
    EMPTY_LINE = auto()


def lines(leaves: Sequence[Leaf]) -> tuple[list[str], list[str]]:
    """The lines of a file's pages, and the heads of tables that were left out where a new page repeats them."""
    pages = notes_apart([leaf.parts() for leaf in leaves])
    parts, heads = whole_tables([page.parts for page in pages])
    set_in = measures([(leaf.box, _rows(page)) for leaf, page in zip(leaves, parts, strict=True)])
    flow = _Flow()
    for leaf, page, own, measure in zip(leaves, pages, parts, set_in, strict=True):
        flow.begin_page(measure)
        for part in own:
            flow.add(part)
        flow.hold(page, leaf.turned)
    return flow.finished(), heads


def _rows(parts: Iterable[Row | Columns | Table]) -> list[Row]:
    return [part for part in parts if isinstance(part, Row)]


@dataclass(slots=True)
class _Flow:
    """Lines as they come to be. `held` waits for the end of the paragraph that a page's end tore."""

    _lines: list[str] = field(default_factory=list)
    _held: list[str] = field(default_factory=list)
    _first: Row | None = None
    _last: Row | None = None
    _measure: Measure | None = None
    _before: Measure | None = None
    _table_width: int = 0

    def begin_page(self, measure: Measure) -> None:
        self._before, self._measure = self._measure, measure

    def hold(self, page: Notes, turned: Iterable[Row]) -> None:
        """Footnotes, and what lies across a page, stand behind the paragraph that they interrupt."""
        self._held += [*page.notes, *(row.text for row in turned)]

    def add(self, part: Row | Columns | Table) -> None:
        if isinstance(part, Row):
            self._add_row(part)
        elif isinstance(part, Columns):
            for side in (part.left, part.right):
                self._block([row.text for row in side])
        else:
            self._block(_markdown(part))

    def finished(self) -> list[str]:
        self._close()
        return self._lines

    def _block(self, texts: Iterable[str]) -> None:
        self._close()
        self._lines += [*texts, ""]

    def _close(self) -> None:
        """Ends the paragraph, and gives what waited for its end."""
        self._lines += [""] * bool(self._lines and self._lines[-1])
        for text in self._held:
            self._lines += [text, ""]
        self._held.clear()
        self._first = self._last = None

    def _add_row(self, row: Row) -> None:
        joint = self._joint(row)
        if joint is _Joint.SPACE:
            self._lines[-1] = _joined(self._lines[-1], row.text)
            self._last = row
            return
        if joint is _Joint.EMPTY_LINE:
            self._close()
        self._lines.append(row.text)
        self._first = self._last = row

    def _joint(self, row: Row) -> _Joint:
        """Whether a row carries on the paragraph before it."""
        first, above, measure = self._first, self._last, self._measure
        if not (first and above and measure) or _begins_part(above, row, measure):
            return _Joint.EMPTY_LINE
        if self._before is not None:
            before, self._before = self._before, None
            return _over_pages(above, row, before, measure)
        return _within_page(first, above, row, measure)


def _begins_part(above: Row, row: Row, measure: Measure) -> bool:
    if measure.is_indented and measure.is_at_margin(row) and _WITHIN_SENTENCE.match(row.text):
        return False
    is_heading = row.text.isupper() and not above.text.isupper()
    return bool(_CLOSED.search(above.text)) and (is_heading or _PART.match(row.text) is not None)


def _over_pages(above: Row, row: Row, before: Measure, measure: Measure) -> _Joint:
    """What stands between the last row of a page and the first of the next."""
    may_begin = not measure.is_indented and _CLOSED.search(above.text) and not row.text[0].islower()
    goes_on = before.is_full(above, row) and measure.is_at_margin(row) and not may_begin
    return _Joint.SPACE if goes_on else _Joint.EMPTY_LINE


def _within_page(first: Row, above: Row, row: Row, measure: Measure) -> _Joint:
    if measure.is_spaced(above, row):
        return _Joint.EMPTY_LINE
    if measure.is_centred(row) and (above is first) and not measure.is_at_margin(above):
        return _Joint.LINE_END
    if not measure.is_full(above, row):
        return _Joint.EMPTY_LINE
    if measure.is_at_margin(row) or _goes_on_indented(first, above, row):
        return _Joint.SPACE
    if abs(row.left - above.left) > row.size / 2:
        return _Joint.EMPTY_LINE
    return _Joint.LINE_END if measure.is_indented else _Joint.SPACE


def _goes_on_indented(first: Row, above: Row, row: Row) -> bool:
    """Whether a row hangs below the words behind a number, or below another row that carried on."""
    hanging = first.words[1].left if len(first.words) > 1 and _PART.match(first.text) else None
    if hanging is not None and abs(row.left - hanging) < row.size / 2:
        return True
    return above is not first and abs(row.left - above.left) < row.size / 2


def _joined(line: str, text: str) -> str:
    """ "2020-" and "2025" belong together, "2020 -" and "2025" have their space."""
    return line + text if _HYPHEN.search(line) and text[0].isalnum() else f"{line} {text}"


def _markdown(table: Table) -> list[str]:
    rows = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in table.cells]
    return [*rows[:1], "|" + "---|" * len(table.cells[0]), *rows[1:]] if rows else []
