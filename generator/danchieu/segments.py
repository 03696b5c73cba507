"""A body cut into segments: one heading, paragraph, list item or table each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from danchieu import markers
from danchieu.markers import Mark


@dataclass(slots=True)
class Segment:
    """A piece of text from `start` to `end` with all readings of the number that it begins with."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    is_table: bool = False


# A list inside a sentence is looked back for no further than this, so that long paragraphs stay linear.
_LOOK_BACK = 2000


def segments(body: str) -> Iterator[Segment]:
    """The segments of a body in order: blank lines part them, and so do lines that begin with a number or bullet.

    >>> [(s.start, s.end) for s in segments("1. Mục tiêu\\n\\n- Một\\n- Hai")]
    [(0, 11), (13, 18), (19, 24)]
    """
    current: Segment | None = None
    for start, end in _lines(body):
        new = _segment_of(body, start, end) if start < end else None
        if current and new and _continues(body, current, new):
            current.end = end
            continue
        if current:
            yield current
        current = new
    if current:
        yield current


def _lines(body: str) -> Iterator[tuple[int, int]]:
    """Each line's words, from where to where; start and end of a blank line are the same."""
    offset = 0
    for line in body.split("\n"):
        start = offset + len(line) - len(line.lstrip())
        yield start, max(start, offset + len(line.rstrip()))
        offset += len(line) + 1


def _segment_of(body: str, start: int, end: int) -> Segment:
    if body[start] == "|":
        return Segment(start, end, is_table=True)
    return Segment(start, end, markers.marks(body, start, end))


def _continues(body: str, current: Segment, new: Segment) -> bool:
    if current.is_table or new.is_table:
        return current.is_table and new.is_table
    if _is_closed_heading(body, current) and not body[new.start : new.end].isupper():
        return False
    if not new.marks:
        return True
    before = body[max(current.start, new.start - _LOOK_BACK) : new.start].rstrip()
    return not markers.begins_part(before, body[new.marks[0].rest : new.end], new.marks)


def _is_closed_heading(body: str, segment: Segment) -> bool:
    """ "I. MỤC ĐÍCH" or "**1. Mục đích**" on one line: text on the next line is not part of it."""
    if not segment.marks:
        return False
    mark = segment.marks[0]
    if mark.emphasis and body.endswith(mark.emphasis, mark.rest, segment.end):
        return True
    return mark.style.is_heading and body[mark.rest : segment.end].isupper()
