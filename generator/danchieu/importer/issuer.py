"""Who issued a document: a body of the catalogue, or a new one that the document's own head proposes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from danchieu.catalogue import Catalogue
from danchieu.model import Body, Document
from danchieu.text import fold, slug, squeeze

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
    (re.compile(r"\bmat tran to quoc vn\b"), "mat tran to quoc viet nam"),
)

_LEVELS = (
    (re.compile(r"\b(?:tinh|thanh pho|tinh uy|thanh uy)\s+(?P<place>.+)$"), "province"),
    (re.compile(r"\b(?:huyen|quan|thi xa|huyen uy|quan uy|thi uy)\s+(?P<place>.+)$"), "district"),
    (re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\s+(?P<place>.+)$"), "commune"),
)


def match(document: Document, catalogue: Catalogue) -> str | None:
    """The key of the body that issued the document, if exactly one fits its name and the places that the text names."""
    written = document.header.issuer
    if not written:
        return None
    named = _bare(written)
    fitting = [
        body
        for body in catalogue.bodies.values()
        if any(_same(named, _bare(name), fold(body.locality or "")) for name in (body.name, *body.aliases))
    ]
    words = _words(document) if fitting else ""
    there = [body.key for body in fitting if not body.locality or fold(body.locality) in words]
    return there[0] if len(there) == 1 else None


def _words(document: Document) -> str:
    parts = (document.header.place, *document.head, document.header.issuer, document.body)
    return fold(" ".join(part for part in parts if part))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    bare = _ORGAN.sub("", squeeze(_ASIDE.sub("", fold(name))))
    for short, long in _SHORT_FORMS:
        bare = short.sub(long, bare)
    return bare


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
    above = [_bare(name) for name in document.head[:-1]]
    keys = [b.key for b in catalogue.bodies.values() if above and _bare(b.name) == above[-1]]
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
        yield word.capitalize() if position == 0 or is_place else word
        is_place = is_place or fold(word) in {"tinh", "huyen", "quan", "xa", "phuong", "pho"}


def entry(body: Body, file: str) -> str:
    """The text that adds a proposed body to `bodies.yml`."""
    facts = {"name": body.name, "level": body.level, "locality": body.locality, "parent": body.parent}
    known = {key: value for key, value in facts.items() if value}
    shown = yaml.safe_dump({body.key: known}, allow_unicode=True, sort_keys=False)
    return f"# Đề xuất khi nhập {file}: xin kiểm tra tên, cấp, địa phương.\n{shown}"
