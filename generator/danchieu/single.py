"""One file on its own, a record or a source: its facts and outline, and what it cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from danchieu import records
from danchieu.catalogue import Catalogue
from danchieu.citations import find
from danchieu.diagnostics import Diagnostic
from danchieu.importer import issuer, open_file
from danchieu.model import Header, Record, Signatory
from danchieu.resolve import Context, Index, Link, resolve
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
    context = Context("", issuer.match(document, catalogue), document.header.date)
    return (
        Single(document.header, document.body, document.recipients, document.signatory, typed, text, context=context),
        findings,
    )


def _typed(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _of_record(record: Record, typed: str) -> Single:
    start = len(nfc(typed).rstrip()) - len(record.body)
    context = Context(record.id, record.header.issuer, record.header.date, record.attachments, record.corrections)
    return Single(record.header, record.body, record.recipients, record.signatory, typed, record.body, start, context)


def links_in(single: Single, index: Index) -> tuple[Link, ...]:
    """The citations of a file and where they lead, at positions in the NFC form of the file."""
    offsets = nfc_offsets(single.typed)[single.start :]
    return _moved(resolve(find(single.text), single.context, index), offsets)


def links_in_text(text: str, index: Index, context: Context = _NO_CONTEXT) -> tuple[Link, ...]:
    """The citations of a text and where they lead, at positions in its NFC form."""
    return _moved(resolve(find(nfc(text)), context, index), nfc_offsets(text))


def _moved(links: Iterable[Link], offsets: Sequence[int]) -> tuple[Link, ...]:
    return tuple(_move(link, offsets) for link in links)


def _move(link: Link, offsets: Sequence[int]) -> Link:
    start, end = offsets[link.citation.start], offsets[link.citation.end]
    return replace(link, citation=replace(link.citation, start=start, end=end))
