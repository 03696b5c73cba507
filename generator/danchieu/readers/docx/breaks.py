"""Line breaks inside paragraphs: some part lines that belong apart, some only ended a line."""

from __future__ import annotations

import re

_CLOSED = re.compile(r"[.;:!?…][”\"'’)]*$")
_BEGINS_PART = re.compile(r"[-–—+*•]|\(?\w{1,5}[.)/]|(?i:điều|chương|mục|phần|nơi nhận)\b")
# A shorter line was not full when it was broken: a title's, a signature's.
_FULL_LINE = 60


def parted(text: str, *, is_centred: bool) -> list[str]:
    """The lines of a paragraph. A break inside a sentence is a space; those of titles, lists and signatures stay.

    >>> parted("TM. BAN THƯỜNG VỤ\\nCHỦ TỊCH", is_centred=False)
    ['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH']
    """
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and not is_centred and _goes_on(lines[-1].rstrip(), line.lstrip()):
            lines[-1] = f"{lines[-1].rstrip()} {line.lstrip()}"
        else:
            lines.append(line)
    return lines


def _goes_on(before: str, after: str) -> bool:
    if not before or not after or before.isupper() or _CLOSED.search(before) or _BEGINS_PART.match(after):
        return False
    return after[0].islower() or len(before) >= _FULL_LINE
