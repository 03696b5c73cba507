"""What follows a citation and describes it: date, issuer, term and title, in whatever order they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from danchieu.citations.dates import DATE, to_date
from danchieu.citations.issuers import read_issuer
from danchieu.citations.scan import Scan, any_of
from danchieu.citations.terms import TERM_LIST, ordinals, term
from danchieu.model import Citation, Family
from danchieu.text import squeeze

# A quotation mark closes what stands around the name: “Quy chế số 01-QC/HU” ngày 08/01/2021.
_OPEN = r"\"?[\s,]{0,6}\(?\s{0,3}"
_CLOSE = r"(?:\s{0,3}\))?"
_DATED = r"(?:(?:cùng|đều|ký|lập|cùng ký|ban hành|được ban hành|thông qua)\s{1,3})?(?:ngày\s{0,4})?"
_DATE = re.compile(rf"{_OPEN}{_DATED}{DATE}{_CLOSE}")
# "…, được Quốc hội khóa XV thông qua ngày 11/01/2022": who passed it and when, in one clause.
_PASSED = re.compile(
    rf"\s{{0,3}},?\s{{1,3}}(?:đã\s{{1,3}})?(?:được|do)\s[^.;:()\"\n]{{3,80}}?\s(?:thông qua|ban hành|phê duyệt|ký)"
    rf"(?:\s{{1,3}}vào)?\s{{1,3}}ngày\s{{1,4}}{DATE}"
)
_TERM = re.compile(rf"{_OPEN}(?:cùng\s{{1,3}})?{TERM_LIST}{_CLOSE}")
_OF = re.compile(rf"{_OPEN}(?:của|do)\s{{1,6}}")
_BODIES = any_of("bộ chính trị|ban bí thư|ban chấp hành trung ương|hội nghị trung ương|hội nghị lần thứ")
_BODY = re.compile(rf"{_OPEN}(?={_BODIES})")
_QUOTED = re.compile(r"[\s,:]{0,4}\(?(?:(?:về|v/v)\s{1,4})?(?:việc\s{1,4})?\"([^\"\n]{3,400})\"")
_ABOUT = re.compile(r"[\s,]{1,4}(?:v/v|về)\s{1,4}([^\n;.()\"]{3,300}(?:\n(?!\s)[^\n;.()\"]{3,200})?)")
# A comma before the next document, or before the body that acts, ends a title.
_TITLE_END = re.compile(
    r",\s{1,4}(?=(?:các\s)?(?:nghị quyết|chỉ thị|kết luận|quy định|công văn|kế hoạch|hướng dẫn|quyết định|thông báo|"
    r"đề án|nghị định|thông tư|ban thường vụ|ban thường trực|ban chấp hành|ủy ban|liên đoàn|bộ|sở|ubnd|công đoàn)\s)"
)
# "… về công tác văn thư, ngày 05/3/2020 của Chính phủ": a date behind the title; without its issuer it may be the
# date of what the document led to.
_DATED_BEHIND = re.compile(rf",\s{{1,4}}(?:ban hành\s{{1,4}})?ngày\s{{1,4}}{DATE},?\s{{1,4}}của\s")


# "Ngày 12/4/2022, UBND tỉnh ban hành Kế hoạch số 96/KH-UBND": the day stands before the act.
_ISSUED = re.compile(r"(?:ban hành|đã ký|ký)(?: các)?\s{1,3}$")
_ISSUED_ON = re.compile(rf"(?<!\w)ngày\s{{1,3}}{DATE},\s{{1,3}}[^.;:\n]{{2,90}}$")
_FRONT = 140


class _Tail(NamedTuple):
    """What was read behind a citation, and where that reading ended."""

    end: int
    date: date | None = None
    issuer: str | None = None
    term: str | None = None
    title: str | None = None


# Most citations stand without a description; one look tells.
_NOTHING = re.compile(
    r"(?!\"?[\s,:]{0,6}\(?\s{0,3}(?:\d{1,2}\s{0,3}[/.-]|ngày|cùng|đều|ký|lập|ban|được|đã|thông|khóa|của|do|bộ|bch|hội|về|v/v|việc|\"))"
)
_LIST = re.compile(r"\s{0,4}[,;]?\s{0,4}(?:và\s{1,4}|hoặc\s{1,4})?")
_AND = re.compile(r"\s{1,4}và\s{1,4}")
_WITHOUT_TYPE_WORD = ("numbered.list", "numbered.bare")


def describe(scan: Scan, citations: list[Citation]) -> list[Citation]:
    """The citations with their date, issuer, term and title.

    The members of a list share what stands behind the last: "các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017",
    "Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013".
    """
    tails = [None if c.family is Family.INTERNAL else _read(scan, c.end) for c in citations]
    for at in range(len(citations) - 2, -1, -1):
        if tails[at] is None and tails[at + 1] is not None and _in_one_list(scan, citations[at], citations[at + 1]):
            tails[at] = tails[at + 1]
    described = [_with_tail(c, tail) for c, tail in zip(citations, tails, strict=True)]
    return [_with_day_in_front(scan, c) for c in described]


def _with_day_in_front(scan: Scan, citation: Citation) -> Citation:
    if citation.date or citation.family is not Family.NUMBERED or not scan.low.startswith(" ", citation.start - 1):
        return citation
    if not _ISSUED.search(scan.before(citation.start, 16)):
        return citation
    match = _ISSUED_ON.search(scan.before(citation.start, _FRONT))
    return replace(citation, date=to_date(match[1], match[2], match[3])) if match else citation


def _in_one_list(scan: Scan, citation: Citation, following: Citation) -> bool:
    if following.start < citation.end:
        return False
    if following.rule not in _WITHOUT_TYPE_WORD:
        alike = citation.type == following.type and _code(citation) == _code(following) is not None
        return alike and _AND.fullmatch(scan.low, citation.end, following.start) is not None
    return _LIST.fullmatch(scan.low, citation.end, following.start) is not None


def _code(citation: Citation) -> str | None:
    """The symbol without its number; None if it has no more."""
    return (citation.symbol or "").lstrip("0123456789") or None


def _with_tail(citation: Citation, tail: _Tail | None) -> Citation:
    if tail is None:
        return citation
    return replace(
        citation,
        date=tail.date,
        issuer=citation.issuer or tail.issuer,
        term=citation.term or tail.term,
        title=tail.title,
    )


def _read(scan: Scan, start: int) -> _Tail | None:
    if _NOTHING.match(scan.low, start):
        return None
    tail = _Tail(start)
    for _ in range(4):
        further = _date(scan, tail) or _term(scan, tail) or _issuer(scan, tail)
        if further is None:
            break
        tail = further
    tail = _title(scan, tail)
    return tail if tail.end > start else None


def _date(scan: Scan, tail: _Tail) -> _Tail | None:
    match = None if tail.date else _DATE.match(scan.low, tail.end) or _PASSED.match(scan.low, tail.end)
    if match is None:
        return None
    return tail._replace(end=match.end(), date=to_date(match[1], match[2], match[3]))


def _term(scan: Scan, tail: _Tail) -> _Tail | None:
    match = None if tail.term else _TERM.match(scan.low, tail.end)
    if match is None:
        return None
    return tail._replace(end=match.end(), term=term(ordinals(match["terms"])[0]))


def _issuer(scan: Scan, tail: _Tail) -> _Tail | None:
    match = None if tail.issuer else _OF.match(scan.low, tail.end) or _BODY.match(scan.low, tail.end)
    if match is None:
        return None
    end = read_issuer(scan, match.end())
    return tail._replace(end=end, issuer=squeeze(scan.plain[match.end() : end])) if end > match.end() else None


def _title(scan: Scan, tail: _Tail) -> _Tail:
    match = _QUOTED.match(scan.low, tail.end) or _ABOUT.match(scan.low, tail.end)
    if match is None:
        return tail
    start, end = match.span(1)
    dated = None if tail.date else _DATED_BEHIND.search(scan.low, start, end)
    if dated is not None:
        tail = tail._replace(date=to_date(dated[1], dated[2], dated[3]))
    stop = dated or _TITLE_END.search(scan.low, start, end)
    end = stop.start() if stop else end
    return tail._replace(end=end if stop else match.end(), title=squeeze(scan.plain[start:end]))
