"""The lines of a source that have words, and the page numbers between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danchieu.layout.vocabulary import is_rule
from danchieu.model import Source


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the spaces around it; inside, they may part columns."""

    text: str
    indent: int = 0
    is_after_blank: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a source, and what was taken out of them."""

    lines: tuple[Line, ...]
    furniture: tuple[str, ...]


_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Tt]rang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*")
# Numbers closer together than this are cells of a table rather than pages.
_LEAST_PAGE = 800


def read(source: Source) -> Page:
    """The lines with words; rules and page numbers are furniture."""
    lines = _with_words(source.lines)
    dropped = _page_numbers(lines) if source.is_torn else frozenset[int]()
    dropped |= {i for i, line in enumerate(lines) if is_rule(line.text)}
    kept = tuple(line for i, line in enumerate(lines) if i not in dropped)
    return Page(kept, tuple(lines[i].text for i in sorted(dropped)))


def _with_words(raw: Sequence[str]) -> list[Line]:
    lines = []
    is_after_blank = True
    for text in raw:
        if words := text.strip():
            lines.append(Line(words, len(text) - len(text.lstrip()), is_after_blank))
        is_after_blank = not words
    return lines


def _page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that hold a number alone, each the next page's."""
    found: list[int] = []
    page, room = None, 0
    for i, line in enumerate(lines):
        number = _PAGE_NUMBER.fullmatch(line.text)
        if number and (int(number[1]) == page if page else number[1] in "12") and (room >= _LEAST_PAGE or i == 0):
            found.append(i)
            page, room = int(number[1]) + 1, 0
        else:
            room += len(line.text)
    return frozenset(found)
