"""Web pages: the document that a page holds, without the portal around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from danchieu.readers.encodings import unreadable
from danchieu.readers.html.article import document
from danchieu.readers.html.block import Block
from danchieu.readers.html.styles import Styles
from danchieu.readers.html.tree import TooDeepError, page_text, parsed
from danchieu.readers.html.walk import blocks
from danchieu.readers.legacy import repaired
from danchieu.readers.reading import Reading
from danchieu.text import nfc

if TYPE_CHECKING:
    from lxml.etree import _Element

# With fewer words, a page that has scripts or frames only says that it is loading.
_FEWEST_WORDS = 20
# Ten times those of a hundred pages as Word saves them; more would fill memory.
_MOST_TAGS = 400_000
_ELSEWHERE = (
    (("frameset", "iframe"), "khung (frame) khác", "another frame"),
    (("script",), "phần do JavaScript tải về sau", "what JavaScript loads later"),
)


def read(data: bytes) -> Reading:
    """The lines of the document on a page: one a paragraph, item or row of a table."""
    if refused := unreadable(data) or _too_many(data):
        return refused
    text = page_text(data)
    if text is None:
        return Reading(code="I004")
    try:
        root = parsed(text)
    except ImportError:
        return Reading(code="I040", values={"library": "lxml"})
    except TooDeepError:
        return Reading(code="I042")
    return Reading() if root is None else _read(root)


def _too_many(data: bytes) -> Reading | None:
    tags = data.count(b"<")
    return Reading(code="I044", values={"tags": tags, "limit": _MOST_TAGS}) if tags > _MOST_TAGS else None


def _read(root: _Element) -> Reading:
    found = blocks(root, Styles(root))
    text = "\n".join(block.text for block in found)
    if len(re.findall(r"\w+", text)) < _FEWEST_WORDS and (elsewhere := _elsewhere(root)):
        return elsewhere
    article = document(found, root) if text.strip() else []
    return Reading(_lines(article), is_torn=_is_torn(article))


def _elsewhere(root: _Element) -> Reading | None:
    """The finding on a page that only frames what it shows, or that scripts fill."""
    for tags, where, where_en in _ELSEWHERE:
        if next(root.iter(*tags), None) is not None:
            return Reading(code="I043", values={"where": where, "where_en": where_en})
    return None


def _lines(article: Sequence[Block]) -> tuple[str, ...]:
    return tuple(nfc(repaired("\n".join(block.text for block in article))).split("\n")) if article else ()


def _is_torn(article: Sequence[Block]) -> bool:
    torn = sum(len(block.text) for block in article if block.is_torn)
    return torn * 2 > sum(len(block.text) for block in article)
