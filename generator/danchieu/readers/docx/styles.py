"""Styles: what a paragraph or a run is said to look like by the styles that it names and those they are based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from danchieu.readers.docx.xml import W, child, flag, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# No one bases styles on styles more often than this; a longer chain goes round in a circle.
_LONGEST_CHAIN = 40


@dataclass(frozen=True, slots=True)
class Look:
    """What becomes of the words of a run."""

    font: str = ""
    is_caps: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place in a list; `styles` are those that may tell its level, nearest first."""

    list_id: str
    level: int | None
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Style:
    """What one style says; None is what it leaves to the style that it is based on."""

    font: str | None = None
    is_caps: bool | None = None
    is_hidden: bool | None = None
    is_centred: bool | None = None
    list_id: str | None = None
    level: int | None = None
    is_ruled: bool | None = None

    def over(self, base: _Style) -> _Style:
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        return replace(base, **{key: said[key] for key in said if said[key] is not None})


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else list(root.iterfind(W + "style"))
        self._by_id = {style.get(W + "styleId") or "": style for style in styles}
        normal = (s for s in styles if s.get(W + "type") == "paragraph" and s.get(W + "default") in ("1", "true"))
        self._normal = next((s.get(W + "styleId") or "" for s in normal), "")
        self._defaults = _said(root, "docDefaults", "rPrDefault")
        self._resolved: dict[str, _Style] = {}

    def of_paragraph(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        return value(properties, "pStyle") or self._normal

    def look(self, properties: Element | None, paragraph_style: str) -> Look:
        """What the words of a run look like. Capitals of both its styles cancel each other out."""
        own = _run(properties)
        paragraph = self._style(paragraph_style)
        character = self._style(value(properties, "rStyle") or "")
        font = (own.font, character.font, paragraph.font, self._defaults.font)
        caps = bool(character.is_caps) != bool(paragraph.is_caps) or bool(self._defaults.is_caps)
        hidden = bool(character.is_hidden) != bool(paragraph.is_hidden)
        return Look(
            next(filter(None, font), ""),
            caps if own.is_caps is None else own.is_caps,
            hidden if own.is_hidden is None else own.is_hidden,
        )

    def is_centred(self, properties: Element | None) -> bool:
        """Whether a paragraph stands in the middle, as titles do."""
        return bool(_paragraph(properties).over(self._style(self.of_paragraph(properties))).is_centred)

    def place(self, properties: Element | None) -> Place | None:
        """A paragraph's place in a list, None if it has none; list 0 takes a paragraph out of its style's list."""
        style = self.of_paragraph(properties)
        own = _paragraph(properties)
        said = own.over(self._style(style))
        if said.list_id is None or said.list_id == "0":
            return None
        is_by_style = own.level is None and own.list_id is None
        return Place(said.list_id, said.level, tuple(self._chain(style)) if is_by_style else ())

    def list_of(self, style: str) -> str | None:
        """The list that a style names."""
        return self._style(style).list_id

    def is_ruled(self, style: str | None) -> bool:
        """Whether a table's style draws lines."""
        return bool(self._style(style or "").is_ruled)

    def _style(self, style: str) -> _Style:
        if style not in self._resolved:
            said = _Style()
            for base in self._chain(style):
                said = said.over(_said(self._by_id[base]))
            self._resolved[style] = said
        return self._resolved[style]

    def _chain(self, style: str) -> Iterator[str]:
        for _ in range(_LONGEST_CHAIN):
            if style not in self._by_id:
                return
            yield style
            style = value(self._by_id[style], "basedOn") or ""


def _said(node: Element | None, *path: str) -> _Style:
    holder = child(node, *path)
    ruled = _Style(is_ruled=draws(child(holder, "tblPr", "tblBorders")))
    return _run(child(holder, "rPr")).over(_paragraph(child(holder, "pPr")).over(ruled))


def _run(properties: Element | None) -> _Style:
    return _Style(
        font=font_of(properties),
        is_caps=flag(properties, "caps"),
        is_hidden=flag(properties, "vanish"),
    )


def font_of(properties: Element | None) -> str | None:
    """The font of letters above ASCII, where the old fonts have theirs; fonts of the theme are modern ones."""
    fonts = child(properties, "rFonts")
    if fonts is None:
        return None
    if fonts.get(W + "hAnsiTheme") or fonts.get(W + "asciiTheme"):
        return "theme"
    return fonts.get(W + "hAnsi") or fonts.get(W + "ascii")


def _paragraph(properties: Element | None) -> _Style:
    alignment = value(properties, "jc")
    return _Style(
        is_centred=None if alignment is None else alignment == "center",
        list_id=value(properties, "numPr", "numId"),
        level=number(properties, "numPr", "ilvl"),
    )


def draws(borders: Element | None, *sides: str) -> bool | None:
    """Whether one of the borders is drawn, all of them if none is named; None if they are not mentioned."""
    named = [] if borders is None else [b for b in borders if not sides or b.tag in {W + side for side in sides}]
    return any(b.get(W + "val") not in (None, "nil", "none") for b in named) if named else None
