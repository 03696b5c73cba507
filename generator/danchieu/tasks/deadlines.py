"""By when or how often: the deadlines and returns that a clause names."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from danchieu.model import Header
from danchieu.tasks.model import Due
from danchieu.tasks.patterns import words


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of a document's time: the one year that it plans for, and its own day."""

    year: int | None = None
    issued: date | None = None

    def full(self, month: int, day: int) -> date | None:
        """The day in the planned year; None where that is not certain, because it lies before the document's day."""
        found = _day(self.year, month, day) if self.year else None
        is_same_year = self.issued is None or self.issued.year == self.year
        return found if found and is_same_year and (self.issued is None or found >= self.issued) else None

    def next(self, month: int, day: int) -> date | None:
        """The first such day that is not before the document's own."""
        if self.issued is None:
            return None
        turns = (_day(self.issued.year + ahead, month, day) for ahead in (0, 1))
        return next((turn for turn in turns if turn and turn >= self.issued), None)


_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def calendar(header: Header) -> Calendar:
    """The calendar of a document: its year is the only one that its title names."""
    years = set(_YEARS.findall(header.title or ""))
    return Calendar(int(years.pop()) if len(years) == 1 else None, header.date)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


# --- points in time ------------------------------------------------------------------------------------------------

_EACH_YEAR = r"(?: (?:hằng|hàng|mỗi) năm)"
_MOMENT = words(
    r"(?<![\w/.])(?=[ntq\d])(?:(?:ngày )?(?<![\d/.])(?P<d>\d{1,2})\s*(?:[/.-]| tháng )\s*(?P<m>\d{1,2})(?![\d%])"
    r"(?:\s*(?:[/.-]| năm )\s*(?P<y>\d{4}))?(?![/\d])"
    r"|tháng (?P<month>\d{1,2})(?:\s*(?:[/-]| năm )\s*(?P<month_y>\d{4}))?(?!\d)"
    r"|quý (?P<quarter>IV|I{1,3}|[1-4])(?:\s*(?:[/-]| năm )\s*(?P<quarter_y>\d{4}))?\b"
    rf"|năm (?P<year>20\d\d)\b(?!\s*[-–]))(?P<each>{_EACH_YEAR})?"
)
_LEAD = words(
    "(?:(?:chậm|muộn) nhất(?: (?:là|vào|trong|đến|trước|hết))*|(?:đến )?(?:hết|cuối)|trước|trong|vào|từ|hạn cuối)"
    r"(?: (?:cuối|hết|đầu|giữa))?\s*$"
)
# What is told of the past is no deadline: "ban hành trước ngày 01/01/2020".
_PAST = words("(?:ban hành|hiệu lực|có từ|sinh|tuyển dụng|thành lập|phát sinh|ký kết) $")
_UNTIL = words(" (?:đến|tới)(?: hết)? ")
_AND = words(r"\s*(?:,|và|;)\s*")  # "trước ngày 10/6 và 10/12"
_NEAR = 40


def _spans(text: str, when: Calendar, *, is_value: bool) -> Iterator[tuple[int, int, Due]]:
    found = list(_MOMENT.finditer(text))
    position, end = 0, 0
    while position < len(found):
        first, last = found[position], found[position]
        if found[position + 1 :] and _UNTIL.fullmatch(text, first.end(), found[position + 1].start()):
            position += 1
            last = found[position]
        position += 1
        start = _begin(text, first.start())
        if start is None:
            if not is_value and not (end and _AND.fullmatch(text, end, first.start())):
                continue
            start = first.start()
        end = last.end()
        yield start, last.end(), _due(text[start : last.end()], first, last, when)


def _begin(text: str, at: int) -> int | None:
    """Where the words begin that make a point in time a deadline: "trước", "chậm nhất là"."""
    lead = _LEAD.search(text, max(0, at - _NEAR), at)
    return lead.start() if lead and not _PAST.search(text, max(0, lead.start() - _NEAR), lead.start()) else None


def _due(text: str, first: re.Match[str], last: re.Match[str], when: Calendar) -> Due:
    end = _days(last, when, None)
    begin = _days(first, when, end[0].year if end else None)
    days: tuple[date, ...]
    if first is last:
        days = end[:1] if text.lower().startswith("trước") else end
    else:
        days = (begin[0], end[-1]) if begin and end and begin[0] <= end[-1] else ()
    return Due(text, days, (12,) if last["each"] else ())


def _days(moment: re.Match[str], when: Calendar, year: int | None) -> tuple[date, ...]:
    """The day, or the first and the last day of a month, quarter or year."""
    if moment["d"]:
        found = _one_day(moment, when, year)
        return (found,) if found else ()
    if moment["year"]:
        return date(int(moment["year"]), 1, 1), date(int(moment["year"]), 12, 31)
    if moment["month"]:
        return _months(int(moment["month"]), 1, moment["month_y"], when, year)
    quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(moment["quarter"].upper()) or int(moment["quarter"])
    return _months(3 * quarter - 2, 3, moment["quarter_y"], when, year)


def _one_day(moment: re.Match[str], when: Calendar, year: int | None) -> date | None:
    day, month = int(moment["d"]), int(moment["m"])
    if moment["y"] or year:
        return _day(int(moment["y"] or year or 0), month, day)
    return when.next(month, day) if moment["each"] else when.full(month, day)


def _months(first: int, count: int, written: str | None, when: Calendar, year: int | None) -> tuple[date, ...]:
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        return ()
    known = int(written) if written else year
    end = date(known, last, monthrange(known, last)[1]) if known else when.full(last, 28)
    if end is None:
        return ()
    return date(end.year, first, 1), date(end.year, last, monthrange(end.year, last)[1])


# --- returns -------------------------------------------------------------------------------------------------------

_COUNTS = {"": 1, "một": 1, "hai": 2, "ba": 3, "sáu": 6, "chín": 9}
_PERIOD = r"(?:(?:\d{1,2}|một|hai|ba|sáu|chín) )?(?:tháng|quý|năm)(?!\s*\d)(?! (?:đầu|cuối|nay|qua|tới|I\b|II|IV|học))"
_PERIODS = rf"{_PERIOD}(?:\s*(?:,|/|\bvà\b|\bhoặc\b)\s*{_PERIOD})*"
_EACH = "(?:hằng|hàng|mỗi) "
_TIMES = r"(?: (?:một|\d{1,2}) lần|\s*/\s*(?:\d )?lần)"
_RETURN = words(
    # Only where a word begins with one of these letters is the rest tried: this halves the time.
    r"(?<!\w)(?=[tvnđhmqsbc\d])(?:"
    # "định kỳ 6 tháng, 01 năm", "hằng quý", "trước ngày 25 hằng tháng"
    rf"(?:(?:trước|vào) )?(?:ngày \d{{1,2}} )?(?:định kỳ (?:{_EACH})?(?P<regular>{_PERIODS}|(?:\d{{1,2}}|sáu) tháng)"
    rf"|{_EACH}(?P<each>{_PERIODS}|tuần|ngày)){_TIMES}?"
    # "6 tháng một lần", "3 tháng/lần"
    rf"|(?P<once>{_PERIOD}){_TIMES}"
    # "báo cáo tháng, quý, 6 tháng, năm", however far behind the verb
    rf"|(?<![\w/])(?P<listed>{_PERIOD}(?:\s*(?:,|/|\bvà\b)\s*{_PERIOD})+))"
)
_ONE = words(r"(?:(\d{1,2}|một|hai|ba|sáu|chín) )?(tháng|quý|năm)")
_LENGTHS = {"tháng": 1, "quý": 3, "năm": 12}
_REPORTED = words("báo cáo|định kỳ|sơ kết|tổng kết")
_REGULAR = words("định kỳ")
# A look at single words is many times faster than the patterns, and most clauses have none of them.
_SIGNS = ("hằng", "hàng", "mỗi", "định", "lần", "báo", "sơ kết", "tổng kết")


def _returns(text: str) -> Iterator[tuple[int, int, Due]]:
    for match in _RETURN.finditer(text):
        if match["listed"] and not _REPORTED.search(text, 0, match.end() + _NEAR):
            continue
        periods = match["regular"] or match["each"] or match["once"] or match["listed"]
        yield match.start(), match.end(), Due(match[0], (), _turns(periods))


def _turns(periods: str) -> tuple[int, ...]:
    found = ((count or "").lower() for count, _ in _ONE.findall(periods))
    units = (_LENGTHS[unit.lower()] for _, unit in _ONE.findall(periods))
    return tuple((int(n) if n.isdecimal() else _COUNTS[n]) * unit for n, unit in zip(found, units, strict=True))


_NUMBERED = re.compile(r"\d|quý")

# --- both ----------------------------------------------------------------------------------------------------------


def dues(text: str, when: Calendar) -> tuple[Due, ...]:
    """The deadlines and returns in a clause, in its order.

    >>> [(due.text, due.months) for due in dues("Hằng quý báo cáo, năm sau trước ngày 15/01", Calendar())]
    [('Hằng quý', (3,)), ('trước ngày 15/01', ())]
    """
    return _in_order(text, when, is_value=False)


def value_dues(text: str, when: Calendar) -> tuple[Due, ...]:
    """The deadline that a cell or a value behind "Thời gian:" is: its words as they stand, read as far as possible."""
    written = text.strip(" .;\n")
    found = _in_order(written, when, is_value=True)
    if len(found) == 1 or not written:
        return tuple(Due(written, due.days, due.months) for due in found)
    return found or (Due(written),)


def _in_order(text: str, when: Calendar, *, is_value: bool) -> tuple[Due, ...]:
    small = text.lower()
    points = list(_spans(text, when, is_value=is_value)) if _NUMBERED.search(small) else []
    returns = _returns(text) if any(sign in small for sign in _SIGNS) else iter(())
    turns = [turn for turn in returns if not any(turn[0] < end and start < turn[1] for start, end, _ in points)]
    if not turns and (regular := _REGULAR.search(text)):
        turns = [(regular.start(), regular.end(), Due(regular[0]))]
    return tuple(due for _, _, due in sorted(points + turns, key=lambda found: found[0]))
