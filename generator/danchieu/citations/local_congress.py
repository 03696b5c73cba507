"""Resolutions of Party congresses below the national one: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX".

A class is none: "nghị quyết đại hội đảng bộ các cấp", "nghị quyết đại hội đảng bộ cấp trên".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.citations import congress
from danchieu.citations.congress import NUMBERS, NUMBERS_BEHIND, OPENING, WORD, Naming
from danchieu.citations.heads import Head
from danchieu.citations.scan import GAP, UPPER, Scan, any_of
from danchieu.model import Citation, Family

_LEVEL = any_of("tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|khối|quân khu|quân đội|công an|thành|đặc khu|bộ")
_OF = rf"(?:{GAP}(?:của|tại))?{GAP}"
_BODY = rf"{_OF}(?P<body>(?:đảng|chi){GAP}bộ"
_PERIOD = rf"(?=\s{{0,3}},?\s{{0,3}}\(?nhiệm{GAP}kỳ(?:{GAP}\d{{4}}))"
_PATTERNS = {
    "number_behind": re.compile(rf"{OPENING}{_BODY}{WORD}{{0,10}}?),?{GAP}{NUMBERS_BEHIND}"),
    "number_before": re.compile(rf"{OPENING}{GAP}{NUMBERS},?{_BODY}(?:{GAP}{_LEVEL}(?!\w))?)"),
    "period": re.compile(rf"{OPENING}{_BODY}{GAP}{_LEVEL}(?!\w){WORD}{{0,6}}?){_PERIOD}"),
    "name": re.compile(
        rf"{OPENING}{_BODY}{GAP}(?:tỉnh|thành{GAP}phố|huyện|quận|thị{GAP}xã)(?!\w))(?!\s{{0,3}}(?:,|và)\s{{0,3}}{_LEVEL})"
    ),
}
# "Đại hội XXI Đảng bộ tỉnh Bình Định": the place ends the body's name.
_PLACE = re.compile(rf"(?:\s{{1,3}}[{UPPER}][\w-]{{0,12}}){{1,4}}")


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The resolutions of local congresses in a text."""
    return congress.find_with(scan, heads, _read)


def _read(scan: Scan, head: Head, at: int) -> list[Citation]:
    for rule, pattern in _PATTERNS.items():
        match = pattern.match(scan.low, at)
        if match is not None and (rule != "name" or scan.is_capital(at)):
            return congress.cite(scan, head, at, _naming(scan, match), Family.LOCAL_CONGRESS, f"local_congress.{rule}")
    return []


def _naming(scan: Scan, match: re.Match[str]) -> Naming:
    start, end = match.span("body")
    place = _PLACE.match(scan.plain, end) if end == match.end() else None
    end = place.end() if place else end
    return Naming(max(match.end(), end), match.groupdict().get("numbers"), (start, end))
