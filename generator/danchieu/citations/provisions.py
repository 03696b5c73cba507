"""Provisions: the clause that stands in front of a citation, "khoản 2 Điều 5", "mục II"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from danchieu.citations.scan import GAP, Scan, any_of
from danchieu.text import squeeze

UNIT = any_of("điểm|khoản|điều|mục|tiểu mục|chương|phần|tiết|đoạn|phụ lục")
# "II", "1.1", "a", "đ"; a word is none ("chương trình", "mục tiêu").
_LABEL = r"(?:số\s{1,3})?(?:[ivxl]{1,7}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ])(?![\w/]|\.\w)"
_AND = r"\s{0,3}(?:,|;|và(?!\w))\s{0,3}"
_PART = rf"{UNIT}{GAP}{_LABEL}(?:{_AND}{_LABEL}){{0,6}}"
CHAIN = rf"{_PART}(?:(?:{_AND}|{GAP}){_PART}){{0,5}}"
_CHAIN = re.compile(rf"{CHAIN}(?<=\w)")
_LEADS_TO = re.compile(
    rf"\s{{0,4}},?\s{{0,4}}(?:{any_of('của|tại|trong|thuộc|kèm theo|ban hành kèm theo|ban hành theo')}\s{{1,6}})?"
    r"(?:các\s{1,6})?"
)
_FARTHEST = 40

# Articles and what is above them are written with a capital.
_SPELLINGS = {
    **{unit: unit for unit in ("điểm", "khoản", "mục", "tiểu mục", "tiết", "đoạn")},
    **{unit: unit.capitalize() for unit in ("điều", "chương", "phần", "phụ lục")},
}
_UNIT = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)), re.IGNORECASE)
_NESTED = re.compile(rf"\b(?P<unit>điểm|tiết|khoản|mục)( [^, ]+), ?(?!(?P=unit))(?={_UNIT.pattern})", re.IGNORECASE)


def address(written: str) -> str:
    """A provision in one spelling: "Khoản 3, Điều 4" gives "khoản 3 Điều 4"; "Điều 5, Điều 6" are two and stay."""
    text = _UNIT.sub(lambda unit: _SPELLINGS[unit[0].lower()], squeeze(written))
    return _NESTED.sub(r"\1\2 ", text)


@dataclass(frozen=True, slots=True)
class Provision:
    """A chain of provisions: "điểm a khoản 2 Điều 5" is one."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Provisions:
    """All chains of a text, in order."""

    scan: Scan
    chains: list[Provision]
    ends: list[int]

    def before(self, start: int) -> Provision | None:
        """The provision that a citation beginning at `start` is cited by."""
        at = bisect_right(self.ends, start) - 1
        if at < 0 or start - self.ends[at] > _FARTHEST:
            return None
        return self.chains[at] if _LEADS_TO.fullmatch(self.scan.low, self.ends[at], start) else None


def find_provisions(scan: Scan) -> Provisions:
    """The provisions of a text."""
    spans = [m.span() for m in _CHAIN.finditer(scan.low) if not scan.low[m.start() - 1 : m.start()].isalnum()]
    chains = [Provision(start, end, address(scan.plain[start:end])) for start, end in spans]
    return Provisions(scan, chains, [end for _, end in spans])
