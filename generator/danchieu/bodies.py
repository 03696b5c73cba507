"""Names of bodies as documents write them: in full, shortened, and relative to the body that writes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from danchieu.catalogue import Catalogue
from danchieu.model import Body
from danchieu.text import fold, squeeze

# Organs that act for the body that they belong to.
_ORGAN = re.compile(r"^(?:ban thuong vu|ban thuong truc|ban chap hanh|thuong truc|doan chu tich)\s+")
# "Liên đoàn Lao động (LĐLĐ) tỉnh": an abbreviation introduced in passing.
_ASIDE = re.compile(r"\([^)]*\)")

_SHORT_FORMS = (
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (re.compile(r"\bhdnd\b"), "hoi dong nhan dan"),
    (re.compile(r"\b(?:ub)?mttq\b"), "uy ban mat tran to quoc"),
    (re.compile(r"\bldld\b"), "lien doan lao dong"),
    (re.compile(r"\buy ban uy ban\b"), "uy ban"),
    (re.compile(r"\bmat tran to quoc(?: viet nam| vn)\b"), "mat tran to quoc"),
)


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without accents, short forms and the organ that acts: "Ban Thường vụ LĐLĐ tỉnh", "LĐLĐ tỉnh" are one.

    >>> bare("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh")
    'uy ban mat tran to quoc tinh'
    """
    short = _ORGAN.sub("", squeeze(_ASIDE.sub("", fold(name))))
    for pattern, long in _SHORT_FORMS:
        short = pattern.sub(long, short)
    return short


@dataclass(frozen=True)
class BodyIndex:
    """The bodies of a catalogue by the names, in the form of `bare`, that each is called by at home."""

    catalogue: Catalogue
    by_name: Mapping[str, tuple[Body, ...]] = field(default_factory=dict)

    def find(self, written: str, issuer: str | None, day: date | None) -> str | None:
        """The key of the one body that a document of `issuer` and `day` means; None if none or several fit.

        "Tỉnh ủy" in a plan of Lục Ngạn district is the one of Bắc Giang, the province that Lục Ngạn belongs to.
        """
        named = [body for body in self.by_name.get(bare(written), ()) if _existed(body, day)]
        if len(named) > 1 or (named and not _is_whole(named[0], written)):
            home = self.catalogue.localities(issuer)
            named = next(filter(None, ([b for b in named if b.locality == place] for place in home)), [])
        return named[0].key if len(named) == 1 else None


def _existed(body: Body, day: date | None) -> bool:
    return day is None or (body.since or day) <= day <= (body.until or day)


def _is_whole(body: Body, written: str) -> bool:
    return body.locality is None or fold(body.locality) in fold(written)


def body_index(catalogue: Catalogue) -> BodyIndex:
    """The index over all names and aliases, each with and without the place at its end."""
    by_name: dict[str, dict[str, Body]] = defaultdict(dict)
    for body in catalogue.bodies.values():
        for name in _names(body):
            by_name[name][body.key] = body
    return BodyIndex(catalogue, {name: tuple(found.values()) for name, found in by_name.items()})


# Only provinces have departments (sở). Other names need their level: in a district "Ủy ban nhân dân" is the district's.
_DEPARTMENT = re.compile(r"(so .+) (?:tinh|thanh pho)$")


def _names(body: Body) -> Iterator[str]:
    """ "Sở Nội vụ tỉnh An Bình" is "Sở Nội vụ tỉnh" at home, and "Sở Nội vụ"."""
    place = fold(body.locality or "")
    for name in map(bare, (body.name, *body.aliases)):
        yield name
        if place and name.endswith(f" {place}"):
            near = name.removesuffix(f" {place}")
            yield near
            yield _DEPARTMENT.sub(r"\1", near)
