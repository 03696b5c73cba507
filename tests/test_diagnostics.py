"""Findings can be read by people, in both languages, and by tools."""

from __future__ import annotations

import json
import string

import pytest

from danchieu.codes import CODES, Severity
from danchieu.diagnostics import Diagnostic, as_json, as_text, has_errors, in_order


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", CODES)
def test_every_code_says_and_hints_in_both_languages(code: str) -> None:
    row = CODES[code]
    assert all(part.strip() for part in (row.vi, row.en, row.hint_vi, row.hint_en))
    assert row.vi != row.en


@pytest.mark.parametrize("code", CODES)
def test_both_languages_tell_the_same_values(code: str) -> None:
    row = CODES[code]
    assert {n.removesuffix("_en") for n in names(row.vi)} == {n.removesuffix("_en") for n in names(row.en)}


def test_a_finding_has_place_message_and_hint_as_text_and_as_json() -> None:
    finding = Diagnostic("R006", "plans/a.md", 3, 2, {"key": "kind"})
    assert as_text([finding], "en").splitlines()[0] == (
        'plans/a.md:3:2: error R006: The required key "kind" is missing'
    )
    assert json.loads(as_json([finding], "vi")) == [
        {
            "code": "R006",
            "severity": "error",
            "path": "plans/a.md",
            "line": 3,
            "column": 2,
            "message": "Thiếu khóa bắt buộc «kind»",
            "hint": "Thêm dòng «kind: …»; ghi null nếu nguồn không cho biết.",
        }
    ]


def test_findings_stand_in_order_of_place() -> None:
    first, second, third = Diagnostic("R006", "a.md", 1), Diagnostic("R006", "a.md", 2), Diagnostic("R008", "b.md")
    assert in_order([third, second, first]) == [first, second, third]


def test_only_errors_count_as_errors() -> None:
    warning = next(code for code, row in CODES.items() if row.severity is Severity.WARNING)
    assert has_errors([Diagnostic("R006", "a.md")])
    assert not has_errors([Diagnostic(warning, "a.md")])
