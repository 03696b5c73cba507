"""Gaps in a cascade: bodies of the catalogue whose plan for a work was not found here, which is no reproach."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from danchieu.branches import Branch, issues_plans
from danchieu.cascade import Carried, implementers
from danchieu.catalogue import LEVELS, Catalogue
from danchieu.lineage import rank
from danchieu.model import Body, Work
from danchieu.text import fold

_SHOWN = 30  # a page names no more; the rest are a number


@dataclass(frozen=True, slots=True)
class Gap:
    """Bodies of one level and branch without a plan: the keys of the first ones, and how many there are in all."""

    level: str
    branch: Branch | None
    bodies: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Roll:
    """Bodies of one place, level and branch in order of name, with their first and last days in order."""

    bodies: tuple[Body, ...]
    first_days: tuple[date, ...]
    last_days: tuple[date, ...]

    def count(self, day: date | None) -> int:
        """How many there were on a day; all of them where the day is unknown."""
        if day is None:
            return len(self.bodies)
        return bisect_right(self.first_days, day) - bisect_left(self.last_days, day)


_Key = tuple[str, str, Branch | None]  # locality ("" for the whole country), level, branch


def gaps(
    found: Mapping[str, Carried], catalogue: Catalogue, branches: Mapping[str, Branch]
) -> Mapping[str, tuple[Gap, ...]]:
    """The gaps in the cascade of each document that has one, by id, from the highest level down."""
    rolls = _rolls(catalogue, branches)
    works = (catalogue.works[id_] for id_, one in found.items() if one.below and id_ in catalogue.works)
    every = {work.id: tuple(_gaps(work, implementers(found, work.id), rolls, catalogue, branches)) for work in works}
    return {id_: some for id_, some in every.items() if some}


def _rolls(catalogue: Catalogue, branches: Mapping[str, Branch]) -> Mapping[_Key, _Roll]:
    grouped: dict[_Key, list[Body]] = defaultdict(list)
    for body in sorted(filter(issues_plans, catalogue.bodies.values()), key=lambda body: (fold(body.name), body.key)):
        level = catalogue.level(body.key)
        for place in ("", *catalogue.localities(body.key)) if level else ():
            grouped[(place, level or "", branches.get(body.key))].append(body)
    return {key: _roll(bodies) for key, bodies in grouped.items()}


def _roll(bodies: Iterable[Body]) -> _Roll:
    some = tuple(bodies)
    return _Roll(
        some, tuple(sorted(b.since or date.min for b in some)), tuple(sorted(b.until or date.max for b in some))
    )


def _gaps(
    work: Work,
    implementing: Iterable[str],
    rolls: Mapping[_Key, _Roll],
    catalogue: Catalogue,
    branches: Mapping[str, Branch],
) -> Iterator[Gap]:
    covered = {catalogue.works[id_].issuer or "" for id_ in implementing if id_ in catalogue.works}
    place = next(iter(catalogue.localities(work.issuer)), "")
    having = Counter(
        (catalogue.level(key), branches.get(key)) for key in covered if _counts(key, place, work.date, catalogue)
    )
    for level in _levels_below(work, catalogue):
        for branch in _addressed(branches.get(work.issuer or "")):
            roll = rolls.get((place, level, branch), _roll(()))
            count = roll.count(work.date) - having[(level, branch)]
            missing = (body.key for body in roll.bodies if body.key not in covered and _existed(body, work.date))
            if count > 0:
                yield Gap(level, branch, tuple(islice(missing, _SHOWN)), count)


def _levels_below(work: Work, catalogue: Catalogue) -> tuple[str, ...]:
    """The levels below the issuer's; none where that is unknown."""
    own = rank(catalogue, work.issuer)
    return LEVELS[own + 1 :] if own >= 0 else ()


def _addressed(issuing: Branch | None) -> tuple[Branch | None, ...]:
    """Whom a document of this branch binds: the Party's binds all branches, another's its own."""
    return (*Branch, None) if issuing in (Branch.PARTY, None) else (issuing,)


def _counts(key: str, place: str, day: date | None, catalogue: Catalogue) -> bool:
    body = catalogue.bodies.get(key)
    inside = not place or place in catalogue.localities(key)
    return body is not None and inside and issues_plans(body) and _existed(body, day)


def _existed(body: Body, day: date | None) -> bool:
    return day is None or (body.since or date.min) <= day <= (body.until or date.max)
