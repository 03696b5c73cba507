"""Repairs that have one right answer. What a record claims to hold word for word keeps its words.

| where | what is repaired |
|---|---|
| every file | line ends, letters composed (NFC), characters that cannot be seen |
| front matter, works, bodies | days ("10/7/2023" → 2023-07-10), symbols ("35 - NQ/TƯ" → 35-NQ/TW) |
| the text of an outline, an editor's own words | symbols ("số35-NQ/TW" → "số 35-NQ/TW"), tone marks where configured |
| the text of a document given in full | nothing more |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from danchieu import records, symbols
from danchieu.citations import find
from danchieu.contentfiles import body_files, record_files, work_files
from danchieu.model import Citation, Family, TextStatus
from danchieu.settings import Settings
from danchieu.text import modern_tones, nfc
from danchieu.yamlfile import Scalar, scalars


@dataclass(frozen=True, slots=True)
class Fix:
    """A file that can be repaired: its text as it is and as it would be."""

    path: str
    before: str
    after: str


def fixes(content: Path, settings: Settings) -> Iterator[Fix]:
    """The files of a content folder that can be repaired."""
    for file in chain(work_files(content), body_files(content), record_files(content)):
        if file.typed is not None:
            mend = mended_record if file.path.endswith(".md") else mended_catalogue
            after = mend(file.typed, settings)
            if after != file.typed:
                yield Fix(file.path, file.typed, after)


def mended_catalogue(text: str, _settings: Settings) -> str:
    """A file of works or bodies, repaired."""
    return mended_front(nfc(text))


def mended_record(text: str, settings: Settings) -> str:
    """The file of a record, repaired.

    >>> mended_record("---\\ndate: 10/7/2023\\n---\\n", Settings())
    '---\\ndate: 2023-07-10\\n---\\n'
    """
    text = nfc(text)
    parts = records.split(text)
    if parts is None:
        return text
    front = mended_front(parts.front)
    record, _ = records.load(text, "plans/a.md")
    is_ours = record is not None and record.status is TextStatus.OUTLINE
    body = _with_better_words(parts.body, settings) if is_ours else parts.body
    return f"{parts.opening}{front}{parts.closing}{body}"


def mended_front(yaml_text: str) -> str:
    """YAML with its days and symbols in their right form, and all else as it was typed."""
    pieces, position = [], 0
    for scalar in scalars(yaml_text):
        if better := _better(scalar):
            pieces += [yaml_text[position : scalar.start], better]
            position = scalar.end
    return "".join([*pieces, yaml_text[position:]])


def _better(scalar: Scalar) -> str | None:
    key = scalar.keys[-1] if scalar.keys else ""
    if key in {"date", "since", "until"}:
        return iso_date(scalar.value)
    normal = symbols.normalise(scalar.value) if key == "symbol" else scalar.value
    return normal if normal != scalar.value and symbols.parse(normal) else None


_DAY = re.compile(r"(?:ngày )?(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})")


def iso_date(written: str) -> str | None:
    """A day as Vietnamese papers write it, in ISO 8601: "10/7/2023" gives "2023-07-10"; None if it is none."""
    found = _DAY.fullmatch(written.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else None
    except ValueError:
        return None


def _with_better_words(body: str, settings: Settings) -> str:
    pieces, position = [], 0
    for citation in find(body):
        if citation.start >= position and (better := _better_citation(citation)):
            pieces += [body[position : citation.start], better]
            position = citation.end
    text = "".join([*pieces, body[position:]])
    return modern_tones(text) if settings.modern_tones else text


_LEAD = re.compile(r"\D*")


def _better_citation(citation: Citation) -> str | None:
    """The words of a citation whose symbol is glued or spaced: "Nghị quyết số35 - NQ/TW"; None where they are right."""
    if citation.family is not Family.NUMBERED or not citation.symbol or "*" in citation.text:
        return None
    lead = _LEAD.match(citation.text)
    words = lead[0] if lead else ""
    if symbols.normalise(citation.text[len(words) :]) != citation.symbol:
        return None
    better = " ".join([*words.split(), citation.symbol])
    return better if better != " ".join(citation.text.split("\n")) else None
