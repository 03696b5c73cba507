"""Symbols without a type word: "(35-NQ/TW)", "Quy định số 101-QĐ/TW …; số 55-QĐ/TW …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from danchieu.citations.numbered import REST, cite
from danchieu.citations.scan import Scan
from danchieu.model import Citation, Family
from danchieu.symbols import DOCUMENT_TYPES, Regime, Symbol, document_type, parse

# The digit stands before the look behind it, for speed.
_BARE = re.compile(rf"\d(?<![A-Za-zĐđ\d/.\-]\d)\d{{0,4}}[a-eđ]?{REST}")
_WORD = re.compile(r"(?<!\w)số\s{0,4}$")
_NO_DOCUMENTS = ("tcvn", "qcvn", "iso", "iec", "mẫu", "biểu", "phụ lục", "form")

# "Số: 464/KH-LĐLĐ" is this document's own number; "Số 26-KH/TU" at the start of a line of the head, too.
_OWN = re.compile(r"(?:^|[\s|(])[Ss]ố\s{0,3}:\s{0,12}$")
_OWN_ON_LINE = re.compile(r"(?:^|\n|\|)[ >]{0,60}S[ốỐ]\s{1,4}$")
_REST_OF_HEAD = re.compile(r"\s{0,80}(?:\n|$|\||[^\n]{0,40}(?:,|\s)\s?ngày\s)")
_LIST_REACH = 600


def find(scan: Scan, named: list[Citation]) -> Iterator[Citation]:
    """The symbols among the citations `named`: each takes its type from the list it stands in, or from its code."""
    last: Citation | None = None
    at = 0
    for match in _BARE.finditer(scan.plain):
        while at < len(named) and named[at].start <= match.start():
            last, at = named[at], at + 1
        if last is not None and match.start() < last.end:
            continue
        citation = _read(scan, match, last)
        if citation is not None:
            last = citation
            yield citation


def _read(scan: Scan, match: re.Match[str], last: Citation | None) -> Citation | None:
    symbol = parse(match[0])
    if symbol is None or symbol.regime in (Regime.LETTER, Regime.SHORT) or not symbol.bodies:
        return None
    before = scan.before(match.start(), 24)
    word = _WORD.search(before)
    start = match.start() - (len(before) - word.start() if word else 0)
    if _is_own(scan, match) or scan.before(start, 12).rstrip(" :").endswith(_NO_DOCUMENTS):
        return None
    citation = cite(scan, start, match.end(), _type(match, symbol, last), match[0], "numbered.bare")
    return replace(citation, family=Family.LAW) if citation.type in ("luật", "pháp lệnh") else citation


def _type(match: re.Match[str], symbol: Symbol, last: Citation | None) -> str | None:
    names = DOCUMENT_TYPES.get(symbol.type_code or "", ())
    if len(names) > 1 and last is not None and last.type in names and match.start() - last.end < _LIST_REACH:
        return last.type
    return document_type(match[0])


def _is_own(scan: Scan, match: re.Match[str]) -> bool:
    before = scan.plain[max(0, match.start() - 80) : match.start()]
    if not before.rstrip(" :").endswith(("số", "Số", "SỐ")):
        return False
    if _OWN.search(before):
        return True
    return _OWN_ON_LINE.search(before) is not None and _REST_OF_HEAD.match(scan.low, match.end()) is not None
