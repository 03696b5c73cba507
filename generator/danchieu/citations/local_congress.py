"""Resolutions of Party congresses below the national one: "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX".

A class is none: "nghị quyết đại hội đảng bộ các cấp", "nghị quyết đại hội đảng bộ cấp trên".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.citations import congress
from danchieu.citations.congress import NUMBERS, OPENING, WORD
from danchieu.citations.heads import Head
from danchieu.citations.scan import GAP, Scan, any_of
from danchieu.model import Citation, Family

_LEVEL = any_of("tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|khối|quân khu|quân đội|công an|thành|đặc khu|bộ")
_OF = rf"(?:{GAP}(?:của|tại))?{GAP}"
_BODY = rf"{_OF}(?P<body>(?:đảng|chi){GAP}bộ"
_PERIOD = rf"(?=\s{{0,3}},?\s{{0,3}}\(?nhiệm{GAP}kỳ(?:{GAP}\d{{4}}))"
_NUMBER_BEHIND = re.compile(rf"{OPENING}{_BODY}{WORD}{{0,10}}?),?{GAP}{NUMBERS}")
_NUMBER_BEFORE = re.compile(rf"{OPENING}{GAP}{NUMBERS},?{_BODY}(?:{GAP}{_LEVEL}(?!\w))?)")
_PERIOD_ONLY = re.compile(rf"{OPENING}{_BODY}{GAP}{_LEVEL}(?!\w){WORD}{{0,6}}?){_PERIOD}")
_NAME_ONLY = re.compile(
    rf"{OPENING}{_BODY}{GAP}(?:tỉnh|thành{GAP}phố|huyện|quận|thị{GAP}xã)(?!\w))(?!\s{{0,3}}(?:,|và)\s{{0,3}}{_LEVEL})"
)


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The resolutions of local congresses in a text."""
    return congress.find_with(scan, heads, _read)


def _read(scan: Scan, head: Head, at: int) -> list[Citation]:
    for pattern, rule in (
        (_NUMBER_BEHIND, "number_behind"),
        (_NUMBER_BEFORE, "number_before"),
        (_PERIOD_ONLY, "period"),
    ):
        if (match := pattern.match(scan.low, at)) is not None:
            return congress.cite(scan, head, at, match, Family.LOCAL_CONGRESS, f"local_congress.{rule}")
    match = _NAME_ONLY.match(scan.low, at) if scan.is_capital(at) else None
    return congress.cite(scan, head, at, match, Family.LOCAL_CONGRESS, "local_congress.name") if match else []
