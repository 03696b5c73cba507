"""Stories (the body, a note, a running head) as lines: paragraphs as Word shows them, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from danchieu.readers.docx import tables
from danchieu.readers.docx.breaks import parted
from danchieu.readers.docx.fonts import as_shown
from danchieu.readers.docx.numbering import Numbers
from danchieu.readers.docx.styles import Look, Styles
from danchieu.readers.docx.symbols import shown
from danchieu.readers.docx.xml import W, alternative, child, flag, name, parts
from danchieu.text import nfc, squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))


def _typed(node: Element, look: Look) -> str:
    return shown((node.text or "").translate(_NO_BREAKS), look.font)


def _symbol(node: Element, look: Look) -> str:
    code = node.get(W + "char") or ""
    try:
        return shown(chr(int(code, 16)), node.get(W + "font") or look.font)
    except (ValueError, OverflowError):
        return ""


# A field's result is text like any other; its code stands in elements of its own.
_READ: dict[str, Callable[[Element, Look], str]] = {"t": _typed, "sym": _symbol}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\xad"}
# Properties, what a person deleted or moved away, and the words of field codes.
_SKIPPED = frozenset(
    ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData")
)
_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Notes:
    """The notes of a document, numbered in the order in which the text refers to them."""

    bodies: Mapping[tuple[str, str], Element]
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def mark(self, reference: Element) -> str:
        """The mark of a reference, "[^1]"; nothing if its note is missing."""
        key = (_REFERENCES[name(reference)], reference.get(W + "id") or "")
        if key not in self.bodies:
            return ""
        return f"[^{self.numbers.setdefault(key, len(self.numbers) + 1)}]"


@dataclass(slots=True)
class _Words:
    """The words of a paragraph in the making: pieces with their look, and the lines of text boxes that hang on it."""

    style: str
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


class Story:
    """Reads containers of paragraphs and tables; `hidden` gathers the words that Word does not show."""

    def __init__(self, styles: Styles, numbers: Numbers, notes: Notes) -> None:
        self.hidden: list[str] = []
        self._styles = styles
        self._numbers = numbers
        self._notes = notes

    def lines(self, container: Element, *, is_in_cell: bool = False) -> list[str]:
        """The lines of a container. A text box comes before the paragraph that it hangs on."""
        lines: list[str] = []
        carried = ""
        for block in parts(container, "p", "tbl"):
            if name(block) == "tbl":
                lines += [*_lines_of(carried), *self._table(block, is_in_cell=is_in_cell)]
                carried = ""
                continue
            words = self._words(block)
            lines += words.boxes
            carried += self._text(words)
            if not _loses_its_mark(block):
                lines += self._numbered(block, carried)
                carried = ""
        return lines + _lines_of(carried)

    def _numbered(self, paragraph: Element, text: str) -> list[str]:
        properties = child(paragraph, "pPr")
        place = self._styles.place(properties)
        number = self._numbers.next(place) if place else ""
        if number:
            # A number looks like the mark at its paragraph's end.
            mark = self._styles.look(child(properties, "rPr"), self._styles.of_paragraph(properties))
            number = as_shown(number, mark)
        is_centred = self._styles.is_centred(properties)
        return [nfc(line).strip() for line in parted(f"{number}{text.strip()}", is_centred=is_centred)]

    def _words(self, paragraph: Element) -> _Words:
        words = _Words(self._styles.of_paragraph(child(paragraph, "pPr")))
        self._gather(paragraph, Look(), words)
        return words

    def _gather(self, node: Element, look: Look, words: _Words) -> None:
        """The words of an element. Elements that are not known are looked into: no word may be lost in them."""
        for inner in node:
            tag = name(inner)
            piece = self._piece(tag, inner, look)
            if piece is not None:
                words.pieces.append((piece, look))
            elif tag == "txbxContent":
                words.boxes += self.lines(inner)
            elif tag == "r":
                self._gather(inner, self._styles.look(child(inner, "rPr"), words.style), words)
            elif tag not in _SKIPPED:
                self._gather(alternative(inner) if tag == "AlternateContent" else inner, look, words)

    def _piece(self, tag: str, node: Element, look: Look) -> str | None:
        """What an element shows by itself, None if it may hold others."""
        if tag in _READ:
            return _READ[tag](node, look)
        return self._notes.mark(node) if tag in _REFERENCES else _SIGNS.get(tag)

    def _text(self, words: _Words) -> str:
        text = ""
        for look, pieces in groupby(words.pieces, key=lambda piece: piece[1]):
            piece = as_shown("".join(piece for piece, _ in pieces), look)
            if look.is_hidden:
                self.hidden += filter(None, [squeeze(nfc(piece))])
            else:
                text += piece
        return text

    def _table(self, table: Element, *, is_in_cell: bool) -> list[str]:
        is_layout = tables.is_layout(table, self._styles)
        read = [
            tuple(
                tables.Cell(tuple(self.lines(cell, is_in_cell=not is_layout)), column, span)
                for column, span, cell in tables.cells(row)
            )
            for row in tables.rows(table)
        ]
        if is_in_cell:
            return tables.as_words(read)
        return tables.as_layout(read) if is_layout else tables.as_markdown(read)


def _lines_of(text: str) -> list[str]:
    return [nfc(line).strip() for line in text.split("\n")] if text.strip() else []


def _loses_its_mark(paragraph: Element) -> bool:
    """Whether a paragraph's end was deleted, moved away or hidden, so that the next one runs on from it."""
    mark = child(paragraph, "pPr", "rPr")
    if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
        return True
    return bool(flag(mark, "vanish") or flag(mark, "specVanish"))
