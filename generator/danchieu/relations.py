"""Relations (lược đồ): how each document stands to those that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from danchieu.catalogue import Catalogue
from danchieu.linked import LinkedRecord
from danchieu.model import Relation, Work
from danchieu.resolve import Link, Outcome


@dataclass(frozen=True, slots=True)
class Tie:
    """`source` stands so to `target`: in these clauses, or in none where a title or the catalogue says it."""

    source: str
    target: str
    relation: Relation
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of one document, in both directions."""

    outgoing: tuple[Tie, ...] = ()
    incoming: tuple[Tie, ...] = ()


# A citation that may mean several documents ties none of them: a relation that may be wrong is worse than none.
_CERTAIN = (Outcome.FOUND, Outcome.WANTED)

Cited = tuple[str, Link, str]  # the citing document, the link, the address of its clause or ""
Said = tuple[str, str, Relation, str]  # source, target, relation, the address of the clause or ""


def ties(
    documents: Mapping[str, LinkedRecord], catalogue: Catalogue, titled: Mapping[str, Iterable[Link]]
) -> Mapping[str, Ties]:
    """The ties of all documents that have any, by id: records, works and wanted works.

    `titled` are the links of the titles of works that are no records.
    """
    cited = chain(_in_titles(documents, titled), _in_texts(documents))
    clauses: dict[tuple[str, str, Relation], dict[str, None]] = {}
    for source, target, relation, address in chain(_said(cited, catalogue), _attached(documents), _replaced(catalogue)):
        found = clauses.setdefault((source, target, relation), {})
        if address:
            found[address] = None
    return _both_ways(Tie(*key, tuple(addresses)) for key, addresses in clauses.items() if key[0] != key[1])


def _both_ways(found: Iterable[Tie]) -> Mapping[str, Ties]:
    outgoing: dict[str, list[Tie]] = defaultdict(list)
    incoming: dict[str, list[Tie]] = defaultdict(list)
    for tie in found:
        outgoing[tie.source].append(tie)
        incoming[tie.target].append(tie)
    ids = dict.fromkeys([*outgoing, *incoming])
    return {id_: Ties(tuple(outgoing.get(id_, ())), tuple(incoming.get(id_, ()))) for id_ in ids}


def _in_texts(documents: Mapping[str, LinkedRecord]) -> Iterator[Cited]:
    return ((id_, p.link, p.unit.address) for id_, document in documents.items() for p in document.links)


def _in_titles(documents: Mapping[str, LinkedRecord], titled: Mapping[str, Iterable[Link]]) -> Iterator[Cited]:
    yield from ((id_, link, "") for id_, document in documents.items() for link in document.title_links)
    # What the catalogue alone knows makes no wanted work: that is for editors of records.
    yield from ((id_, link, "") for id_, links in titled.items() for link in links if link.outcome is Outcome.FOUND)


def _said(cited: Iterable[Cited], catalogue: Catalogue) -> Iterator[Said]:
    for source, link, address in cited:
        for target in link.targets if link.outcome in _CERTAIN else ():
            if link.outcome is Outcome.WANTED or target in catalogue.works:
                yield source, target, _plain(link.citation.relation), address


def _plain(relation: Relation) -> Relation:
    # "ban hành kèm theo Quyết định số 5" names what another document attaches: the front matter says who attaches what.
    return Relation.CITES if relation is Relation.ATTACHES else relation


def _attached(documents: Mapping[str, LinkedRecord]) -> Iterator[Said]:
    for id_, document in documents.items():
        for attachment in document.record.attachments:
            if attachment in documents:
                yield id_, attachment, Relation.ATTACHES, ""


def _replaced(catalogue: Catalogue) -> Iterator[Said]:
    for work in catalogue.works.values():
        for newer, older in _replacements(work):
            if newer in catalogue.works and older in catalogue.works:
                yield newer, older, Relation.REPLACES, ""


def _replacements(work: Work) -> Iterator[tuple[str, str]]:
    yield from ((work.id, older) for older in work.replaces)
    if work.replaced_by:
        yield work.replaced_by, work.id
