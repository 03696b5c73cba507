"""Fields of records, works and bodies: tables of keys, what each may hold, and the findings where it does not."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from danchieu.diagnostics import Diagnostic
from danchieu.text import nfc, squeeze
from danchieu.yamlfile import Mapping, Value


class Misfit(ValueError):
    """A value that its key cannot hold, with what it should be, in Vietnamese and English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi, self.en = vi, en


class NotADate(ValueError):
    """A value that should be a date and is none."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key, the function that reads its value, whether it must stand (null counts as standing), what it is for."""

    name: str
    read: Callable[[Value], object]
    required: bool = False
    about: str = ""


def line_of_text(value: Value) -> str | None:
    """One line of text, or None."""
    if value is not None and not isinstance(value, str):
        raise Misfit("một dòng chữ", "one line of text")
    return squeeze(nfc(value)) or None if value is not None else None


def some_text(value: Value) -> str:
    """One line of text that is not empty."""
    text = line_of_text(value)
    if text is None:
        raise Misfit("một dòng chữ, không để trống", "one line of text, not empty")
    return text


def day(value: Value) -> date | None:
    """A date in ISO 8601."""
    text = line_of_text(value)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotADate(text) from None


def texts(value: Value) -> tuple[str, ...]:
    """A list of lines of text."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Misfit("một danh sách, mỗi mục một dòng «- …»", 'a list, one line "- …" for each item')
    return tuple(some_text(item) for item in value)


# Readers with a shape of their own are objects, so that the JSON Schema can be made from them.

_SHOWN_CHOICES = 8


@dataclass(frozen=True, slots=True)
class OneOf:
    """Reads one of the words given, or null where that is allowed."""

    choices: Sequence[str]
    is_nullable: bool = True

    def __call__(self, value: Value) -> str | None:
        """The word, if it is one of them."""
        text = line_of_text(value)
        if text in self.choices or (text is None and self.is_nullable):
            return text
        shown = ", ".join(self.choices[:_SHOWN_CHOICES]) + ("…" if len(self.choices) > _SHOWN_CHOICES else "")
        raise Misfit("một trong: " + shown, "one of: " + shown)


@dataclass(frozen=True, slots=True)
class TableOf:
    """Reads a mapping whose keys are those of `fields`."""

    fields: Sequence[Field]

    def __call__(self, value: Value) -> dict[str, object] | None:
        """The values by key, None for null."""
        if value is None:
            return None
        names = [f.name for f in self.fields]
        if not isinstance(value, dict) or set(value) - set(names):
            listed = ", ".join(names)
            raise Misfit(f"một nhóm khóa trong số: {listed}", f"a group of keys out of: {listed}")
        return {f.name: f.read(value.get(f.name)) for f in self.fields if f.name in value or f.required}


@dataclass(frozen=True, slots=True)
class ListOf:
    """Reads a list of mappings."""

    item: TableOf

    def __call__(self, value: Value) -> list[dict[str, object]]:
        """The items that are not null."""
        if value is None:
            return []
        if not isinstance(value, list):
            raise Misfit("một danh sách", "a list")
        return [item for item in map(self.item, value) if item is not None]


def read_fields(
    mapping: Mapping, fields: Sequence[Field], path: str, line: int
) -> tuple[dict[str, object], list[Diagnostic]]:
    """The values of `mapping` by the table `fields`, and what is wrong with them.

    A value that does not fit is left out, so that the others can still be used. `line` is where a missing key
    is reported.
    """
    findings = [*_unknown(mapping, fields, path, line), *_missing(mapping, fields, path, line)]
    values: dict[str, object] = {}
    for row in fields:
        if row.name in mapping.values:
            finding = _read_one(mapping, row, values, path, line)
            findings += finding
    return values, findings


def _read_one(mapping: Mapping, row: Field, values: dict[str, object], path: str, line: int) -> list[Diagnostic]:
    value = mapping.values[row.name]
    where = mapping.lines.get(row.name, line)
    told: dict[str, object] = {"key": row.name, "value": _shown(value)}
    try:
        values[row.name] = row.read(value)
    except NotADate as error:
        return [Diagnostic("R004", path, where, values=told | {"value": error})]
    except Misfit as error:
        return [Diagnostic("R007", path, where, values=told | {"expected": error.vi, "expected_en": error.en})]
    return []


def _shown(value: Value) -> str:
    text = "null" if value is None else str(value)
    return text if len(text) <= 60 else text[:60] + "…"


def _unknown(mapping: Mapping, fields: Sequence[Field], path: str, line: int) -> Iterator[Diagnostic]:
    names = [f.name for f in fields]
    for key in mapping.values:
        if key not in names:
            yield Diagnostic("R002", path, mapping.lines.get(key, line), values={"key": key, **closest(key, names)})


def _missing(mapping: Mapping, fields: Sequence[Field], path: str, line: int) -> Iterator[Diagnostic]:
    for row in fields:
        if row.required and row.name not in mapping.values:
            yield Diagnostic("R006", path, line, values={"key": row.name})


def closest(word: str, known: Sequence[str]) -> dict[str, object]:
    """The hint for a word that is not known: the nearest known ones, or the first few of all."""
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.6)
    if near:
        listed = ", ".join(near)
        return {"suggestion": f"Có phải là: {listed}?", "suggestion_en": f"Did you mean: {listed}?"}
    listed = ", ".join(known[:16])
    return {"suggestion": f"Có thể dùng: {listed}.", "suggestion_en": f"Known are: {listed}."}
