"""Footnotes and raised numbers of a page in the notation of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danchieu.readers.html.tree import text_of
from danchieu.text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element

# "#_ftn1" and back "#_ftnref1" in pages of Word, "#ftnt1" and "#ftnt_ref1" of Google Docs, "#fn:1" and "#fnref:1" of
# wikis and Markdown.
_NOTE = re.compile(
    r"#_?(?P<end>edn|endnote)?(?:ftnt?|fn|footnote|note|cite[-_]?note)?[-_:]?(?P<back>ref)?[-_:]?(?P<number>\d{1,4})",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\[(]?(?:\d{1,4}|[ivxlc]+|\*+)[\])]?|[↩↑^]\ufe0e?", re.IGNORECASE)
_AFTER_UNIT = re.compile(r"(?<![^\W\d_])(?:[mkcd]?m|ha)$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def link(element: _Element, before: str) -> str | None:
    """What a link to or from a footnote becomes, None for other links; `before` is the block's text so far.

    >>> from lxml.html import fromstring
    >>> link(fromstring('<a href="#_ftn1">[1]</a>'), "Kế hoạch này")
    '[^1]'
    """
    match = _NOTE.fullmatch(element.get("href") or "")
    if match is None or not _MARK.fullmatch(squeeze(text_of(element))):
        return None
    label = f"[^{'e' if match['end'] else ''}{match['number']}]"
    if not match["back"]:
        return label
    return "" if before.strip() else f"{label}: "


def raised(element: _Element, before: str) -> str | None:
    """A raised number: "²" behind a unit, "[2]" elsewhere so that "năm 2023" and a note's "1" stay apart."""
    digits = squeeze(text_of(element)).strip("()[]")
    if not digits.isdecimal() or element.find(".//a") is not None:
        return None
    return digits.translate(_RAISED) if _AFTER_UNIT.search(before) else f"[{digits}]"
