"""Tasks as files to take away: a table for spreadsheets, and a calendar of what has a day."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from danchieu.model import Record
from danchieu.outline import anchor
from danchieu.pages import names
from danchieu.quotation import place
from danchieu.tasks import Actor, Due, Task
from danchieu.text import squeeze, unmarked


@dataclass(frozen=True, slots=True)
class Placed:
    """A task and the document that gives it."""

    record: Record
    task: Task

    @property
    def last_day(self) -> date:
        """The first of its deadlines; a task without one comes after all others."""
        return min((due.days[-1] for due in self.task.due if due.days), default=date.max)


def shown(text: str) -> str:
    """A slice of a clause on one line, without the marks of emphasis and footnotes."""
    return squeeze(unmarked(text).replace("*", ""))


# --- CSV (RFC 4180) ------------------------------------------------------------------------------------------------

_HEADS = (
    *("Văn bản", "Điểm, khoản", "Đơn vị", "Phối hợp", "Nội dung", "Thời hạn"),
    *("Từ ngày", "Đến ngày", "Số tháng giữa hai lần"),
)
_FORMULA = re.compile(r"[=+\-@\t\r]")


def as_csv(tasks: Iterable[Placed]) -> str:
    """The tasks as CSV, with the mark at the beginning by which spreadsheets know UTF-8.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises: no word changes,
    and such cells are rare, since numbers and bullets of clauses stand in a column of their own.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_HEADS)
    writer.writerows([_safe(cell) for cell in _cells(placed)] for placed in tasks)
    return f"\ufeff{written.getvalue()}"


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(placed: Placed) -> Iterator[str]:
    task = placed.task
    days = [due.days for due in task.due if due.days]
    yield names.record_name(placed.record)
    yield place(task.address)
    yield _listed(task.actors)
    yield _listed(task.partners)
    yield shown(task.what)
    yield "; ".join(due.text for due in task.due)
    yield "; ".join(span[0].isoformat() for span in days if len(span) > 1)
    yield "; ".join(span[-1].isoformat() for span in days)
    yield "; ".join(str(months) for due in task.due for months in due.months)


def _listed(actors: Iterable[Actor]) -> str:
    return "; ".join(shown(actor.text) for actor in actors)


# --- iCalendar (RFC 5545) ------------------------------------------------------------------------------------------

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_LONGEST_LINE = 75  # octets
_LONGEST_SUMMARY = 90


def has_days(tasks: Iterable[Placed]) -> bool:
    """Whether a calendar of the tasks would hold anything."""
    return any(due.days for placed in tasks for due in placed.task.due)


def as_calendar(name: str, tasks: Iterable[Placed]) -> str:
    """The deadlines as days of a calendar; those of every year return.

    Written by hand because a general library takes ten times as long; the tests read it with one. The same records
    give the same bytes: an event's stamp is its document's day.
    """
    events = (line for placed in tasks for due in placed.task.due if due.days for line in _event(placed, due))
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dan Chieu//Nhiem vu//VI", "CALSCALE:GREGORIAN"),
        f"NAME:{_escaped(name)}",
        f"X-WR-CALNAME:{_escaped(name)}",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(placed: Placed, due: Due) -> Iterator[str]:
    record, task, day = placed.record, placed.task, due.days[-1]
    what = shown(task.what)
    identity = f"{task.what}\n{due.text}"
    yield "BEGIN:VEVENT"
    yield f"UID:{record.id}.{anchor(task.address)}.{crc32(identity.encode()):08x}@danchieu"
    yield f"DTSTAMP:{record.header.date or due.days[0]:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield from ("RRULE:FREQ=YEARLY",) if 12 in due.months else ()
    yield f"SUMMARY:{_escaped(_short(what))}"
    description = (f"{_listed(task.actors)}: {what}", due.text, f"{names.record_name(record)}, {place(task.address)}")
    yield "DESCRIPTION:" + _escaped("\n".join(description))
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _short(what: str) -> str:
    return what if len(what) <= _LONGEST_SUMMARY else f"{what[:_LONGEST_SUMMARY].rpartition(' ')[0]} …"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Sequence[str]:
    """A line in pieces of at most 75 octets, the later ones behind a space; no letter is cut in two."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return [*pieces, piece]
