"""Vietnamese text: normal form, folding, slugs and positions. The one place that touches Unicode."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

# Zero-width characters and the byte order mark: they stand inside words of pasted text and mean nothing.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"\s+")
_ACCENTS = re.compile("[\u0300-\u036f]")

# Old and new places of the tone mark in open syllables: hoà/hòa, khoẻ/khỏe, thuỷ/thủy.
# "quý" and "quả" are not of this kind: after q the u belongs to the consonant.
_TONES = {"oa": "òà óá ỏả õã ọạ", "oe": "òè óé ỏẻ õẽ ọẹ", "uy": "ùỳ úý ủỷ ũỹ ụỵ"}


def nfc(text: str) -> str:
    """Text in NFC without invisible characters and with one kind of line end: "a\\r\\nb" gives "a\\nb"."""
    text = _LINE_ENDS.sub("\n", text)
    for character in _INVISIBLE:
        text = text.replace(character, "")  # str.translate takes a hundred times as long
    return unicodedata.normalize("NFC", text)


def nfc_offsets(text: str) -> Sequence[int]:
    """For each position in `nfc(text)`, its end included, the position in the bare NFC form of `text`.

    Other people's tools count characters of the NFC form, where a zero-width space is a character like any other.
    """
    bare, clean = unicodedata.normalize("NFC", text), nfc(text)
    if len(clean) == len(bare):
        return range(len(bare) + 1)
    kept = [at for at, c in enumerate(bare) if c not in _INVISIBLE and bare[at - 1 : at + 1] != "\r\n"]
    # An accent that only an invisible character kept from its letter joins it, and the rest moves up by one.
    return [*kept[: len(clean)], *[len(bare)] * (len(clean) + 1 - len(kept[: len(clean)]))]


def fold(text: str) -> str:
    """Text for comparison, without case and accents: "Đường số 5" gives "duong so 5"."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold())).replace("đ", "d")
    return plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c))


def slug(text: str) -> str:
    """A name for addresses: "Số 35-NQ/TW" gives "so-35-nq-tw"."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def squeeze(text: str) -> str:
    """Text with each run of white space, also of non-breaking spaces, as one space, and none at the ends."""
    return _SPACES.sub(" ", text).strip()


# A pair around words; and a closing mark of two or three whose opening stands in front of the number ("**1. Việc.**").
EMPHASIS = re.compile(r"(?<!\*)(\*{1,3})(?=[^\s*])([^*\n]+?)(?<=[^\s*])\1(?!\*)")
_CLOSING = re.compile(r"(?<=[^\s*(])\*{2,3}(?![*\w])")


_NOTE = re.compile(r"\[\^\w{1,16}\](?::[ \t]*)?")


def unmarked(text: str) -> str:
    """Words without the marks of emphasis and footnotes: "**Một**[^1] (*)" gives "Một (*)"."""
    words = _NOTE.sub("", text) if "[^" in text else text
    return _CLOSING.sub("", EMPHASIS.sub(r"\2", words)) if "*" in words else words


def width(text: str) -> int:
    """How many columns of a terminal a text takes: an accent of its own takes none, "中" takes two."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def _tone_table() -> dict[str, str]:
    table = {}
    for vowels, pairs in _TONES.items():
        for pair in pairs.split():
            table[vowels[0] + pair[1]] = pair[0] + vowels[1]
    return table


_TONE_TABLE = _tone_table()
_OLD_TONE = re.compile(rf"(?<![qQ])({'|'.join(_TONE_TABLE)})(?!\w)", re.IGNORECASE)


def modern_tones(text: str) -> str:
    """Text with tone marks where the newer spelling puts them: "Uỷ ban khoá" gives "Ủy ban khóa".

    The length stays the same, so that positions in the result are positions in the text.
    """
    return _OLD_TONE.sub(_move_tone, text)


def _move_tone(match: re.Match[str]) -> str:
    old = match[0]
    new = _TONE_TABLE[old.lower()]
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """A number above 0 as a Roman numeral: 13 gives "XIII"."""
    digits = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        digits += sign * count
    return digits


class LineIndex:
    """Positions of a text as lines and columns, both from 1.

    >>> LineIndex("ab\\ncd").position(3)
    (2, 1)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._end = len(text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int | None:
        """The character at a line and column; None where the text has no such line."""
        return min(self._starts[line - 1] + column - 1, self._end) if 0 < line <= len(self._starts) else None
