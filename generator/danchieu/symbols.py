"""Số, ký hiệu: the numbers that Vietnamese documents are known by, read, mended and written as their regime does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Regime(StrEnum):
    """Which rules of form a symbol follows."""

    PARTY = "party"  # 35-NQ/TW
    STATE = "state"  # 15/KH-UBND, 30/2020/NĐ-CP
    LAW = "law"  # 77/2015/QH13
    LETTER = "letter"  # 125/SGDĐT-VP: a công văn, no type code
    SHORT = "short"  # 35, 30/2020: the rest is left to the reader


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its parts; `str()` writes it again.

    >>> str(Symbol("35", None, "NQ", ("TW",), Regime.PARTY))
    '35-NQ/TW'
    """

    number: str
    year: str | None
    type_code: str | None
    bodies: tuple[str, ...]
    regime: Regime

    def __str__(self) -> str:
        if self.regime is Regime.PARTY:
            return f"{self.number}-{self.type_code}" + (f"/{'-'.join(self.bodies)}" if self.bodies else "")
        code = "-".join(filter(None, (self.type_code, *self.bodies)))
        return "/".join(filter(None, (self.number, self.year, code)))


# Code → names, the likelier first; where there are two, the word in front of the number decides.
# Sources: Nghị định 30/2020/NĐ-CP, annex III, and Hướng dẫn 36-HD/VPTW of 2018 for the Party's codes.
DOCUMENT_TYPES: dict[str, tuple[str, ...]] = {
    "NQ": ("nghị quyết",),
    "QĐ": ("quyết định", "quy định"),
    "QĐi": ("quy định",),
    "QyĐ": ("quy định",),
    "CT": ("chỉ thị",),
    "QC": ("quy chế",),
    "KL": ("kết luận",),
    "TB": ("thông báo", "thông báo kết luận"),
    "TC": ("thông cáo",),
    "HD": ("hướng dẫn",),
    "CTr": ("chương trình", "chương trình hành động"),
    "CTHĐ": ("chương trình hành động",),
    "KH": ("kế hoạch",),
    "PA": ("phương án",),
    "ĐA": ("đề án",),
    "DA": ("dự án",),
    "BC": ("báo cáo",),
    "BB": ("biên bản",),
    "TTr": ("tờ trình",),
    "HĐ": ("hợp đồng",),
    "CĐ": ("công điện",),
    "BGN": ("bản ghi nhớ",),
    "BTT": ("bản thỏa thuận",),
    "GUQ": ("giấy ủy quyền",),
    "GM": ("giấy mời",),
    "GGT": ("giấy giới thiệu",),
    "GNP": ("giấy nghỉ phép",),
    "PG": ("phiếu gửi",),
    "PC": ("phiếu chuyển",),
    "PB": ("phiếu báo",),
    "SY": ("sao y",),
    "TrS": ("trích sao",),
    "SL": ("sao lục", "sắc lệnh"),
    "CV": ("công văn",),
    "QCPH": ("quy chế",),
    "CTPH": ("chương trình",),
    "CTrPH": ("chương trình",),
    "KHPH": ("kế hoạch",),
    "HDLN": ("hướng dẫn",),
    "NĐ": ("nghị định",),
    "TT": ("thông tư", "thông tri"),
    "TTLT": ("thông tư liên tịch",),
    "NQLT": ("nghị quyết liên tịch",),
    "VBHN": ("văn bản hợp nhất",),
    "L": ("luật", "lệnh"),
    "PL": ("pháp lệnh",),
    "ĐC": ("đề cương",),
}

# What a law's number ends with instead of a type and a body: 77/2015/QH13, 02/2020/UBTVQH14.
_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d{1,2}")
_LAW_TYPES = {"QH": "luật", "UB": "pháp lệnh"}

# Bodies whose code mixes upper and lower case; "TTG" in a heading is mended to these.
_MIXED_CASE_BODIES = ("TTg", "ThU", "CTr")
_SPELLINGS = {code.upper(): code for code in (*DOCUMENT_TYPES, *_MIXED_CASE_BODIES)}

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LEAD = re.compile(r"^\W*(?:số|so)?\W*(?=\d)", re.IGNORECASE)
_NOT_SYMBOL = re.compile(r"[\s*]+|\W+$")
# Ð and Ƣ are what old fonts and some PDF files make of Đ and Ư.
_LOOKALIKES = str.maketrans("ÐðƢƣ", "ĐđƯư")
_WORD_SEPARATOR = re.compile(r"(?<=\d)\s+(?=[^\W\d_]{2,4}\s*[-/])")
_PARTS = re.compile(r"[^\W_]+")
_FORM = re.compile(r"(?P<number>\d{1,5}[a-zđA-ZĐ]?)(?:/(?P<year>\d{4}))?(?:(?P<mark>[-/])(?P<code>[^\W\d_][\w/&.-]*))?")


# The same few symbols recur all through a corpus.
@lru_cache(maxsize=4096)
def normalise(raw: str) -> str:
    """One token of what was typed: "số 35 - NQ/TƯ" gives "35-NQ/TW"."""
    text = _LEAD.sub("", _DASHES.sub("-", raw.translate(_LOOKALIKES)))
    text = _NOT_SYMBOL.sub("", _WORD_SEPARATOR.sub("-", text.replace("T.Ư", "TW")))
    return _PARTS.sub(lambda part: _mend_case(part[0]), text)


def _mend_case(part: str) -> str:
    if part[0].isdigit():
        return part
    letters = part if part in DOCUMENT_TYPES or part in _MIXED_CASE_BODIES else _upper(part)
    return _SPELLINGS.get(letters, letters).replace("TƯ", "TW")


def _upper(part: str) -> str:
    """A code typed all in small letters, or as "Tw", in capitals; "SGDĐT", "GDTrH" and "QĐi" stay."""
    return part.upper() if part.islower() or (part.title() == part and len(part) <= 4) else part


@lru_cache(maxsize=4096)
def parse(symbol: str, type_word: str | None = None) -> Symbol | None:
    """The parts of a symbol, None if it is none: `parse("15/KH-UBND")`.

    `type_word` decides where the code alone does not: "Công văn 12/CĐ-VP" comes from a trade union (công đoàn).
    """
    form = _FORM.fullmatch(normalise(symbol))
    if form is None:
        return None
    if form["code"] is None:
        return Symbol(form["number"], form["year"], None, (), Regime.SHORT)
    return _with_code(form, type_word)


def _with_code(form: re.Match[str], type_word: str | None) -> Symbol:
    first, *bodies = re.split(r"[-/]", form["code"])
    number, year = form["number"], form["year"]
    if _ASSEMBLY.fullmatch(first):
        return Symbol(number, year, None, (first, *bodies), Regime.LAW)
    if first not in DOCUMENT_TYPES or (type_word == "công văn" and first != "CV"):
        return Symbol(number, year, None, (first, *bodies), Regime.LETTER)
    regime = Regime.PARTY if form["mark"] == "-" else Regime.STATE
    return Symbol(number, year, first, tuple(filter(None, bodies)), regime)


def document_type(symbol: str, type_word: str | None = None) -> str | None:
    """The word in front of a symbol, or else what its code says: `document_type("37-QĐ/TW", "quy định")`."""
    parsed = parse(symbol)
    if type_word or parsed is None:
        return type_word
    if parsed.regime is Regime.LAW:
        return _LAW_TYPES[parsed.bodies[0][:2]]
    return next(iter(DOCUMENT_TYPES.get(parsed.type_code or "", ())), None)
