"""One file on its own, a record or a source: its facts and outline, and what it cites."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from danchieu import records
from danchieu.catalogue import Catalogue
from danchieu.citations import find
from danchieu.diagnostics import Diagnostic
from danchieu.importer import issuer, open_file
from danchieu.keys import Index
from danchieu.model import Header, Record, Signatory
from danchieu.resolve import Context, Link, Step, resolve, steps
from danchieu.text import nfc, nfc_offsets

_NO_CONTEXT = Context("")


@dataclass(frozen=True, slots=True)
class Single:
    """A file read: facts, body, and its whole text as typed.

    `text` is where citations are looked for; it begins `start` characters into the cleaned form of `typed`.
    """

    header: Header
    body: str
    recipients: tuple[str, ...]
    signatory: Signatory | None
    typed: str
    text: str
    start: int = 0
    context: Context = _NO_CONTEXT


def open_single(path: Path, catalogue: Catalogue) -> tuple[Single | None, list[Diagnostic]]:
    """The file, or the findings that say why it cannot be read."""
    typed = _typed(path)
    if typed is not None and nfc(typed).startswith("---\n"):
        record, findings = records.load(typed, str(path))
        return (_of_record(record, typed) if record else None), findings
    opened = open_file(path)
    document, source, findings = opened.document, opened.source, list(opened.findings)
    if document is None or source is None:
        return None, findings
    text = "\n".join(source.lines)
    typed = typed if typed is not None and nfc(typed) == text else text
    found = issuer.match(document, catalogue)
    context = Context("", found.key if found else None, document.header.date)
    return (
        Single(document.header, document.body, document.recipients, document.signatory, typed, text, context=context),
        findings,
    )


def of_text(typed: str) -> Single:
    """A text without a file: nothing but its citations."""
    return Single(Header(), "", (), None, typed, nfc(typed))


def _typed(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _of_record(record: Record, typed: str) -> Single:
    start = len(nfc(typed).rstrip()) - len(record.body)
    head, context = record.header, Context.of(record)
    return Single(head, record.body, record.recipients, record.signatory, typed, record.body, start, context)


def links_in(single: Single, index: Index) -> tuple[Link, ...]:
    """The citations of a file and where they lead, at positions in the NFC form of the file."""
    bare = unicodedata.normalize("NFC", single.typed)
    offsets = nfc_offsets(single.typed)[single.start :]
    return tuple(_moved(link, bare, offsets) for link in resolve(find(single.text), single.context, index))


def explained(links: Iterable[Link], at: int, single: Single, index: Index) -> tuple[Link, list[Step]] | None:
    """The link whose citation holds the character `at`, with the steps that led it; None if there is none."""
    for link in links:
        if link.citation.start <= at < link.citation.end:
            return link, steps(link.citation, single.context, index)
    return None


def _moved(link: Link, bare: str, offsets: Sequence[int]) -> Link:
    citation = link.citation
    start, end = offsets[citation.start], offsets[citation.end]
    long = (offsets[citation.stands_for[0]], offsets[citation.stands_for[1]]) if citation.stands_for else None
    return replace(link, citation=replace(citation, start=start, end=end, text=bare[start:end], stands_for=long))
