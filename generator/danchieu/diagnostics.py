"""Findings: what is wrong, where, how to mend it, and the forms that they are printed in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from danchieu.codes import CODES, Lang, Severity

__all__ = ["Diagnostic", "Lang", "as_json", "as_text", "has_errors", "headline", "in_order"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding at a place: `line` and `column` count from 1, `values` fill the code's templates.

    `length` is how many characters of the line it is about, `grade` a severity that overrules the table's.

    >>> Diagnostic("R006", "plans/a.md", values={"key": "kind"}).message("en")
    'The required key "kind" is missing'
    """

    code: str
    path: str
    line: int = 1
    column: int = 1
    values: dict[str, object] = field(default_factory=dict, hash=False)
    length: int = field(default=1, compare=False)
    grade: Severity | None = None

    @property
    def severity(self) -> Severity:
        """The severity that the settings, or else the table, give to the code."""
        return self.grade or CODES[self.code].severity

    def message(self, lang: Lang = "vi") -> str:
        """What is wrong, in one sentence."""
        code = CODES[self.code]
        return (code.vi if lang == "vi" else code.en).format_map(self.values)

    def hint(self, lang: Lang = "vi") -> str:
        """How to mend it."""
        code = CODES[self.code]
        return (code.hint_vi if lang == "vi" else code.hint_en).format_map(self.values)

    def as_dict(self, lang: Lang = "vi") -> dict[str, object]:
        """The JSON shape of a finding: code, severity, path, line, column, message, hint."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message(lang),
            "hint": self.hint(lang),
        }


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the findings is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings by file, line and code."""
    return sorted(diagnostics, key=lambda d: (d.path, d.line, d.column, d.code))


_WORDS: Mapping[Lang, Mapping[Severity, str]] = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "lưu ý"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
}


def as_text(diagnostics: Iterable[Diagnostic], lang: Lang = "vi") -> str:
    """Findings for people: place, severity, code and message on one line, the hint under it."""
    return "\n".join(f"{headline(d, lang)}\n    → {d.hint(lang)}" for d in diagnostics)


def headline(diagnostic: Diagnostic, lang: Lang = "vi") -> str:
    """Place, severity, code and message on one line."""
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    return f"{place}: {_WORDS[lang][diagnostic.severity]} {diagnostic.code}: {diagnostic.message(lang)}"


def as_json(diagnostics: Iterable[Diagnostic], lang: Lang = "vi") -> str:
    """Findings as a JSON list."""
    return json.dumps([d.as_dict(lang) for d in diagnostics], ensure_ascii=False, indent=2)
