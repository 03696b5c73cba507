"""Viện dẫn: how other documents have to cite this one, in full at the first mention, short after that.

Sources: Nghị định 30/2020/NĐ-CP, annexes I and II, for the State; Hướng dẫn 36-HD/VPTW of 2018 for the Party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from danchieu.dates import long_date, short_date
from danchieu.forms import Form
from danchieu.model import Header, Signatory, Unit, UnitKind
from danchieu.text import fold

# A law is known by its name: no number, day or issuer.
_KNOWN_BY_NAME = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")
_ABOUT = re.compile(r"(?:về việc|v/v|về)(?!\w)\s*", re.IGNORECASE)


def full(header: Header, issuer: str | None, form: Form | None) -> str:
    """Type, number, day, issuer and subject, as at a first mention.

    "Kế hoạch số 05/KH-UBND ngày 10 tháng 7 năm 2023 của Ủy ban nhân dân tỉnh An Bình về phòng, chống thiên tai"; the
    Party writes "Kế hoạch số 12-KH/TU, ngày 20/5/2021 của Ban Thường vụ Tỉnh ủy An Bình về …".
    """
    if header.kind in _KNOWN_BY_NAME and header.title:
        return _named(header)
    of_issuer = f" của {issuer}" if issuer else ""
    return f"{_numbered(header)}{_dated(header, form)}{of_issuer}{_about(header.title)}"


def short(header: Header) -> str:
    """Type and number, as at each later mention; where there is no number, type and subject."""
    if header.kind in _KNOWN_BY_NAME and header.title:
        return _named(header)
    return _numbered(header) if header.symbol else f"{_numbered(header)}{_about(header.title)}"


def issuer_in_citations(name: str, signatory: Signatory | None, form: Form | None) -> str:
    """The issuer as the Party cites it: what the standing committee signed is "của Ban Thường vụ Tỉnh ủy An Bình"."""
    authority = fold(signatory.authority or "") if signatory else ""
    if form is not Form.PARTY or not authority.endswith("ban thuong vu") or fold(name).startswith("ban thuong vu"):
        return name
    return f"Ban Thường vụ {name}"


def _named(header: Header) -> str:
    kind, title = _capital(header.kind or ""), header.title or ""
    return title if title.casefold().startswith(kind.casefold()) else f"{kind} {title}"


def _numbered(header: Header) -> str:
    kind = _capital(header.kind or "văn bản")
    return f"{kind} số {header.symbol}" if header.symbol else kind


def _dated(header: Header, form: Form | None) -> str:
    if header.date is None:
        return ""
    if form in (Form.PARTY, Form.YOUTH):
        return f"{',' if header.symbol else ''} ngày {short_date(header.date)}"
    return f" {long_date(header.date)}"


def _about(title: str | None) -> str:
    if not title:
        return ""
    begins = _ABOUT.match(title)
    word = "về việc" if begins and "v" in begins[0][1:].casefold() else "về"
    return f" {word} {_lowered(title[begins.end() if begins else 0 :].rstrip('. '))}"


def _lowered(title: str) -> str:
    """A subject that goes on in a sentence; a name at its beginning keeps its capital ("Hà Nội xanh", "CNTT")."""
    first, _, rest = title.partition(" ")
    is_name = rest[:1].isupper() or any(letter.isupper() for letter in first[1:])
    return title if is_name else title[:1].lower() + title[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- clauses -------------------------------------------------------------------------------------------------------

# Capitals as annex II of Nghị định 30/2020/NĐ-CP has them: "điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I".
_WORDS = {
    UnitKind.PART: "Phần",
    UnitKind.CHAPTER: "Chương",
    UnitKind.SECTION: "Mục",
    UnitKind.SUBSECTION: "Tiểu mục",
    UnitKind.ARTICLE: "Điều",
    UnitKind.CLAUSE: "khoản",
    UnitKind.POINT: "điểm",
}
# What has no number is counted among its like; the letters are those of addresses.
_COUNTED = {
    **{"g": "gạch đầu dòng", "c": "dấu cộng", "s": "dấu sao", "d": "dấu đầu dòng"},
    **{"p": "đoạn", "b": "bảng"},
}
_LAST = re.compile(r"(?P<letter>[gcsdpb])(?P<number>\d+)")
_AGAIN = re.compile(r" \(lần \d+\)\Z")


def place(address: str) -> str:
    """A clause as a list names it, by its address: "II.1.g2" gives "II.1, gạch đầu dòng thứ 2".

    A short name beside links; in citations `provision` stands.
    """
    if address == "p1":
        return "đoạn mở đầu"
    *upper, last = address.split(".")
    counted = _LAST.fullmatch(last)
    if counted is None:
        return address
    like = "đoạn không số" if counted["letter"] == "p" else _COUNTED[counted["letter"]]
    return ", ".join(filter(None, (place(".".join(upper)), f"{like} {_ordinal(int(counted['number']))}")))


def _ordinal(number: int) -> str:
    return f"thứ {'nhất' if number == 1 else number}"


def provision(path: Sequence[Unit]) -> str:
    """The last unit of a path, with those around it behind: "điểm a khoản 1 Mục II"."""
    return " ".join(_steps(path))


def _steps(path: Sequence[Unit]) -> Iterator[str]:
    below: Unit | None = None
    for upper, unit in zip((None, *path[:-1])[::-1], path[::-1], strict=True):
        if below is None or not _is_implied(unit, below):
            yield _counted(unit, upper) or _numbered_place(unit, below)
        if unit.kind is UnitKind.ARTICLE:  # articles are numbered through the whole document
            return
        below = unit


def _is_implied(unit: Unit, below: Unit) -> bool:
    """Whether the number of a unit stands in that of the one below: "1.1" is in 1."""
    return (below.label or "").startswith(f"{unit.label}.")


def _numbered_place(unit: Unit, below: Unit | None) -> str:
    again = _AGAIN.search(unit.address)
    return " ".join(filter(None, (_word(unit, below), unit.label, again and again[0].strip())))


def _word(unit: Unit, below: Unit | None) -> str:
    if unit.marker.casefold().startswith("phụ lục"):
        return "Phụ lục"
    # Where letters stand above Roman numerals ("A. I. 1."), both are sections: the upper is called a part.
    holds_sections = unit.kind is UnitKind.SECTION and below is not None and below.kind is UnitKind.SECTION
    return "Phần" if holds_sections else _WORDS.get(unit.kind, "")


def _counted(unit: Unit, upper: Unit | None) -> str:
    last = _AGAIN.sub("", unit.address).rpartition(".")[2]
    position = _LAST.fullmatch(last) if unit.kind not in _WORDS else None
    if position is None:
        return ""
    # The words of a clause are its first paragraph.
    number = int(position["number"]) + (unit.kind is UnitKind.PARAGRAPH and bool(upper and upper.text))
    return f"{_COUNTED[position['letter']]} {_ordinal(number)}"
