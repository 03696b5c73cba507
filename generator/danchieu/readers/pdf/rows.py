"""Letters become words and rows: what stands on one baseline, parted where a gap is as wide as a space."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from danchieu.readers.pdf.fonts import decoded
from danchieu.readers.pdf.frames import Glyph
from danchieu.text import nfc

# In sizes of the smaller letter. Footnote marks are raised by half of their own size and more, lines that stand side by
# side in two columns are hardly ever level.
_SAME_ROW = 0.35
_RAISED = 0.7
_SMALLER = 0.8
_SPACE = 0.15
# A letter drawn twice to look bold is moved by less than this share of its width.
_TWICE = 0.45

# Accents that fonts without Vietnamese letters put over their letters one by one (TeX does).
_ACCENTS = {"´": "\u0301", "`": "\u0300", "\u02d9": "\u0307", "ˆ": "\u0302", "˘": "\u0306", "˜": "\u0303"}
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


class Word(NamedTuple):
    """One word and where it stands; `mark` is the raised number at its end, a footnote's as a rule."""

    text: str
    left: float
    right: float
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The words on one baseline, from left to right."""

    words: tuple[Word, ...]
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """The row as a line of text."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    def part(self, words: Sequence[Word]) -> Row:
        """A row of some of these words."""
        return Row(tuple(words), self.baseline, self.size)


def rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a page from top to bottom."""
    found = (_row(line) for line in _lines(_with_accents(glyphs)))
    return sorted((row for row in found if row.words), key=lambda row: -row.baseline)


def _with_accents(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The letters, each with the accents that are drawn over it."""
    letters: list[Glyph] = []
    for glyph in glyphs:
        accent = _accent(glyph, letters[-1]) if letters else ""
        if accent:
            letters[-1] = letters[-1]._replace(text=letters[-1].text + accent)
        else:
            letters.append(glyph)
    return letters


def _accent(glyph: Glyph, before: Glyph) -> str:
    """The combining form of an accent that belongs to the letter before it."""
    if unicodedata.combining(glyph.text):
        return glyph.text
    middle = (glyph.left + glyph.right) / 2
    is_over = before.left < middle < before.right and before.text[0].isalpha()
    return _ACCENTS.get(glyph.text, "") if is_over else ""


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Letters by baseline, from the top. A line's baseline is that of its largest letter."""
    line: list[Glyph] = []
    anchor = None
    for glyph in sorted(glyphs, key=lambda g: -g.baseline):
        if anchor and not _is_in_line(glyph, anchor):
            yield line
            line, anchor = [], None
        line.append(glyph)
        anchor = glyph if anchor is None or glyph.size > anchor.size else anchor
    if line:
        yield line


def _is_in_line(glyph: Glyph, anchor: Glyph) -> bool:
    small, large = sorted((glyph.size, anchor.size))
    most = _RAISED if small <= _SMALLER * large else _SAME_ROW
    return anchor.baseline - glyph.baseline <= most * small


def _row(line: Sequence[Glyph]) -> Row:
    baseline, size = _of_most(line)
    letters = _drawn_once(sorted(line, key=lambda g: g.left))
    words = (_word(word, baseline, size) for word in _words(letters))
    return Row(tuple(word for word in words if word.text), baseline, size)


def _of_most(line: Sequence[Glyph]) -> tuple[float, float]:
    """Baseline and size of the greatest letters of a line that are no exception in it."""
    size = median(glyph.size for glyph in line)
    return median(g.baseline for g in line if g.size >= size), size


def _drawn_once(letters: Iterable[Glyph]) -> list[Glyph]:
    """The letters without those that are drawn again in their place."""
    kept: list[Glyph] = []
    for letter in letters:
        if not any(_is_again(letter, other) for other in kept[-3:]):
            kept.append(letter)
    return kept


def _is_again(letter: Glyph, other: Glyph) -> bool:
    """Two letters of one text object are never the same: of a ligature, "ff", both stand in one place."""
    if letter.text != other.text or letter.source == other.source:
        return False
    near = _TWICE * (other.right - other.left)
    return abs(letter.left - other.left) < near and abs(letter.baseline - other.baseline) < near


def _words(letters: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    space = _space(letters)
    word: list[Glyph] = []
    for letter in letters:
        if word and (letter.text.isspace() or letter.left - word[-1].right > space * letter.size):
            yield word
            word = []
        if not letter.text.isspace():
            word.append(letter)
    if word:
        yield word


def _space(letters: Sequence[Glyph]) -> float:
    """The least gap between words; where all letters are set apart ("K Ế  H O Ạ C H"), it is wider than that."""
    gaps = [
        (after.left - before.right) / after.size
        for before, after in pairwise(letters)
        if not (before.text.isspace() or after.text.isspace())
    ]
    usual = median(gaps) if len(gaps) > 3 else 0.0
    return _SPACE + max(usual, 0.0)


def _word(letters: Sequence[Glyph], baseline: float, size: float) -> Word:
    text = "".join(decoded("".join(g.text for g in run), font) for font, run in groupby(letters, key=lambda g: g.font))
    mark = "".join(g.text for g in letters if _is_raised(g, baseline, size))
    clean = nfc(text.translate(_LIGATURES))
    is_mark = mark.isdigit() and clean.endswith(mark)
    return Word(clean, letters[0].left, max(g.right for g in letters), mark if is_mark else "")


def _is_raised(letter: Glyph, baseline: float, size: float) -> bool:
    return letter.size <= _SMALLER * size and letter.baseline - baseline >= 0.15 * size
