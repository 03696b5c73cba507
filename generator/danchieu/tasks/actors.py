"""Who a sentence is about: the names of bodies that it begins with, and where the task begins behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from danchieu.tasks.patterns import spaced, words
from danchieu.tasks.vocabulary import GIVING, HEADS, PERSON, PLURAL, PLURAL_HEADS, VERBS
from danchieu.text import modern_tones

Span = tuple[int, int]

# A list of bodies is no longer, in characters: decisions name a dozen.
_LONGEST = 500
_CAPITAL = "(?=[A-ZĐỦ])"


def _name(capital: str) -> str:
    """The beginning of a name: a head noun behind `capital`, or a plural, which may stand in small letters."""
    plural = rf"(?i:{PLURAL})\s+(?i:{HEADS}|{PLURAL_HEADS})\b"
    return rf"(?:{capital}(?i:{HEADS})\b|{plural}|{capital}(?i:{PERSON})\s)"


_START = re.compile(rf"\s*(?P<given>(?i:{GIVING})\s+)?(?:(?i:{PERSON})\s*:\s*)?(?P<name>{_name('')})")
# A heading may stand on a line of its own right above its task: "Sở Nội vụ⏎Lập dự toán".
_END = re.compile(rf",?\s+(?P<verb>{VERBS})\b|\n(?=(?i:{VERBS})\b)|(?P<colon>\s*:)|(?P<stop>\.(?:\s|/|$))")
# Behind a comma or "và" only what surely is a name begins one: "Sở Văn hóa, Thể thao và Du lịch" is one body, and so
# are "Các Sở, Ban, ngành".
_SURELY = rf"(?!\w+\s*(?:[,;]|$)){_name(_CAPITAL)}"
_PARTING = re.compile(rf"\s*;\s*(?:và\s+)?(?={_name('')})|,\s*(?:và\s+)?(?={_SURELY})|\s+và\s+(?={_SURELY})")
# "Văn phòng HĐND và UBND" is one office.
_JOINT_OFFICE = re.compile(r"Văn phòng\b.*\b(?:HĐND|Hội đồng nhân dân|ĐBQH|Quốc hội|ủy)")
# "Giám đốc các sở: Nội vụ, Tài chính": the list goes on behind the colon.
_NAMES_BEHIND = words("các (?:sở|ban|ngành|phòng|huyện|xã|phường)(?:, (?:ban|ngành))*$")
_WITH = re.compile(spaced("(?i:phối hợp(?: chặt chẽ)?(?: (?:cùng|với))*) ") + f"(?={_name('')})")
_END_OF_PARTNERS = re.compile(rf"(?P<verb>,?\s+(?:{VERBS}|để|trong|nhằm|về|tại|qua)\b)|[.:(]")
_SPACES = "\u00a0\u202f*_"


class Subject(NamedTuple):
    """Who a sentence names first, and where what is to be done begins.

    `task` is None of a heading, which has no more words than names. `is_given` says that a verb of giving stands in
    front ("Giao Sở Nội vụ …").
    """

    names: tuple[Span, ...]
    task: int | None
    is_given: bool


# The old spellings among the words that are looked for; to look for these first saves most of the time.
_OLD_TONES = ("uỷ", "Uỷ", "UỶ", "hoá", "HOÁ")


def plain(text: str) -> str:
    """Words as they are looked at: tone marks in one place, no emphasis, the length unchanged."""
    modern = modern_tones(text) if any(old in text for old in _OLD_TONES) else text
    for mark in _SPACES:
        modern = modern.replace(mark, " ")
    return modern


def subject(text: str, start: int = 0, *, is_inner: bool = False) -> Subject | None:
    """The bodies that plain words name at `start`, or None; within a sentence a name may stand in small letters.

    >>> subject("Sở Nội vụ, Sở Tài chính lập dự toán.")
    Subject(names=((0, 9), (11, 23)), task=23, is_given=False)
    """
    begin = _START.match(text, start)
    if begin is None or not (begin["given"] or is_inner or begin["name"][0].isupper()):
        return None
    found = _end(text, begin.end())
    if found is None:
        return None
    end, task = found
    names = tuple(_names(text, begin.start("name"), end))
    return Subject(names, task, bool(begin["given"]))


# What may stand in front of who has to do it: "Định kỳ 6 tháng, các cấp ủy …", "Trong quá trình thực hiện, …".
_ADVERBIAL = words(
    r"\s*(?:căn cứ|trên cơ sở|định kỳ|hằng|hàng|trước|chậm nhất|muộn nhất|trong|theo|từ|sau|đến|vào|để|nhằm|khi|nếu"
    r"|ngoài|ngay|kết thúc|thực hiện|cuối|đầu|giữa|hết|tùy|với|qua|mỗi)\s[^.;:]*"
)
# "Báo cáo định kỳ: Các đơn vị gửi …"
_TOPIC = re.compile(r"[^.;:,]{1,60}:\s+(?=\S)")
_INNER = re.compile(rf",\s+(?=(?i:{GIVING})\s|(?i:{PLURAL})\s|{_CAPITAL})")


def inner_subject(text: str) -> Subject | None:
    """The bodies that a sentence names behind an adverbial or a topic, and what they have to do.

    >>> inner_subject("Hằng năm, các xã báo cáo.").names
    ((10, 16),)
    """
    label, before = _TOPIC.match(text), _ADVERBIAL.match(text)
    breaks = [label] if label else list(_INNER.finditer(text, 0, before.end())) if before else []
    found = (subject(text, one.end(), is_inner=True) for one in breaks)
    return next((one for one in found if one and one.task is not None), None)


def _end(text: str, start: int) -> tuple[int, int | None] | None:
    """Where the names end and the task begins; None if neither a verb nor an end comes soon."""
    limit = start + _LONGEST
    for match in _END.finditer(text, start, limit):
        if match["colon"] and _NAMES_BEHIND.search(text, start, match.start()):
            continue
        task = match.start("verb") if match["verb"] else match.end()
        return match.start(), task if text[task:].strip(" ./") else None
    return (len(text.rstrip()), None) if len(text) <= limit else None


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    for parting in _PARTING.finditer(text, start, end):
        is_joint = "và" in parting[0] and _JOINT_OFFICE.match(text, start, parting.start())
        if parting.start() > start and not is_joint:
            yield start, parting.start()
            start = parting.end()
    yield start, len(text[:end].rstrip(" ,;"))


def partners(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Those whom the task from `start` to `end` is done together with: "phối hợp với Sở Tài chính lập …".

    Where no verb tells where their names end, nobody is named.
    """
    begin = _WITH.search(text, start, end)
    close = _END_OF_PARTNERS.search(text, begin.end(), end) if begin else None
    if begin is None or close is None or not close["verb"]:
        return ()
    return tuple(_names(text, begin.end(), close.start()))


def names(text: str) -> tuple[Span, ...]:
    """The bodies that a whole cell or value lists: "Sở Tài chính, các huyện" is two."""
    first = len(text) - len(text.lstrip())
    return tuple(_names(text, first, len(text.rstrip(" .;\n")))) if text.strip(" .;\n-–") else ()
