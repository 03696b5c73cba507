"""Automatic numbers, counted as Word counts them.

A paragraph names a list (`w:num`), a list names a definition (`w:abstractNum`), and lists of one definition count on
from each other. A list may begin anew (`startOverride`), which it does once, when it first appears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danchieu.readers.docx.fonts import as_shown
from danchieu.readers.docx.numerals import written
from danchieu.readers.docx.styles import Look, Place, Styles, font_of
from danchieu.readers.docx.symbols import shown
from danchieu.readers.docx.xml import W, child, flag, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_TEXT = 200
# Drawn bullets are written as Vietnamese offices type theirs, the outer ones, those inside, and those inside them.
_TYPED_BULLETS = "-+*"
_DASHES = frozenset("-–—−‐‑")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list. A level that names no start counts from 1: no office's list begins with the standard's 0."""

    start: int = 1
    numeral: str = "decimal"
    text: str = ""
    font: str = ""
    gap: str = " "
    restarts_after: int | None = None
    is_legal: bool = False
    is_caps: bool = False
    is_hidden: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    definition: str
    levels: tuple[_Level, ...]
    starts: Mapping[int, int]

    def start(self, at: int) -> int:
        return self.starts.get(at, self.levels[at].start)


class Numbers:
    """The numbers of one document, asked for paragraph by paragraph in the order of the text."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        definitions = {d.get(W + "abstractNumId") or "": d for d in _named(root, "abstractNum")}
        nums = {n.get(W + "numId") or "": n for n in _named(root, "num")}
        self._lists = {key: _list(num, definitions, nums, styles) for key, num in nums.items()}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, place: Place) -> str:
        """The number or bullet of the next paragraph at this place, with the gap behind it."""
        found = self._lists.get(place.list_id)
        if found is None:
            return ""
        at = _level(found, place)
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        self._count(place.list_id, found, at, counts)
        return _shown(found, at, counts)

    def _count(self, list_id: str, found: _List, at: int, counts: list[int | None]) -> None:
        before = counts[at]
        begins = at in found.starts and (list_id, at) not in self._begun
        counts[at] = found.start(at) if before is None or begins else before + 1
        self._begun.add((list_id, at))
        for deeper in range(at + 1, _LEVELS):
            after = found.levels[deeper].restarts_after
            if after is None or at < after:
                counts[deeper] = None


def _named(root: Element | None, tag: str) -> Iterator[Element]:
    return iter(()) if root is None else root.iterfind(W + tag)


def _list(num: Element, definitions: Mapping[str, Element], nums: Mapping[str, Element], styles: Styles) -> _List:
    key, definition = _definition(num, definitions)
    # A definition may have no levels but name a style, whose list has them.
    link = value(definition, "numStyleLink")
    linked = nums.get(styles.list_of(link) or "") if link else None
    if linked is not None:
        key, definition = _definition(linked, definitions)
    levels = [_Level()] * _LEVELS
    starts: dict[int, int] = {}
    for level in _named(definition, "lvl"):
        levels[_index(level)] = _read(level)
    for override in num.iterfind(W + "lvlOverride"):
        at = _index(override)
        own, start = child(override, "lvl"), number(override, "startOverride")
        levels[at] = levels[at] if own is None else _read(own)
        starts |= {} if start is None else {at: start}
    return _List(key, tuple(levels), starts)


def _definition(num: Element, definitions: Mapping[str, Element]) -> tuple[str, Element | None]:
    key = value(num, "abstractNumId") or ""
    return key, definitions.get(key)


def _index(level: Element) -> int:
    text = level.get(W + "ilvl") or "0"
    return min(int(text), _LEVELS - 1) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def _read(level: Element) -> _Level:
    start = number(level, "start")
    font = font_of(child(level, "rPr")) or ""
    return _Level(
        start=1 if start is None else start,
        numeral=value(level, "numFmt") or "decimal",
        text=as_shown((value(level, "lvlText") or "")[:_LONGEST_TEXT], Look(font)),
        font=font,
        gap="" if value(level, "suff") == "nothing" else " ",
        restarts_after=number(level, "lvlRestart"),
        is_legal=bool(flag(level, "isLgl")),
        is_caps=bool(flag(level, "rPr", "caps")),
        is_hidden=bool(flag(level, "rPr", "vanish")),
        style=value(level, "pStyle"),
    )


def _level(found: _List, place: Place) -> int:
    """The level that a place names, or the one that is made for its style."""
    made = (i for style in place.styles for i, level in enumerate(found.levels) if level.style == style)
    at = next(made, place.level or 0)
    return min(at, _LEVELS - 1)


def _shown(found: _List, at: int, counts: list[int | None]) -> str:
    level = found.levels[at]
    if level.is_hidden:
        return ""
    if level.numeral == "bullet":
        words = _bullet(level, sum(upper.numeral == "bullet" for upper in found.levels[:at]))
    else:
        words = _PLACEHOLDER.sub(lambda m: _counted(found, at, int(m[1]) - 1, counts), level.text).strip()
    return (words.upper() if level.is_caps else words) + level.gap if words else ""


def _counted(found: _List, at: int, asked: int, counts: list[int | None]) -> str:
    """The count of one level in the number of another: "Điều 1.2" of "Chương I", if `isLgl` asks for digits.

    "1.1" may come before any "1": then the upper level is shown at its start, and its first number is still to come.
    """
    count = counts[asked]
    level = found.levels[asked]
    if found.levels[at].is_legal and level.numeral not in ("bullet", "none"):
        level = replace(level, numeral="decimal")
    if count is None and asked > at:
        return ""
    return written(found.start(asked) if count is None else count, level.numeral)


def _bullet(level: _Level, depth: int) -> str:
    """A bullet as it would be typed. One that is drawn, "•", "o" or "➢", says no more than how deep it stands."""
    mark = shown(level.text, level.font).strip()
    if mark in _DASHES or mark == "\uf02d":
        return "-"
    is_words = len(mark) > 1 or (mark.isalnum() and mark != "o" and mark == level.text)
    if is_words or mark in ("+", "*"):
        return mark
    return _TYPED_BULLETS[min(depth, len(_TYPED_BULLETS) - 1)]
