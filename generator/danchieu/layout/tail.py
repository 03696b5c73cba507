"""The tail of a document: whom it goes to and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from danchieu import markers
from danchieu.layout.lines import Line
from danchieu.layout.paragraphs import goes_on_openly, is_low
from danchieu.layout.vocabulary import AUTHORITY, COLUMNS, POSITION, TYPES, bare
from danchieu.markers import UPPER
from danchieu.model import Signatory
from danchieu.text import fold, squeeze

_RECIPIENTS = re.compile(r"(?P<label>Nơi\s+nhận\b[*_\s]*[:.]?)[*_\s]*(?P<rest>.*)", re.IGNORECASE)
_BULLET = re.compile(r"[-–—−+•*]\s*(?=\w)")
_SIGNED = re.compile(r"\(?(?:da ky|da ki|ky ten|ky va dong dau|ky ten,? dong dau)\)?\W*")
_TITLES = r"(?:(?:PGS|GS|TS|ThS|Th\.S|BS|BSCKI{1,2}|KS|(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng))[.,]*\s*)*"
_GIVEN = rf"[{UPPER}][^\W\d_]*(?:-[{UPPER}][^\W\d_]*)?"
_NAME = re.compile(rf"{_TITLES}{_GIVEN}(?:\s+{_GIVEN}){{1,5}}")
_APPENDIX = re.compile(rf"(?:phụ lục|mẫu số|biểu số|{'|'.join(TYPES)})(?!\w)", re.IGNORECASE)
# Without authority and recipients a position tells of a signature only this near to the end.
_NEAR_END = 12
_LONGEST_NAME_LINE = 60
# How many lines below a position its holder's name may stand.
_NAME_WITHIN = 6
_RUN_TOGETHER = re.compile(rf"(?P<left>.+?[;,.:])\s(?P<right>[{UPPER}][{UPPER}\s./-]+)")
_OF_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|VIỆT NAM)(?!\w)")
_NOBODY = Signatory()


@dataclass(frozen=True, slots=True)
class Tail:
    """Recipients and signatory, and the lines after them."""

    recipients: tuple[str, ...] = ()
    signatory: Signatory | None = None
    rest: tuple[Line, ...] = ()
    furniture: tuple[str, ...] = ()


def begins_paper(text: str) -> bool:
    """Whether words begin an attached paper: "PHỤ LỤC I", "QUY CHẾ"."""
    return _APPENDIX.match(text) is not None


def find(lines: Sequence[Line], start: int) -> int:
    """The first line of the tail; the number of lines if there is none."""
    for i in range(start, len(lines)):
        text = bare(lines[i].text)
        if _RECIPIENTS.match(text) and len(text) <= 200:
            return i
        if AUTHORITY.match(text) or (i >= len(lines) - _NEAR_END and _is_position(text) and _ends_soon(lines[i:])):
            return i
    return len(lines)


def _is_position(text: str) -> bool:
    return text.isupper() and POSITION.match(text) is not None


def _ends_soon(lines: Sequence[Line]) -> bool:
    """Whether a name follows, and no numbered part."""
    plain = [bare(line.text) for line in lines]
    has_part = any(not m.style.is_bullet for text in plain for m in markers.marks(text))
    return not has_part and any(_NAME.fullmatch(text) for text in plain[1:])


def read(lines: Sequence[Line]) -> Tail:
    """Recipients, authority, position and name, also where they stand in two columns.

    >>> read([Line("Nơi nhận:"), Line("- Như trên;"), Line("TM. ỦY BAN NHÂN DÂN"), Line("CHỦ TỊCH")]).recipients
    ('Như trên',)
    """
    reader = _Reader()
    for i, line in enumerate(lines):
        if reader.is_over(line):
            return reader.tail(lines[i:])
        reader.take(line, _names_somebody(lines[i + 1 : i + 1 + _NAME_WITHIN]))
    return reader.tail(())


def _names_somebody(lines: Sequence[Line]) -> bool:
    """Whether one of these lines is a person's name in small letters, so that capitals before it are none."""
    pieces = (bare(piece) for line in lines for piece in COLUMNS.split(line.text))
    return any(_NAME.fullmatch(piece) and not piece.isupper() for piece in pieces)


@dataclass(slots=True)
class _Reader:
    recipients: list[str] = field(default_factory=list)
    signatory: Signatory = _NOBODY
    furniture: list[str] = field(default_factory=list)
    is_named_later: bool = False
    others: list[str] = field(default_factory=list)  # what stands for a second signer

    def is_over(self, line: Line) -> bool:
        """Whether a line belongs to what follows the tail: an appendix, or anything behind name and recipients."""
        text = bare(line.text)
        if _APPENDIX.match(text) and (text.isupper() or text.istitle() or self.signatory.name):
            return True
        is_tail = self._is_signature(text) or _RECIPIENTS.match(text) or _BULLET.match(text)
        return self.signatory.name is not None and not is_tail

    def take(self, line: Line, is_named_later: bool) -> None:
        self.is_named_later = is_named_later
        for i, column in enumerate(filter(None, map(bare, _columns(line.text)))):
            self._read(squeeze(column), is_right=i > 0)

    def tail(self, rest: Sequence[Line]) -> Tail:
        note = " · ".join([*filter(None, [self.signatory.note]), *self.others]) or None
        signatory = None if self.signatory == _NOBODY else replace(self.signatory, note=note)
        recipients = tuple(r.rstrip(";,. ") for r in self.recipients)
        return Tail(recipients, signatory, tuple(rest), tuple(self.furniture))

    def _read(self, piece: str, *, is_right: bool) -> None:
        if match := _RECIPIENTS.match(piece):
            self.furniture.append(match["label"])
            if match["rest"]:
                self._read(match["rest"], is_right=False)
        elif self._is_signature(piece) and self.signatory.name is not None:
            self.others.append(piece)
        elif self._is_signature(piece):
            self._read_signature(piece)
        else:
            self._read_recipient(piece, is_right=is_right)

    def _is_signature(self, piece: str) -> bool:
        if AUTHORITY.match(piece) or _SIGNED.fullmatch(fold(piece)) or _is_position(piece):
            return True
        has_begun = self.signatory != _NOBODY
        return has_begun and (self.signatory.name is None or bool(self.others)) and self._may_sign(piece)

    def _may_sign(self, piece: str) -> bool:
        short = len(piece) <= _LONGEST_NAME_LINE and not _BULLET.match(piece)
        return short and bool(piece.isupper() or POSITION.match(piece) or _NAME.fullmatch(piece))

    def _read_signature(self, piece: str) -> None:
        known = self.signatory
        if _SIGNED.fullmatch(fold(piece)) and known.note:
            self.furniture.append(piece)
        elif AUTHORITY.match(piece):
            self.signatory = replace(known, authority=_joined(known.authority, piece))
        elif _SIGNED.fullmatch(fold(piece)):
            self.signatory = replace(known, note=piece)
        elif POSITION.match(piece):
            self.signatory = replace(known, position=_joined(known.position, piece))
        elif _NAME.fullmatch(piece) and (not piece.isupper() or (known.position and not self.is_named_later)):
            self.signatory = replace(known, name=piece)
        elif known.position or _names_position(known.authority, piece):
            self.signatory = replace(known, position=_joined(known.position, piece))
        else:
            self.signatory = replace(known, authority=_joined(known.authority, piece))

    def _read_recipient(self, piece: str, *, is_right: bool) -> None:
        bullet = _BULLET.match(piece)
        words = piece[bullet.end() :] if bullet else piece
        if self.recipients and not bullet and (is_right or is_low(words) or goes_on_openly(self.recipients[-1])):
            self.recipients[-1] += f" {words}"
        else:
            self.recipients.append(words)


def _columns(text: str) -> list[str]:
    """The columns of a line, also where one space is left between a recipient and the capitals of the signature."""
    pieces = COLUMNS.split(text)
    together = _RUN_TOGETHER.fullmatch(pieces[0]) if len(pieces) == 1 else None
    is_recipient = together and not together["left"].isupper()
    if together and is_recipient and (AUTHORITY.match(together["right"]) or _is_position(together["right"])):
        return [together["left"], together["right"]]
    return pieces


def _names_position(authority: str | None, piece: str) -> bool:
    """Whether the authority is whole, so that other capitals are the position: "TUQ. CHỦ TỊCH⏎CÔNG CHỨC VĂN PHÒNG"."""
    if authority is None or _OF_PLACE.match(piece):
        return False
    return POSITION.match(AUTHORITY.sub("", authority, count=1)) is not None


def _joined(known: str | None, piece: str) -> str:
    return f"{known} {piece}" if known else piece
