"""A record with what was found in it, and what the others say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danchieu.model import Citation, Record, Unit
from danchieu.outline import Finding
from danchieu.resolve import Link


@dataclass(frozen=True, slots=True)
class Placed:
    """A link and the unit that it stands in."""

    link: Link
    unit: Unit


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """A record with its outline and its links; offsets are positions in its body, in `title_links` in its title."""

    record: Record
    units: tuple[Unit, ...] = ()
    links: tuple[Placed, ...] = ()
    findings: tuple[Finding, ...] = ()
    title_links: tuple[Link, ...] = ()

    @property
    def all_links(self) -> tuple[Link, ...]:
        """The links of the title and of the text."""
        return (*self.title_links, *(placed.link for placed in self.links))


@dataclass(frozen=True, slots=True)
class Citer:
    """A clause that cites: the id of the citing document, the unit, the link."""

    document: str
    unit: Unit
    link: Link


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document known only from those that cite it, with the dates and issuers that they give it."""

    id: str
    citation: Citation
    dates: tuple[date, ...] = ()
    issuers: tuple[str, ...] = ()
