"""One record on its own: its outline and what it cites, whatever else the content folder holds."""

from __future__ import annotations

from dataclasses import dataclass

from danchieu.citations import find
from danchieu.model import Citation, Record, Unit
from danchieu.outline import Finding, parse


@dataclass(frozen=True, slots=True)
class Analysis:
    """A record with its units, the findings of its outline, and the citations of its body and of its title."""

    record: Record
    units: tuple[Unit, ...] = ()
    findings: tuple[Finding, ...] = ()
    citations: tuple[Citation, ...] = ()
    title_citations: tuple[Citation, ...] = ()


def analyse(record: Record) -> Analysis:
    """What a record's own text tells; the most costly step of a build, and one that depends on this file alone."""
    units, findings = parse(record.body)
    titled = find(record.header.title or "")
    return Analysis(record, units, tuple(findings), tuple(find(record.body)), tuple(titled))
