"""A text made ready for the patterns: copies of the same length in which spaces, dashes and case are settled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

# Emphasis is blank, for it may stand inside a citation: "số **35-NQ/TW**". Ð and Ƣ are false Đ and Ư of old fonts.
_PLAIN: dict[str, str] = {
    **dict.fromkeys("*_\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("“”„«»″", '"'),
    "Ð": "Đ",
    "ð": "đ",
    "Ƣ": "Ư",
    "ƣ": "ư",
}
# The only words of the patterns whose tone mark has two places.
_OLD_TONES = (("khoá", "khóa"), ("uỷ", "ủy"), ("hoà", "hòa"), ("thoả", "thỏa"))

# For character classes: a range such as "À-Ỹ" holds small letters, too.
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"

# What may stand between two words of one name: spaces, a line end, a page break, emphasis.
GAP = r"\s{1,6}"


def words(phrase: str) -> str:
    """A pattern for the words of a phrase, however they are spaced: "đại hội" also fits "đại\\nhội"."""
    return phrase.replace(" ", GAP)


def phrases(listed: str) -> frozenset[str]:
    """The phrases of a list that is written "a|b c|d"."""
    return frozenset(listed.split("|"))


def any_of(listed: str) -> str:
    """A pattern for one of the phrases, written "a|b c|d", the longest first so that none hides another."""
    return "(?:" + "|".join(words(p) for p in sorted(listed.split("|"), key=len, reverse=True)) + ")"


@dataclass(frozen=True)
class Scan:
    """A text and its two copies: `plain` keeps upper and lower case, `low` does not. Offsets are the same in all."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The text with one kind of space, dash and quotation mark."""
        plain = self.text
        for false in _PLAIN.keys() & set(plain):  # faster than str.translate
            plain = plain.replace(false, _PLAIN[false])
        return plain

    @cached_property
    def low(self) -> str:
        """`plain` in lower case, tone marks in their newer place."""
        low = self.plain.lower()
        if len(low) != len(self.plain):  # "İ" becomes two characters
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)
        for old, new in _OLD_TONES:
            low = low.replace(old, new)
        return low

    def is_capital(self, at: int) -> bool:
        """Whether a capital letter stands at `at`."""
        return self.plain[at : at + 1].isupper()

    def before(self, at: int, length: int) -> str:
        """The lower-case text of at most `length` characters before `at`."""
        return self.low[max(0, at - length) : at]
