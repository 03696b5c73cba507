"""Short forms that a document defines: "(viết tắt là Đại hội XIII)", "(sau đây gọi tắt là Chỉ thị 05)".

What is decided here, once: a short form is a citation of family "defined" at its definition and at each use, with the
fields that its own words give and with the place of the long form that it stands for. The name of an event
("Đại hội XIII") is no citation at a later use: "sau Đại hội XIII" is a time, and where a document is meant its type
word stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from danchieu.citations import congress, local_congress, plenum
from danchieu.citations.heads import Head
from danchieu.citations.scan import GAP, Scan, any_of, phrases
from danchieu.model import Citation, Family
from danchieu.symbols import normalise

_CUE = re.compile(
    any_of("viết tắt là|viết tắt|gọi tắt là|gọi tắt|gọi là|gọi chung là|viết gọn là") + r"\s{0,4}:?\s{0,4}\"?\s{0,3}"
    r"([^()\"\n;:,.]{2,60}?)\s{0,3}(?:\"|\)|;|,|\.)"
)
_EVENT = re.compile(rf"(?:đại{GAP}hội|hội{GAP}nghị)(?!\w)")
_TYPES = (
    "nghị quyết|chỉ thị|kết luận|quy định|quyết định|kế hoạch|đề án|chương trình|hướng dẫn|quy chế|nghị định|thông tư|"
    "luật|bộ luật|pháp lệnh|hiến pháp|văn kiện|điều lệ|công văn|thông báo|đề cương|phương án"
)
_BARE_TYPES = phrases(_TYPES)
# A short form of a document names its type or an event, or is an acronym; a body's name ("LĐLĐ") is none.
_NAMES_A_DOCUMENT = re.compile(
    rf"{any_of(_TYPES)}|đại{GAP}hội|hội{GAP}nghị|"
    rf"(?:nq|ct|kl|qđ|kh|nđ|tt|hd)[a-zđ0-9 /-]{{0,20}}$"
)
# A bare type word ("gọi tắt là Nghị quyết") is a use only where nothing else makes another phrase of it.
_OTHER_BEHIND = re.compile(
    rf"{GAP}(?:này|đại|của|số|trung|các|liên|chuyên|hội|sư|về|năm|và{GAP}các|công tác|phối|hành|phát)(?!\w)|\s?\d"
)
_OTHER_BEFORE = re.compile(rf"(?<!\w)(?:các|những|mọi|một số|bộ|pháp|kỷ|ban hành|xây dựng){GAP}$")
# The number of "Chương trình hành động 08", which is no citation where nothing defines it.
_NUMBER = re.compile(r"(?<!\d)(\d{1,4}[a-eđ]?(?:/\d{4})?)$")
# Readers of the short forms that leave the type word out: "Đại hội XIII", "Hội nghị Trung ương 4 khóa XII".
_EVENT_READERS = (local_congress.find, congress.find, plenum.find)
_REACH = 450
_CLOSE = 160
# More definitions than any document has; the rest of a hostile text is read without them.
_MOST = 50
# Citations over the same words, before a place, that may reach over it.
_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class _Definition:
    """A short form at the place of its definition; `own` is what its words say."""

    start: int
    end: int
    form: str
    own: tuple[Citation, ...]

    def at(self, start: int, rule: str) -> Iterator[Citation]:
        """The short form as it stands at `start`."""
        for citation in self.own:
            yield replace(citation, start=start, end=start + len(self.form), text=self.form, rule=rule)


class _Found:
    """The citations that the families found, in order, and which of them a short form overrules."""

    def __init__(self, citations: list[Citation]) -> None:
        self.citations = citations
        self.overruled: set[int] = set()
        self._starts = [c.start for c in citations]

    def before(self, at: int) -> list[Citation]:
        """The last few citations that begin before `at`."""
        end = bisect_right(self._starts, at)
        return self.citations[max(0, end - _NEIGHBOURS) : end]

    def over(self, start: int, end: int) -> list[int]:
        """The positions of the citations that share characters with `start` to `end`."""
        first, last = bisect_right(self._starts, start) - _NEIGHBOURS, bisect_right(self._starts, end - 1)
        return [i for i in range(max(0, first), last) if self.citations[i].end > start]

    def left(self) -> list[Citation]:
        """The citations that none overruled."""
        return [c for i, c in enumerate(self.citations) if i not in self.overruled]


def apply(scan: Scan, heads: list[Head], citations: list[Citation]) -> list[Citation]:
    """The citations of a text with its definitions and their uses among them."""
    found = _Found(citations)
    types = {head.start: head.type for head in heads}
    definitions = list(islice(_definitions(scan, types, found), _MOST))
    if not definitions:
        return citations
    defined = [*_at_definitions(found, definitions), *_uses(scan, found, definitions)]
    return sorted([*found.left(), *defined], key=lambda c: (c.start, c.end))


def _definitions(scan: Scan, types: dict[int, str], found: _Found) -> Iterator[_Definition]:
    for match in _CUE.finditer(scan.low):
        start, end = match.span(1)
        long = _long_form(scan, found.before(match.start()), match.start(), types.get(start))
        if long is not None and _NAMES_A_DOCUMENT.match(scan.low, start, end):
            over = [found.citations[i] for i in found.over(start, end)]
            own = _own_words(scan, start, end, long, types.get(start), over)
            yield _Definition(start, end, scan.text[start:end], own)


def _long_form(scan: Scan, before: list[Citation], cue: int, type_: str | None) -> Citation | None:
    """What the definition at `cue` stands for: the last citation of the same type, or the one right before it."""
    for citation in reversed(before):
        distance = cue - citation.end
        if distance > _REACH or citation.family is Family.INTERNAL or "\n\n" in scan.text[citation.end : cue]:
            continue
        if type_ is None:
            return citation if distance <= _CLOSE and "(" in scan.plain[citation.end : cue] else None
        # "Văn kiện Nghị quyết Đại hội XIII (gọi tắt là Nghị quyết Đại hội XIII)" has both words in its name.
        if type_ in (citation.type or "") or type_ in scan.low[citation.start : citation.end]:
            return citation
    return None


def _own_words(
    scan: Scan, start: int, end: int, long: Citation, type_: str | None, over: list[Citation]
) -> tuple[Citation, ...]:
    """What the words from `start` to `end` say of the document that `long` names: type, number, term."""
    read = [c for c in over if c.start == start and c.end <= end] or _read_event(scan, start, end, long)
    if not read:
        number = _NUMBER.search(scan.low, start, end) if long.family is Family.NUMBERED else None
        symbol = normalise(number[1]) if number else None
        read = [Citation(start, end, scan.text[start:end], Family.DEFINED, type_ or long.type, symbol)]
    return tuple(replace(c, family=Family.DEFINED, stands_for=(long.start, long.end)) for c in read)


def _read_event(scan: Scan, start: int, end: int, long: Citation) -> list[Citation]:
    head = Head(start, start, long.type or "")
    read = (c for reader in _EVENT_READERS for c in reader(scan, [head]))
    return [c for c in read if c.start == start and c.end <= end]


def _at_definitions(found: _Found, definitions: list[_Definition]) -> Iterator[Citation]:
    for definition in definitions:
        found.overruled.update(found.over(definition.start, definition.end))
        yield from definition.at(definition.start, "defined.definition")


def _uses(scan: Scan, found: _Found, definitions: list[_Definition]) -> Iterator[Citation]:
    forms = {d.form: d for d in reversed(definitions) if not _EVENT.match(scan.low, d.start)}
    if not forms:
        return
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    for match in pattern.finditer(scan.text, min(d.end for d in definitions)):
        definition, (start, end) = forms[match[0]], match.span()
        over = found.over(start, end)
        # "Luật Giáo dục" is no use of "Luật", "Nghị quyết số 57-NQ/TW" none of "Nghị quyết số 57".
        if start < definition.end or not _is_use(scan, start, end) or any(found.citations[i].end > end for i in over):
            continue
        found.overruled.update(over)
        yield from definition.at(start, "defined.use")


def _is_use(scan: Scan, start: int, end: int) -> bool:
    around = scan.plain[max(0, start - 1) : start] + scan.plain[end : end + 1]
    if any(c.isalnum() for c in around):
        return False
    named = scan.low[start:end] not in _BARE_TYPES
    return named or not (_OTHER_BEHIND.match(scan.low, end) or _OTHER_BEFORE.search(scan.before(start, 12)))
