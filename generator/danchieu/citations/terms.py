"""Ordinals: "XIII", "13", "mười ba", and the terms (khóa) of congresses and assemblies."""

from __future__ import annotations

import re

from danchieu.citations.scan import GAP
from danchieu.text import roman

_UNITS = ("một|nhất", "hai", "ba", "bốn|tư", "năm|lăm", "sáu", "bảy", "tám", "chín")
_VALUES = {word: value for value, choice in enumerate(_UNITS, 1) for word in choice.split("|")}

# Written-out ordinals stand only behind "lần (thứ)": "Trung ương năm 2020" is no fifth plenum.
_WORD = "|".join(_VALUES)
NUMERAL = r"(?:[ivxl]{1,7}|\d{1,2})(?![\w/]|-\w|[.,]\d)"
SPELLED = rf"(?:hai{GAP}mươi(?:{GAP}(?:{_WORD}))?|mười(?:{GAP}(?:{_WORD}))?|{_WORD})(?!\w)(?!{GAP}\d)"
NTH = rf"lần(?:{GAP}thứ)?{GAP}"

_AND = r"\s{0,3}(?:,|;|và(?!\w)|-|&)\s{0,3}"
_TERM = rf"(?:khóa\s{{0,6}}(?:thứ{GAP})?)"
# "khóa XI, XII", "(khóa XI và khóa XII)"; one group that holds every ordinal of the list.
TERM_LIST = rf"{_TERM}(?P<terms>{NUMERAL}(?:{_AND}{_TERM}?{NUMERAL}){{0,5}})"
_ORDINAL = re.compile(rf"(?<![\w])(?:{NUMERAL}|{SPELLED})")


_ROMANS = {roman(value).lower(): value for value in range(1, 40)}


def ordinal(written: str) -> int | None:
    """What an ordinal counts, in figures or words: "xiii", "13" and "mười ba" give 13; "iiii" gives None."""
    if written.isdigit():
        return int(written)
    if written in _ROMANS:
        return _ROMANS[written]
    *tens, last = written.split()
    worth = {"mười": 10, "hai mươi": 20}
    if written in worth:
        return worth[written]
    return (worth.get(" ".join(tens), 0) if tens else 0) + _VALUES.get(last, 0) or worth.get(last)


def term(written: str) -> str | None:
    """An ordinal as the Roman one of a term: "11" gives "XI"."""
    value = ordinal(" ".join(written.split()))
    return roman(value) if value and value < 40 else None


def ordinals(written: str) -> list[str]:
    """The ordinals of a list, each as it is typed: "xi, khóa xii" gives ["xi", "xii"]."""
    return [m[0] for m in _ORDINAL.finditer(written)]
