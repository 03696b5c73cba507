"""One import into one content folder: what is there already, and what each file adds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from danchieu import corpus
from danchieu.catalogue import Catalogue
from danchieu.diagnostics import Diagnostic, has_errors
from danchieu.importer import issuer
from danchieu.importer.opening import Opened
from danchieu.importer.placing import Shelf, keep_original, write
from danchieu.importer.recording import not_shown, to_records
from danchieu.model import Body, Document, Record, Source
from danchieu.outline import Finding, parse
from danchieu.records import dump, load
from danchieu.text import LineIndex

# The page writes this label itself.
_LABEL = re.compile(r"nơi\s+nhận\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: its record, with the path below the content folder, or findings only."""

    path: str
    record: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    facts: Record | None = None
    units: int = 0
    citations: int = 0


class Session:
    """Takes opened files one after another and writes what they become."""

    def __init__(self, content: Path) -> None:
        known = corpus.read(content)
        self._content = content
        self._shelf = Shelf(content, known.records.values())
        self._bodies = dict(known.catalogue.bodies)

    def take(self, opened: Opened) -> Imported:
        """The result of one file; nothing of it is written if a word of it would be lost."""
        if opened.document is None or opened.source is None:
            return Imported(str(opened.path), None, opened.findings)
        findings = list(opened.findings)
        if has_errors(findings):
            return Imported(str(opened.path), None, opened.findings)
        try:
            return self._keep(opened, opened.document, opened.source, findings)
        except OSError as error:
            fault = Diagnostic("I012", str(opened.path), values={"reason": error.strerror})
            return Imported(str(opened.path), None, (*findings, fault))

    def _keep(self, opened: Opened, document: Document, source: Source, findings: list[Diagnostic]) -> Imported:
        key, about_issuer = self._issuer(document, source)
        recorded = to_records(document, source, key)
        path, found = self._shelf.place(recorded.record, source.name)
        findings += [*_removed(source, document), *not_shown(document, recorded.record, source), *about_issuer, *found]
        if path is None:
            return Imported(source.name, None, tuple(findings))
        keep_original(self._content, source.sha256, opened.path)
        findings += _structure(opened.outline, recorded.record, path)
        for record in recorded.attached:
            beside, found = self._shelf.place(record, source.name)
            findings += [*found, *(_structure(parse(record.body)[1], record, beside) if beside else ())]
        return Imported(source.name, path, tuple(findings), recorded.record, opened.units, opened.citations)

    def _issuer(self, document: Document, source: Source) -> tuple[str | None, list[Diagnostic]]:
        """The issuer's key: of the catalogue, or of the entry that is added to it as a proposal."""
        catalogue = Catalogue({}, self._bodies)
        found = issuer.match(document, catalogue)
        if found is not None:
            guess = Diagnostic("I017", source.name, values={"name": self._bodies[found.key].name})
            return found.key, [] if found.is_certain else [guess]
        proposed = issuer.propose(document, catalogue)
        if proposed is None or proposed.key in self._bodies:
            return None, []
        self._add(proposed, Path(source.name).name)
        return proposed.key, [Diagnostic("I015", source.name, values={"name": proposed.name, "key": proposed.key})]

    def _add(self, body: Body, file: str) -> None:
        self._bodies[body.key] = body
        path = self._content / "bodies.yml"
        known = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if path.exists() else ""
        write(path, (known + issuer.entry(body, file)).encode())


def _removed(source: Source, document: Document) -> Iterator[Diagnostic]:
    """A note on page furniture that is in no field of the record."""
    left_out = [*source.removed, *(line for line in document.furniture if not _LABEL.fullmatch(line))]
    if left_out:
        yield Diagnostic("I016", source.name, values={"words": " · ".join(left_out)})


def _structure(found: Sequence[Finding], record: Record, path: str) -> Iterator[Diagnostic]:
    """What reading the body as an outline found, at the lines of the record's file."""
    if found:
        written, _ = load(dump(record), path)
        first = written.body_line if written else 1
        lines = LineIndex(record.body)
        for finding in found:
            line, column = lines.position(finding.offset)
            yield Diagnostic(finding.code, path, first + line - 1, column, dict(finding.values))
