"""The head of a document: who issued what, under which number, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from danchieu import markers
from danchieu.layout.lines import Line
from danchieu.layout.paragraphs import goes_on_openly, is_low
from danchieu.layout.vocabulary import BODY_IN_CAPITALS, COLUMNS, POSITION, PREAMBLE, TYPES, bare
from danchieu.markers import UPPER
from danchieu.model import Header
from danchieu.symbols import normalise
from danchieu.text import modern_tones, squeeze

# A head is no longer than this, with its title.
_LONGEST = 40
_LONGEST_TITLE_LINE = 300
_LONGEST_CUE = 200
# A title's line of this length was broken for want of room.
_FULL_LINE = 60

_ANY_TYPE = "|".join(re.escape(name) for name in TYPES)
_TYPE_ALONE = re.compile(rf"(?P<kind>{_ANY_TYPE})", re.IGNORECASE)
_TYPE_AND_TITLE = re.compile(rf"(?P<kind>{_ANY_TYPE.upper()})\s+(?P<title>\S.*)".replace(r"\ ", " "))
_MOTTO = re.compile(
    r"(?<!\w)(?:cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-–]\s*tự\s+do\s*[-–]\s*hạnh\s+phúc"
    r"|đảng\s+cộng\s+sản\s+việt\s+nam)(?!\w)",
    re.IGNORECASE,
)
# What stands to the right in the Youth Union's papers, where others have the motto.
_UNION = re.compile(r"ĐOÀN\s+(?:TNCS|THANH NIÊN CỘNG SẢN)\s+HỒ CHÍ MINH")
# "Số: 05/QĐ-UBND", "Số 35 - NQ/TW"; "Số:     /KH-UBND" is not filled in.
_SYMBOL = re.compile(
    r"(?<!\w)Số(?:\s?[:.])?"
    r"(?:\s{0,60}(?P<symbol>\d{1,5}[a-zđ]?(?:[ \xa0]?[-–/][ \xa0]?[\w&.]+)+)"
    r"|[\s.…_]{0,60}(?:[-–/][ \xa0]?[\w&.]+)+)",
    re.IGNORECASE,
)
# "Lai Châu, ngày 10 tháng 7 năm 2023", "Huế, ngày 1/2/2020"; a form not filled in: "Huế, ngày … tháng … năm 2024".
_PLACE_AND_DATE = re.compile(
    rf"(?<!\w)(?P<place>[{UPPER}](?:(?!\s{{3}})[^,\d|\t\n]){{0,60}}),\s{{0,9}}ngày\s{{0,9}}(?:"
    r"(?P<day>\d{1,2})\s{0,9}(?:tháng|[/.-])\s{0,9}(?P<month>\d{1,2})\s{0,9}(?:năm|[/.-])\s{0,9}(?P<year>\d{4})(?!\w)"
    r"|[\s\d.…_]{0,40}tháng[\s\d.…_]{0,40}năm[\s\d.…_]{0,12}(?!\w))"
)
_SUBJECT = re.compile(r"(?:V/v|Về việc)(?!\w)", re.IGNORECASE)
_ADDRESSED = re.compile(r"Kính\s+gửi(?!\w)", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?:Kính gửi|Căn cứ|Xét|Theo đề nghị)(?!\w)", re.IGNORECASE)
# Between type and title of the Party's documents: "CỦA BỘ CHÍNH TRỊ".
_OF_ISSUER = re.compile(rf"CỦA\s+(?={BODY_IN_CAPITALS.pattern})")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says: facts, and the bodies that it names, the superior first; `size` is its number of lines."""

    header: Header
    names: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    size: int = 0


def read(lines: Sequence[Line]) -> Head:
    """The head of a document: nothing is guessed, what it does not show is None.

    >>> read([Line("Số: 05/KH-UBND"), Line("KẾ HOẠCH"), Line("Phòng, chống thiên tai")]).header.symbol
    '05/KH-UBND'
    """
    at = _type_line(lines)
    addressed = _address_line(lines) if at is None else None
    if addressed is not None:
        return _letter(lines[:addressed])
    letterhead = _Letterhead()
    size = at if at is not None else _lone_letterhead(lines)
    letterhead.take("\n".join(line.text for line in lines[:size]))
    kind, title, size = _kind_and_title(lines, at, size, letterhead)
    names = tuple(letterhead.names)
    header = Header(kind, letterhead.symbol, letterhead.place, letterhead.date, title, names[-1] if names else None)
    return Head(header, names, tuple(letterhead.furniture), size)


def _address_line(lines: Sequence[Line]) -> int | None:
    """The line "Kính gửi: …" below the head of an official letter, which names no type; None if this is no letter."""
    at = next((i for i, line in enumerate(lines[: _LONGEST + _LONGEST]) if _ADDRESSED.match(bare(line.text))), None)
    if at is None or not any(_SYMBOL.search(line.text) for line in lines[:at]):
        return None
    return at


def _letter(lines: Sequence[Line]) -> Head:
    """The head of a letter: its subject stands under its number ("V/v …"), in one column with the issuer."""
    letterhead = _Letterhead()
    subject = list(_subject(lines))
    letterhead.take("\n".join(line.text for line in lines if line not in subject))
    names = tuple(letterhead.names)
    title = " ".join(bare(squeeze(line.text)) for line in subject) or None
    header = Header(None, letterhead.symbol, letterhead.place, letterhead.date, title, names[-1] if names else None)
    return Head(header, names, tuple(letterhead.furniture), len(lines))


def _subject(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of the subject, from "V/v" to a blank line or another part of the head."""
    begun = False
    for line in lines:
        if begun and (line.is_after_blank or _is_letterhead(line.text) or _is_fact(line.text)):
            return
        begun = begun or _SUBJECT.match(bare(line.text)) is not None
        if begun:
            yield line


def _type_line(lines: Sequence[Line]) -> int | None:
    """Which line has the type of the document: "KẾ HOẠCH". No sentence and no number stands before it."""
    for i, line in enumerate(lines[:_LONGEST]):
        if _TYPE_ALONE.fullmatch(_plain(line.text)) or _TYPE_AND_TITLE.match(_plain(line.text)):
            return i
        if len(line.text) > _LONGEST_TITLE_LINE or _is_text(line.text):
            return None
    return None


def _is_text(text: str) -> bool:
    numbered = any(not mark.style.is_bullet for mark in markers.marks(text))
    return numbered or bool(_NO_TITLE.match(text)) or (bool(PREAMBLE.match(text)) and text[-1] in ".:;")


def _plain(text: str) -> str:
    return squeeze(bare(text.replace("|", " ")).lstrip("# ")).rstrip(":").strip("* ")


def _lone_letterhead(lines: Sequence[Line]) -> int:
    """How many lines a head without a type takes: those that are surely of one."""
    for i, line in enumerate(lines[:_LONGEST]):
        if not _is_letterhead(line.text):
            return i
    return min(len(lines), _LONGEST)


def _is_letterhead(text: str) -> bool:
    known = _MOTTO.search(modern_tones(text)) or _SYMBOL.match(bare(text)) or _PLACE_AND_DATE.fullmatch(bare(text))
    return bool(known) or (text.isupper() and BODY_IN_CAPITALS.match(bare(text)) is not None)


def _kind_and_title(
    lines: Sequence[Line], at: int | None, size: int, letterhead: _Letterhead
) -> tuple[str | None, str | None, int]:
    kind: str | None = None
    titles: list[str] = []
    if at is not None:
        kind, titles = _type_of(_plain(lines[at].text))
        size = at + 1
    for line in lines[size:]:
        if _is_fact(line.text):
            letterhead.take(line.text)
        elif not titles and (match := _OF_ISSUER.match(bare(line.text))):
            letterhead.furniture.append(match[0])
            letterhead.take(bare(line.text)[match.end() :])
        elif _is_title(line, titles, has_kind=kind is not None):
            titles.append(bare(squeeze(line.text)))
        else:
            break
        size += 1
    return kind, " ".join(titles) or None, size


def _type_of(text: str) -> tuple[str, list[str]]:
    if alone := _TYPE_ALONE.fullmatch(text):
        return alone["kind"].lower(), []
    match = _TYPE_AND_TITLE.match(text)
    return (match["kind"].lower(), [match["title"]]) if match else ("", [])


def _is_fact(text: str) -> bool:
    """Number, place and date may stand under the type too."""
    return bool(_SYMBOL.match(bare(text)) or _PLACE_AND_DATE.fullmatch(bare(text)))


def _is_title(line: Line, titles: Sequence[str], *, has_kind: bool) -> bool:
    text = bare(line.text)
    if not titles:
        return _SUBJECT.match(text) is not None or (has_kind and _may_begin_title(text))
    if _is_text(text) or len(text) > _LONGEST_TITLE_LINE or text.startswith("("):
        return False
    if is_low(text) or goes_on_openly(titles[-1]):
        return True
    if _names_authority(text):
        return not line.is_after_blank and len(titles[-1]) > _FULL_LINE
    return not line.is_after_blank and text[-1] not in ".:;" and not PREAMBLE.match(text)


def _may_begin_title(text: str) -> bool:
    if _is_text(text) or text.startswith("(") or text[-1:] in ":;" or _names_authority(text):
        return False
    return len(text) <= (_LONGEST_CUE if PREAMBLE.match(text) else _LONGEST_TITLE_LINE)


def _names_authority(text: str) -> bool:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" between title and preamble says who decides."""
    return text.isupper() and bool(BODY_IN_CAPITALS.match(text) or POSITION.match(text))


@dataclass(slots=True)
class _Letterhead:
    """What stands above the type: names of bodies to the left, the motto to the right, number, place and date."""

    symbol: str | None = None
    place: str | None = None
    date: date | None = None
    furniture: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Reads these lines; columns may have run together, and facts may be broken over lines."""
        for piece in self._without(_MOTTO, text):
            self._read(bare(piece))

    def _without(self, pattern: re.Pattern[str], text: str) -> Iterator[str]:
        """What is left of a text when the pattern's finds have gone to the furniture."""
        at = 0
        for match in pattern.finditer(modern_tones(text)):
            self.furniture.append(text[slice(*match.span())])
            yield text[at : match.start()]
            at = match.end()
        yield text[at:]

    def _read(self, piece: str) -> None:
        for pattern, read_fact in ((_SYMBOL, self._read_symbol), (_PLACE_AND_DATE, self._read_date)):
            if match := pattern.search(piece):
                read_fact(match)
                self._read(bare(piece[: match.start()]))
                self._read(bare(piece[match.end() :]))
                return
        for line in piece.split("\n"):
            for column in filter(None, map(bare, COLUMNS.split(line))):
                self._read_name(squeeze(column))

    def _read_symbol(self, match: re.Match[str]) -> None:
        self.furniture.append(match[0])
        if self.symbol is None and match["symbol"]:
            self.symbol = normalise(match["symbol"])

    def _read_date(self, match: re.Match[str]) -> None:
        self.furniture.append(match[0])
        if self.place is None:
            self.place = squeeze(match["place"])
            self.date = _date(match["year"], match["month"], match["day"])

    def _read_name(self, piece: str) -> None:
        """A name over several lines: "ỦY BAN NHÂN DÂN" / "TỈNH LAI CHÂU"; other words are not of the head's form."""
        is_upper = modern_tones(piece).isupper()
        if self.names and _UNION.fullmatch(piece):
            self.furniture.append(piece)
        elif is_upper and BODY_IN_CAPITALS.match(modern_tones(piece)):
            self.names.append(piece)
        elif is_upper and self.names:
            self.names[-1] += f" {piece}"
        else:
            self.furniture.append(piece)


def _date(*parts: str | None) -> date | None:
    try:
        return date(*(int(part or 0) for part in parts))
    except ValueError:
        return None
