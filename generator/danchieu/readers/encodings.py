"""Bytes become text: by their byte order mark, as UTF-8 or UTF-16, or in the old Vietnamese encoding that fits best."""

from __future__ import annotations

import codecs
import re

from danchieu.readers.legacy import LEAST_SHARE, repaired
from danchieu.readers.reading import Reading
from danchieu.readers.syllables import share_of_syllables
from danchieu.text import nfc

# A plan of a thousand pages has some two million characters; beyond this lie data, not documents.
MOST_BYTES = 20 * 2**20

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "tệp PDF", "a PDF file"),
    (b"PK\x03\x04", "tệp nén, có thể là Word (.docx)", "an archive, perhaps of Word (.docx)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Office cũ (.doc, .xls)", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "tệp RTF", "an RTF file"),
    (b"\x89PNG\r\n", "ảnh PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "ảnh JPEG", "a JPEG picture"),
    (b"GIF8", "ảnh GIF", "a GIF picture"),
)
# Quotation marks and dashes of Windows-1252; the five bytes that it leaves free stay what they are.
_WESTERN = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


def unreadable(data: bytes) -> Reading | None:
    """The finding on bytes that hold no text or too much of it; None where they are worth decoding."""
    if len(data) > MOST_BYTES:
        return Reading(code="I009", values={"size": len(data) // 2**20, "limit": MOST_BYTES // 2**20})
    for magic, actual, actual_en in _MAGIC:
        if data.startswith(magic):
            return Reading(code="I041", values={"actual": actual, "actual_en": actual_en})
    return None


def decoded(data: bytes) -> str | None:
    """The text of bytes in any encoding known here; None where it is none of them.

    >>> decoded("Kế hoạch".encode("utf-16")), decoded("KÕ ho¹ch".encode("latin-1"))
    ('Kế hoạch', 'Kế hoạch')
    """
    text = _unicode(data)
    if text is None:
        text = _vietnamese(data)
    return None if text is None or _CONTROLS.search(text) else text


def _unicode(data: bytes) -> str | None:
    """Text in one of Unicode's encodings; a character cut in two at the end is shown as one that is missing."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _cut(data[len(bom) :], encoding)
    return _cut(data, _utf16(data) or "utf-8")


def _cut(data: bytes, encoding: str) -> str | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(data)
    except UnicodeDecodeError:
        return None
    return text + ("\ufffd" if decoder.getstate()[0] else "")


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Vietnamese three letters of four are ASCII, whose other byte is zero."""
    first, second = data[:8192:2], data[1:8192:2]
    if second.count(0) > 0.4 * len(second) and not first.count(0):
        return "utf-16-le"
    return "utf-16-be" if first.count(0) > 0.4 * len(first) and not second.count(0) else None


def _vietnamese(data: bytes) -> str | None:
    """Text of one byte a letter: Windows-1258, else TCVN3 or VNI, if that gives Vietnamese syllables."""
    for text in (_windows_1258(data), repaired(data.decode("latin-1").translate(_WESTERN))):
        if text is not None and share_of_syllables(text) >= LEAST_SHARE:
            return text
    return None


def _windows_1258(data: bytes) -> str | None:
    try:
        return nfc(data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
