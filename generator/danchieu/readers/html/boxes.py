"""The furniture of a page: menus, boxes of links, comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from danchieu.readers.html.block import Block
from danchieu.readers.html.marks import is_furniture
from danchieu.readers.html.tree import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = frozenset({"nav", "aside", "footer"})


class Boxes:
    """Which elements are furniture by what they are or are called, or stand in such an element.

    What holds most of the page is none, for "sidebar-right" may name the layout of all; nor is what holds a line of
    the document's head or tail, whose signature may well stand in a "footer".
    """

    def __init__(self, blocks: Sequence[Block], root: _Element, official: Iterable[_Element]) -> None:
        sizes = added_up(root, ((block.element, len(block.text)) for block in blocks))
        self._known = {root: False}
        self._open = {around for element in official for around in (element, *element.iterancestors())}
        self._open |= {element for element, size in sizes.items() if size * 2 > sizes[root]}

    def hold(self, element: _Element) -> bool:
        """Whether an element is furniture or in it."""
        path = [element]
        while path[-1] not in self._known and (parent := path[-1].getparent()) is not None:
            path.append(parent)
        is_box = self._known.get(path[-1], False)
        for one in reversed(path):
            is_box = is_box or self._is_box(one)
            self._known[one] = is_box
        return is_box

    def _is_box(self, element: _Element) -> bool:
        return element not in self._open and (element.tag in _TAGS or is_furniture(words_of(element)))


def added_up(root: _Element, weights: Iterable[tuple[_Element, int]]) -> Counter[_Element]:
    """The weights of all elements, each with those of the elements in it."""
    sums = Counter(dict.fromkeys(root.iter(), 0))
    for element, weight in weights:
        sums[element] += weight
    for element in reversed([*sums]):
        if (parent := element.getparent()) is not None and parent in sums:
            sums[parent] += sums[element]
    return sums
