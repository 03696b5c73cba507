"""TCVN3 and VNI, the encodings of old Word files, turned into Unicode.

Both put Vietnamese letters where Western fonts have others, so text in them looks like "KÕ ho¹ch" (TCVN3) or
"Keá hoaïch" (VNI) wherever the old font (".VnTime", "VNI-Times") is not known.
"""

from __future__ import annotations

import re
import unicodedata

from danchieu.readers.syllables import accented_words, share_of_syllables

# TCVN 5712:1993, from A0 to FF. VN3 has the small letters and the capitals without tones; the toned capitals and the
# five tones by themselves (B0 to B4) are those of VN2, which adds them in places that VN3 leaves free.
_TCVN = (
    "\xa0ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN_TABLE = {code: letter for code, letter in enumerate(_TCVN, 0xA0) if not unicodedata.combining(letter)}
_TCVN_TONES = dict(zip("\xb0\xb1\xb2\xb3\xb4", "\u0300\u0309\u0303\u0301\u0323", strict=True))
# A tone stands after a vowel only: elsewhere B0, B2 and B3 are the signs of "37°C" and "m²".
_TCVN_TONED = re.compile("([AEIOUYaeiouyĂÂÊÔƠƯăâêôơư])([\xb0-\xb4])")

# VNI-Win: a letter that carries no mark of its own, then a mark, in the letter's case.
_VNI_MARKS = {
    **dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)),
    **dict(zip("âáàåãä", ("\u0302" + tone for tone in ("", *"\u0301\u0300\u0309\u0303\u0323")), strict=True)),
    **dict(zip("êéèúüë", ("\u0306" + tone for tone in ("", *"\u0301\u0300\u0309\u0303\u0323")), strict=True)),
}
_VNI_ALONE = dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))
_VNI_ALONE |= {old.upper(): new.upper() for old, new in _VNI_ALONE.items()}
_VNI = re.compile("([aeouyôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])|[ôöíìæóòîñ]", re.IGNORECASE)

# Vietnamese letters that neither Latin-1 nor Windows-1252 has.
_UNICODE = re.compile("[\u0102-\u0129\u0168-\u01b0\u1ea0-\u1ef9]")

# Abbreviations ("LĐLĐ") and foreign names are no syllables; a text full of them still has this share.
LEAST_SHARE = 0.6
# One word proves nothing: a lone "Ö" would be "ệ".
_FEWEST_WORDS = 2


def from_tcvn3(text: str) -> str:
    """Text of a TCVN3 font in Unicode, where the characters of `text` are bytes read as Latin-1 or Windows-1252.

    A font of capitals (".VnTimeH") shows small letters as capitals: of its text, take `upper()`.

    >>> from_tcvn3("KÕ ho¹ch")
    'Kế hoạch'
    """
    letters = _TCVN_TONED.sub(_toned, text.translate(_TCVN_TABLE))
    return "\n".join(map(_with_capitals, letters.split("\n")))


def from_vni(text: str) -> str:
    """Text of a VNI font in Unicode, where the characters of `text` are bytes read as Latin-1 or Windows-1252.

    >>> from_vni("Keá hoaïch")
    'Kế hoạch'
    """
    return _VNI.sub(_marked, text)


def from_font(text: str, font: str) -> str:
    """Text in the font of this name, in Unicode: fonts of TCVN3 (".VnTime") and VNI ("VNI-Times") show other letters.

    Text that is Unicode already stays so: files keep the names of old fonts after their text was converted.

    >>> from_font("kÕ ho¹ch", ".VnTimeH")
    'KẾ HOẠCH'
    """
    name = font.split(",")[0].strip("\\'\" ")
    convert = next((convert for start, convert in _FONTS if name.lower().startswith(start)), None)
    if convert is None or _UNICODE.search(text):
        return text
    converted = convert(text)
    if share_of_syllables(converted) < share_of_syllables(text):
        return text
    return converted.upper() if convert is from_tcvn3 and name.endswith("H") else converted


def repaired(text: str) -> str:
    """Text in Unicode, whether it is so already or still in TCVN3 or VNI: what reads like Vietnamese.

    Lines that hold letters of Unicode alone are left as they are.

    >>> repaired("Keá hoaïch")
    'Kế hoạch'
    """
    if share_of_syllables(text) >= LEAST_SHARE:
        return text
    lines = text.split("\n")
    is_old = [_UNICODE.search(line) is None for line in lines]
    words = accented_words("\n".join(line for line, old in zip(lines, is_old, strict=True) if old))
    sample = " ".join(words)
    convert = max((from_tcvn3, from_vni), key=lambda convert: share_of_syllables(convert(sample)))
    if len(words) < _FEWEST_WORDS or share_of_syllables(convert(sample)) < LEAST_SHARE:
        return text
    return "\n".join(convert(line) if old else line for line, old in zip(lines, is_old, strict=True))


_FONTS = ((".vn", from_tcvn3), ("vni", from_vni))


def _toned(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[1] + _TCVN_TONES[match[2]])


def _marked(match: re.Match[str]) -> str:
    if match.lastindex is None:
        return _VNI_ALONE[match[0]]
    letter, mark = match[0][0], match[0][1]
    return unicodedata.normalize("NFC", _VNI_ALONE.get(letter, letter) + _VNI_MARKS[mark.lower()])


# --- capitals that only the font shows -----------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+")
_SHOUTED = re.compile(r"[^\W\d_][A-Z]")


def _with_capitals(line: str) -> str:
    """A line with the toned letters of its capital words as capitals.

    VN3 has no toned capitals: "KÕ HO¹CH" is typed in a font of capitals. A word that says nothing by itself ("Kế", "ở")
    follows its neighbours, as in "XÃ HỘI"; "Số: 5/KH-UBND" has none, and "ý kiến UBND" has a small one.
    """
    if not _SHOUTED.search(line):
        return line
    words = list(_WORD.finditer(line))
    before = _cases_before(words, line)
    after = _cases_before([*reversed(words)], line)[::-1]
    letters = list(line)
    for word, left, right in zip(words, before, after, strict=True):
        case = _case(word[0])
        if case or (case is None and {left, right} in ({True}, {True, None})):
            letters[word.start() : word.end()] = word[0].upper()
    return "".join(letters)


def _case(word: str) -> bool | None:
    """Whether a word is in capitals, as far as its letters without accents tell."""
    plain = [c for c in word if c.isascii()]
    if any(c.islower() for c in plain):
        return False
    if len(plain) > 1 or (plain and not word.startswith(plain[0])):
        return True
    return None


def _cases_before(words: list[re.Match[str]], line: str) -> list[bool | None]:
    """For each word, the case of the nearest one before it that shows one, with nothing but spaces between."""
    cases: list[bool | None] = []
    last: re.Match[str] | None = None
    near: bool | None = None
    for word in words:
        if last and not _gap(last, word, line).isspace():
            near = None
        cases.append(near)
        case = _case(word[0])
        near, last = (near if case is None else case), word
    return cases


def _gap(one: re.Match[str], other: re.Match[str], line: str) -> str:
    return line[min(one.end(), other.end()) : max(one.start(), other.start())]
