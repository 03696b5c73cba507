"""A file opened: read and laid out as a document, or the findings that say why not. Runs in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from danchieu.citations import find
from danchieu.diagnostics import Diagnostic
from danchieu.importer import guarantee
from danchieu.layout import lay_out
from danchieu.model import Document, Source, walk
from danchieu.outline import Finding, parse
from danchieu.readers import read

# A file of text of an office has kilobytes, a scanned one some tens of megabytes.
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds; `outline` is what reading its body as an outline found, the counts are of its body."""

    path: Path
    document: Document | None = None
    source: Source | None = None
    findings: tuple[Diagnostic, ...] = ()
    outline: tuple[Finding, ...] = ()
    units: int = 0
    citations: int = 0


def open_file(path: Path, *, ocr: bool = False) -> Opened:
    """The file at `path`; whatever it holds, this returns."""
    data, findings = _bytes(path)
    if data is None:
        return Opened(path, findings=tuple(findings))
    source, findings = read(str(path), data, ocr=ocr)
    if source is None:
        return Opened(path, findings=tuple(findings))
    document = lay_out(source)
    findings += guarantee.faults(source, document)
    units, found = parse(document.body)
    counts = (sum(1 for _ in walk(units)), len(find(document.body)))
    return Opened(path, document, source, tuple(findings), found, *counts)


def _bytes(path: Path) -> tuple[bytes | None, list[Diagnostic]]:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return None, [Diagnostic("I009", str(path), values={"size": size >> 20, "limit": LARGEST >> 20})]
        return path.read_bytes(), []
    except OSError as error:
        return None, [Diagnostic("I002", str(path), values={"reason": error.strerror})]
