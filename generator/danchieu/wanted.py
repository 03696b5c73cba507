"""Cited documents that the catalogue does not have: which citations mean the same one, and what it is called.

A citation seldom gives everything: "Chỉ thị 05-CT/TW", "… (khóa XII)", "… ngày 15/5/2016" may be one document or three.
Within one name, a year is certain; a term means the year that it is seen with; what has neither means the only one
there is. Where more than one is possible, nothing is guessed: the incomplete citations have a page of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from danchieu.text import slug


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """What a citation tells of a wanted document: name and place in `base`, term and year where it gives them."""

    base: str
    term: str = ""
    year: str = ""


def ids(named: Iterable[Named]) -> Mapping[Named, str]:
    """The id of the wanted document that each of these means, in their order.

    >>> sorted(set(ids([Named("chi-thi-05-ct-tw", "XII"), Named("chi-thi-05-ct-tw", "", "2016")]).values()))
    ['chi-thi-05-ct-tw-2016']
    """
    groups: dict[str, set[Named]] = defaultdict(set)
    for one in named:
        groups[one.base].add(one)
    return {
        one: slug(f"{base} {_which(one, group)}") for base, group in sorted(groups.items()) for one in sorted(group)
    }


def former(named: Iterable[Named]) -> Mapping[str, tuple[str, ...]]:
    """Ids that a wanted document may have had while less was known of it, with the ids of those that may be meant.

    An id gains a year when some document tells it; what was published under the shorter one is still looked for there.

    >>> former([Named("chi-thi-05-ct-tw", "XII", "2016")])["chi-thi-05-ct-tw-khoa-xii"]
    ('chi-thi-05-ct-tw-2016',)
    """
    groups: dict[str, set[Named]] = defaultdict(set)
    for one in named:
        groups[one.base].add(one)
    found: dict[str, tuple[str, ...]] = {}
    taken = {slug(f"{one.base} {_which(one, group)}") for group in groups.values() for one in group}
    for base, group in groups.items():
        for shorter in {Named(base), *(Named(base, one.term) for one in group)}:
            alone = slug(f"{base} {_which(shorter, [shorter])}")
            meant = {slug(f"{base} {_which(one, group)}") for one in group if shorter.term in ("", one.term)}
            if alone not in taken:
                found[alone] = tuple(sorted(meant))
    return found


def _which(one: Named, group: Iterable[Named]) -> str:
    """The year, else the term, that tells `one` from the others of its name; empty where nothing does."""
    years = {other.year for other in group if other.year}
    terms = {other.term for other in group if other.term}
    if one.year:
        return one.year
    if one.term:
        with_term = {other.year for other in group if other.year and other.term == one.term}
        possible = with_term or (
            {other.year for other in group if other.year and not other.term} if len(terms) == 1 else set()
        )
        return possible.pop() if len(possible) == 1 else f"khóa {one.term}"
    if len(years) == 1 and len(terms) <= 1:
        return next(iter(years))
    return f"khóa {next(iter(terms))}" if not years and len(terms) == 1 else ""
