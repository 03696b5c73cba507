"""From a position in a record's body to a line and column of its file."""

from __future__ import annotations

from danchieu.diagnostics import Diagnostic
from danchieu.linked import spot_in
from danchieu.model import Record
from danchieu.text import LineIndex


class Places:
    """Makes findings at positions of one record's body."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lines = LineIndex(record.body)

    def at(self, offset: int, code: str, /, **values: object) -> Diagnostic:
        """The finding `code` at the character `offset` of the body."""
        return self.over(offset, offset + 1, code, **values)

    def over(self, start: int, end: int, code: str, /, **values: object) -> Diagnostic:
        """The finding `code` about the characters from `start` to `end`, or to the end of their line."""
        spot = spot_in(self._record, start, end, self._lines)
        return Diagnostic(code, self._record.path, spot.line, spot.column, values, spot.length)
