"""Plain text and Markdown, in UTF-8, UTF-16 or Windows-1258."""

from __future__ import annotations

import codecs
import re

from danchieu.readers.reading import Reading
from danchieu.text import nfc

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VIETNAMESE = frozenset(nfc(vowel + tone) for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in _TONES) | {*"đĐ"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FOREIGN = re.compile(r"[^\x00-\x7f“”‘’–—…•°§«»\xa0·€]")


def read(data: bytes) -> Reading:
    """The lines of a text file, or I004 where its encoding is none of those known here."""
    text = _decoded(data)
    if text is None or _CONTROLS.search(text):
        return Reading(code="I004")
    return Reading(tuple(nfc(text).split("\n")))


def _decoded(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    text = _strictly(data, "utf-8")
    return _from_windows(data) if text is None else text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _from_windows(data: bytes) -> str | None:
    """Windows-1258, if that gives Vietnamese letters: bytes of TCVN3 or VNI would give symbols and foreign letters."""
    text = _strictly(data, "cp1258")
    if text is None:
        return None
    beyond_ascii = _FOREIGN.findall(nfc(text))
    vietnamese = sum(c in _VIETNAMESE for c in beyond_ascii)
    return text if vietnamese and vietnamese >= 0.98 * len(beyond_ascii) else None
