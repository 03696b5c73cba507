"""A record with its citations led to their documents, and what the others say of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
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
from danchieu.text import LineIndex, unmarked
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


class Spot(NamedTuple):
    """Characters in a file: line and column of the first, both from 1, and how many on that line."""

    line: int
    column: int
    length: int


class Mention(NamedTuple):
    """A link as the whole corpus needs it, without the words around it; in a title it has no `address`.

    What is wanted has no targets yet. Of those links only, `citation` tells what the wanted document is, whatever it
    stands among, and `spot` where in the record's file.
    """

    address: str
    outcome: Outcome
    relation: Relation
    targets: tuple[str, ...]
    wanted: Named | None = None
    citation: Citation | None = None
    spot: Spot | None = None


class Citer(NamedTuple):
    """A clause that cites: the id of its document, its address, and which of the links in the clause it is, from 0."""

    document: str
    address: str
    relation: Relation
    number: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document known only from those that cite it, with the dates and issuers that they give it.

    `first` is the path of the record whose text names it first, and where; None where only titles do.
    """

    id: str
    citation: Citation
    dates: tuple[date, ...] = ()
    issuers: tuple[str, ...] = ()
    first: tuple[str, Spot] | None = None


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


# By address of a clause: those of its citations, in their order.
Around = Mapping[str, Sequence[Context]]


def contexts(found: Analysis) -> Around:
    """The context of each citation of a document's text; a `Citer` names its own."""
    placed = zip(found.citations, _units_of(found.citations, found.units), strict=True)
    around: dict[str, list[Context]] = defaultdict(list)
    for citation, unit in placed:
        if unit is not None:
            around[unit.address].append(_context(found.record.body, citation, unit))
    return dict(around)


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
    record = document.record
    lines = LineIndex(record.body)
    titled = (_mention("", one, None) for one in document.title_links)
    in_text = (_mention(placed.unit.address, placed.link, (record, lines)) for placed in document.links)
    return (*titled, *in_text)


def _mention(address: str, one: Link, where: tuple[Record, LineIndex] | None) -> Mention:
    cited = one.citation
    found = Mention(address, one.outcome, cited.relation, one.targets, one.wanted)
    if not one.wanted:
        return found
    spot = spot_in(where[0], cited.start, cited.end, where[1]) if where else None
    return found._replace(citation=replace(cited, start=0, end=0, stands_for=None), spot=spot)


def spot_in(record: Record, start: int, end: int, lines: LineIndex) -> Spot:
    """Where characters of a record's body stand in its file, to the end of the first line; `lines` are the body's."""
    line, column = lines.position(start)
    return Spot(record.body_line + line - 1, column, max(len(record.body[start:end].partition("\n")[0]), 1))
