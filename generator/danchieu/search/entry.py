"""What search knows of one document: everything that is indexed, filtered by and shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A clause (or a heading), its address on the page and its name; without an anchor it is the page's head."""

    anchor: str
    text: str
    is_heading: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as search sees it: a record, a work, or a document known from citations only.

    `title` is what it is called, `subject` what it is about, `facts` whatever else is known of it, in words.
    `cites` are the ids of the documents that it cites.
    """

    id: str
    url: str
    title: str
    subject: str = ""
    date: str = ""
    symbol: str = ""
    type: str = ""
    year: int = 0
    body: str = ""
    level: str = ""
    localities: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    cites: tuple[str, ...] = ()
