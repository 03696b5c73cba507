"""Findings that a record accepts, with a person's reason, apart from those that are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from danchieu.codes import Severity
from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.linked import LinkedRecord
from danchieu.model import Acceptance, Unit, walk
from danchieu.text import LineIndex


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings that are open, and those that may stand, each with the reason that its record gives."""

    open: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, str], ...] = ()


def judge(corpus: Corpus, found: Iterable[Diagnostic]) -> Judged:
    """Parts findings by the `accepted` of their records; an entry there that accepts nothing is itself a finding."""
    judges = {corpus.records[id_].path: _Judge(corpus.documents[id_]) for id_ in corpus.accepting}
    open_: list[Diagnostic] = []
    accepted: list[tuple[Diagnostic, str]] = []
    for diagnostic in found:
        judge_ = judges.get(diagnostic.path)
        entry = judge_.fitting(diagnostic) if judge_ else None
        if entry is None:
            open_.append(diagnostic)
        else:
            accepted.append((diagnostic, entry.reason))
    for judge_ in judges.values():
        open_ += judge_.idle()
    return Judged(tuple(open_), tuple(accepted))


class _Judge:
    """What one record accepts, and which of it was met."""

    def __init__(self, document: LinkedRecord) -> None:
        self._record = document.record
        self._units = list(walk(document.units))
        self._lines = LineIndex(document.record.body)
        self._met: set[Acceptance] = set()
        self._refused: set[Acceptance] = set()

    def fitting(self, diagnostic: Diagnostic) -> Acceptance | None:
        """The entry that accepts the finding; an error is accepted by none."""
        entry = next((e for e in self._record.accepted if self._fits(e, diagnostic)), None)
        if entry is not None and diagnostic.severity is Severity.ERROR:
            self._refused.add(entry)
            return None
        if entry is not None:
            self._met.add(entry)
        return entry

    def _fits(self, entry: Acceptance, diagnostic: Diagnostic) -> bool:
        if entry.code != diagnostic.code:
            return False
        unit = self._unit(diagnostic) if entry.at else None
        return entry.at is None or (unit is not None and f"{unit.address}.".startswith(f"{entry.at}."))

    def _unit(self, diagnostic: Diagnostic) -> Unit | None:
        """The unit that the finding stands in, or at whose number it stands."""
        offset = self._lines.offset(diagnostic.line - self._record.body_line + 1, diagnostic.column)
        return None if offset is None else next((unit for unit in self._units if unit.end > offset), None)

    def idle(self) -> Iterator[Diagnostic]:
        """The entries that accept an error, and those that fit no finding at all."""
        record = self._record
        for number, entry in enumerate(record.accepted):
            line = record.line_of("accepted", number)
            if entry in self._refused:
                yield Diagnostic("R019", record.path, line, values={"code": entry.code})
            elif entry not in self._met:
                at, at_en = (f" ở {entry.at}", f" at {entry.at}") if entry.at else ("", "")
                yield Diagnostic("R018", record.path, line, values={"code": entry.code, "at": at, "at_en": at_en})
