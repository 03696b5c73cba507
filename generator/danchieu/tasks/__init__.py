"""Tasks (nhiệm vụ): who has to do what by when, as the clauses on carrying a plan out say."""

from __future__ import annotations

from danchieu.bodies import BodyIndex
from danchieu.linked import LinkedRecord
from danchieu.tasks.deadlines import calendar
from danchieu.tasks.model import Actor, Due, Register, Task
from danchieu.tasks.patterns import words
from danchieu.tasks.reading import Reader, Scope, read

__all__ = ["Actor", "Due", "Register", "Task", "duties", "register"]

# Work given to the head of a body is the body's: "Giám đốc Sở Nội vụ", "Chánh Văn phòng Tỉnh ủy".
_OFFICE = words(r"(?:các )?(?:đồng chí )?(?:chánh|giám đốc|chủ tịch|thủ trưởng|bí thư|trưởng|lãnh đạo) (?!các\b)")


def register(document: LinkedRecord, bodies: BodyIndex) -> Register:
    """The tasks that a document gives.

    They stand in sections such as "Tổ chức thực hiện", in tables with columns for the task and for who leads, behind
    labels ("Cơ quan chủ trì: …"), and in single clauses that say plainly whose work it is ("Giao Sở Nội vụ …").
    """
    head = document.record.header

    def body_of(name: str) -> str | None:
        return bodies.find(_OFFICE.sub("", name, count=1), head.issuer, head.date)

    reader = Reader(body_of, calendar(head))
    found = sorted(read(reader, document.units, Scope()), key=lambda one: one.at)
    return Register(
        tuple(one.task for one in found if one.task), tuple(one.address for one in found if one.task is None)
    )


def duties(found: Register) -> tuple[tuple[str, int], ...]:
    """The bodies of the catalogue that lead or help in a task, each once with the number of that task."""
    named = ((actor.body, n) for n, task in enumerate(found.tasks) for actor in (*task.actors, *task.partners))
    return tuple(dict.fromkeys((body, n) for body, n in named if body))
