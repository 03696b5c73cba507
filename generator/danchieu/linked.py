"""A record with its citations led to their documents, and what the others say of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from danchieu import inside
from danchieu.analysis import Analysis
from danchieu.catalogue import work_of
from danchieu.keys import Index
from danchieu.model import Citation, Family, Record, Relation, Unit, Work, walk
from danchieu.outline import Finding
from danchieu.resolve import Context as Standing
from danchieu.resolve import Link, Outcome, corrected, resolve
from danchieu.text import unmarked
from danchieu.titles import title_links
from danchieu.wanted import Named


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


class Mention(NamedTuple):
    """A link as the whole corpus needs it, without the words around it; in a title it has no `address`.

    What is wanted has no targets yet; `citation` is kept of those links only, to tell what the wanted document is.
    """

    address: str
    outcome: Outcome
    relation: Relation
    targets: tuple[str, ...]
    wanted: Named | None = None
    citation: Citation | None = None


class Citer(NamedTuple):
    """A clause that cites: the id of its document, its address, and which of the links in the document's text it is."""

    document: str
    address: str
    relation: Relation
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document known only from those that cite it, with the dates and issuers that they give it."""

    id: str
    citation: Citation
    dates: tuple[date, ...] = ()
    issuers: tuple[str, ...] = ()


# --- leading -------------------------------------------------------------------------------------------------------


def link(found: Analysis, places: Index) -> LinkedRecord:
    """The record with each of its citations led to where it leads; what is wanted has no target yet."""
    record = found.record
    works = places.catalogue.works
    links = resolve(found.citations, Standing.of(record), places)
    attached = [works[id_] for id_ in record.attachments if id_ in works]
    in_title = title_links(works.get(record.id) or work_of(record), places, found.title_citations)
    titled = tuple(corrected(one, "", record.corrections) for one in in_title)
    return LinkedRecord(
        record, found.units, tuple(_placed(links, found.units, record, attached)), found.findings, titled
    )


def _placed(links: Iterable[Link], units: Sequence[Unit], record: Record, attached: Sequence[Work]) -> Iterator[Placed]:
    found = list(links)
    for one, unit in zip(found, _units_of((link.citation for link in found), units), strict=True):
        if unit is not None:
            led = _led_inside(one, units, unit, attached) if one.citation.family is Family.INTERNAL else one
            yield Placed(corrected(led, unit.address, record.corrections), unit)


def _units_of(citations: Iterable[Citation], units: Sequence[Unit]) -> Iterator[Unit | None]:
    """The unit that each citation stands in; none where it reaches over an end."""
    flat = list(walk(units))
    starts = [unit.start for unit in flat]
    for citation in citations:
        position = bisect_right(starts, citation.start) - 1
        yield flat[position] if position >= 0 and citation.end <= flat[position].end else None


class Context(NamedTuple):
    """The words of a citation with those around it in its clause, as a list of citing clauses shows them."""

    before: str
    cited: str
    after: str


_AROUND = 90  # characters of context on either side: about one line on a phone, above and below


def contexts(found: Analysis) -> tuple[Context, ...]:
    """The context of each citation of a document's text; a `Citer` has the number of its own."""
    placed = zip(found.citations, _units_of(found.citations, found.units), strict=True)
    return tuple(_context(found.record.body, citation, unit) for citation, unit in placed if unit is not None)


def _context(body: str, citation: Citation, unit: Unit) -> Context:
    parts = (body[unit.start : citation.start], citation.text, body[citation.end : unit.end])
    # Taken together, since an emphasis may begin in front of the citation and end behind it.
    before, cited, after = unmarked("\0".join(parts)).split("\0", 2)
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return Context(before, cited, after)


def _led_inside(one: Link, units: Sequence[Unit], here: Unit, attached: Sequence[Work]) -> Link:
    found = inside.targets(one.citation, units, here, attached)
    return replace(one, outcome=Outcome.INSIDE, targets=found) if found else one


def settled(document: LinkedRecord, named: Mapping[Named, str]) -> LinkedRecord:
    """The document with its wanted links led to the wanted documents, once the whole corpus tells which these are."""
    if not any(one.wanted for one in document.all_links):
        return document
    links = tuple(replace(placed, link=_with_target(placed.link, named)) for placed in document.links)
    return replace(document, links=links, title_links=tuple(_with_target(one, named) for one in document.title_links))


def _with_target(one: Link, named: Mapping[Named, str]) -> Link:
    return replace(one, targets=(named[one.wanted],)) if one.wanted else one


def mentions(document: LinkedRecord) -> tuple[Mention, ...]:
    """The links of a document, those of its title first, as the whole corpus needs them."""
    titled = (_mention("", one) for one in document.title_links)
    return (*titled, *(_mention(placed.unit.address, placed.link) for placed in document.links))


def _mention(address: str, one: Link) -> Mention:
    citation = one.citation if one.wanted else None
    return Mention(address, one.outcome, one.citation.relation, one.targets, one.wanted, citation)
