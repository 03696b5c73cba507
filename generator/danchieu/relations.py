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

Cited = tuple[str, Mention]  # the citing document, and what it mentions
Said = tuple[str, str, Relation, str]  # source, target, relation, the address of the clause or ""


def ties(
    records: Mapping[str, Record],
    mentioned: Mapping[str, Sequence[Mention]],
    catalogue: Catalogue,
    titled: Mapping[str, Iterable[Link]],
) -> Mapping[str, Ties]:
    """The ties of all documents that have any, by id: records, works and wanted works.

    `titled` are the links of the titles of works that are no records.
    """
    cited = chain(_in_records(mentioned), _in_titles(titled))
    clauses: dict[tuple[str, str, Relation], dict[str, None]] = {}
    for source, target, relation, address in chain(_said(cited, catalogue), _attached(records), _replaced(catalogue)):
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


def _in_records(mentioned: Mapping[str, Sequence[Mention]]) -> Iterator[Cited]:
    return ((id_, one) for id_, found in mentioned.items() for one in found)


def _in_titles(titled: Mapping[str, Iterable[Link]]) -> Iterator[Cited]:
    """What the catalogue alone knows makes no wanted work: that is for editors of records."""
    links = ((id_, link) for id_, links in titled.items() for link in links if link.outcome is Outcome.FOUND)
    return ((id_, Mention("", link.outcome, link.citation.relation, link.targets)) for id_, link in links)


def _said(cited: Iterable[Cited], catalogue: Catalogue) -> Iterator[Said]:
    for source, one in cited:
        for target in one.targets if one.outcome in _CERTAIN else ():
            if one.outcome is Outcome.WANTED or target in catalogue.works:
                yield source, target, _plain(one.relation), one.address


def _plain(relation: Relation) -> Relation:
    # "ban hành kèm theo Quyết định số 5" names what another document attaches: the front matter says who attaches what.
    return Relation.CITES if relation is Relation.ATTACHES else relation


def _attached(records: Mapping[str, Record]) -> Iterator[Said]:
    for id_, record in records.items():
        for attachment in record.attachments:
            if attachment in records:
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
