"""Paragraphs that page breaks and hard wraps tore apart, whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danchieu import markers
from danchieu.layout.lines import Line
from danchieu.layout.vocabulary import BODY_NAME, PREAMBLE
from danchieu.outline import is_title_like
from danchieu.text import squeeze

_CLOSED = re.compile(r"[.;:!?…][”\"'’)*_]*$")
# What no paragraph ends with: the sentence goes on, though a capital or a number may follow.
_OPEN = re.compile(
    r"[,(\-–—/“]$|(?:^|\W)(?:TP\."
    r"|(?i:của|và|về|các|những|cho|với|do|tại|trong|ở|theo|số|ngày|tháng|từ|đến|bởi|bằng|lần thứ|khóa|khoá|nhiệm kỳ)"
    r"|(?i:giai đoạn|Nghị quyết số|thành phố|đồng chí)|Bộ|Ban|Ủy|Uỷ|Sở|Nghị|Chỉ|Mặt|Mặt trận|Hồ|Hồ Chí|Chủ|Thủ|Phó"
    r"|Liên|Đại|Tổng|Thường|Chấp|Trung|Quốc|Chính)$"
)
# What ends with the same words and is whole: "chuyển đổi số", "hằng ngày", "kèm theo".
_WHOLE = re.compile(
    r"(?:(?:đổi|tế|hội|nghệ|dân|vụ|chỉ|thiểu|đa|tầng|tảng|liệu|hóa|năng|môi trường|xã hội) số"
    r"|(?:hằng|hàng|mỗi|từng|trong|các|nhiều) (?:ngày|tháng)|(?:kèm|tiếp|noi|học|làm) theo|(?:bên|phía|từ) trong"
    r"|(?:vốn|danh|đại) từ|(?:bế mạc|bế|mãn|chìa|ổ|mỗi|từng) khóa)$",
    re.IGNORECASE,
)
_BASIS = re.compile(r"(?:[-–+*•]\s*)?(?:Căn cứ|Xét|Theo đề nghị|Thực hiện)")
_BODY = re.compile(BODY_NAME)
_WORD = re.compile(r"\S+")
# Lines longer than this are not broken by hand or by a page's width.
_WIDEST = 130
_NARROWEST = 36
_WRAPPED_SHARE = 0.9
# Some portals break lines anywhere; still, a line this long that ends in the open is rather broken than ended.
_RAGGED_SHARE = 0.6
# A page breaks full lines; shorter ones before a small letter or a digit are cells of a table.
_SHORTEST_TORN = 30


def joined(lines: Sequence[Line], *, is_torn: bool) -> str:
    """The paragraphs of these lines, each on one line, blank lines between them; rows of a table stay together.

    >>> joined([Line("giai đoạn 2020 -"), Line("2025", is_after_blank=True)], is_torn=True)
    'giai đoạn 2020 - 2025'
    """
    width = _width(lines) if is_torn else None
    parts: list[_Paragraph] = []
    last: Line | None = None
    for line in lines:
        words = squeeze(line.text)
        if last and is_torn and _goes_on(parts[-1].ends, last, line, width):
            parts[-1].add(words, " ")
        elif last and _is_row(last) and _is_row(line) and not line.is_after_blank:
            parts[-1].add(words, "\n")
        else:
            parts.append(_Paragraph([words], words))
        last = line
    return "\n\n".join("".join(part.pieces) for part in parts)


# Of a long paragraph only its beginning and its end are looked at, so that growing it stays linear.
_BEGINNING, _END = 60, 2000


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str]
    ends: str

    def add(self, words: str, between: str) -> None:
        self.pieces += (between, words)
        ends = self.ends + between + words
        self.ends = ends if len(ends) <= _BEGINNING + _END else ends[:_BEGINNING] + ends[-_END:]


def is_numbered(paragraph: str) -> bool:
    """Whether a paragraph begins with a number rather than a bullet or plain words."""
    return any(not mark.style.is_bullet for mark in markers.marks(paragraph))


def _width(lines: Sequence[Line]) -> int | None:
    """The width at which the lines are broken, None if most paragraphs stand on one line."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths or sum(n > _WIDEST for n in lengths) > len(lengths) * (1 - _WRAPPED_SHARE):
        return None
    width = lengths[int(len(lengths) * 0.95)]
    return width if width >= _NARROWEST else None


def _goes_on(paragraph: str, last: Line, line: Line, width: int | None) -> bool:
    """Whether a line carries on the paragraph before it."""
    if _is_row(last) or _is_row(line) or _begins_part(paragraph, line.text):
        return False
    if _BASIS.match(paragraph) and _is_next_of_preamble(paragraph, line.text):
        return False
    if last.text.isupper() or _is_formula(line):
        return last.text.isupper() and _is_one_heading(paragraph, line)
    if width and not line.is_after_blank and line.indent <= last.indent:
        return _goes_on_in_wrapped(paragraph, last, line, width)
    if _CLOSED.search(paragraph[-40:]) or PREAMBLE.match(line.text):
        return False
    return goes_on_openly(paragraph) or (is_low(line.text) and len(last.text) >= _SHORTEST_TORN)


def _is_formula(line: Line) -> bool:
    """Whether a line of capitals stands for itself below other text: "QUYẾT ĐỊNH:"; an abbreviation may be torn off."""
    return line.text.isupper() and (line.is_after_blank or " " in line.text)


def _is_next_of_preamble(paragraph: str, words: str) -> bool:
    """Whether behind a basis the next one comes, or the body that decides: "…,⏎Ủy ban nhân dân tỉnh ban hành"."""
    return bool(_BASIS.match(words) or (paragraph.endswith((",", ";")) and _BODY.match(words)))


def _is_one_heading(paragraph: str, line: Line) -> bool:
    """Whether capitals go on: "I. MỤC ĐÍCH,⏎YÊU CẦU"; "CHƯƠNG I⏎QUY ĐỊNH CHUNG" are two."""
    if not line.text.isupper() or (line.is_after_blank and not goes_on_openly(paragraph)):
        return False
    found = markers.marks(paragraph)
    return goes_on_openly(paragraph) or bool(found and found[0].rest < len(paragraph))


def _goes_on_in_wrapped(paragraph: str, last: Line, line: Line, width: int) -> bool:
    is_full = _is_full(last, line, width)
    if is_full or _CLOSED.search(paragraph[-40:]):
        return is_full
    if is_low(line.text) or goes_on_openly(paragraph):
        return True
    return len(last.text) > width * _RAGGED_SHARE and not (markers.marks(last.text) and is_title_like(last.text))


def goes_on_openly(words: str) -> bool:
    """Whether words end as no sentence does, so that even a capital carries them on: "Nghị quyết của Bộ"."""
    return _OPEN.search(words[-40:]) is not None and _WHOLE.search(words[-40:]) is None


def _begins_part(paragraph: str, words: str) -> bool:
    found = markers.marks(words)
    return bool(found) and markers.begins_part(paragraph, words[found[0].rest :], found)


def _is_full(last: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had no room on the line before: then the break means nothing."""
    first = _WORD.match(line.text)
    return len(last.text) + 1 + (first.end() if first else 0) > width * _WRAPPED_SHARE


def is_low(words: str) -> bool:
    """Whether words begin as a sentence does not: with a small letter or a digit."""
    first = next((c for c in words if c.isalnum()), "A")
    return not first.isupper()


def _is_row(line: Line) -> bool:
    """Whether a line is the row of a table, of Markdown or of columns set with tabs."""
    return line.text.startswith("|") or line.text.count("\t") > 1
