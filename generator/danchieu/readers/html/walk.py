"""The elements of a page become its lines, as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from danchieu.readers.html import breaks, notes, tables
from danchieu.readers.html.block import Block
from danchieu.readers.html.numbering import TYPED_BULLETS, Numbering, bullet
from danchieu.readers.html.styles import Styles, is_hidden
from danchieu.readers.html.tree import text_of
from danchieu.readers.legacy import from_font
from danchieu.text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul"}
)
# Shown by no browser that runs scripts, or not text: forms, pictures, programs; "del" is what Word took out.
_SKIPPED = frozenset(
    {"audio", "button", "canvas", "datalist", "del", "dialog", "embed", "frameset", "head", "iframe", "input", "map"}
    | {"noscript", "object", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xml"}
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
# Pieces of text by which a footnote's mark is read, so that a block of a million pieces takes no longer for it.
_NEAR = 8
_BULLET = re.compile(r"[-+*•–]\s")


@dataclass(frozen=True, slots=True)
class _Look:
    """What elements inherit from those around them."""

    is_centred: bool = False
    is_upper: bool = False
    is_pre: bool = False
    is_link: bool = False
    font: str = ""


def blocks(root: _Element, styles: Styles) -> list[Block]:
    """The lines of an element and all under it, without what is hidden."""
    from lxml import etree

    walk = _Walk(styles)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.leave(element)
        elif not walk.enter(element):
            events.skip_subtree()
    walk.flush(root)
    return walk.found


class _Walk:
    """Where the walk through a page stands: the block being read, the lists and tables that are open."""

    def __init__(self, styles: Styles) -> None:
        self.found: list[Block] = []
        self._styles = styles
        self._numbering = Numbering(styles)
        self._looks = [_Look()]
        self._tables: list[tables.Table] = []
        self._sinks: list[list[Block]] = [self.found]
        self._pieces: list[str] = []
        self._linked = 0
        self._marker = ""
        self._skipped: _Element | None = None

    def enter(self, element: _Element) -> bool:
        """Takes up an element and the text at its start; False where what is under it is not read."""
        style = self._styles.of(element)
        before = len(self._looks)
        if element.tag in _SKIPPED or is_hidden(element, style) or self._is_noted(element, style):
            self._skipped = element
            return False
        if element.tag in _BLOCKS:
            self.flush(element.getparent())
        self._looks.append(_look(self._looks[before - 1], element, style))
        self._open(element, style)
        self._add(element.text)
        return True

    def leave(self, element: _Element) -> None:
        """Ends an element and takes the text behind it."""
        if element is self._skipped:
            self._skipped = None
        else:
            if element.tag in _BLOCKS:
                self.flush(element)
            self._close(element)
            self._looks.pop()
        self._add(element.tail)

    def flush(self, element: _Element | None) -> None:
        """Ends the block being read, whose element this is."""
        text, linked, look = "".join(self._pieces), self._linked, self._looks[-1]
        self._pieces, self._linked = [], 0
        if element is None or not text.strip():
            return
        lines = _preformatted(text) if look.is_pre else breaks.lines(text, is_centred=look.is_centred)
        self._sinks[-1] += self._as_blocks(lines, element, linked / len(text), is_torn=look.is_pre)

    def _as_blocks(self, lines: Iterable[str], element: _Element, share: float, *, is_torn: bool) -> Iterable[Block]:
        for line in lines:
            marked = line
            if self._marker and not _is_marked(line, self._marker):
                marked = f"{self._marker} {line}"
            self._marker = ""
            yield Block(marked, element, round(len(line) * share), is_torn)

    def _is_noted(self, element: _Element, style: dict[str, str]) -> bool:
        """Takes up a footnote's mark, a raised number or Word's number of a paragraph, the element whole."""
        text = None
        before = "".join(self._pieces[-_NEAR:])
        if element.tag == "a":
            text = notes.link(element, before)
        elif element.tag == "sup":
            text = notes.raised(element, before)
        elif style.get("mso-list", "").lower() == "ignore":
            text = bullet(squeeze(text_of(element))) + " "
        self._pieces.append(text or "")
        return text is not None

    def _add(self, text: str | None) -> None:
        look = self._looks[-1]
        if not text:
            return
        shown = from_font(text if look.is_pre else _WHITE.sub(" ", text), look.font)
        self._pieces.append(shown.upper() if look.is_upper else shown)
        self._linked += len(shown) if look.is_link else 0

    def _open(self, element: _Element, style: dict[str, str]) -> None:
        if element.tag == "br":
            self._pieces.append("\n")
        elif element.tag == "li":
            self._marker = self._numbering.marker(element)
        elif element.tag == "table":
            self._tables.append(tables.Table(element, tables.shows_border(element, style)))
            self._sinks.append(self._tables[-1].loose)
        elif self._tables and element.tag == "tr":
            self._tables[-1].rows.append([])
        elif self._tables and element.tag in ("td", "th"):
            self._open_cell(element, style)

    def _open_cell(self, element: _Element, style: dict[str, str]) -> None:
        table = self._tables[-1]
        cell = tables.Cell(element)
        table.has_border |= tables.shows_border(element, style)
        table.rows = table.rows or [[]]
        table.rows[-1].append(cell)
        self._sinks.append(cell.blocks)

    def _close(self, element: _Element) -> None:
        if element.tag == "li":
            self._marker = ""
        elif element.tag in ("td", "th") and self._tables:
            self._sinks.pop()
        elif element.tag == "table":
            table = self._tables.pop()
            self._sinks.pop()
            self._sinks[-1] += tables.blocks(table)
            if self._tables:
                self._tables[-1].is_nest = True


def _look(around: _Look, element: _Element, style: dict[str, str]) -> _Look:
    align = (style.get("text-align") or element.get("align") or "").lower()
    return replace(
        around,
        is_centred=align == "center" if align else around.is_centred or element.tag == "center",
        is_upper={"uppercase": True, "none": False}.get(style.get("text-transform", ""), around.is_upper),
        is_pre=around.is_pre or element.tag == "pre" or style.get("white-space", "").startswith("pre"),
        is_link=around.is_link or (element.tag == "a" and not (element.get("href") or "#").startswith("#")),
        font=style.get("font-family") or element.get("face") or around.font,
    )


def _is_marked(line: str, marker: str) -> bool:
    """Whether the number or bullet of an item is typed in its text, its list's own being off in a style sheet."""
    return line.startswith(f"{marker} ") or (marker in TYPED_BULLETS and _BULLET.match(line) is not None)


def _preformatted(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").split("\n")]
