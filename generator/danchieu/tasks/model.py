"""The words of the register of tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """Who has to do it (đơn vị thực hiện): as written, and the key of the body where the catalogue has it."""

    text: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """By when or how often (thời hạn): as written, and as far as that can be read.

    `days` is the day that is named, or the first and the last of a span ("quý IV năm 2023"); of what returns every
    year it is the first one after the document's date. `months` are those between two turns: "6 tháng, 01 năm" is
    (6, 12).
    """

    text: str
    days: tuple[date, ...] = ()
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One task, in the clause of that address; `what` is a slice of the clause's words.

    `partners` are those that the leading `actors` work together with (phối hợp).
    """

    address: str
    actors: tuple[Actor, ...]
    what: str
    due: tuple[Due, ...] = ()
    partners: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The tasks of one document in the order of its text, and where clauses or rows on tasks could not be read.

    The address of a table stands in `unread` once for each of its rows.
    """

    tasks: tuple[Task, ...] = ()
    unread: tuple[str, ...] = ()
