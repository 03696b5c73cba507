"""The words that are indexed and asked for: syllables, each as it is spelled and folded."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from danchieu.text import fold, modern_tones

# Letters and figures part, so that "số35" is "số" and "35". The browser's `\p{L}` and `\p{Nd}` say the same.
SYLLABLE = re.compile(r"[^\W\d_]+|\d+")

# "Kế hoạch 2023" asks for the year, whatever plan has that number.
YEARS = range(1945, 2051)


@lru_cache(maxsize=1 << 17)
def spelling(syllable: str) -> str:
    """The one spelling that a syllable is known by: "HOÀ" gives "hòa", "05" gives "5"."""
    if syllable.isdecimal():
        return syllable.lstrip("0") or "0"
    return modern_tones(syllable.lower())


@lru_cache(maxsize=1 << 17)
def folded(term: str) -> str:
    """A term without accents: "kế hoạch" gives "ke hoach"."""
    return fold(term)


def spellings(text: str) -> tuple[str, ...]:
    """The syllables of a text in their order: "Số 05-KH/TU" gives ("số", "5", "kh", "tu")."""
    return tuple(spelling(syllable) for syllable in SYLLABLE.findall(text))


spellings_of_word = lru_cache(maxsize=1 << 17)(spellings)


def pairs(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """Neighbours as one term: ("kế", "hoạch", "năm") gives ("kế hoạch", "hoạch năm")."""
    return tuple(f"{one} {other}" for one, other in pairwise(syllables))


def is_accented(syllables: tuple[str, ...]) -> bool:
    """Whether somebody who typed these set accents."""
    return any(folded(syllable) != syllable for syllable in syllables)
