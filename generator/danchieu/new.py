"""A new record from what a person knows of a document: its type, issuer, number, date and title."""

from __future__ import annotations

from collections.abc import Iterable

from danchieu import records, symbols
from danchieu.importer import blank
from danchieu.model import Body, Header, Record
from danchieu.schema import modeline
from danchieu.text import fold, nfc, squeeze

_MOST_PROPOSED = 8


def draft(header: Header) -> Record:
    """The record of a document whose text is still missing, named as an import of it would be."""
    symbol = symbols.normalise(header.symbol) if header.symbol else None
    kind, title = squeeze(nfc(header.kind or "")).lower(), squeeze(nfc(header.title or ""))
    return blank(Header(kind, symbol, header.place, header.date, title, header.issuer))


def text_of(record: Record, schema: str) -> str:
    """The file of a new record, with the line by which editors find the schema at that address."""
    return records.dump(record).replace("---\n", f"---\n{modeline(schema)}\n", 1)


def proposals(words: str, bodies: Iterable[Body]) -> list[Body]:
    """The bodies that a person may mean, the likeliest first: all the words, without accents, are in a name or the key.

    A key written whole means that body alone.
    """
    known = list(bodies)
    asked = fold(squeeze(words)).split()
    if exact := [body for body in known if body.key == words.strip()]:
        return exact
    fitting = [body for body in known if asked and any(_has(name, asked) for name in _names(body))]
    return sorted(fitting, key=lambda body: (len(body.name), body.key))[:_MOST_PROPOSED]


def _names(body: Body) -> tuple[str, ...]:
    return (body.name, *body.aliases, body.key.replace("-", " "), " ".join((*body.codes, body.locality or "")))


def _has(name: str, asked: Iterable[str]) -> bool:
    own = fold(name).split()
    return all(any(word.startswith(part) for word in own) for part in asked)
