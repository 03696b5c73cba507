"""The words of a text as numbers, all at once: one word at a time would take longer than all the rest.

Words are compared without case, punctuation and emphasis, and a tone mark counts wherever in its word it stands: "hoà"
is "hòa". The numbers are the same on every machine and in every run, so that they can be kept.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Places = NDArray[np.intp]

# Odd numbers whose bits look random; each is the base of one kind of sum.
LETTER, WORD, _TONE, NUMBER = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0x2545F4914F6CDD1D
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LONGEST = 32  # letters that tell one word from another
_LAST = 0xFFFF  # characters above are no letters of ours and count as spaces


@dataclass(frozen=True, slots=True)
class WordCodes:
    """Where each word begins in the text, and its number; in `loose` all words with a digit have the same number."""

    starts: Places
    exact: Numbers
    loose: Numbers


def word_codes(text: str) -> WordCodes:
    """The words of a text: "Uỷ ban, năm 2021" and "ỦY BAN (năm 2022)" differ in `exact` and not in `loose`."""
    codes = np.minimum(np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32), _LAST)
    tables = _tables()
    letters = tables.letters[codes]
    before = np.concatenate(([False], letters[:-1] > 0))
    begins = (letters > 0) & ~before[: letters.size]
    starts = np.flatnonzero(begins)
    if not starts.size:
        return WordCodes(starts, letters[:0], letters[:0])
    places = np.arange(codes.size) - starts[np.cumsum(begins) - 1]
    weights = powers(LETTER, _LONGEST)[places.clip(0, _LONGEST - 1)]
    exact = mixed(np.add.reduceat(letters * weights + tables.tones[codes], starts))
    numeric = np.logical_or.reduceat(tables.digits[codes], starts)
    return WordCodes(starts, exact, np.where(numeric, np.uint64(NUMBER), exact))


@dataclass(frozen=True, slots=True)
class _Tables:
    """By code of a character: its letter without case and tone, 0 where it is none; its tone; whether it is a digit."""

    letters: Numbers
    tones: Numbers
    digits: NDArray[np.bool_]


@cache
def _tables() -> _Tables:
    letters, tones = np.zeros(_LAST + 1, dtype=np.uint64), np.zeros(_LAST + 1, dtype=np.uint64)
    digits = np.zeros(_LAST + 1, dtype=bool)
    for code, character in enumerate(map(chr, range(_LAST))):
        if character.isalnum():
            letter, tone = _parted(character.lower())
            letters[code], tones[code] = ord(letter), (_TONES.find(tone) + 1) * _TONE % 2**64
            digits[code] = character.isdigit()
    return _Tables(letters, tones, digits)


def _parted(character: str) -> tuple[str, str]:
    """A letter without its tone mark, and the mark: "ậ" gives "â" and the dot; "-" stands for no mark."""
    parts = unicodedata.normalize("NFD", character)
    tone = next((part for part in parts if part in _TONES), "-")
    return unicodedata.normalize("NFC", parts.replace(tone, "", 1))[0], tone


@lru_cache
def powers(base: int, count: int) -> Numbers:
    """1, base, base² … modulo 2⁶⁴: weights that tell one order from another."""
    found = accumulate(range(count - 1), lambda power, _: power * base % 2**64, initial=1)
    return np.array(list(found), dtype=np.uint64)


def mixed(numbers: Numbers) -> Numbers:
    """Numbers of which every bit depends on every bit of the number given: the last steps of SplitMix64."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
