"""The content folder as a whole: every record read, outlined, its citations found and led to their documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from danchieu import catalogue as catalogue_files
from danchieu import records
from danchieu.analysis import analyse
from danchieu.bodies import body_index
from danchieu.branches import Branch, branches
from danchieu.cascade import Carried, carried
from danchieu.catalogue import Catalogue
from danchieu.contentfiles import ContentFile, body_files, record_files, work_files
from danchieu.diagnostics import Diagnostic
from danchieu.gaps import Gap, gaps
from danchieu.gist import Gist, gist
from danchieu.keys import Index, Key, index
from danchieu.lineage import Lineage, lineages
from danchieu.linked import Around, Citer, LinkedRecord, Mention, Spot, Wanted, contexts, link, settled
from danchieu.model import Body, Citation, Family, Record, Work
from danchieu.passages import Alike, Signature, alike, signature
from danchieu.relations import Ties, ties
from danchieu.resolve import Outcome
from danchieu.tasks import Register, register
from danchieu.titles import title_links
from danchieu.wanted import Named, ids

# The folder of the files that records were made from, each under its SHA-256.
ORIGINALS = "originals"

Parsed = TypeVar("Parsed")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Corpus:
    """Everything that pages, search and exports are made from.

    `records` are without their text; `documents` have it, and may be read from the disk when they are asked for.
    `tasks_of` has, for each body, the documents that give it tasks, with the numbers of these in `tasks`; `by_key` the
    works by what they are cited as, `accepting` the records that accept findings.
    """

    catalogue: Catalogue
    records: Mapping[str, Record] = field(default_factory=dict)
    documents: Mapping[str, LinkedRecord] = field(default_factory=dict)
    wanted: Mapping[str, Wanted] = field(default_factory=dict)
    named: Mapping[Named, str] = field(default_factory=dict)
    contexts: Mapping[str, Around] = field(default_factory=dict)
    citers: Mapping[str, tuple[Citer, ...]] = field(default_factory=dict)
    attached_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    by_key: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    ties: Mapping[str, Ties] = field(default_factory=dict)
    lineages: Mapping[str, Lineage] = field(default_factory=dict)
    branches: Mapping[str, Branch] = field(default_factory=dict)
    cascade: Mapping[str, Carried] = field(default_factory=dict)
    gaps: Mapping[str, tuple[Gap, ...]] = field(default_factory=dict)
    tasks: Mapping[str, Register] = field(default_factory=dict)
    tasks_of: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    unread: int = 0
    alike: Mapping[str, Mapping[str, Alike]] = field(default_factory=dict)
    accepting: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def places(self) -> Index:
        """The catalogue by the ways in which its works are cited."""
        return Index(self.catalogue, self.by_key)


# --- reading -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entries:
    """What the files of a content folder say, before anything is linked: the first of two entries with one id."""

    records: Mapping[str, Record]
    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...] = ()


def read(content: Path) -> Entries:
    """The records, works and bodies of a content folder; what cannot be read stands in `diagnostics`."""
    no_works: list[Work] = []
    no_bodies: list[Body] = []
    works = [_parsed(file, catalogue_files.load_works, no_works) for file in work_files(content)]
    bodies = [_parsed(file, catalogue_files.load_bodies, no_bodies) for file in body_files(content)]
    found = [_parsed(file, records.load, None) for file in record_files(content)]
    return enter(found, works, bodies)


def enter(
    found: Sequence[tuple[Record | None, list[Diagnostic]]],
    works: Sequence[tuple[list[Work], list[Diagnostic]]],
    bodies: Sequence[tuple[list[Body], list[Diagnostic]]],
) -> Entries:
    """The entries of the files that were read, each with its faults."""
    all_works = [work for group, _ in works for work in group]
    by_id, entries, twice = _by_id([record for record, _ in found if record], all_works)
    known = Catalogue(entries, {body.key: body for group, _ in bodies for body in group})
    faults = (fault for _, some in (*works, *bodies, *found) for fault in some)
    return Entries(by_id, known, (*faults, *twice))


def load(content: Path) -> Corpus:
    """The corpus in a content folder; what cannot be read is left out and stands in `diagnostics`."""
    found = read(content)
    places, bodies = index(found.catalogue), body_index(found.catalogue)
    analyses = {record.id: analyse(record) for record in found.records.values()}
    linked = {id_: link(one, places) for id_, one in analyses.items()}
    gists = {id_: gist(document, bodies) for id_, document in linked.items()}
    named = wanted_ids(gists.values())
    documents = {id_: settled(document, named) for id_, document in linked.items()}
    tasks = {id_: register(document, bodies) for id_, document in documents.items()}
    signatures = {id_: signature(document) for id_, document in linked.items()}
    around = {id_: contexts(one) for id_, one in analyses.items()}
    corpus = compose(found, gists, places, Whole(documents, tasks, around), originals_in(content))
    return replace(corpus, alike=alike_in(corpus, signatures))


def alike_in(corpus: Corpus, signatures: Mapping[str, Signature]) -> Mapping[str, Mapping[str, Alike]]:
    """Where each paragraph stands elsewhere too."""
    return alike(signatures, {id_: record.header for id_, record in corpus.records.items()}, corpus.lineages)


def originals_in(content: Path) -> Mapping[str, str]:
    """The files that records were made from, by their SHA-256."""
    return {path.stem: path.name for path in sorted(content.glob(f"{ORIGINALS}/*"))}


def _parsed(
    file: ContentFile, parse_text: Callable[[str, str], tuple[Parsed, list[Diagnostic]]], nothing: Parsed
) -> tuple[Parsed, list[Diagnostic]]:
    if file.text is None:
        return nothing, list(file.faults)
    result, faults = parse_text(file.text, file.path)
    return result, [*file.faults, *faults]


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


# --- what only the whole corpus tells ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whole:
    """What is as large as the documents' text, by id, made when it is asked for.

    The documents with their links, their registers of tasks, and the words around their citations.
    """

    documents: Mapping[str, LinkedRecord] = field(default_factory=dict)
    tasks: Mapping[str, Register] = field(default_factory=dict)
    contexts: Mapping[str, Around] = field(default_factory=dict)


def wanted_ids(gists: Iterable[Gist]) -> Mapping[Named, str]:
    """The ids of the documents that citations name and the catalogue lacks."""
    return ids(one.wanted for found in gists for one in found.mentions if one.wanted)


def compose(
    found: Entries, gists: Mapping[str, Gist], places: Index, whole: Whole, originals: Mapping[str, str]
) -> Corpus:
    """The corpus of the given documents, all but `alike`; of their texts nothing is read here."""
    known = found.catalogue
    named = wanted_ids(gists.values())
    mentioned = {id_: led(found.mentions, named) for id_, found in gists.items()}
    records_ = {id_: found.record for id_, found in gists.items()}
    titled = {work.id: title_links(work, places) for work in known.works.values() if work.id not in gists}
    related = ties(records_, mentioned, known, titled)
    families = branches(known)
    kin = lineages(records_, known, related, families)
    cascade = carried(related, kin, known, families)
    return Corpus(
        known,
        records=records_,
        documents=whole.documents,
        wanted=wanted_works(mentioned, records_),
        named=named,
        contexts=whole.contexts,
        citers=_citers(mentioned, records_),
        attached_to=_frozen(_attached_to(records_)),
        originals=originals,
        by_key=places.by_key,
        ties=related,
        lineages=kin,
        branches=families,
        cascade=cascade,
        gaps=gaps(cascade, known, families),
        tasks=whole.tasks,
        tasks_of=_frozen(_tasks_of(gists)),
        unread=sum(one.unread for one in gists.values()),
        accepting=tuple(record.id for record in records_.values() if record.accepted),
        diagnostics=found.diagnostics,
    )


def led(found: Iterable[Mention], named: Mapping[Named, str]) -> tuple[Mention, ...]:
    """The same mentions, with what is wanted led to the wanted documents."""
    return tuple(one._replace(targets=(named[one.wanted],)) if one.wanted else one for one in found)


def newest_first(record: Record) -> tuple[int, str]:
    """What citing documents are sorted by."""
    day = record.header.date
    return -day.toordinal() if day else 0, record.id


def citers_in(id_: str, found: Iterable[Mention]) -> Iterator[tuple[str, Citer]]:
    """The citing clauses of a document, each with the document that it cites, in the order of the text."""
    in_text = (one for one in found if one.address)
    for address, some in groupby(in_text, attrgetter("address")):
        for number, one in enumerate(some):
            for target in one.targets if one.outcome is not Outcome.INSIDE else ():
                yield target, Citer(id_, address, one.relation, number)


def _citers(
    mentioned: Mapping[str, Sequence[Mention]], records_: Mapping[str, Record]
) -> Mapping[str, tuple[Citer, ...]]:
    """The citing clauses of each document: those of the newest first, and within one in the order of its text."""
    citers: dict[str, list[Citer]] = defaultdict(list)
    for record in sorted((records_[id_] for id_ in mentioned), key=newest_first):
        for target, citer in citers_in(record.id, mentioned[record.id]):
            citers[target].append(citer)
    return _frozen(citers)


def wanted_works(mentioned: Mapping[str, Sequence[Mention]], records_: Mapping[str, Record]) -> Mapping[str, Wanted]:
    """The documents that these mentions name and the catalogue lacks, by id."""
    citations: dict[str, list[Citation]] = defaultdict(list)
    spots: dict[str, list[tuple[str, Spot]]] = defaultdict(list)
    for id_, found in sorted(mentioned.items()):
        for one in found:
            if one.citation:
                citations[one.targets[0]].append(one.citation)
            if one.spot:
                spots[one.targets[0]].append((records_[id_].path, one.spot))
    first = {id_: min(found) for id_, found in spots.items()}
    return {id_: replace(_wanted(id_, citations[id_]), first=first.get(id_)) for id_ in sorted(citations)}


def _tasks_of(gists: Mapping[str, Gist]) -> Mapping[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for id_, one in sorted(gists.items()):
        for body, number in one.duties:
            found[body].append((id_, number))
    return found


def _attached_to(records_: Mapping[str, Record]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_, record in records_.items():
        for attachment in record.attachments:
            found[attachment].append(id_)
    return found


def _frozen(lists: Mapping[str, Iterable[Item]]) -> Mapping[str, tuple[Item, ...]]:
    return {key: tuple(lists[key]) for key in sorted(lists)}


def _wanted(id_: str, citations: Sequence[Citation]) -> Wanted:
    fullest = max(citations, key=lambda c: (c.family is not Family.DEFINED, c.date is not None, len(c.text)))
    dates = sorted({c.date for c in citations if c.date})
    issuers = dict.fromkeys(c.issuer for c in citations if c.issuer)
    return Wanted(id_, fullest, tuple(dates), tuple(issuers))
