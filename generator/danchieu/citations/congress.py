"""Documents of congresses: "Nghị quyết Đại hội XIII của Đảng", "Văn kiện Đại hội Công đoàn Việt Nam lần thứ XIII".

The congress itself is an event: "sau Đại hội XIII", "nhiệm kỳ Đại hội XIII" are no citations, for no type word
stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from danchieu.citations.heads import Head
from danchieu.citations.scan import GAP, UPPER, Scan, any_of, phrases, words
from danchieu.citations.terms import NTH, NUMERAL, SPELLED, ordinals, term
from danchieu.model import Citation, Family
from danchieu.text import squeeze

TYPES = phrases("nghị quyết|văn kiện|báo cáo chính trị|kết luận|quyết nghị")

_TO = rf"\s{{0,6}}(?:(?:của|tại|trình){GAP})?"
OPENING = rf"(?:đại{GAP}hội|đh)(?:{GAP}{words('đại biểu')})?(?:{GAP}{words('toàn quốc')})?"
_NEXT = rf"(?:\s{{0,3}},\s{{0,3}}|{GAP}và{GAP}|\s{{0,3}},\s{{0,3}}và{GAP})"
# One or more ordinals in one group: "lần thứ XIII", "XII, XIII", "lần thứ mười ba".
NUMBERS = rf"(?P<numbers>(?:{NTH})?{NUMERAL}(?:{_NEXT}(?:{NTH})?(?:[ivxl]{{2,7}})(?![\w-]))*|{NTH}{SPELLED})"
_PARTY = (
    rf"(?:{GAP}của)?{GAP}đảng(?:{GAP}(?:{words('cộng sản việt nam')}|csvn))?(?!\w)(?!{GAP}(?:bộ|ủy|viên|đoàn)(?!\w))"
)
# A word of a body's name, as far as the ordinal; a class ("các cấp") or another document ends it.
WORD = rf"(?:{GAP}(?!(?:và|nghị|đại|văn|nhiệm|về|theo|trong|lần|đã|là|các{GAP}cấp|cấp)(?!\w))[\w\-.]{{1,20}})"
_ORGANISATION = rf"(?:{GAP}của)?{GAP}(?P<body>" + any_of(
    "công đoàn|tổng liên đoàn|liên đoàn|đoàn|hội|mặt trận|mttq|ủy ban mặt trận|liên minh|phụ nữ|nông dân|thi đua|"
    "cựu chiến binh|chữ thập đỏ|liên hiệp"
)

_OF_PARTY = re.compile(
    rf"{OPENING}(?:{_PARTY})?(?:{GAP}{words('toàn quốc')})?{GAP}{NUMBERS}(?:{_PARTY})?"
    # An organisation behind the number: "Đại hội XIII Công đoàn Việt Nam" is not the Party's.
    rf"(?!{GAP}(?:(?:của|tại){GAP})?"
    rf"(?:{any_of('đảng bộ|chi bộ|công đoàn|mặt trận|mttq')}|đoàn(?!{GAP}kết)|hội(?!{GAP}nghị))"
    r"(?!\w))"
)
_OF_OTHERS = (
    re.compile(rf"{OPENING}{_ORGANISATION}{WORD}{{0,9}}?){GAP}{NUMBERS}"),
    re.compile(
        rf"{OPENING}{GAP}{NUMBERS}{_ORGANISATION}{WORD}{{0,3}}?)"
        rf"(?=\s{{0,3}}[,;.:()]|{GAP}(?:và|nhiệm|đã|đề|về)(?!\w)|\s*$)"
    ),
)
_DOCUMENTS_OF = re.compile(rf"(?<!\w)văn{GAP}kiện{GAP}$")

_OPENING_BEHIND = re.compile(rf"{_TO}(?=(?:đại{GAP}hội|đh)(?!\w))")
_LIST_ITEM = re.compile(rf"[^;.()\n]{{3,90}}?{_NEXT}(?=đại{GAP}hội(?!\w))")
_LONGEST_LIST = 6
_HAS_HEAD = re.compile(any_of("nghị quyết|văn kiện|chỉ thị|kết luận|sau|nhiệm kỳ|chào mừng|tiến tới"))
# "Đại hội XXI Đảng bộ tỉnh Bình Định": the place ends the body's name.
_PLACE = re.compile(rf"(?:\s{{1,3}}[{UPPER}][\w-]{{0,12}}){{1,4}}")
Reader = Callable[[Scan, Head, int], list[Citation]]


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The documents of national congresses, of the Party and of other organisations."""
    return find_with(scan, heads, read)


def find_with(scan: Scan, heads: list[Head], reader: Reader) -> Iterator[Citation]:
    """What `reader` reads behind the heads; "Nghị quyết Đại hội XIII, Đại hội Đảng bộ tỉnh" shares its head."""
    for head in heads:
        at = opening_of(scan, head)
        for _ in range(_LONGEST_LIST):
            if at is None:
                break
            yield from reader(scan, head, at)
            at = _next_in_list(scan, at)


def opening_of(scan: Scan, head: Head) -> int | None:
    """Where "đại hội" begins behind a head, if it does."""
    match = _OPENING_BEHIND.match(scan.low, head.end) if head.type in TYPES else None
    return match.end() if match else None


def _next_in_list(scan: Scan, at: int) -> int | None:
    match = _LIST_ITEM.match(scan.low, at)
    return match.end() if match and not _HAS_HEAD.search(scan.low, at, match.end()) else None


def read(scan: Scan, head: Head, at: int) -> list[Citation]:
    """The citations whose "đại hội" stands at `at`: one for each term."""
    match = _OF_PARTY.match(scan.low, at)
    if match is not None:
        return cite(scan, head, at, match, Family.CONGRESS, "congress.party")
    for pattern in _OF_OTHERS:
        if (match := pattern.match(scan.low, at)) is not None:
            return cite(scan, head, at, match, Family.CONGRESS, "congress.organisation")
    return []


def cite(scan: Scan, head: Head, at: int, match: re.Match[str], family: Family, rule: str) -> list[Citation]:
    """A citation for each ordinal of the match; they share the words from the head on, or from `at` in a list."""
    first = opening_of(scan, head) == at
    start, type_ = _opening_words(scan, head) if first else (at, head.type)
    groups = match.groupdict()
    end, issuer = match.end(), None
    if groups.get("body"):
        body_end = _with_place(scan, match.end("body"))
        end, issuer = max(end, body_end), squeeze(scan.plain[match.start("body") : body_end])
    terms = [term(o) for o in ordinals(groups.get("numbers") or "")] or [None]
    return [Citation(start, end, scan.text[start:end], family, type_, term=t, issuer=issuer, rule=rule) for t in terms]


def _with_place(scan: Scan, end: int) -> int:
    place = _PLACE.match(scan.plain, end)
    return place.end() if place else end


def _opening_words(scan: Scan, head: Head) -> tuple[int, str]:
    """Where the citation begins, and its type: "Văn kiện Nghị quyết Đại hội XIII" is one document."""
    before = scan.before(head.start, 16)
    match = _DOCUMENTS_OF.search(before)
    return (head.start - len(before) + match.start(), "văn kiện") if match else (head.start, head.type)
