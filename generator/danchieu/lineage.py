"""Lineage: a plan's kin of other years, and the plan of a higher body that it comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from danchieu.branches import Branch
from danchieu.catalogue import LEVELS, Catalogue
from danchieu.model import Record, Relation, Work
from danchieu.relations import Ties
from danchieu.text import fold


@dataclass(frozen=True, slots=True)
class Lineage:
    """A plan's kin, by id: the same body's plan of the year before and after, and the plan of a higher body above it.

    `parent` may be a work whose text is not here. `rivals` are plans that name this one as it names them, so that
    neither is taken for the other's parent.
    """

    previous: str | None = None
    next: str | None = None
    parent: str | None = None
    rivals: tuple[str, ...] = ()


def lineages(
    records: Mapping[str, Record],
    catalogue: Catalogue,
    found: Mapping[str, Ties],
    branches: Mapping[str, Branch],
) -> Mapping[str, Lineage]:
    """The kin of every document that has any, in order of id."""
    years = _Years(records, catalogue)
    above = Above(catalogue, found, branches)
    parents = {id_: above.parent(id_) for id_ in records}
    looped = _looped(parents)
    kin = {
        id_: Lineage(
            years.previous(id_),
            years.next(id_),
            None if id_ in looped else parents[id_],
            tuple(dict.fromkeys([*above.rivals(id_), *looped.get(id_, ())])),
        )
        for id_ in sorted(records)
    }
    return {id_: one for id_, one in kin.items() if one != Lineage()}


def kin_after(
    edited: Collection[str], records: Mapping[str, Record], then: Above, now: Above, known: Mapping[str, Lineage]
) -> Mapping[str, Lineage | None] | None:
    """What of the kin that is `known` is another, once the ties of the edited documents are; None where loops are near.

    None stands too for a document that has no kin any more.
    """
    moved = [id_ for id_ in edited if then.sources_of(id_) != now.sources_of(id_)]
    named = {other for id_ in moved for other in then.sources_of(id_) | now.sources_of(id_)}
    touched = sorted({*moved, *(id_ for id_ in named if id_ in records)})
    # Of a document in a loop `known` does not tell whom it names as its parent.
    if any(then.of(id_) != _above_in(known, id_) for id_ in touched):
        return None
    parents = {id_: now.parent(id_) for id_ in touched}
    if any(_comes_back(id_, parents, known) for id_ in touched):
        return None
    kin = {id_: replace(known.get(id_, Lineage()), parent=parents[id_], rivals=now.rivals(id_)) for id_ in touched}
    return {id_: one if one != Lineage() else None for id_, one in kin.items()}


def _above_in(known: Mapping[str, Lineage], id_: str) -> tuple[str | None, tuple[str, ...]]:
    one = known.get(id_, Lineage())
    return one.parent, one.rivals


def _comes_back(start: str, parents: Mapping[str, str | None], known: Mapping[str, Lineage]) -> bool:
    """Whether a document is its own ancestor."""
    at, seen = parents[start], {start}
    while at is not None and at not in seen:
        seen.add(at)
        at = parents[at] if at in parents else known.get(at, Lineage()).parent
    return at is not None


# --- years ---------------------------------------------------------------------------------------------------------

_NOT_LETTERS = re.compile(r"[^a-z]+")
_LEADING = re.compile(r"^(?:(?:ke hoach|ve viec|ve|viec) )+")


def subject(title: str) -> str:
    """What a title is about, whatever the year: "Về tuyên truyền năm 2021" and "Tuyên truyền năm 2023" are one."""
    return _LEADING.sub("", _NOT_LETTERS.sub(" ", fold(title)).strip() + " ").strip()


@dataclass(frozen=True, slots=True)
class _Line:
    """What the plans of all years have in common: kind and subject."""

    kind: str
    subject: str


class _Years:
    """The documents by line, body and year."""

    def __init__(self, records: Mapping[str, Record], catalogue: Catalogue) -> None:
        self._bodies = catalogue.bodies
        self._records = records
        self._plans: dict[tuple[_Line, str], dict[int, list[str]]] = defaultdict(dict)
        self._before: dict[str, list[str]] = defaultdict(list)
        for record in self._records.values():
            line, issuer, year = _line(record), record.header.issuer, record.header.about_year
            if line and issuer and year:
                self._plans[(line, issuer)].setdefault(year, []).append(record.id)
        for body in catalogue.bodies.values():
            if body.successor and body.successor != body.key:
                self._before[body.successor].append(body.key)

    def previous(self, id_: str) -> str | None:
        """The plan of the year before, of the same body, else of the one body that it followed."""
        return self._neighbour(id_, -1)

    def next(self, id_: str) -> str | None:
        """The plan of the year after, of the same body, else of its successor."""
        return self._neighbour(id_, 1)

    def _neighbour(self, id_: str, step: int) -> str | None:
        header = self._records[id_].header
        line, issuer, year = _line(self._records[id_]), header.issuer, header.about_year
        if not (line and issuer and year):
            return None
        own = self._plans[(line, issuer)].get(year + step, [])
        return _only(own or [plan for kin in self._kin(line, issuer, year, step) for plan in kin])

    def _kin(self, line: _Line, issuer: str, year: int, step: int) -> Iterator[list[str]]:
        """The plans, `step` years on, of the bodies that this one followed or that followed it."""
        body = self._bodies.get(issuer)
        others = self._before.get(issuer, []) if step < 0 else [body.successor] if body and body.successor else []
        for other in others:
            older, newer = (other, issuer) if step < 0 else (issuer, other)
            if self._followed(line, older, newer, max(year, year + step)):
                yield self._plans.get((line, other), {}).get(year + step, [])

    def _followed(self, line: _Line, older: str, newer: str, year: int) -> bool:
        """Whether the newer body's plan of that year goes on with the older body's: two at one time are two lines."""
        until = self._bodies[older].until if older in self._bodies else None
        return until.year <= year if until else min(self._plans.get((line, newer), {}), default=year) == year


def _line(record: Record) -> _Line | None:
    about = subject(record.header.title or "")
    return _Line(record.header.kind or "", about) if about else None


def _only(ids: Sequence[str]) -> str | None:
    return ids[0] if len(ids) == 1 else None


# --- parents -------------------------------------------------------------------------------------------------------

_FROM = (Relation.IMPLEMENTS, Relation.BASED_ON)


@dataclass(frozen=True)
class Above:
    """Who stands above whom, and which plans come from which."""

    catalogue: Catalogue
    ties: Mapping[str, Ties]
    branches: Mapping[str, Branch]
    sources: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, id_: str) -> tuple[str | None, tuple[str, ...]]:
        """A plan's parent and its rivals, but for loops."""
        return self.parent(id_), self.rivals(id_)

    def parent(self, id_: str) -> str | None:
        """The most specific of the plans of higher bodies that this plan implements or is based on."""
        works = self.catalogue.works
        own = works[id_]
        rivals = self.rivals(id_)
        named = [works[other] for other in self.sources_of(id_) if other in works and other not in rivals]
        plans = [work for work in named if work.type == own.type and self._is_above(work.issuer, own.issuer)]
        return max(plans, key=lambda work: self._nearness(work, own)).id if plans else None

    def rivals(self, id_: str) -> tuple[str, ...]:
        """The documents that implement this one as it implements them."""
        return tuple(sorted(other for other in self.sources_of(id_) if id_ in self.sources_of(other)))

    def sources_of(self, id_: str) -> frozenset[str]:
        """What a plan implements or is based on."""
        if id_ not in self.sources:
            outgoing = self.ties.get(id_, Ties()).outgoing
            self.sources[id_] = frozenset(tie.target for tie in outgoing if tie.relation in _FROM)
        return self.sources[id_]

    def _nearness(self, work: Work, own: Work) -> tuple[int, bool, bool, str, str]:
        same_branch = self._branch(work.issuer) == self._branch(own.issuer)
        same_subject = subject(work.title or "") == subject(own.title or "")
        return self._rank(work.issuer), same_branch, same_subject, str(work.date or ""), work.id

    def _is_above(self, upper: str | None, lower: str | None) -> bool:
        """By the catalogue's parents, else by level and branch; the Party leads the other branches of its place."""
        if upper is None or lower is None or upper == lower:
            return False
        if any(body.key == upper for body in self.catalogue.lineage(lower)):
            return True
        if not set(self.catalogue.localities(upper)[:1]) <= set(self.catalogue.localities(lower)):
            return False
        return self._leads(upper, lower)

    def _leads(self, upper: str, lower: str) -> bool:
        high, low = self._rank(upper), self._rank(lower)
        of_party = self._branch(upper) is Branch.PARTY
        same = self._branch(upper) is not None and self._branch(upper) == self._branch(lower)
        return (0 <= high < low and (same or of_party)) or (0 <= high == low and of_party and not same)

    def _branch(self, key: str | None) -> Branch | None:
        return self.branches.get(key or "")

    def _rank(self, key: str | None) -> int:
        return rank(self.catalogue, key)


def rank(catalogue: Catalogue, key: str | None) -> int:
    """The level of a body as a number, 0 for the centre and higher for what is nearer to the ground; -1 if unknown."""
    level = catalogue.level(key)
    return LEVELS.index(level) if level in LEVELS else -1


def _looped(parents: Mapping[str, str | None]) -> Mapping[str, tuple[str, ...]]:
    """The documents that are their own ancestors, each with the others of its loop."""
    looped: dict[str, tuple[str, ...]] = {}
    done: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = parents.get(at)
        if at is not None and at in path:
            loop = list(path)[list(path).index(at) :]
            looped |= {one: tuple(other for other in loop if other != one) for one in loop}
        done.update(path)
    return looped
