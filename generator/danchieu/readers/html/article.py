"""The document on a page, apart from the portal around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danchieu.readers.html.block import Block
from danchieu.readers.html.marks import head_marks, is_furniture, is_portal, is_tail, is_title
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
_BOXES = frozenset({"nav", "aside", "footer"})
_SECTION = re.compile(r"(?:word )?section ?\d")


@dataclass(frozen=True, slots=True)
class _Span:
    """Where the document's head begins and its tail ends among the blocks of a page; None where it shows none."""

    head: int | None
    tail: int | None


def document(blocks: Sequence[Block], root: _Element) -> list[Block]:
    """The blocks of the document; what stands between its head and its tail is kept whole."""
    boxes = _Boxes()
    span = _span(blocks)
    article = _article(blocks, span, root, boxes)
    elements = set(article.iter())
    inside = [i for i, block in enumerate(blocks) if block.element in elements]
    first = _first(blocks, inside, span.head)
    last = _last(blocks, inside, span.tail)
    kept = [i for i in inside if _is_kept(i, blocks[i], first, last, boxes)]
    text = [blocks[i] for i in _before_portal(kept, blocks, last)]
    return text if span.head is not None else [*_title(blocks[: inside[0] if inside else 0], text, boxes), *text]


def _span(blocks: Sequence[Block]) -> _Span:
    marks = [head_marks(block.text) for block in blocks]
    head = next(
        (i for i, here in enumerate(marks) if here and len(frozenset().union(*marks[i : i + _HEAD_WITHIN])) > 1), None
    )
    tails = [i for i, block in enumerate(blocks) if is_tail(block.text) and i > (head or 0)]
    return _Span(None if head is None else _top(blocks, head), tails[-1] if tails else None)


def _top(blocks: Sequence[Block], head: int) -> int:
    """The first line of the head, whose signs begin at `head`."""
    top = head
    while top > max(0, head - _ABOVE) and _is_name(blocks[top - 1]):
        top -= 1
    return top


def _is_name(block: Block) -> bool:
    words = block.text
    is_shown = not any(c.isalnum() for c in words) or words.isupper()
    return is_shown and len(words) <= _LONGEST_NAME and not block.linked and block.element.tag != "h1"


# --- the element that holds it --------------------------------------------------------------------------------------


class _Boxes:
    """Which elements are furniture by what they are or are called, or stand in such an element."""

    def __init__(self) -> None:
        self._known: dict[_Element, bool] = {}

    def hold(self, element: _Element) -> bool:
        path = [element]
        while path[-1] not in self._known and (parent := path[-1].getparent()) is not None:
            path.append(parent)
        is_box = self._known.get(path[-1], False)
        for one in reversed(path):
            is_box = is_box or one.tag in _BOXES or (one.tag not in ("html", "body") and is_furniture(words_of(one)))
            self._known[one] = is_box
        return is_box


def _article(blocks: Sequence[Block], span: _Span, root: _Element, boxes: _Boxes) -> _Element:
    ends = [blocks[i].element for i in (span.head, span.tail) if i is not None]
    if len(ends) < 2:
        ends.append(_densest(blocks, root, boxes))
    article = _common(ends)
    parent = article.getparent()
    # Word gives each section of a document, such as an annex, an element of its own.
    return parent if parent is not None and _SECTION.match(words_of(article)) else article


def _densest(blocks: Sequence[Block], root: _Element, boxes: _Boxes) -> _Element:
    """The smallest element with most of the page's own words, and what is around it for as long as no portal is."""
    own, others = dict.fromkeys(root.iter(), 0), dict.fromkeys(root.iter(), 0)
    for block in blocks:
        is_own = not (boxes.hold(block.element) or is_portal(block.text))
        own[block.element] += (len(block.text) - block.linked) * is_own
        others[block.element] += block.linked if is_own else len(block.text)
    _add_up(own)
    _add_up(others)
    enough = own[root] * _MOST_OF_IT
    article: _Element = [element for element, weight in own.items() if weight >= enough and element.tag in _HOLDERS][-1]
    while (around := article.getparent()) is not None and around in own:
        if others[around] - others[article] > (own[around] - own[article]) * _LEAST_PORTAL:
            break
        article = around
    return article


def _add_up(weights: dict[_Element, int]) -> None:
    """Adds to each element's weight those of the elements in it."""
    for element in reversed([*weights]):
        if (parent := element.getparent()) is not None and parent in weights:
            weights[parent] += weights[element]


def _common(elements: Sequence[_Element]) -> _Element:
    """The smallest element that holds all of these."""
    paths = [[*reversed([*element.iterancestors()]), element] for element in elements]
    deepest: _Element = [level for level in zip(*paths, strict=False) if len(set(level)) == 1][-1][0]
    return deepest


# --- what stands around it within that element ------------------------------------------------------------------------


def _first(blocks: Sequence[Block], inside: Sequence[int], head: int | None) -> int:
    """The document's first block; without a head, all before the first prose that no portal sets there is of it."""
    if head is not None or not inside:
        return head or 0
    return next((i for i in inside if len(blocks[i].text) >= _LEAST_PROSE), inside[0])


def _last(blocks: Sequence[Block], inside: Sequence[int], tail: int | None) -> int:
    if tail is not None:
        return tail
    prose = [i for i in inside if len(blocks[i].text) >= _LEAST_PROSE and not blocks[i].linked]
    return prose[-1] if prose else (inside[-1] if inside else 0)


def _is_kept(at: int, block: Block, first: int, last: int, boxes: _Boxes) -> bool:
    if first <= at <= last:
        return not (boxes.hold(block.element) and block.linked > _LINKS * len(block.text))
    return not boxes.hold(block.element) and (at > last or not is_portal(block.text))


def _before_portal(kept: Sequence[int], blocks: Sequence[Block], last: int) -> list[int]:
    end = next((n for n, i in enumerate(kept) if i > last and is_portal(blocks[i].text)), len(kept))
    return [*kept[:end]]


def _title(before: Sequence[Block], text: Sequence[Block], boxes: _Boxes) -> list[Block]:
    """The page's own heading, where a document without a head has its title there."""
    beginning = fold(" ".join(block.text for block in text[:10]))
    titles = [b for b in before if is_title(b.text) and not b.linked and not boxes.hold(b.element)]
    return [block for block in titles[-1:] if fold(block.text) not in beginning]
