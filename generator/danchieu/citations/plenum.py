"""Documents of plenums of the Central Committee: "Nghị quyết Trung ương 4 (khóa XI, XII)".

The plenum itself is an event ("Hội nghị Trung ương 9 khóa XI"), and a term alone makes a class ("các nghị quyết
Trung ương khóa XII").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.citations.heads import Head
from danchieu.citations.scan import GAP, Scan, any_of, phrases, words
from danchieu.citations.terms import NTH, NUMERAL, SPELLED, TERM_LIST, ordinal, ordinals, term
from danchieu.model import Citation, Family
from danchieu.text import squeeze

_TYPES = phrases("nghị quyết|kết luận|quy định|văn kiện")
_CENTRAL = any_of(
    "ban chấp hành trung ương đảng|ban chấp hành trung ương|bch trung ương đảng|bch trung ương|bch tw đảng|bch tw|bchtw"
)
# "Trung ương 4" counts the committee's plenums and does not name it.
_COMMITTEE = rf"(?:(?P<committee>{_CENTRAL})|{any_of('trung ương đảng|trung ương|tw|tư|t[.]ư|t[.]w')})"
_LOCAL = rf"(?:{any_of('ban chấp hành|bch')}{GAP}(?P<body>đảng{GAP}bộ{GAP}[\w]{{1,10}}))"
_MEETING = rf"(?:{words('hội nghị')}|hn)"
_DIGITS = r"\d{1,2}(?![\w/%°]|-\w|[.,]\d)"
_LIST = rf"(?:{NTH})?{_DIGITS}(?:\s{{0,3}}(?:,|và)\s{{0,3}}(?:{NTH})?{_DIGITS})*"
_NUMBERS = (
    rf"(?P<numbers>(?:{_LIST}|{NTH}(?:{NUMERAL}|{SPELLED})|{SPELLED}(?=[\s,(]{{1,6}}khóa))(?:\s{{0,3}}\({NTH}\d\))?)"
)
_TERMS = rf"(?:[\s,]{{0,6}}(?:của{GAP})?(?:đảng{GAP})?(?P<open>\()?\s{{0,3}}{TERM_LIST}(?(open)(?:\s{{0,3}}\))?))?"
_TO = rf"\s{{0,6}}(?:(?:của|tại){GAP})?"

# "Nghị quyết Trung ương 4", "Nghị quyết Hội nghị Trung ương lần thứ 4".
_COMMITTEE_FIRST = re.compile(rf"{_TO}(?:{_MEETING}{GAP})?(?:lần{GAP}thứ{GAP})?{_COMMITTEE}\s{{0,6}}{_NUMBERS}{_TERMS}")
# "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương".
_NUMBER_FIRST = re.compile(
    rf"{_TO}(?:{_MEETING}{GAP}|(?={NTH})){_NUMBERS}[\s,]{{1,6}}(?:của{GAP})?(?:{_LOCAL}|{_COMMITTEE}){_TERMS}"
)
# "Nghị quyết Trung ương 5 năm 2021-2025" counts years.
_COUNTED = re.compile(rf"\s{{1,3}}{any_of('năm|tháng|nhiệm vụ|nội dung|nghị quyết')}(?!\w)")


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The documents of plenums in a text: one for each number and each term."""
    for head in heads:
        if head.type not in _TYPES:
            continue
        match = _COMMITTEE_FIRST.match(scan.low, head.end) or _NUMBER_FIRST.match(scan.low, head.end)
        if match is not None and not _COUNTED.match(scan.low, match.end()):
            yield from _cite(scan, head, match)


def _cite(scan: Scan, head: Head, match: re.Match[str]) -> Iterator[Citation]:
    numbers = _numbers(match)
    terms = [term(o) for o in ordinals(match["terms"] or "")] or [None]
    issuer = _issuer(scan, match)
    for at, (start, number) in enumerate(numbers):
        first, end = (head.start if at == 0 else start), _end(match, numbers, at)
        for t in terms:
            yield Citation(
                first,
                end,
                scan.text[first:end],
                Family.PLENUM,
                head.type,
                number,
                term=t,
                issuer=issuer,
                rule="plenum.number" if len(numbers) == len(terms) == 1 else "plenum.list",
            )


def _issuer(scan: Scan, match: re.Match[str]) -> str | None:
    name = "body" if match.groupdict().get("body") else "committee"
    return squeeze(scan.plain[match.start(name) : match.end(name)]) if match[name] else None


def _end(match: re.Match[str], numbers: list[tuple[int, str]], at: int) -> int:
    """Of a list of numbers each has its own words, the last one those behind it, too."""
    start, number = numbers[at]
    return match.end() if at == len(numbers) - 1 else start + len(number)


def _numbers(match: re.Match[str]) -> list[tuple[int, str]]:
    """Each number with the place where it stands: "lần thứ tư" gives "4"."""
    start = match.start("numbers")
    digits = [(start + m.start(), m[0]) for m in re.finditer(r"(?<!lần )\d{1,2}", match["numbers"])]
    if digits:
        return digits
    spelled = re.sub(rf"^{NTH}|\s*\(.*$", "", match["numbers"])
    return [(start, str(ordinal(" ".join(spelled.split()))))]
