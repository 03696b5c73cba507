"""Tables that share out tasks: what, who leads, who helps, by when, told apart by their heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from danchieu.tasks.labels import Label, column

_CELL = re.compile(r"(?<=\|)(?:\\.|[^|\\\n])*(?=\|)")
_RULE = re.compile(r"[\s|:-]+")
_SAME = re.compile(r"[-–]?\s*(?:nt|như trên)\s*[-–]?|[\"”]", re.IGNORECASE)
# A head of more lines has its names in one of the first two.
_HEAD_LINES = 2


Cells = Mapping[Label, str]


def rows(table: str) -> Iterator[Cells]:
    """The rows of a table that shares out tasks, without those that only name a group; none of any other table.

    >>> [row[Label.LEAD] for row in rows("| Công việc | Chủ trì |\\n|---|---|\\n| Họp | Văn phòng |")]
    ['Văn phòng']
    """
    lines = [line for line in table.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    for number, line in enumerate(lines[:_HEAD_LINES]):
        columns = _columns(_cells(line))
        if Label.WHAT in columns and Label.LEAD in columns:
            yield from _rows(columns, lines[number + 1 :])
            return


def _rows(columns: Mapping[Label, int], lines: Iterable[str]) -> Iterator[Cells]:
    above: Cells = {}
    for line in lines:
        row = {label: above.get(label, "") if _SAME.fullmatch(words) else words for label, words in _row(columns, line)}
        if row.keys() - {Label.WHAT}:
            yield row
            above = row


def _cells(line: str) -> list[str]:
    return [cell[0].strip() for cell in _CELL.finditer(line)]


def _columns(heads: list[str]) -> dict[Label, int]:
    """The first column of each kind."""
    found: dict[Label, int] = {}
    for position, head in enumerate(heads):
        label = column(head)
        if label is not None:
            found.setdefault(label, position)
    return found


def _row(columns: Mapping[Label, int], line: str) -> Iterator[tuple[Label, str]]:
    cells = _cells(line)
    for label, position in columns.items():
        if position < len(cells) and cells[position].strip(" -–"):
            yield label, cells[position]
