"""Documents of congresses: "Nghị quyết Đại hội XIII của Đảng", "Văn kiện Đại hội Công đoàn Việt Nam lần thứ XIII".

The congress itself is an event: "sau Đại hội XIII", "nhiệm kỳ Đại hội XIII" are no citations, for no type word
stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from danchieu.citations.heads import Head
from danchieu.citations.issuers import read_issuer
from danchieu.citations.scan import GAP, Scan, any_of, phrases, words
from danchieu.citations.terms import NTH, NUMERAL, SPELLED, ordinals, term
from danchieu.model import Citation, Family
from danchieu.text import squeeze

TYPES = phrases("nghị quyết|văn kiện|báo cáo chính trị|kết luận|quyết nghị")

_TO = rf"\s{{0,6}}(?:(?:của|tại|trình){GAP})?"
OPENING = rf"(?:đại{GAP}hội|đh)(?:{GAP}{words('đại biểu')})?(?:{GAP}{words('toàn quốc')})?"
_NEXT = rf"(?:\s{{0,3}},\s{{0,3}}|{GAP}và{GAP}|\s{{0,3}},\s{{0,3}}và{GAP})"
# One or more ordinals in one group: "lần thứ XIII", "XII, XIII", "lần thứ mười ba".
NUMBERS = rf"(?P<numbers>(?:{NTH})?{NUMERAL}(?:{_NEXT}(?:{NTH})?(?:[ivxl]{{2,7}})(?![\w-]))*|{NTH}{SPELLED})"
# Behind a name a bare figure counts something else: "Đại hội Đảng bộ huyện được kiểm điểm vào tháng 12".
NUMBERS_BEHIND = rf"(?={NTH}|[ivxl]{{1,7}}(?!\w)){NUMBERS}"
_PARTY = (
    rf"(?:{GAP}của)?{GAP}đảng(?:{GAP}(?:{words('cộng sản việt nam')}|csvn))?(?!\w)(?!{GAP}(?:bộ|ủy|viên|đoàn)(?!\w))"
)
# A word of a body's name, as far as the ordinal; a class ("các cấp") or another document ends it.
WORD = rf"(?:{GAP}(?!(?:và|nghị|đại|văn|nhiệm|về|theo|trong|lần|đã|là|các{GAP}cấp|cấp)(?!\w))[\w\-.]{{1,20}})"
_BODY = (
    any_of(
        "công đoàn|tổng liên đoàn|liên đoàn|mặt trận|mttq|ủy ban mặt trận|liên minh|phụ nữ|nông dân|thi đua|"
        "cựu chiến binh|chữ thập đỏ|liên hiệp|các dân tộc thiểu số"
    )
    + rf"(?!\w)|đoàn(?!\w|{GAP}kết)|hội(?!\w|{GAP}nghị)"
)
_OF = rf"{GAP}(?:(?:của|tại){GAP})?"

_OF_PARTY = re.compile(
    rf"{OPENING}(?:{_PARTY})?(?:{GAP}{words('toàn quốc')})?{GAP}{NUMBERS}(?:{_PARTY})?"
    # An organisation behind the number: "Đại hội XIII Công đoàn Việt Nam" is not the Party's.
    rf"(?!{_OF}(?:{_BODY}|(?:đảng|chi){GAP}bộ(?!\w)))"
)
_OF_OTHERS = re.compile(rf"{OPENING}{_OF}(?P<body>(?:{_BODY}){WORD}{{0,9}}?){GAP}{NUMBERS_BEHIND}")
_OTHERS_BEHIND = re.compile(rf"{OPENING}{GAP}{NUMBERS}{_OF}(?={_BODY})")
_DOCUMENTS_OF = re.compile(rf"(?<!\w)văn{GAP}kiện{GAP}$")

_OPENING_BEHIND = re.compile(rf"{_TO}(?=(?:đại{GAP}hội|đh)(?!\w))")
_LIST_ITEM = re.compile(rf"[^;.()\n]{{3,90}}?{_NEXT}(?=đại{GAP}hội(?!\w))")
_LONGEST_LIST = 6
_HAS_HEAD = re.compile(any_of("nghị quyết|văn kiện|chỉ thị|kết luận|sau|nhiệm kỳ|chào mừng|tiến tới"))
Reader = Callable[[Scan, Head, int], list[Citation]]


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The documents of national congresses, of the Party and of other organisations."""
    return find_with(scan, heads, read)


def find_with(scan: Scan, heads: list[Head], reader: Reader) -> Iterator[Citation]:
    """What `reader` reads behind the heads; "Nghị quyết Đại hội XIII, Đại hội Đảng bộ tỉnh" shares its head."""
    for head in heads:
        at, left = opening_of(scan, head), _LONGEST_LIST
        while at is not None and left:
            yield from reader(scan, head, at)
            at, left = _next_in_list(scan, at), left - 1


def opening_of(scan: Scan, head: Head) -> int | None:
    """Where "đại hội" begins behind a head, if it does."""
    match = _OPENING_BEHIND.match(scan.low, head.end) if head.type in TYPES else None
    return match.end() if match else None


def _next_in_list(scan: Scan, at: int) -> int | None:
    match = _LIST_ITEM.match(scan.low, at)
    return match.end() if match and not _HAS_HEAD.search(scan.low, at, match.end()) else None


class Naming(NamedTuple):
    """What names the congress of a document: where its words end, its ordinals, and where its organisation stands."""

    end: int
    numbers: str | None
    body: tuple[int, int] = (0, 0)


def read(scan: Scan, head: Head, at: int) -> list[Citation]:
    """The citations whose "đại hội" stands at `at`: one for each term."""
    if (match := _OF_PARTY.match(scan.low, at)) is not None:
        return cite(scan, head, at, Naming(match.end(), match["numbers"]), Family.CONGRESS, "congress.party")
    naming = _of_others(scan, at)
    return cite(scan, head, at, naming, Family.CONGRESS, "congress.organisation") if naming else []


def _of_others(scan: Scan, at: int) -> Naming | None:
    if (match := _OF_OTHERS.match(scan.low, at)) is not None:
        return Naming(match.end(), match["numbers"], match.span("body"))
    if (match := _OTHERS_BEHIND.match(scan.low, at)) is None:
        return None
    end = read_issuer(scan, match.end())
    return Naming(end, match["numbers"], (match.end(), end)) if end > match.end() else None


def cite(scan: Scan, head: Head, at: int, naming: Naming, family: Family, rule: str) -> list[Citation]:
    """A citation for each ordinal; they share the words from the head on, or from `at` in a list."""
    start, type_ = _opening_words(scan, head) if opening_of(scan, head) == at else (at, head.type)
    end, text = naming.end, scan.text[start : naming.end]
    issuer = squeeze(squeeze(scan.plain[slice(*naming.body)]).removesuffix("toàn quốc")) or None
    terms = [term(o) for o in ordinals(naming.numbers or "")] or [None]
    return [Citation(start, end, text, family, type_, term=t, issuer=issuer, rule=rule) for t in terms]


def _opening_words(scan: Scan, head: Head) -> tuple[int, str]:
    """Where the citation begins, and its type: "Văn kiện Nghị quyết Đại hội XIII" is one document."""
    before = scan.before(head.start, 16)
    match = _DOCUMENTS_OF.search(before)
    return (head.start - len(before) + match.start(), "văn kiện") if match else (head.start, head.type)
