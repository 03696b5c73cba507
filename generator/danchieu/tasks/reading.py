"""The tree of a document read for tasks: who is named hands down to what stands under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from danchieu.model import Unit, UnitKind
from danchieu.tasks import labels
from danchieu.tasks.actors import Span, Subject, inner_subject, names, partners, plain, subject
from danchieu.tasks.deadlines import Calendar, dues, value_dues
from danchieu.tasks.labels import Label
from danchieu.tasks.model import Actor, Task
from danchieu.tasks.patterns import words
from danchieu.tasks.sections import gives_no_task, is_section
from danchieu.tasks.tables import Cells, rows


class Found(NamedTuple):
    """What was read at a place of the body: a task, or None where there is one that could not be read."""

    at: int
    address: str
    task: Task | None


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reading needs to know: which body a name means, and the document's time."""

    body_of: Callable[[str], str | None]
    when: Calendar

    def actors(self, text: str, spans: Sequence[Span]) -> tuple[Actor, ...]:
        """The bodies named at these places."""
        return tuple(Actor(text[start:end], self.body_of(text[start:end])) for start, end in spans)

    def listed(self, text: str) -> tuple[Actor, ...]:
        """The bodies that a value or a cell lists."""
        return self.actors(text, names(plain(text)))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a unit stands: within a section on carrying out or not, and under whose name."""

    is_inside: bool = False
    actors: tuple[Actor, ...] = ()


def read(reader: Reader, units: Sequence[Unit], scope: Scope) -> Iterator[Found]:
    """All that units and those under them say of tasks, not yet in the order of the text."""
    for unit, values, children in labels.with_values(units):
        if unit.kind is UnitKind.TABLE:
            yield from _of_table(reader, unit)
        elif said := _said(unit, values):
            yield _of_values(reader, unit, said)
            yield from read(reader, children, scope)
        elif scope.is_inside:
            yield from _inside(reader, unit, scope)
        else:
            yield from _outside(reader, unit, scope)


def _said(unit: Unit, values: Cells) -> Cells:
    """The values that make a unit a task, its own words first: "Mở lớp (Chủ trì: Sở Nội vụ)"."""
    text = unit.words
    own = labels.labelled(plain(text)) if ":" in text else labels.Labelled(len(text))
    found = {**own.slices(text), **values} if own.own else values
    return {**found, Label.WHAT: text[: own.own]} if Label.LEAD in found else {}


# --- labels and tables ---------------------------------------------------------------------------------------------


def _of_values(reader: Reader, unit: Unit, values: Cells) -> Found:
    """The task that cells, or values behind labels, make."""
    actors = reader.listed(values.get(Label.LEAD, ""))
    what, time = values.get(Label.WHAT, ""), values.get(Label.TIME, "")
    if not actors or not what:
        return Found(unit.start, unit.address, None)
    due = value_dues(time, reader.when) or dues(what, reader.when)
    task = Task(unit.address, actors, what, due, reader.listed(values.get(Label.PARTNERS, "")))
    return Found(unit.start, unit.address, task)


def _of_table(reader: Reader, unit: Unit) -> Iterator[Found]:
    yield from (_of_values(reader, unit, cells) for cells in rows(unit.text))


# --- clauses -------------------------------------------------------------------------------------------------------

# Outside the sections only a clause that says plainly whose work it is gives a task.
_GIVES = words(r"\s*(?:giao|phân công|đề nghị|yêu cầu|trách nhiệm|nhiệm vụ)\s")
_DUTIES = ("chủ trì", "phối hợp", "trách nhiệm", "đầu mối", "thi hành")
_DUTY = words(
    r"(?:chủ trì|phối hợp|(?:có|chịu) trách nhiệm|là (?:cơ quan )?đầu mối|(?:căn cứ|theo) [^.;]{1,60} thi hành)\b"
)
# "Các cơ quan sau đây chịu trách nhiệm: 1. Sở Nội vụ …": who is meant stands below.
_BELOW = words(r"\bsau(?: đây)?$")
_NEAR = 300


def _outside(reader: Reader, unit: Unit, scope: Scope) -> Iterator[Found]:
    if is_section(unit) and not _is_duty_of_somebody(unit):
        yield from read(reader, unit.children, replace(scope, is_inside=True))
    elif _may_give(unit.words) and _is_plain_duty(unit):
        yield from _inside(reader, unit, replace(scope, is_inside=True))
    else:
        yield from read(reader, unit.children, scope)


def _may_give(text: str) -> bool:
    """A quick look before the thorough one: most clauses say nothing of the kind."""
    near = text[:_NEAR]
    return bool(_GIVES.match(near)) or any(duty in near for duty in _DUTIES)


def _is_plain_duty(unit: Unit) -> bool:
    text = plain(unit.words)
    found = subject(text)
    if found is None:
        return False
    if found.task is None:
        return found.is_given and bool(unit.children)
    return found.is_given or bool(_DUTY.match(text, found.task))


def _is_duty_of_somebody(unit: Unit) -> bool:
    """ "Trách nhiệm của Sở Nội vụ": a section, and whose."""
    found = subject(plain(unit.words)) if _GIVES.match(unit.words) else None
    return found is not None and found.task is None


class _Piece(NamedTuple):
    """Sentences of one clause that have the same subject."""

    subject: Subject | None
    start: int
    end: int


_SENTENCE = re.compile(r"(?<=[.;])\s+")
# A heading may hold a verb without an object: "UBND huyện chỉ đạo".
_WORDS_OF_A_TASK = 4


def _inside(reader: Reader, unit: Unit, scope: Scope) -> Iterator[Found]:
    text = plain(unit.words)
    pieces = list(_pieces(text))
    first = pieces[0].subject
    if first and unit.children and _BELOW.search(text, 0, first.names[-1][1]):
        yield from read(reader, unit.children, scope)
        return
    if first and first.task is None:
        pieces[0] = pieces[0]._replace(subject=None)
        if unit.children:
            yield from read(reader, unit.children, replace(scope, actors=reader.actors(unit.words, first.names)))
            return
    if first is None and gives_no_task(text):
        return
    for piece in pieces:
        found, scope = _of_piece(reader, unit, text, piece, scope)
        if found and not _is_bare_heading(unit, piece, text):
            yield found
    yield from read(reader, unit.children, scope)


def _pieces(text: str) -> Iterator[_Piece]:
    """A clause cut where a sentence names somebody else."""
    before, start = subject(text) or inner_subject(text), 0
    # The list of names in front of a task may itself be parted by semicolons.
    for sentence in _SENTENCE.finditer(text, before.task or 0 if before else 0):
        found = subject(text, sentence.end())
        if found and found.task is not None:
            yield _Piece(before, start, sentence.start())
            before, start = found, sentence.end()
    yield _Piece(before, start, len(text))


def _of_piece(reader: Reader, unit: Unit, text: str, piece: _Piece, scope: Scope) -> tuple[Found | None, Scope]:
    """What a piece says, and under whose name all goes on that follows."""
    start, own = piece.start, piece.subject
    if own and own.task is not None:
        start, scope = own.task, replace(scope, actors=reader.actors(unit.words, own.names))
    what = unit.words[start : piece.end].strip()
    if not scope.actors:
        is_lead_in = unit.children and what.endswith(":")
        return (None if is_lead_in else Found(unit.start, unit.address, None)), scope
    due = dues(text[piece.start : piece.end], reader.when)
    helpers = reader.actors(unit.words, partners(text, start, piece.end))
    return Found(unit.start + start, unit.address, Task(unit.address, scope.actors, what, due, helpers)), scope


def _is_bare_heading(unit: Unit, piece: _Piece, text: str) -> bool:
    """Whether these are only the words above a list or a table ("Lịch chung:")."""
    own = piece.subject
    leads = text.rstrip().endswith(":")
    if unit.title is None and not (leads and (unit.children if own else len(text.split()) < _WORDS_OF_A_TASK)):
        return False
    return own is None or own.task is None or len(text[own.task : piece.end].split()) < _WORDS_OF_A_TASK
