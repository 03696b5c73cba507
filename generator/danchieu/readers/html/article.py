"""The document on a page, apart from the portal around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danchieu.readers.html.block import Block
from danchieu.readers.html.boxes import Boxes, added_up
from danchieu.readers.html.marks import head_marks, is_portal, is_tail, is_title
from danchieu.readers.html.tree import words_of
from danchieu.text import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

# The signs of a head stand close to each other; one kind alone may be part of a portal's banner.
_HEAD_WITHIN = 15
# Lines of the head above its first sign: superior and issuing body.
_ABOVE = 6
_LONGEST_NAME = 80
# What is shorter is a name, a link or a date rather than prose.
_LEAST_PROSE = 60
_MOST_OF_IT = 0.7
_LEAST_PORTAL = 0.25
_LINKS = 0.8
_HOLDERS = frozenset({"html", "body", "div", "article", "section", "main", "td", "form"})
_SECTION = re.compile(r"(?:word )?section ?\d")


@dataclass(frozen=True, slots=True)
class _Span:
    """Where the document's head begins and its tail ends among the blocks of a page; None where it shows none."""

    head: int | None
    tail: int | None

    @property
    def ends(self) -> list[int]:
        """Those that it shows."""
        return [i for i in (self.head, self.tail) if i is not None]


def document(blocks: Sequence[Block], root: _Element) -> list[Block]:
    """The blocks of the document; what stands between its head and its tail is kept whole."""
    span = _span(blocks)
    boxes = Boxes(blocks, root, (blocks[i].element for i in span.ends))
    elements = set(_article(blocks, span, root, boxes).iter())
    inside = [i for i, block in enumerate(blocks) if block.element in elements]
    first, last = _inner(blocks, inside, span)
    begin = inside[0] if span.head is None else span.head
    end = next((i for i in inside if i > last and is_portal(blocks[i].text)), len(blocks))
    text = [blocks[i] for i in inside if begin <= i < end and _is_kept(blocks[i], boxes, is_inner=first <= i <= last)]
    return text if span.head is not None else [*_title(blocks[:begin], text, boxes), *text]


def _span(blocks: Sequence[Block]) -> _Span:
    marks = [head_marks(block.text) for block in blocks]
    head = next(
        (i for i, here in enumerate(marks) if here and len(frozenset().union(*marks[i : i + _HEAD_WITHIN])) > 1), None
    )
    tails = [i for i, block in enumerate(blocks) if is_tail(block.text) and i > (head or 0)]
    return _Span(None if head is None else _top(blocks, head), tails[-1] if tails else None)


def _top(blocks: Sequence[Block], head: int) -> int:
    """The first line of the head, whose signs begin at `head`."""
    table = next(blocks[head].element.iterancestors("table"), None)
    top = head
    while top > max(0, head - _ABOVE) and (_is_name(blocks[top - 1]) or _is_in(table, blocks[top - 1].element)):
        top -= 1
    return top


def _is_in(table: _Element | None, element: _Element) -> bool:
    return table is not None and any(around is table for around in element.iterancestors("table"))


def _is_name(block: Block) -> bool:
    words = block.text
    is_shown = words.isupper() or not any(c.isalnum() for c in words)
    return is_shown and 0 < len(words) <= _LONGEST_NAME and not block.linked and block.element.tag != "h1"


# --- the element that holds it --------------------------------------------------------------------------------------


def _article(blocks: Sequence[Block], span: _Span, root: _Element, boxes: Boxes) -> _Element:
    ends = [blocks[i].element for i in span.ends]
    if len(ends) < 2:
        ends.append(_densest(blocks, root, boxes))
    article = _common(ends)
    parent = article.getparent()
    # Word gives each section of a document, such as an annex, an element of its own.
    return parent if parent is not None and _SECTION.match(words_of(article)) else article


def _densest(blocks: Sequence[Block], root: _Element, boxes: Boxes) -> _Element:
    """The smallest element with most of the page's own words, and what is around it for as long as no portal is."""
    is_own = [not (boxes.hold(block.element) or is_portal(block.text)) for block in blocks]
    own = added_up(root, ((b.element, (len(b.text) - b.linked) * mine) for b, mine in zip(blocks, is_own, strict=True)))
    all_ = added_up(root, ((block.element, len(block.text)) for block in blocks))
    enough = max(own[root] * _MOST_OF_IT, 1)
    holders = [element for element, weight in own.items() if weight >= enough and element.tag in _HOLDERS]
    article: _Element = holders[-1] if holders else root
    while (around := article.getparent()) is not None and around in own:
        more = own[around] - own[article]
        if all_[around] - all_[article] - more > more * _LEAST_PORTAL:
            break
        article = around
    return article


def _common(elements: Sequence[_Element]) -> _Element:
    """The smallest element that holds all of these."""
    paths = [[*reversed([*element.iterancestors()]), element] for element in elements]
    deepest: _Element = [level for level in zip(*paths, strict=False) if len(set(level)) == 1][-1][0]
    return deepest


# --- what stands around it within that element ------------------------------------------------------------------------


def _inner(blocks: Sequence[Block], inside: Sequence[int], span: _Span) -> tuple[int, int]:
    """From the document's head to its tail; where it shows none, from its first prose to its last."""
    prose = [i for i in inside if len(blocks[i].text) >= _LEAST_PROSE and not blocks[i].linked] or inside
    return prose[0] if span.head is None else span.head, prose[-1] if span.tail is None else span.tail


def _is_kept(block: Block, boxes: Boxes, *, is_inner: bool) -> bool:
    """Whether a block is of the document; inside of it, only boxes of links are not."""
    if is_inner:
        return not (boxes.hold(block.element) and block.linked > _LINKS * len(block.text))
    return not boxes.hold(block.element) and not is_portal(block.text)


def _title(before: Sequence[Block], text: Sequence[Block], boxes: Boxes) -> list[Block]:
    """The page's own heading, where a document without a head has its title there."""
    beginning = fold(" ".join(block.text for block in text[:10]))
    titles = [b for b in before if is_title(b.text) and not b.linked and not boxes.hold(b.element)]
    return [block for block in titles[-1:] if fold(block.text) not in beginning]
