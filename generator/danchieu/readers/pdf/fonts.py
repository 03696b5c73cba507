"""Words as the fonts of a PDF show them: those of TCVN3 and VNI have Vietnamese letters in place of Western ones."""

from __future__ import annotations

import re

from danchieu.readers.legacy import from_tcvn3, from_vni
from danchieu.readers.syllables import is_syllable

_TCVN3 = re.compile(r"\.Vn", re.IGNORECASE)
_VNI = re.compile(r"VNI[-_ ]", re.IGNORECASE)
_CAPITALS = re.compile(r"\.Vn\w*H(?=$|[^a-z])")
_HYPHENED = re.compile(r"\w*-\w*")


def decoded(text: str, font: str) -> str:
    """A word, or the part of one that is in this font, in Unicode.

    >>> decoded("m-¬ng", ".VnTime"), decoded("11/KH-UB", ".VnTime")
    ('mương', '11/KH-UB')
    """
    if _TCVN3.match(font):
        shown = _HYPHENED.sub(_with_horn, from_tcvn3(text))
        return shown.upper() if _CAPITALS.match(font) else shown
    return from_vni(text) if _VNI.match(font) else text


def _with_horn(match: re.Match[str]) -> str:
    """A word whose hyphen stands for "ư", or the hyphen as it is.

    The code of "ư" in TCVN3, AD, is a second hyphen in the encoding that PDF fonts declare (ISO 32000-1, D.2),
    and pdfium tells no more than that. Capitals have a code of their own: "L-U" is no "Lưu".
    """
    word = match[0].replace("-", "ư")
    return word if is_syllable(word) and word[1:].islower() else match[0]
