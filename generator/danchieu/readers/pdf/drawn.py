"""What is drawn on a page of a PDF, as pdfium sees it: glyphs, rules and pictures. The one place that knows pdfium."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from danchieu.readers.pdf.frames import Drawn, Ink, Matrix, Rule, apply, concat

# Shapes of the fonts Symbol and Wingdings; their other shapes are bullets.
_SYMBOLS = {"\uf02d": "-", "\uf02b": "+", "\uf0a3": "≤", "\uf0b0": "°", "\uf0b1": "±", "\uf0b3": "≥", "\uf0b4": "×"}
_LINE_END_HYPHEN = "\x02"
_UNKNOWN = "\ufffd"
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)

# No page of a document holds more; drawings of maps and patterns do.
_MOST_SEGMENTS = 50_000
_DEEPEST_FORM = 4
_SHORTEST_RULE = 4.0
# In sizes of the font; where pdfium guesses a space, the pen does not move at all.
_LEAST_SPACE = 0.1


def pages(data: bytes) -> Iterator[Drawn]:
    """The pages of a file, one after another, so that only one is in memory.

    Raises `pypdfium2.PdfiumError` where the file is none that pdfium can open.
    """
    with closing(pdfium.PdfDocument(data)) as document:
        for index in range(len(document)):
            yield _page(document, index)


def page_count(data: bytes) -> int:
    """The number of pages; raises as `pages` does."""
    with closing(pdfium.PdfDocument(data)) as document:
        return len(document)


def needs_password(error: pdfium.PdfiumError) -> bool:
    """Whether a file could not be opened for want of a password (or of a way to ask for one)."""
    return getattr(error, "err_code", None) in (c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY)


def _page(document: pdfium.PdfDocument, index: int) -> Drawn:
    """One page; one that pdfium cannot load is as good as a picture: words on it are not known."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Drawn(box=(0, 0, 1, 1), picture=1.0)
    with closing(page), closing(page.get_textpage()) as text:
        left, bottom, right, top = page.get_bbox()
        rules, picture = _drawing(page)
        area = max((right - left) * (top - bottom), 1.0)
        return Drawn((left, bottom, right, top), tuple(_inks(text)), tuple(rules), picture / area)


# --- letters -------------------------------------------------------------------------------------------------------


def _inks(text: pdfium.PdfTextPage) -> Iterator[Ink]:
    fonts: dict[int, tuple[str, float, float]] = {}
    box = c.FS_RECTF()
    for i in range(text.count_chars()):
        drawn_by = c.FPDFText_GetTextObject(text, i)
        if not drawn_by:
            continue  # a space or line end that pdfium guesses: gaps tell us more
        source = ctypes.addressof(drawn_by.contents)
        if source not in fonts:
            fonts[source] = (_font_name(drawn_by), *_size_and_angle(text, i))
        c.FPDFText_GetLooseCharBox(text, i, box)
        letter, is_known = _letter(text, i)
        extent = (box.right - box.left, box.top - box.bottom)
        if letter.isspace() and not extent[0] * extent[1] and not _is_typed(text, i, fonts[source][1]):
            continue  # pdfium's guess, too, from a move of the pen
        x, y = _origin(text, i)
        yield Ink(letter, is_known, x, y, extent, source, *fonts[source])


def _is_typed(text: pdfium.PdfTextPage, i: int, size: float) -> bool:
    """Whether a space that pdfium guesses hides one of the file: the text object's next letter is not at its place.

    After a wide move of the pen pdfium puts a space of no extent and drops the file's own, if it comes next. Files of
    LibreOffice have such moves wherever a letter comes from another font.
    """
    here, after = (c.FPDFText_GetTextObject(text, at) for at in (i, i + 1))
    if not after or ctypes.addressof(here.contents) != ctypes.addressof(after.contents):
        return False
    return math.dist(_origin(text, i), _origin(text, i + 1)) > _LEAST_SPACE * size


def _origin(text: pdfium.PdfTextPage, i: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(text, i, x, y)
    return x.value, y.value


def _letter(text: pdfium.PdfTextPage, i: int) -> tuple[str, bool]:
    code = c.FPDFText_GetUnicode(text, i)
    letter = chr(code) if code < 0x110000 else _UNKNOWN
    if letter == _LINE_END_HYPHEN:
        return "-", True
    if "\uf000" <= letter <= "\uf0ff":
        return _SYMBOLS.get(letter, "•"), True
    if code == 0 or letter in "\ufffe\uffff" or "\ud800" <= letter <= "\udfff":
        return _UNKNOWN, False
    is_private = "\ue000" <= letter <= "\uf8ff" or letter == _UNKNOWN or (letter < " " and not letter.isspace())
    return letter, not is_private and c.FPDFText_HasUnicodeMapError(text, i) != 1


def _font_name(drawn_by: Any) -> str:
    """The font's name, without the prefix of a subset: "ABCDEF+.VnTime" gives ".VnTime"."""
    font = c.FPDFTextObj_GetFont(drawn_by)
    length = c.FPDFFont_GetBaseFontName(font, None, 0) if font else 0
    name = ctypes.create_string_buffer(max(length, 1))
    if length:
        c.FPDFFont_GetBaseFontName(font, name, length)
    return name.value.decode("utf-8", "replace").rpartition("+")[2]


def _size_and_angle(text: pdfium.PdfTextPage, i: int) -> tuple[float, float]:
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(text, i, matrix)
    size = c.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
    return abs(size) or 1.0, -c.FPDFText_GetCharAngle(text, i)


# --- rules and pictures --------------------------------------------------------------------------------------------


def _drawing(page: pdfium.PdfPage) -> tuple[list[Rule], float]:
    """The straight lines on a page, and the area that its pictures cover."""
    rules: list[Rule] = []
    picture = 0.0
    room = _MOST_SEGMENTS
    for kind, drawn, matrix in _objects(page, c.FPDFPage_CountObjects, c.FPDFPage_GetObject, _UNIT, 0):
        if kind == c.FPDF_PAGEOBJ_IMAGE:
            picture += abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
        elif kind == c.FPDF_PAGEOBJ_PATH and room > 0 and _is_painted(drawn):
            room -= c.FPDFPath_CountSegments(drawn)
            rules.extend(_rules(drawn, matrix) if room > 0 else ())
    return rules, picture


def _objects(parent: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """The objects of a page or form, with those of the forms in it, each with its way to the page."""
    for i in range(count(parent)):
        drawn = get(parent, i)
        kind = c.FPDFPageObj_GetType(drawn)
        if kind not in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_FORM):
            continue
        own = concat(_matrix(drawn), matrix)
        yield kind, drawn, own
        if kind == c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            yield from _objects(drawn, c.FPDFFormObj_CountObjects, c.FPDFFormObj_GetObject, own, depth + 1)


def _matrix(drawn: Any) -> Matrix:
    m = c.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if c.FPDFPageObj_GetMatrix(drawn, m) else _UNIT


def _is_painted(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), c.FPDF_BOOL()
    c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _rules(path: Any, matrix: Matrix) -> Iterator[Rule]:
    """The level and upright lines of a path; a thin filled rectangle gives its two long sides."""
    for (x0, y0), (x1, y1) in _lines(path, matrix):
        is_level, is_upright = abs(y1 - y0) < 1.0, abs(x1 - x0) < 1.0
        if is_level != is_upright and max(abs(x1 - x0), abs(y1 - y0)) >= _SHORTEST_RULE:
            yield Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _lines(path: Any, matrix: Matrix) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    run: list[tuple[float, float]] = []
    for i in range(c.FPDFPath_CountSegments(path)):
        segment = c.FPDFPath_GetPathSegment(path, i)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        if c.FPDFPathSegment_GetType(segment) == c.FPDF_SEGMENT_MOVETO:
            yield from pairwise(run)
            run = []
        run.append(apply(matrix, x.value, y.value))
        if c.FPDFPathSegment_GetClose(segment):
            run.append(run[0])
    yield from pairwise(run)
