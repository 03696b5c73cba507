"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from danchieu import __version__
from danchieu.codes import CODES
from danchieu.diagnostics import Diagnostic, Lang

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(
    diagnostics: Sequence[Diagnostic], accepted: Sequence[tuple[Diagnostic, str]] = (), lang: Lang = "vi"
) -> str:
    """The findings as one run; those that a record accepts are results suppressed in the source, with its reason."""
    codes = sorted({d.code for d in (*diagnostics, *(d for d, _ in accepted))})
    places = {code: position for position, code in enumerate(codes)}
    results = [_result(d, places, lang) for d in diagnostics]
    for diagnostic, reason in accepted:
        suppression = {"kind": "inSource", "justification": reason}
        results.append(_result(diagnostic, places, lang) | {"suppressions": [suppression]})
    run = {"tool": {"driver": _driver(codes, lang)}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _driver(codes: Iterable[str], lang: Lang) -> dict[str, object]:
    rules = [_rule(code, lang) for code in codes]
    return {"name": "danchieu", "semanticVersion": __version__, "language": lang, "rules": rules}


def _rule(code: str, lang: Lang) -> dict[str, object]:
    row = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": row.summary(lang)},
        "help": {"text": row.explanation(lang)},
        "defaultConfiguration": {"level": row.severity.value},
    }


def _result(diagnostic: Diagnostic, places: Mapping[str, int], lang: Lang) -> dict[str, object]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": places[diagnostic.code],
        "level": diagnostic.severity.value,
        "message": {"text": f"{diagnostic.message(lang)}. {diagnostic.hint(lang)}"},
        "locations": [{"physicalLocation": _location(diagnostic)}],
    }


def _location(diagnostic: Diagnostic) -> dict[str, object]:
    region = {
        "startLine": diagnostic.line,
        "startColumn": diagnostic.column,
        "endColumn": diagnostic.column + diagnostic.length,
    }
    return {"artifactLocation": {"uri": quote(diagnostic.path)}, "region": region}
