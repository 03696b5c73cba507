"""Tasks (nhiệm vụ): who has to do what by when, as the clauses on carrying a plan out say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danchieu.catalogue import Catalogue
from danchieu.linked import LinkedRecord


@dataclass(frozen=True, slots=True)
class Actor:
    """Who has to do it (đơn vị thực hiện): as written, and the key of the body where the catalogue has it."""

    text: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """By when or how often (thời hạn): as written, the days that it names, and the months between two turns."""

    text: str
    days: tuple[date, ...] = ()
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One task, in the clause of that address; `what` is a slice of the clause's words."""

    address: str
    actors: tuple[Actor, ...]
    what: str
    due: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The tasks of one document in the order of its text, and the addresses of clauses there that could not be read."""

    tasks: tuple[Task, ...] = ()
    unread: tuple[str, ...] = ()


def register(document: LinkedRecord, catalogue: Catalogue) -> Register:
    """The tasks that a document gives."""
    return Register()
