"""Footnotes: small lines at a page's foot that begin with the number that a word of the page carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from danchieu.readers.pdf.columns import Columns
from danchieu.readers.pdf.grids import Table
from danchieu.readers.pdf.rows import Row, Word

Part = Row | Columns | Table

_SMALL = 0.92
_NUMBER = re.compile(r"\[?(\d{1,3})\]?[.):]?")


@dataclass(frozen=True, slots=True)
class Notes:
    """A page's parts without its footnotes, and these, each on one line."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()


def notes_apart(pages: Sequence[Sequence[Part]]) -> list[Notes]:
    """Pages with their footnotes apart, marked "[^1]" in the text and at the note where each number stands once."""
    size = median([part.size for page in pages for part in page if isinstance(part, Row)] or [1.0])
    split = [_split(page, size) for page in pages]
    known = {number for number, times in _carried(parts for parts, _ in split).items() if times == 1}
    known &= {number for number, times in Counter(n for _, rows in split for n in _numbers(rows)).items() if times == 1}
    return [Notes(tuple(_marked(parts, known)), tuple(_lines(rows, known))) for parts, rows in split]


def _split(page: Sequence[Part], size: float) -> tuple[list[Part], list[Row]]:
    """The parts of a page, and the small rows at its foot, the first of which has a number."""
    start = len(page)
    while start and _is_small(page[start - 1], size):
        start -= 1
    rows = [part for part in page[start:] if isinstance(part, Row)]
    first = next((i for i, row in enumerate(rows) if _number(row)), len(rows))
    return [*page[: start + first]], rows[first:]


def _is_small(part: Part, size: float) -> bool:
    return isinstance(part, Row) and part.size <= _SMALL * size


def _number(row: Row) -> str | None:
    """The number that a footnote begins with, raised ("¹Theo …", one word) or by itself."""
    first = row.words[0]
    if first.mark and first.text == first.mark:
        return first.mark
    match = _NUMBER.fullmatch(first.text)
    return match[1] if match and len(row.words) > 1 else None


def _numbers(rows: Iterable[Row]) -> Iterator[str]:
    return (number for row in rows if (number := _number(row)))


def _carried(pages: Iterable[Sequence[Part]]) -> Counter[str]:
    return Counter(word.mark for page in pages for row in page if isinstance(row, Row) for word in row.words)


def _marked(parts: Iterable[Part], known: set[str]) -> Iterator[Part]:
    for part in parts:
        yield replace(part, words=tuple(_with_mark(w, known) for w in part.words)) if isinstance(part, Row) else part


def _with_mark(word: Word, known: set[str]) -> Word:
    return word._replace(text=f"{word.text.removesuffix(word.mark)}[^{word.mark}]") if word.mark in known else word


def _lines(rows: Iterable[Row], known: set[str]) -> list[str]:
    lines: list[str] = []
    for row in rows:
        number = _number(row)
        if number in known:
            lines.append(f"[^{number}]: " + " ".join(word.text for word in row.words[1:]))
        elif number or not lines:
            lines.append(row.text)
        else:
            lines[-1] += f" {row.text}"
    return lines
