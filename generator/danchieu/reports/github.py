"""Findings as workflow commands of GitHub Actions, which shows them on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from danchieu.codes import Severity
from danchieu.diagnostics import Diagnostic, Lang

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# As GitHub's own toolkit escapes them (actions/toolkit, packages/core/src/command.ts).
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def as_github(diagnostics: Iterable[Diagnostic], lang: Lang = "vi") -> str:
    """One command a finding: "::warning file=content/plans/a.md,line=9,col=6,endColumn=27,title=C107::…"."""
    return "\n".join(_command(diagnostic, lang) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, lang: Lang) -> str:
    properties = {
        "file": diagnostic.path,
        "line": diagnostic.line,
        "col": diagnostic.column,
        "endColumn": diagnostic.column + diagnostic.length,
        "title": diagnostic.code,
    }
    listed = ",".join(f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in properties.items())
    message = f"{diagnostic.message(lang)}\n{diagnostic.hint(lang)}".translate(_IN_MESSAGES)
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}"
