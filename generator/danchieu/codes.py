"""The table of findings: what each code means and how to mend it, in Vietnamese and English, from `codes.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files


class Severity(StrEnum):
    """How grave a finding is; errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: message and hint are templates over a diagnostic's values."""

    severity: Severity
    vi: str
    en: str
    hint_vi: str
    hint_en: str


def _read() -> dict[str, Code]:
    rows = tomllib.loads(files("danchieu").joinpath("codes.toml").read_text(encoding="utf-8"))
    return {name: Code(Severity(row.pop("severity")), **row) for name, row in rows.items()}


CODES = _read()
