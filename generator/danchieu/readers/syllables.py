"""Whether text is Vietnamese, by the shape of its syllables: what tells encodings apart."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
# The rhymes of Vietnamese spelling without tones: a nucleus and the endings that it takes ("" for none).
_RHYMES = {
    "a": " c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": " c m n ng o p t",
    "ê": " ch m n nh p t u c ng",
    "i": " a ch m n nh p t u c",
    "iê": "c m n ng p t u",
    "o": " a ai am an ang ac ach anh ao ap at ay c e en eo et i m n ng ong oc p t",
    "oă": "c m n ng t",
    "ô": " c i m n ng ông ôc p t",
    "ơ": " i m n p t",
    "u": " a c i m n ng p t y ya yt yn ynh ych yu ê ênh êch ân âng ât ây ơ",
    "uô": "c i m n ng t",
    "uyê": "n t",
    "ư": " a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": " nh t",
    "yê": "m n ng t u",
}
_SYLLABLE = re.compile(
    rf"(?:{_ONSET})?(?:{'|'.join(n + '(?:' + '|'.join(e.split(' ')) + ')' for n, e in _RHYMES.items())})"
)
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_ACUTE, _DOT = "\u0301", "\u0323"
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

# Signs count as letters, for in a wrong encoding letters look like signs. Quotation marks, dashes, bullets and the euro
# are the same in all encodings at hand.
_TOKEN = re.compile(r"[^\x00-\x40\u2010-\u203a\u20ac\u2122\s]+")
_SAMPLE = 20_000


# A language of few syllables: a text of any length repeats the same few thousand.
@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable: "hoạch" can, "hoach" (its tone is missing) and "ho¹ch" cannot."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(apart)
    bare = unicodedata.normalize("NFC", _TONES.sub("", apart))
    if len(tones) > 1 or _SYLLABLE.fullmatch(bare) is None:
        return False
    return not _STOPPED.search(bare) or tones in ([_ACUTE], [_DOT])


def accented_words(text: str) -> list[str]:
    """The words with letters beyond ASCII; of long text the first twenty thousand, which speak for the rest."""
    return list(islice((match[0] for match in _TOKEN.finditer(text) if not match[0].isascii()), _SAMPLE))


def share_of_syllables(text: str) -> float:
    """Which part of the accented words are Vietnamese syllables, from 0 to 1; 1 where there are no such words."""
    words = accented_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 1.0
