"""The guarantee: each word of a source stands in its record or is listed as furniture, and no word is added.

The words are counted over the whole document, and the body must follow the source word after word. Head and tail are
counted only: their two columns have no order in a flat file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from danchieu.diagnostics import Diagnostic
from danchieu.model import Document, Source

_WORD = re.compile(r"[^\W_]+")
_SHOWN = 12


def faults(source: Source, document: Document) -> Iterator[Diagnostic]:
    """Words that the document lost or added, or whose order it changed."""
    typed = list(words(source.lines))
    kept = Counter(words(_parts(document)))
    missing = Counter(typed) - kept
    # The issuer may be read from the body, the type from the form of the number.
    added = kept - Counter(typed) - Counter(words([document.header.issuer, document.header.kind]))
    if missing:
        yield Diagnostic("I005", source.name, values={"missing": _listed(missing)})
    if added:
        yield Diagnostic("I010", source.name, values={"added": _listed(added)})
    for part in (document.body, document.rest):
        if not missing and not added and (word := _out_of_order(part, typed)):
            yield Diagnostic("I011", source.name, values={"word": word})


def words(parts: Iterable[str | None]) -> Iterator[str]:
    """The words of these texts in small letters, without punctuation."""
    return (word.casefold() for part in parts if part for word in _WORD.findall(part))


def _parts(document: Document) -> list[str | None]:
    by = document.signatory
    return [
        *document.head,
        *(document.header.kind, document.header.title, document.body, document.rest),
        *document.recipients,
        *((by.authority, by.position, by.name, by.note) if by else ()),
        *document.furniture,
    ]


def _out_of_order(part: str, typed: list[str]) -> str | None:
    """The first word of `part` that does not follow the one before it in the source."""
    rest = iter(typed)
    return next((word for word in words([part]) if word not in rest), None)


def _listed(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted)[:_SHOWN])
