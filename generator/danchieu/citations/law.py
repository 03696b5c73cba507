"""Laws, codes, ordinances, the constitution and charters: "Luật Giáo dục", "Hiến pháp năm 2013", "Điều lệ Đảng"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.citations.heads import Head
from danchieu.citations.issuers import read_issuer
from danchieu.citations.law_names import CHARTERS, LAWS
from danchieu.citations.scan import GAP, Scan, any_of, words
from danchieu.model import Citation, Family
from danchieu.symbols import normalise

# What a head is part of when it names no law: "pháp luật", "kỷ luật", "Đại học Luật", "Hội Luật gia".
_OTHER_BEFORE = re.compile(
    r"(?<!\w)(?:pháp|kỷ|học|khoa|ngành|trường|đoàn|hội|công ty|văn phòng|cử nhân|thạc sĩ|tiến sĩ|quy|viện|môn|mệnh|"
    r"xuất bản)\s{1,3}$"
)
_OTHER_BEHIND = re.compile(rf"{GAP}(?:sư|gia|pháp|này|học|lệ|định|của|và|do)(?!\w)(?!{GAP}của{GAP}nhà)")

_NUMBER = (
    r"(?:\d{1,3}/\d{4}/[A-ZĐƯ]{1,10}\d{0,2}(?:-[A-ZĐƯ]{1,8}\d{0,2})?|\d{1,3}-[A-ZĐ]{1,4}/[A-ZĐ]{2,6}\d{0,2})(?!\w)"
)
_NUMBERED = re.compile(rf"\s{{0,6}}(?:[Ss]ố|SỐ)?\s{{0,6}}:?\s{{0,4}}({_NUMBER})")
_NUMBER_BEHIND = re.compile(rf"[\s,]{{0,4}}\(?(?:[Ll]uật\s{{1,4}})?(?:[Ss]ố|SỐ)?\s{{0,6}}({_NUMBER})")
_YEAR = r"(?:19[4-9]|20[0-4])\d(?![\w/]|\s?-\s?\d)"
_YEAR_BEHIND = re.compile(
    rf"(?:\s{{1,4}}\(sửa đổi(?:, bổ sung)?\))?(?:{GAP}\(?(?:năm{GAP})?{_YEAR}|{GAP}\(năm{GAP}{_YEAR}\))?"
)
_MORE_YEARS = re.compile(rf"\s{{0,3}}(?:,|và)\s{{0,3}}(?:năm{GAP})?({_YEAR})")

_KNOWN = re.compile(rf"{GAP}{any_of(LAWS)}(?!\w)")
_KNOWN_BEHIND_COLON = re.compile(rf"\s{{0,3}}:{GAP}{any_of(LAWS)}(?!\w)")
_KNOWN_IN_LIST = re.compile(rf"(?:\s{{0,3}}[,;]\s{{0,3}}(?:và{GAP})?|{GAP}và{GAP})({any_of(LAWS)})(?!\w)")
# Without "các" a name in a list must end like one: "theo Luật Thanh tra, Thanh tra tỉnh" names one law.
_LIST_GOES_ON = re.compile(rf"\s{{0,3}}(?:[,;.:)]|$|\n)|{GAP}(?:và|năm|sửa{GAP}đổi|có|được|đã)(?!\w)")
_CHARTER = re.compile(rf"{GAP}{any_of(CHARTERS)}(?!\w)(?!{GAP}(?:thi|thao|viên)(?!\w))")
# Any association has a charter; those of competitions ("Điều lệ Hội thi") are none of this family.
_ASSOCIATION = re.compile(
    rf"(?:hội(?!{GAP}(?:thi|thao|diễn|trại|nghị|khỏe)(?!\w))|liên{GAP}đoàn|hiệp{GAP}hội|quỹ|tổng|"
    rf"liên{GAP}minh|liên{GAP}hiệp)(?!\w)"
)
_AMENDING = re.compile(
    rf"{GAP}{words('sửa đổi')}(?:\s{{0,3}},{GAP}{words('bổ sung')})?(?:{GAP}{words('một số điều')})?"
    rf"{GAP}của{GAP}(?:các{GAP})?(?=(?:bộ{GAP})?luật|pháp{GAP}lệnh)"
)
_AND_LAW = re.compile(rf"(?:\s{{0,3}},\s{{0,3}}|{GAP}và{GAP})(?=(?:bộ{GAP})?luật{GAP})")
_HEAD_AGAIN = re.compile(rf"(?:bộ{GAP})?luật|pháp{GAP}lệnh")
# A name that is not in the list ends at a mark or at a word that no name has.
_UNKNOWN_WORD = re.compile(
    rf"{GAP}(?!(?:ngày|năm|số|quy|được|có|đã|này|về|trong|tại|để|là|do|với|khi|thì|như|từ|đến|sửa|hiện|khóa|ban|cũng|"
    rf"sẽ|phải|không|các|những|luật|nghị|theo)(?!\w))(?!và{GAP}(?:các|pháp|quy|văn|nghị|luật|bộ|thông|hướng))"
    rf"[a-zđà-ỹ]{{1,8}}(?!\w)"
)
_LONGEST_UNKNOWN = 10
_CONSTITUTION = re.compile(rf"(?:{GAP}nước{GAP}{words('cộng hòa xã hội chủ nghĩa việt nam')})?")
_OTHER_BEHIND_CONSTITUTION = re.compile(rf"{GAP}này")
_SEVERAL = re.compile(rf"(?<!\w)các{GAP}$")


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The laws of a text; a law that amends others is one citation with their names in its own."""
    end = 0
    for head in heads:
        read = _READERS.get(head.type)
        if read is None or head.start < end or _OTHER_BEFORE.search(scan.before(head.start, 16)):
            continue
        for citation in read(scan, head):
            yield citation
            end = citation.end


def _law(scan: Scan, head: Head) -> Iterator[Citation]:
    if (number := _NUMBERED.match(scan.plain, head.end)) is not None:
        yield _cite(scan, head, number.end(), "law.number", normalise(number[1]))
        return
    name_end = _name(scan, head.start, head.end)
    if name_end is None:
        return
    end = _with_year(scan, name_end)
    behind = _NUMBER_BEHIND.match(scan.plain, end)
    yield _cite(scan, head, behind.end(1) if behind else end, "law.name", normalise(behind[1]) if behind else None)
    yield from _names_in_list(scan, head, behind.end() if behind else end)


def _names_in_list(scan: Scan, head: Head, at: int) -> Iterator[Citation]:
    several = _SEVERAL.search(scan.before(head.start, 8)) is not None
    while (item := _KNOWN_IN_LIST.match(scan.low, at)) is not None and scan.is_capital(item.start(1)):
        if not several and not _LIST_GOES_ON.match(scan.low, item.end()):
            return
        at = _with_year(scan, item.end())
        yield Citation(item.start(1), at, scan.text[item.start(1) : at], Family.LAW, head.type, rule="law.list")


def _name(scan: Scan, start: int, end: int) -> int | None:
    """Where the name of the law whose type word stands at `start` to `end` ends; None if none follows."""
    if (amending := _AMENDING.match(scan.low, end)) is not None:
        return _amended(scan, amending.end())
    known = _KNOWN.match(scan.low, end) or _several_behind_colon(scan, start, end)
    if known is not None and (scan.is_capital(start) or scan.is_capital(_first_letter(scan, end))):
        return known.end()
    if not scan.is_capital(_first_letter(scan, end)) or _OTHER_BEHIND.match(scan.low, end):
        return None
    return _unknown(scan, end)


def _several_behind_colon(scan: Scan, start: int, end: int) -> re.Match[str] | None:
    return _KNOWN_BEHIND_COLON.match(scan.low, end) if _SEVERAL.search(scan.before(start, 8)) else None


def _amended(scan: Scan, at: int) -> int | None:
    """The end of "Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương", a part of an amending law's name."""
    end: int | None = None
    for _ in range(12):
        head = _HEAD_AGAIN.match(scan.low, at)
        name = _KNOWN.match(scan.low, head.end()) if head else None
        if name is None:
            break
        end = name.end()
        further = _AND_LAW.match(scan.low, end)
        if further is None:
            break
        at = further.end()
    return end


def _unknown(scan: Scan, at: int) -> int | None:
    end = at
    for _ in range(_LONGEST_UNKNOWN):
        word = _UNKNOWN_WORD.match(scan.low, end)
        if word is None:
            break
        end = word.end()
    return end if end > at else None


def _first_letter(scan: Scan, at: int) -> int:
    return at + len(scan.plain[at : at + 6]) - len(scan.plain[at : at + 6].lstrip(" \n:"))


def _with_year(scan: Scan, at: int) -> int:
    year = _YEAR_BEHIND.match(scan.low, at)
    return year.end() if year else at


def _constitution(scan: Scan, head: Head) -> Iterator[Citation]:
    name = _CONSTITUTION.match(scan.low, head.end)
    end = _with_year(scan, name.end() if name else head.end)
    if end == head.end and (not scan.is_capital(head.start) or _OTHER_BEHIND_CONSTITUTION.match(scan.low, end)):
        return
    yield _cite(scan, head, end, "law.constitution")
    while end > head.end and (further := _MORE_YEARS.match(scan.low, end)) is not None:
        end = further.end()
        yield Citation(
            further.start(1), end, scan.text[further.start(1) : end], Family.LAW, head.type, rule="law.constitution"
        )


def _charter(scan: Scan, head: Head) -> Iterator[Citation]:
    first = _first_letter(scan, head.end)
    if (known := _CHARTER.match(scan.low, head.end)) is not None:
        end = known.end() if scan.is_capital(head.start) or scan.is_capital(first) else head.end
    else:
        end = read_issuer(scan, first) if _ASSOCIATION.match(scan.low, first) else head.end
    if end > head.end and end > first:
        yield _cite(scan, head, end, "law.charter")


def _cite(scan: Scan, head: Head, end: int, rule: str, symbol: str | None = None) -> Citation:
    return Citation(head.start, end, scan.text[head.start : end], Family.LAW, head.type, symbol, rule=rule)


_READERS = {
    "luật": _law,
    "bộ luật": _law,
    "pháp lệnh": _law,
    "hiến pháp": _constitution,
    "điều lệ": _charter,
}
