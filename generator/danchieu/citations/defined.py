"""Short forms that a document defines: "(viết tắt là Đại hội XIII)", "(sau đây gọi tắt là Chỉ thị 05)".

What is decided here, once: a short form is a citation of family "defined" where it is defined, and it carries what
it stands for. At a later use
- a name that is plain to anyone ("Nghị quyết Đại hội XIII") stays with the family that reads it;
- a number that only the definition explains ("Chỉ thị 05") is "defined" and means the long form;
- the name of an event ("Đại hội XIII") is no citation: "sau Đại hội XIII" is a time, and where a document is meant
  its type word stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from danchieu.citations.heads import Head
from danchieu.citations.scan import GAP, Scan, any_of, phrases
from danchieu.model import Citation, Family

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
_REACH = 450
_CLOSE = 160
# More definitions than any document has; the rest of a hostile text is read without them.
_MOST = 50
# Citations over the same words, before a place, that may reach over it.
_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class _Definition:
    start: int
    end: int
    form: str
    long: Citation


def apply(scan: Scan, heads: list[Head], found: list[Citation]) -> list[Citation]:
    """The citations of a text with its definitions and their uses among them."""
    definitions = _definitions(scan, heads, found)
    if not definitions:
        return found
    return _merged(found, [*_at_definitions(scan, definitions), *_uses(scan, definitions)])


def _definitions(scan: Scan, heads: list[Head], found: list[Citation]) -> list[_Definition]:
    starts = [c.start for c in found]
    types = {head.start: head.type for head in heads}
    definitions = []
    for match in _CUE.finditer(scan.low):
        start, end = match.span(1)
        before = found[max(0, bisect_right(starts, match.start()) - 8) : bisect_right(starts, match.start())]
        long = _long_form(scan, before, match.start(), types.get(start))
        if long is not None and _NAMES_A_DOCUMENT.match(scan.low, start, end):
            definitions.append(_Definition(start, end, scan.text[start:end], long))
    return definitions[:_MOST]


def _long_form(scan: Scan, before: list[Citation], cue: int, type_: str | None) -> Citation | None:
    """What the definition at `cue` stands for: the last citation of the same type, or the one right before it."""
    for citation in reversed(before):
        distance = cue - citation.end
        if distance > _REACH or citation.family is Family.INTERNAL or "\n\n" in scan.text[citation.end : cue]:
            continue
        if type_ is None:
            return citation if distance <= _CLOSE and "(" in scan.plain[citation.end : cue] else None
        if citation.type is not None and type_ in citation.type:
            return citation
    return None


def _at_definitions(scan: Scan, definitions: list[_Definition]) -> Iterator[Citation]:
    for definition in definitions:
        yield _stand_for(scan, definition.long, definition.start, definition.end, "defined.definition")


def _uses(scan: Scan, definitions: list[_Definition]) -> Iterator[Citation]:
    forms = {d.form: d for d in reversed(definitions) if not _EVENT.match(scan.low, d.start)}
    if not forms:
        return
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)))
    for match in pattern.finditer(scan.text, min(d.end for d in definitions)):
        definition = forms[match[0]]
        if match.start() >= definition.end and _is_use(scan, match.start(), match.end()):
            yield _stand_for(scan, definition.long, match.start(), match.end(), "defined.use")


def _is_use(scan: Scan, start: int, end: int) -> bool:
    around = scan.plain[max(0, start - 1) : start] + scan.plain[end : end + 1]
    if any(c.isalnum() for c in around):
        return False
    named = scan.low[start:end] not in _BARE_TYPES
    return named or not (_OTHER_BEHIND.match(scan.low, end) or _OTHER_BEFORE.search(scan.before(start, 12)))


def _stand_for(scan: Scan, long: Citation, start: int, end: int, rule: str) -> Citation:
    return replace(
        long, start=start, end=end, text=scan.text[start:end], family=Family.DEFINED, provision=None, rule=rule
    )


def _merged(found: list[Citation], defined: Iterable[Citation]) -> list[Citation]:
    """Definitions overrule what else reads their words; of uses only those of a short number do."""
    starts = [c.start for c in found]
    overruled: set[int] = set()
    kept: list[Citation] = []
    for citation in defined:
        first, last = bisect_right(starts, citation.start) - _NEIGHBOURS, bisect_right(starts, citation.end)
        near = [
            i for i in range(max(0, first), last) if found[i].end > citation.start and found[i].start < citation.end
        ]
        if citation.rule == "defined.definition" or all(found[i].rule == "numbered.short" for i in near):
            overruled.update(near)
            kept.append(citation)
    rest = [c for i, c in enumerate(found) if i not in overruled]
    return sorted([*rest, *kept], key=lambda c: (c.start, c.end))
