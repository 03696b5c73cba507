"""Findings as a Code Quality report, which GitLab shows on the lines of a merge request."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b

from danchieu.codes import Severity
from danchieu.diagnostics import Diagnostic, Lang

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def as_gitlab(diagnostics: Iterable[Diagnostic], lang: Lang = "vi") -> str:
    """One entry a finding: check_name, description, fingerprint, severity, and the line of the file."""
    return json.dumps([_entry(diagnostic, lang) for diagnostic in diagnostics], ensure_ascii=False, indent=2)


def _entry(one: Diagnostic, lang: Lang) -> dict[str, object]:
    return {
        "check_name": one.code,
        "description": f"{one.code}: {one.message(lang)} {one.hint(lang)}",
        "fingerprint": _fingerprint(one),
        "severity": _SEVERITIES[one.severity],
        "location": {"path": one.path, "lines": {"begin": one.line}},
    }


def _fingerprint(one: Diagnostic) -> str:
    """GitLab takes two entries with one fingerprint for the same; a finding may stand on several lines of a file."""
    told = f"{one.code}\0{one.path}\0{one.line}\0{one.column}\0{one.message('en')}"
    return blake2b(told.encode(), digest_size=16).hexdigest()
