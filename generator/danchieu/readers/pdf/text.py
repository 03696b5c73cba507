"""A PDF's bytes become a reading: its lines, or the code that says what it has instead of letters."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2

from danchieu.readers.pdf import drawn
from danchieu.readers.pdf.flow import lines
from danchieu.readers.pdf.frames import Drawn
from danchieu.readers.pdf.furniture import without
from danchieu.readers.pdf.leaves import Leaf, leaf
from danchieu.readers.reading import Reading

MOST_PAGES = 2_000
MOST_LETTERS = 10_000_000
# A page whose pictures cover this share of it, with fewer letters than these, is a scan with a stamp.
_PICTURE = 0.5
_STAMP = 150
_MOST_UNKNOWN = 0.1


def reading(data: bytes) -> Reading:
    """The text of a PDF."""
    try:
        if drawn.page_count(data) > MOST_PAGES:
            return _too_long(f"trên {MOST_PAGES} trang", f"more than {MOST_PAGES} pages")
        return _read(data)
    except pypdfium2.PdfiumError as error:
        return Reading(code="I051" if drawn.needs_password(error) else "I050")
    except MemoryError:
        return _too_long("cần quá nhiều bộ nhớ", "it needs too much memory")


def _read(data: bytes) -> Reading:
    leaves: list[Leaf] = []
    pictures: list[int] = []
    letters = unknown = 0
    for number, page in enumerate(drawn.pages(data), start=1):
        letters += len(page.inks)
        unknown += sum(not ink.is_known for ink in page.inks)
        if letters > MOST_LETTERS:
            return _too_long(f"trên {MOST_LETTERS} chữ", f"more than {MOST_LETTERS} letters")
        if _is_picture(page):
            pictures.append(number)
        leaves.append(leaf(page))
    if unknown > _MOST_UNKNOWN * letters:
        return Reading(code="I054")
    return _of_leaves(leaves, pictures)


def _is_picture(page: Drawn) -> bool:
    words = sum(not ink.letter.isspace() for ink in page.inks)
    return page.picture >= _PICTURE and words < _STAMP


def _of_leaves(leaves: Sequence[Leaf], pictures: Sequence[int]) -> Reading:
    has_text = any(leaf.rows or leaf.tables for number, leaf in enumerate(leaves, start=1) if number not in pictures)
    if pictures and not has_text:
        return Reading(code="I053")
    kept, removed = without(leaves)
    findings = (("I056", {"pages": ", ".join(map(str, pictures))}),) if pictures else ()
    found, heads = lines(kept)
    return Reading(tuple(found), removed=(*removed, *heads), findings=findings)


def _too_long(limit: str, limit_en: str) -> Reading:
    return Reading(code="I052", values={"limit": limit, "limit_en": limit_en})
