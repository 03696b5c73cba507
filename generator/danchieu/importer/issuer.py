"""Who issued a document: a body of the catalogue, or a new one that the document's own head proposes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from danchieu import symbols
from danchieu.bodies import bare
from danchieu.catalogue import Catalogue
from danchieu.model import Body, Document
from danchieu.readers.syllables import is_syllable
from danchieu.text import fold, slug

_LEVELS = (
    (re.compile(r"\b(?:tinh|thanh pho|tinh uy|thanh uy)\s+(?P<place>.+)$"), "province"),
    (re.compile(r"\b(?:huyen|quan|thi xa|huyen uy|quan uy|thi uy)\s+(?P<place>.+)$"), "district"),
    (re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\s+(?P<place>.+)$"), "commune"),
)


@dataclass(frozen=True, slots=True)
class Match:
    """The key of an issuing body; it is certain if the head says which place it belongs to, not only the text."""

    key: str
    is_certain: bool


def match(document: Document, catalogue: Catalogue) -> Match | None:
    """The body that issued the document: the only one whose name, else whose code, and whose place fit."""
    bodies = list(catalogue.bodies.values())
    named = [body for body in bodies if _has_name(body, document.header.issuer)]
    return _there(named, document) or _there([body for body in bodies if _has_code(body, document)], document)


def _has_name(body: Body, written: str | None) -> bool:
    if not written:
        return False
    names, locality = (body.name, *body.aliases), fold(body.locality or "")
    return any(_same(bare(written), bare(name), locality) for name in names)


def _has_code(body: Body, document: Document) -> bool:
    symbol = symbols.parse(document.header.symbol or "", document.header.kind)
    if symbol is None or body.locality is None:
        return False
    # "441-KH/TĐTN-PT": behind the body stands the office that drafted the paper.
    code = "-".join(symbol.bodies)
    return any(code == known or code.startswith(f"{known}-") for known in body.codes)


def _there(bodies: list[Body], document: Document) -> Match | None:
    """The one of these bodies whose place the head names, or, if the head names none, the text."""
    if not bodies:
        return None
    head = fold(" ".join(filter(None, (document.header.place, document.header.issuer, *document.head))))
    for words, is_certain in ((head, True), (f"{head} {fold(document.body)}", False)):
        fitting = [body.key for body in bodies if not body.locality or fold(body.locality) in words]
        if fitting:
            return Match(fitting[0], is_certain) if len(fitting) == 1 else None
    return None


def _same(written: str, known: str, locality: str) -> bool:
    return written == known or (bool(locality) and written == known.removesuffix(locality).strip())


def propose(document: Document, catalogue: Catalogue) -> Body | None:
    """The body that the document's head names in full, with level and place, as a new entry; None where it does not."""
    if not document.head:
        return None
    name = _spelt(document.head[-1], document)
    for pattern, level in _LEVELS:
        if found := pattern.search(fold(name)):
            place = name[len(name) - len(found["place"]) :]
            return Body(key=slug(name), name=name, level=level, locality=place, parent=_parent(document, catalogue))
    return None


def _parent(document: Document, catalogue: Catalogue) -> str | None:
    above = [bare(name) for name in document.head[:-1]]
    keys = [b.key for b in catalogue.bodies.values() if above and bare(b.name) == above[-1]]
    return keys[0] if len(keys) == 1 else None


def _spelt(name: str, document: Document) -> str:
    """A name in capitals as the text spells it elsewhere, or with capitals where names of bodies have them."""
    if not name.isupper():
        return name
    text = " ".join((document.body, *document.recipients))
    at = text.casefold().find(name.casefold())
    return text[at : at + len(name)] if at >= 0 else " ".join(_capitalised(name.lower().split()))


def _capitalised(words: list[str]) -> Iterator[str]:
    """The first word, and all behind the word for the level, which name the place."""
    is_place = False
    for position, word in enumerate(words):
        if is_syllable(word):
            yield word.capitalize() if position == 0 or is_place else word
        else:
            yield word.upper()  # an abbreviation: "BCH"
        is_place = is_place or fold(word) in {"tinh", "huyen", "quan", "xa", "phuong", "pho"}


def entry(body: Body, file: str) -> str:
    """The text that adds a proposed body to `bodies.yml`."""
    facts = {"name": body.name, "level": body.level, "locality": body.locality, "parent": body.parent}
    known = {key: value for key, value in facts.items() if value}
    shown = yaml.safe_dump({body.key: known}, allow_unicode=True, sort_keys=False)
    return f"# Đề xuất khi nhập {file}: xin kiểm tra tên, cấp, địa phương.\n{shown}"
