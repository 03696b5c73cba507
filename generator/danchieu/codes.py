"""The table of findings: what each code means and how to mend it, in Vietnamese and English, from `codes.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Literal

Lang = Literal["vi", "en"]

_VALUE = re.compile(r"\{\w+\}")


class Severity(StrEnum):
    """How grave a finding is; errors stop a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table: message and hint are templates over a diagnostic's values.

    `about` explains the code, `wrong` and `right` show it; an example that holds for both languages is given once.
    """

    severity: Severity
    vi: str
    en: str
    hint_vi: str
    hint_en: str
    about_vi: str = ""
    about_en: str = ""
    wrong: str = ""
    right: str = ""
    wrong_en: str = ""
    right_en: str = ""

    def summary(self, lang: Lang) -> str:
        """The message without the values of a finding: "Số «…» dùng hai lần ở cùng một cấp"."""
        return _VALUE.sub("…", self.vi if lang == "vi" else self.en)

    def explanation(self, lang: Lang) -> str:
        """What the code means."""
        return self.about_vi if lang == "vi" else self.about_en

    def examples(self, lang: Lang) -> tuple[str, str]:
        """What is wrong, and the same put right."""
        if lang == "vi":
            return self.wrong, self.right
        return self.wrong_en or self.wrong, self.right_en or self.right


def _read() -> dict[str, Code]:
    rows = tomllib.loads(files("danchieu").joinpath("codes.toml").read_text(encoding="utf-8"))
    return {name: Code(Severity(row.pop("severity")), **row) for name, row in rows.items()}


CODES = _read()
