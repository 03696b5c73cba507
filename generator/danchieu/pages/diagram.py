"""A small diagram of a document among those that it stands to: SVG made at build time, its words text and links."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WIDTH, _LEFT, _PAD = 340, 24, 10
_BOX, _GAP, _LABEL = 44, 8, 24
_SPINE = 10
_NAME_SIZE, _NOTE_SIZE = 13.5, 12.0


@dataclass(frozen=True, slots=True)
class Box:
    """A document: its whole name, what tells it from others of that name, and where its page is served."""

    name: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Documents that stand to the one in the middle in the same way: "Thực hiện"."""

    label: str
    boxes: tuple[Box, ...]


def diagram(above: Sequence[Band], own: Box, below: Sequence[Band]) -> list[str]:
    """The document between those that it names (above) and those that name it (below), in one column.

    One column, since it has to be read on a phone: its height grows with the boxes, its letters do not shrink.
    """
    top = sum(map(_height, above))
    middle = top + _BOX + _GAP
    height = middle + sum(map(_height, below))
    drawn = [
        *(_spine(_LABEL + _BOX / 2, top + _BOX / 2) if above else ()),
        *(_spine(top + _BOX / 2, height - _GAP - _BOX / 2) if below else ()),
        *_bands(above, 0, are_named=True),
        _arrow(top + _BOX / 2, bool(below)),
        *_box(own, top, "own"),
        *_bands(below, middle, are_named=False),
    ]
    title = f'<title id="so-do">Sơ đồ quan hệ: {html.escape(own.name)}</title>'
    opening = f'<svg viewBox="0 0 {_WIDTH} {height - _GAP:g}" role="group" aria-labelledby="so-do">'
    return ['<figure class="diagram ours">', opening, title, *drawn, "</svg>", "</figure>", ""]


def _height(band: Band) -> float:
    return _LABEL + len(band.boxes) * (_BOX + _GAP)


def _spine(start: float, end: float) -> list[str]:
    return [f'<path class="line" d="M{_SPINE} {start:g}V{end:g}"/>']


def _bands(bands: Sequence[Band], y: float, are_named: bool) -> Iterator[str]:
    for band in bands:
        yield f'<text class="band" x="{_LEFT}" y="{y + _LABEL - 8:g}">{html.escape(band.label)}</text>'
        y += _LABEL
        for box in band.boxes:
            yield _arrow(y + _BOX / 2, are_named)
            yield from _box(box, y, "other")
            y += _BOX + _GAP


def _arrow(y: float, is_named: bool) -> str:
    """From the spine to a box, with a point where the box is one that others name."""
    line = f'<path class="line" d="M{_SPINE} {y:g}H{_LEFT}"/>'
    return f'{line}<path class="point" d="M{_LEFT} {y:g}l-7 -4v8z"/>' if is_named else line


def _box(box: Box, y: float, kind: str) -> Iterator[str]:
    whole = f"{box.name}, {box.note}" if box.note else box.name
    if box.href:
        yield f'<a href="{html.escape(box.href)}" aria-label="{html.escape(whole)}">'
    yield f'<rect class="{kind}" x="{_LEFT}" y="{y:g}" width="{_WIDTH - _LEFT - 1}" height="{_BOX}" rx="3"/>'
    yield _text("name", box.name, y + (18 if box.note else 27), _NAME_SIZE)
    if box.note:
        yield _text("note", box.note, y + 35, _NOTE_SIZE)
    if box.href:
        yield "</a>"


def _text(kind: str, words: str, y: float, size: float) -> str:
    shown = html.escape(clipped(words, (_WIDTH - _LEFT - 2 * _PAD) / size))
    return f'<text class="{kind}" x="{_LEFT + _PAD}" y="{y:g}">{shown}</text>'


# Widths of letters in parts of their size, those of the wider sans-serif fonts: a little short is better than cut off.
_NARROW = frozenset("iíìỉĩịjltfrI.,:;'|()[]/- ")
_WIDE = frozenset("mwMW%@")


def _letter(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.98
    return 0.78 if character.isupper() else 0.6


def clipped(words: str, room: float) -> str:
    """As much of the words as `room` holds (in letter sizes), "…" for the rest."""
    used = 0.0
    for at, character in enumerate(words):
        used += _letter(character)
        if used > room:
            return words[: max(at - 1, 0)].rstrip() + "…"
    return words
