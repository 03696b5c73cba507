"""The numbers and bullets that parts of a document begin with: one ordered table, read top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from danchieu.model import UnitKind

_LATIN = [chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(c for c in _LATIN if c.isupper())

_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_SMALL_ROMAN = r"(?=[ivx])x?(?:ix|iv|v?i{0,3})"
_ORDINALS = {
    word: value
    for value, words in enumerate(
        ("nhất một", "hai", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
    for word in words.split()
}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
# Letters that some offices leave out when they count: official Vietnamese has no f, j, w, z, typists skip đ.
_OPTIONAL_LETTERS = frozenset("đfjwz")

# What may stand in front of a number in Markdown: a heading's hashes, an emphasis that opens.
_PREFIX = r"\s*(?:#{1,6}\s+)?(?P<e>\*{1,3}|_{1,3})?"
# An emphasis may close right behind the number: "**Điều 1.** Ban hành".
_SUFFIX = r"\s*(?(e)(?P=e)?)\s*"
_CAPITAL = f"[{UPPER}]"
_QUOTE = r"[“”\"'‘(*_]"
# What follows a number's full stop: "1. Tổ chức", "1.Tổ chức", not "1.500 đồng".
_GAP = rf"(?=\s|$|{_QUOTE}|{_CAPITAL})"
# What follows the number of a chapter: "Chương I. QUY ĐỊNH", "Chương I" alone, "Chương I QUY ĐỊNH";
# not "Chương I của Nghị định này".
_TAIL = rf"(?:\**\s?[.:](?!\d)|\**\s?[-–—](?=\s)|(?=\W*$)|(?=\s+{_CAPITAL}{{2}}))"
_DASH = r"\s?[-–—]"
# The number of a document, broken off its "số": "05/QĐ-UBND", "35 - NQ/TW".
_NO_SYMBOL = rf"(?!\s?{_CAPITAL}\w{{0,5}}\s?[-–/]\s?{_CAPITAL}{{2}})"


class Mark(NamedTuple):
    """A number or bullet at the beginning of a line: `start` to `end` as typed, `rest` where the words begin."""

    style: Style
    label: str
    start: int
    end: int
    rest: int
    emphasis: str

    @property
    def value(self) -> int | None:
        """The label as a number, None for bullets."""
        return self.style.value(self.label)


@dataclass(frozen=True, slots=True)
class Style:
    """One way to mark a part of a document. Lower ranks hold higher ones; equal ranks nest as they first appear.

    `word` stands before the label in addresses ("Điều 5"); of a bullet it is the letter that its position is
    counted by ("g1"). Labels of a style that is `global` are counted through the whole document.
    """

    name: str
    kind: UnitKind
    rank: int
    pattern: re.Pattern[str]
    value: Callable[[str], int | None]
    word: str = ""
    is_global: bool = False

    @property
    def is_bullet(self) -> bool:
        """Whether the style is a bullet, which has no number."""
        return self.kind is UnitKind.ITEM

    @property
    def is_heading(self) -> bool:
        """Whether units of this style have a title as a rule: from the part down to "I."."""
        return self.rank <= _HEADINGS


def _roman(label: str) -> int:
    values = [_ROMAN_VALUES[c] for c in label.lower()]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _number(label: str) -> int | None:
    """The value of "12", "12a", "XII", "A" or "thứ hai"; None of nothing."""
    if digits := re.match(r"\d+", label):
        return int(digits[0])
    if re.fullmatch(_ROMAN, label):
        return _roman(label)
    if len(label) == 1:
        return _letter(label)
    return _ORDINALS.get(label.lower().split()[-1]) if label else None


def _letter(label: str) -> int:
    return _ALPHABET.index(label.lower()) + 1


def _last_number(label: str) -> int:
    return int(re.split(r"[a-zđ.]+", label)[-1])


def _no_value(_label: str) -> None:
    return None


def _style(name: str, kind: UnitKind, rank: int, marker: str, value: Callable[[str], int | None]) -> Style:
    return Style(name, kind, rank, re.compile(f"{_PREFIX}(?P<marker>{marker}){_SUFFIX}"), value)


def _keyword(kind: UnitKind, rank: int, word: str, label: str, tail: str = _TAIL, *, is_global: bool = False) -> Style:
    spaced = word.replace(" ", r"\s+")
    pattern = re.compile(rf"{_PREFIX}(?P<marker>(?i:{spaced}){label}{tail}){_SUFFIX}")
    return Style(word, kind, rank, pattern, _number, word.capitalize(), is_global)


def _dotted(depth: int) -> Style:
    """ "1.1.", "1.1", "1.1)", "II.1."; not "3.5 triệu", "10.7.2023", "1.500"."""
    label = rf"(?P<label>(?:{_ROMAN}|\d{{1,2}})(?:\.\d{{1,2}}){{{depth - 1}}})"
    tail = rf"(?:[.)]{_GAP}|\.?{_DASH}(?=\s)|(?=\s+(?:{_CAPITAL}|{_QUOTE})|\s*$))"
    return _style("dotted", UnitKind.CLAUSE, _CLAUSE + depth - 1, label + tail, _last_number)


def _bullet(name: str, characters: str, word: str, after: str) -> Style:
    pattern = re.compile(rf"{_PREFIX}(?P<marker>(?P<label>{characters}))(?={after}){_SUFFIX}")
    return Style(name, UnitKind.ITEM, _ITEM, pattern, _no_value, word)


_HEADINGS = 5
LOWEST = 30
_CLAUSE, _POINT, _SUBPOINT, _ITEM = 10, 20, 21, LOWEST
_NUMBERS = rf"(?P<label>{_ROMAN}|\d{{1,2}}|[A-Z])"
_NUMBER_WORDS = rf"(?:(?i:thứ)\s+)?(?i:{'|'.join(_ORDINALS)})"
_ANY_LETTER = r"[^\W\d_]"

STYLES: tuple[Style, ...] = (
    _keyword(
        UnitKind.PART, 0, "phụ lục", rf"(?:\s+(?:(?i:số)\s+)?(?P<label>{_ROMAN}|\d{{1,2}}|[A-Z]))?", is_global=True
    ),
    _keyword(UnitKind.PART, 1, "phần", rf"\s+(?P<label>{_NUMBER_WORDS}|{_ROMAN}|\d{{1,2}}|[A-Z])"),
    _keyword(UnitKind.CHAPTER, 2, "chương", rf"\s+{_NUMBERS}"),
    _keyword(UnitKind.SECTION, 3, "mục", rf"\s+{_NUMBERS}"),
    _keyword(UnitKind.SUBSECTION, 4, "tiểu mục", rf"\s+{_NUMBERS}"),
    # "Điều 5 Nghị định số 30/2020/NĐ-CP quy định …" begins a sentence: an article's number needs its full stop.
    _keyword(
        UnitKind.ARTICLE,
        5,
        "điều",
        r"\s+(?P<label>\d{1,3}[a-zđ]?)",
        r"(?:\**\s?[.:](?!\d)|\s?[-–—](?=\s)|(?=\W*$))",
        is_global=True,
    ),
    # "I. MỤC ĐÍCH", "I- MỤC ĐÍCH", "I.Mục đích"; not "V.I. Lênin", "X-quang", "I-ốt".
    _style(
        "roman",
        UnitKind.SECTION,
        5,
        rf"(?P<label>{_ROMAN})(?:\s?[./)]{_GAP}|{_DASH}(?=\s|{_CAPITAL}{{2}}))(?!\s*[A-Z]\.)",
        _number,
    ),
    # "A. TÌNH HÌNH", "B- NHIỆM VỤ"; not "C. Mác".
    _style(
        "letter",
        UnitKind.SECTION,
        5,
        rf"(?P<label>[A-ZĐ])(?:[./)](?=\s|$|{_QUOTE})|{_DASH}(?=\s+{_CAPITAL}{{2}}))(?!\s*(?:[A-Z]\.|M[aá]c\b))",
        _letter,
    ),
    _dotted(5),
    _dotted(4),
    _dotted(3),
    _dotted(2),
    # "1. Tổ chức", "1- Tổ chức", "1/ Tổ chức"; not "3/2", "24/7", "5.000 đồng", "10-15 người", "2020. Năm".
    _style(
        "number",
        UnitKind.CLAUSE,
        _CLAUSE,
        rf"(?P<label>\d{{1,2}})(?:\.{_GAP}|/{_NO_SYMBOL}(?=\s|{_CAPITAL})|{_DASH}{_NO_SYMBOL}(?=\s*{_CAPITAL}))",
        _number,
    ),
    # "a) …", "a. Tổ chức", "a- Tổ chức"; not "v.v.".
    _style(
        "point",
        UnitKind.POINT,
        _POINT,
        rf"(?P<label>[a-zđ])(?:\)|\.(?=\s+(?:{_CAPITAL}|{_QUOTE}))|/(?=\s)|{_DASH}(?=\s+{_CAPITAL}))",
        _letter,
    ),
    _style("small roman", UnitKind.POINT, _POINT, rf"(?P<label>{_SMALL_ROMAN})\)", _roman),
    _style("number)", UnitKind.POINT, _POINT, r"(?P<label>\d{1,2})\)", _number),
    _style("(number)", UnitKind.POINT, _POINT, r"\((?P<label>\d{1,2})\)", _number),
    _style("(letter)", UnitKind.POINT, _POINT, r"\((?P<label>[a-zđ])\)", _letter),
    _style("(small roman)", UnitKind.POINT, _POINT, rf"\((?P<label>{_SMALL_ROMAN})\)", _roman),
    # "a1)", "a.1.", "a.1 Tổ chức".
    _style(
        "subpoint",
        UnitKind.POINT,
        _SUBPOINT,
        rf"(?P<label>[a-zđ]\.?\d{{1,2}})(?:[.)]{_GAP}|(?=\s+{_CAPITAL}))",
        _last_number,
    ),
    # Not "-5 độ", "----", "+84 912 …"; a star without a space opens an emphasis.
    _bullet("-", "[-–—−]", "g", rf"\s+\S|{_ANY_LETTER}|{_QUOTE}"),
    _bullet("+", r"\+", "c", rf"\s+\S|{_ANY_LETTER}|{_QUOTE}"),
    _bullet("*", r"\*", "s", r"\s+\S"),
    _bullet("•", rf"[•●▪■◆♦▶►➢➤✓✔→⇒○◦·\uf000-\uf0ff]|o(?=\s+{_CAPITAL})", "d", r"\s*\S"),
)

# Most lines begin with a plain word; one look at them saves some thirty.
_GATE = re.compile(
    rf"{_PREFIX}(?:[^\w\s]|\d[\d.]*\s|\w[\w.]{{0,14}}(?:[.)/]|\s?[-–—])|o\s|(?:{_ROMAN})\.\d"
    r"|(?i:phụ|phần|chương|mục|tiểu|điều)\s)"
)


def marks(text: str, start: int = 0, end: int | None = None) -> tuple[Mark, ...]:
    """All readings of the number that a line begins with, in the order of the table; most lines have none.

    >>> [(m.style.name, m.label) for m in marks("I. MỤC ĐÍCH")]
    [('roman', 'I'), ('letter', 'I')]
    """
    stop = len(text) if end is None else end
    if not _GATE.match(text, start, stop):
        return ()
    return tuple(_mark(style, m) for style in STYLES if (m := style.pattern.match(text, start, stop)))


def is_gap(mark: Mark, before: int) -> bool:
    """Whether numbers are missing between `before` and the mark's: e) may follow d), 3. may not follow 1."""
    between = range(before + 1, mark.value or 0)
    return any(mark.style.value is not _letter or _ALPHABET[v - 1] not in _OPTIONAL_LETTERS for v in between)


def _mark(style: Style, match: re.Match[str]) -> Mark:
    return Mark(
        style,
        _label(style, match["label"] or ""),
        match.start("marker"),
        match.end("marker"),
        match.end(),
        match["e"] or "",
    )


def _label(style: Style, typed: str) -> str:
    """One spelling for labels that are typed in several: "–" is "-", "THỨ HAI" is "thứ hai"."""
    if style.name == "-":
        return "-"
    return typed.lower() if _ORDINALS.keys() & set(typed.lower().split()) else typed


_CLOSED = re.compile(r"[.;:!?…][”\"'’)*_]*$")
# A number behind one of these words belongs to the sentence: "theo Chỉ thị số⏎05. ", "ngày⏎10".
_LEADS_TO_NUMBER = re.compile(
    r"(?:^|\W)(?:số|điều|khoản|điểm|mục|chương|phần|ngày|tháng|năm|quý|lần|thứ|khóa|khoá|từ|đến|và|hoặc)$|[,(\-–—]$",
    re.IGNORECASE,
)
_FIRST_LETTER = re.compile(r"[\s*_“\"‘'(]*[^\W_]")
# Names that are written with a dash, broken in front of it.
_COMPOUND = re.compile(
    r"(?:kinh tế|văn hóa|văn hoá|chính trị|quốc phòng|khoa học|xã hội|văn học|văn nghệ|Mác|\d)\n"
    r"(?:xã hội|chính trị|an ninh|công nghệ|kỹ thuật|nghề nghiệp|nghệ thuật|Lênin|Lê-?nin|\d)",
    re.IGNORECASE,
)
# Enough to see the end of a sentence; a bound keeps long paragraphs linear.
_NEAR = 40
# A line shorter than this was not broken for want of room.
_SHORT_LINE = 50


def begins_part(before: str, after: str, found: tuple[Mark, ...]) -> bool:
    """Whether marks at a line's beginning are meant as such, although text stands right before that line.

    >>> begins_part("các mục tiêu, nhiệm vụ, giải pháp phát triển kinh tế", "xã hội", marks("- xã hội"))
    False
    """
    if not found or _COMPOUND.search(before[-_NEAR:] + "\n" + after[:_NEAR]):
        return False
    if _CLOSED.search(before[-_NEAR:]):
        return not _is_inline(before, after, found[0])
    if found[0].style.is_bullet:
        return _begins_item(before, after)
    if _LEADS_TO_NUMBER.search(before[-_NEAR:]):
        return False
    # "1. 100% đoàn viên …" below a heading: a figure may begin a clause.
    return _is_capital(after) or (after[:1].isdigit() and _ends_in_short_line(before))


def _begins_item(before: str, after: str) -> bool:
    is_sibling = any(m.style.is_bullet for m in marks(before[:_NEAR]))
    return _ends_in_short_line(before) or is_sibling or _is_capital(after)


def _ends_in_short_line(before: str) -> bool:
    return len(before) - before.rfind("\n") <= _SHORT_LINE


def _is_capital(words: str) -> bool:
    first = _FIRST_LETTER.match(words)
    return first is None or first[0][-1].isupper()


def _is_inline(before: str, after: str, mark: Mark) -> bool:
    """Whether "(2)" carries on a list inside a sentence: "đặc biệt là: (1) …;⏎(2) …"."""
    if mark.style.name != "(number)":
        return False
    value = int(mark.label)
    return f"({value + 1})" in after if value == 1 else f"({value - 1})" in before[1:]
