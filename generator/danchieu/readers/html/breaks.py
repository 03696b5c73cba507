"""Line breaks inside a block: ends of lines, or mere ends of a line on somebody's screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from danchieu.text import squeeze

_CLOSED = re.compile(r"[.;:!?…][”\"'’)*]*$")
_MARKER = re.compile(r"(?:[-+*•–]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|\(\d{1,2}\)|[IVXLC]{1,5}[.-]|Điều \d)(?:\s|$)")
# Lines broken by hand or by the width of a page are no longer than this, and the broken ones no shorter.
_WIDEST = 110
_NARROWEST = 50
_FULL = 0.8


def lines(text: str, *, is_centred: bool) -> list[str]:
    """The lines of a block whose breaks are "\\n"; a break that only wraps a sentence becomes a space.

    >>> lines("Thực hiện chương trình\\ncủa tỉnh;\\n- việc khác.", is_centred=False)
    ['Thực hiện chương trình của tỉnh;', '- việc khác.']
    """
    parts = [squeeze(part) for part in text.split("\n")]
    width = _width(parts)
    found = parts[:1]
    for last, part in pairwise(parts):
        if last and part and not is_centred and _goes_on(last, part, width):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return [line for line in found if line]


def _width(parts: Sequence[str]) -> int | None:
    """The width at which a block's lines are broken; None where they end for other reasons."""
    widest = max(map(len, parts))
    full = sum(len(part) >= widest * _FULL for part in parts[:-1])
    return widest if _NARROWEST <= widest <= _WIDEST and full > 1 else None


def _goes_on(last: str, part: str, width: int | None) -> bool:
    if _CLOSED.search(last) or _MARKER.match(part) or last.isupper():
        return False
    is_full = width is not None and len(last) >= width * _FULL
    return is_full or part[0].islower() or (part[0].isdigit() and any(map(str.isalpha, part)))
