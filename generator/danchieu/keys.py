"""The names under which works are cited: one key for a work and for each citation that may mean it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from danchieu.catalogue import Catalogue
from danchieu.citations import find
from danchieu.model import Citation, Family, Work
from danchieu.text import fold, squeeze

Key = tuple[str, ...]

_NUMBER = re.compile(r"\d+")
# The level that a local congress belongs to, as the name of its Party organisation says it.
_CONGRESS_LEVEL = re.compile(r"\b(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|khoi)\b")


@dataclass(frozen=True)
class Index:
    """The catalogue by the ways in which its works are cited."""

    catalogue: Catalogue
    by_key: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)

    def candidates(self, citation: Citation) -> tuple[Work, ...]:
        """The works that a citation may mean, judged by its name alone."""
        ids = dict.fromkeys(i for key in keys_of(citation) for i in self.by_key.get(key, ()))
        return tuple(self.catalogue.works[i] for i in ids)


def index(catalogue: Catalogue) -> Index:
    """The index over a catalogue's symbols, numbers and aliases."""
    by_key: dict[Key, dict[str, None]] = defaultdict(dict)
    for work in catalogue.works.values():
        for key in _keys_of_work(work):
            by_key[key][work.id] = None
    return Index(catalogue, {key: tuple(ids) for key, ids in by_key.items()})


def _keys_of_work(work: Work) -> Iterator[Key]:
    if work.symbol:
        yield ("symbol", fold(work.symbol))
        yield ("number", work.type, number_of(work.symbol))
    if work.title:
        yield ("name", fold(work.title))
    for alias in work.aliases:
        yield ("name", fold(alias))
        yield from (key for citation in find(alias)[:1] for key in keys_of(citation))


def number_of(symbol: str) -> str:
    """The bare number of a symbol: "05-CT/TW" gives "5"."""
    match = _NUMBER.match(symbol)
    return str(int(match[0])) if match else symbol


def keys_of(citation: Citation) -> tuple[Key, ...]:
    """The keys under which the index may hold what the citation names, the surest first.

    >>> keys_of(Citation(0, 18, "Nghị quyết số 35", Family.NUMBERED, "nghị quyết", "35"))[0]
    ('number', 'nghị quyết', '35')
    """
    named = ("name", fold(squeeze(citation.text)))
    kind = citation.type or ""
    symbol, term = citation.symbol, citation.term or ""
    if citation.family is Family.PLENUM:
        return ("plenum", kind, symbol or "", term), named
    if symbol:
        return (("number", kind, number_of(symbol)), named) if symbol.isdecimal() else (("symbol", fold(symbol)), named)
    if not term:
        return (named,)
    level = congress_level(citation)
    return ("congress", kind, level or organisation(citation.issuer), term), named


def congress_level(citation: Citation) -> str | None:
    """The level of the Party organisation whose congress is cited ("tinh"), None for the national one."""
    match = _CONGRESS_LEVEL.search(fold(citation.issuer or citation.text))
    return match[1] if match and citation.family is Family.LOCAL_CONGRESS else None


_PLACE = re.compile(r"(?:tỉnh|thành phố|thành|huyện|quận|thị xã|thị|xã|phường|thị trấn)(?: ủy)? (.+)", re.IGNORECASE)


def named_place(issuer: str | None) -> str | None:
    """The place that an issuer's name gives: "Ban Thường vụ Tỉnh ủy Lai Châu" gives "Lai Châu", "Tỉnh ủy" None."""
    match = _PLACE.search(issuer or "")
    words = takewhile(lambda word: word[0].isupper(), match[1].split()) if match else ()
    return " ".join(words) or None


def organisation(issuer: str | None) -> str:
    """Whose congress it was, empty for the Party's."""
    name = fold(issuer or "")
    return "" if name in ("", "dang", "dang cong san viet nam") else name
