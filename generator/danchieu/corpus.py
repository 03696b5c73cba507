"""The content folder as a whole: every record read, outlined, its citations found and led to their documents."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from danchieu import catalogue as catalogue_files
from danchieu import inside, records
from danchieu.bodies import body_index
from danchieu.branches import Branch, branches
from danchieu.cascade import Carried, carried
from danchieu.catalogue import Catalogue
from danchieu.citations import find
from danchieu.contentfiles import ContentFile, body_files, record_files, work_files
from danchieu.diagnostics import Diagnostic
from danchieu.gaps import Gap, gaps
from danchieu.keys import Index, index
from danchieu.lineage import Lineage, lineages
from danchieu.linked import Citer, LinkedRecord, Placed, Wanted
from danchieu.model import Citation, Family, Record, Unit, Work, walk
from danchieu.outline import parse
from danchieu.passages import Alike, alike, signature
from danchieu.relations import Ties, ties
from danchieu.resolve import Context, Link, Outcome, corrected, resolve
from danchieu.tasks import Register, Task, by_body, register
from danchieu.titles import title_links
from danchieu.wanted import Named, ids

# The folder of the files that records were made from, each under its SHA-256.
ORIGINALS = "originals"

Parsed = TypeVar("Parsed")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Corpus:
    """Everything that pages, search and exports are made from."""

    catalogue: Catalogue
    documents: Mapping[str, LinkedRecord] = field(default_factory=dict)
    wanted: Mapping[str, Wanted] = field(default_factory=dict)
    citers: Mapping[str, tuple[Citer, ...]] = field(default_factory=dict)
    attached_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, Ties] = field(default_factory=dict)
    lineages: Mapping[str, Lineage] = field(default_factory=dict)
    branches: Mapping[str, Branch] = field(default_factory=dict)
    cascade: Mapping[str, Carried] = field(default_factory=dict)
    gaps: Mapping[str, tuple[Gap, ...]] = field(default_factory=dict)
    tasks: Mapping[str, Register] = field(default_factory=dict)
    tasks_of: Mapping[str, tuple[tuple[str, Task], ...]] = field(default_factory=dict)
    alike: Mapping[str, Mapping[str, Alike]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


# --- reading -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entries:
    """What the files of a content folder say, before anything is linked: the first of two entries with one id."""

    records: Mapping[str, Record]
    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...] = ()


def read(content: Path) -> Entries:
    """The records, works and bodies of a content folder; what cannot be read stands in `diagnostics`."""
    works, work_faults = _read_all(work_files(content), catalogue_files.load_works)
    bodies, body_faults = _read_all(body_files(content), catalogue_files.load_bodies)
    found, record_faults = _read_all(record_files(content), records.load)
    kept = [record for record in found if record is not None]
    by_id, entries, twice = _by_id(kept, [work for group in works for work in group])
    known = Catalogue(entries, {body.key: body for group in bodies for body in group})
    return Entries(by_id, known, (*work_faults, *body_faults, *record_faults, *twice))


def load(content: Path) -> Corpus:
    """The corpus in a content folder; what cannot be read is left out and stands in `diagnostics`."""
    found = read(content)
    places = index(found.catalogue)
    documents = {record.id: _document(record, places) for record in found.records.values()}
    originals = {path.stem: path.name for path in sorted(content.glob(f"{ORIGINALS}/*"))}
    works = (work for work in found.catalogue.works.values() if work.id not in documents)
    titled = {work.id: title_links(work, places) for work in works}
    return _linked(found.catalogue, documents, titled, originals, found.diagnostics)


def _read_all(
    files: Iterable[ContentFile], parse_text: Callable[[str, str], tuple[Parsed, list[Diagnostic]]]
) -> tuple[list[Parsed], list[Diagnostic]]:
    parsed: list[Parsed] = []
    faults: list[Diagnostic] = []
    for file in files:
        faults += file.faults
        if file.text is not None:
            result, found = parse_text(file.text, file.path)
            parsed.append(result)
            faults += found
    return parsed, faults


# --- composing -----------------------------------------------------------------------------------------------------


def _by_id(
    found: Sequence[Record], works: Sequence[Work]
) -> tuple[dict[str, Record], dict[str, Work], list[Diagnostic]]:
    """Records by id, all that can be cited by id, and the entries whose id another has."""
    by_id: dict[str, Record] = {}
    entries: dict[str, Work] = {}
    twice: list[Diagnostic] = []
    for record in found:
        if record.id in by_id:
            twice.append(_repeated(record.id, record.path, 1, by_id[record.id].path))
        by_id.setdefault(record.id, record)
        entries.setdefault(record.id, catalogue_files.work_of(record))
    for work in works:
        if work.id in entries:
            twice.append(_repeated(work.id, work.path, work.line, entries[work.id].path))
        entries.setdefault(work.id, work)
    return by_id, entries, twice


def _repeated(id_: str, path: str, line: int, other: str) -> Diagnostic:
    return Diagnostic("R005", path, line, values={"id": id_, "other": other})


def _document(record: Record, places: Index) -> LinkedRecord:
    units, findings = parse(record.body)
    works = places.catalogue.works
    links = resolve(find(record.body), Context.of(record), places)
    attached = [works[id_] for id_ in record.attachments if id_ in works]
    titled = (corrected(link, "", record.corrections) for link in title_links(works[record.id], places))
    return LinkedRecord(record, units, tuple(_placed(links, units, record, attached)), tuple(findings), tuple(titled))


def _placed(links: Iterable[Link], units: Sequence[Unit], record: Record, attached: Sequence[Work]) -> Iterator[Placed]:
    flat = list(walk(units))
    starts = [unit.start for unit in flat]
    for link in links:
        position = bisect_right(starts, link.citation.start) - 1
        if position >= 0 and link.citation.end <= flat[position].end:
            unit = flat[position]
            led = _led_inside(link, units, unit, attached) if link.citation.family is Family.INTERNAL else link
            yield Placed(corrected(led, unit.address, record.corrections), unit)


def _led_inside(link: Link, units: Sequence[Unit], here: Unit, attached: Sequence[Work]) -> Link:
    found = inside.targets(link.citation, units, here, attached)
    return replace(link, outcome=Outcome.INSIDE, targets=found) if found else link


# --- what only the whole corpus tells ------------------------------------------------------------------------------


def _linked(
    known: Catalogue,
    documents: Mapping[str, LinkedRecord],
    titled: Mapping[str, Sequence[Link]],
    originals: Mapping[str, str],
    faults: tuple[Diagnostic, ...],
) -> Corpus:
    named = ids(link.wanted for document in documents.values() for link in document.all_links if link.wanted)
    settled = {id_: _settled(document, named) for id_, document in documents.items()}
    found = ties(settled, known, titled)
    families = branches(known)
    kin = lineages(settled, known, found, families)
    cascade = carried(found, kin, known, families)
    bodies = body_index(known)
    tasks = {id_: register(document, bodies) for id_, document in settled.items()}
    return Corpus(
        known,
        settled,
        wanted=_wanted_works(settled),
        citers=_citers(settled),
        attached_to=_frozen(_attached_to(settled)),
        originals=originals,
        ties=found,
        lineages=kin,
        branches=families,
        cascade=cascade,
        gaps=gaps(cascade, known, families),
        tasks=tasks,
        tasks_of=by_body(tasks),
        alike=_alike(settled, kin),
        diagnostics=faults,
    )


def _alike(documents: Mapping[str, LinkedRecord], kin: Mapping[str, Lineage]) -> Mapping[str, Mapping[str, Alike]]:
    signatures = {id_: signature(document) for id_, document in documents.items()}
    return alike(signatures, {id_: document.record.header for id_, document in documents.items()}, kin)


def _citers(documents: Mapping[str, LinkedRecord]) -> Mapping[str, tuple[Citer, ...]]:
    citers: dict[str, list[Citer]] = defaultdict(list)
    for id_, document in documents.items():
        for placed in document.links:
            if placed.link.outcome is not Outcome.INSIDE:
                for target in placed.link.targets:
                    citers[target].append(Citer(id_, placed.unit, placed.link))
    return _frozen(citers)


def _wanted_works(documents: Mapping[str, LinkedRecord]) -> Mapping[str, Wanted]:
    citations: dict[str, list[Citation]] = defaultdict(list)
    for document in documents.values():
        for link in document.all_links:
            if link.outcome is Outcome.WANTED:
                citations[link.targets[0]].append(link.citation)
    return {id_: _wanted(id_, citations[id_]) for id_ in sorted(citations)}


def _attached_to(documents: Mapping[str, LinkedRecord]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_, document in documents.items():
        for attachment in document.record.attachments:
            found[attachment].append(id_)
    return found


def _frozen(lists: Mapping[str, Iterable[Item]]) -> Mapping[str, tuple[Item, ...]]:
    return {key: tuple(items) for key, items in lists.items()}


def _settled(document: LinkedRecord, named: Mapping[Named, str]) -> LinkedRecord:
    links = tuple(replace(placed, link=_with_target(placed.link, named)) for placed in document.links)
    return replace(document, links=links, title_links=tuple(_with_target(link, named) for link in document.title_links))


def _with_target(link: Link, named: Mapping[Named, str]) -> Link:
    return replace(link, targets=(named[link.wanted],)) if link.wanted else link


def _wanted(id_: str, citations: Sequence[Citation]) -> Wanted:
    fullest = max(citations, key=lambda c: (c.family is not Family.DEFINED, c.date is not None, len(c.text)))
    dates = sorted({c.date for c in citations if c.date})
    issuers = dict.fromkeys(c.issuer for c in citations if c.issuer)
    return Wanted(id_, fullest, tuple(dates), tuple(issuers))
