"""Relations (lược đồ): how each document stands to those that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from danchieu.catalogue import Catalogue
from danchieu.linked import Mention
from danchieu.model import Record, Relation, Work
from danchieu.resolve import Link, Outcome


class Tie(NamedTuple):
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

Said = tuple[str, Relation, str]  # target, relation, the address of the clause or ""


def ties(
    records: Mapping[str, Record],
    mentioned: Mapping[str, Sequence[Mention]],
    catalogue: Catalogue,
    titled: Mapping[str, Iterable[Link]],
) -> Mapping[str, Ties]:
    """The ties of all documents that have any, in order of id: records, works and wanted works.

    `titled` are the links of the titles of works that are no records.
    """
    replaced = _replaced(catalogue)
    cited = {id_: _in_title(links) for id_, links in titled.items()} | dict(mentioned)
    found = {
        id_: outgoing(id_, cited.get(id_, ()), replaced.get(id_, ()), records, catalogue)
        for id_ in sorted({*cited, *records, *replaced})
    }
    return _both_ways(found)


def outgoing(
    source: str,
    cited: Iterable[Mention],
    replaced: Iterable[str],
    records: Mapping[str, Record],
    catalogue: Catalogue,
) -> tuple[Tie, ...]:
    """The ties from one document, in the order in which its text, its record and the catalogue say them.

    `replaced` are the documents that it replaces as the catalogue says.
    """
    clauses: dict[tuple[str, Relation], dict[str, None]] = {}
    in_catalogue = ((older, Relation.REPLACES, "") for older in replaced)
    for target, relation, address in chain(_said(cited, catalogue), _attached(source, records), in_catalogue):
        found = clauses.setdefault((target, relation), {})
        if address:
            found[address] = None
    return tuple(Tie(source, *key, tuple(found)) for key, found in clauses.items() if key[0] != source)


def with_incoming(found: Iterable[Tie]) -> tuple[Tie, ...]:
    """The ties to one document, by source, those of one source as its text has them."""
    return tuple(sorted(found, key=lambda tie: tie.source))


def _both_ways(found: Mapping[str, tuple[Tie, ...]]) -> Mapping[str, Ties]:
    incoming: dict[str, list[Tie]] = defaultdict(list)
    for some in found.values():
        for tie in some:
            incoming[tie.target].append(tie)
    ids = sorted({id_ for id_, some in found.items() if some} | incoming.keys())
    return {id_: Ties(found.get(id_, ()), with_incoming(incoming.get(id_, ()))) for id_ in ids}


def _in_title(links: Iterable[Link]) -> tuple[Mention, ...]:
    """What the catalogue alone knows makes no wanted work: that is for editors of records."""
    found = (link for link in links if link.outcome is Outcome.FOUND)
    return tuple(Mention("", link.outcome, link.citation.relation, link.targets) for link in found)


def _said(cited: Iterable[Mention], catalogue: Catalogue) -> Iterator[Said]:
    for one in cited:
        for target in one.targets if one.outcome in _CERTAIN else ():
            if one.outcome is Outcome.WANTED or target in catalogue.works:
                yield target, _plain(one.relation), one.address


def _plain(relation: Relation) -> Relation:
    # "ban hành kèm theo Quyết định số 5" names what another document attaches: the front matter says who attaches what.
    return Relation.CITES if relation is Relation.ATTACHES else relation


def _attached(source: str, records: Mapping[str, Record]) -> Iterator[Said]:
    for attachment in records[source].attachments if source in records else ():
        if attachment in records:
            yield attachment, Relation.ATTACHES, ""


def _replaced(catalogue: Catalogue) -> Mapping[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for work in catalogue.works.values():
        for newer, older in _replacements(work):
            if newer in catalogue.works and older in catalogue.works:
                found[newer].add(older)
    return {newer: sorted(some) for newer, some in found.items()}


def replaced_among(source: str, others: Iterable[str], catalogue: Catalogue) -> list[str]:
    """Those of some documents that `source` replaces as the catalogue says."""
    works = catalogue.works
    known = [works[id_] for id_ in (source, *others) if id_ in works]
    return _replaced(Catalogue({work.id: work for work in known})).get(source, [])


def _replacements(work: Work) -> Iterator[tuple[str, str]]:
    yield from ((work.id, older) for older in work.replaces)
    if work.replaced_by:
        yield work.replaced_by, work.id
