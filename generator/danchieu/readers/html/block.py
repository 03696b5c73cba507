"""What the parts of the HTML reader hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page, the element that it stands in, and how many of its characters are links to elsewhere.

    An empty text is the empty line beside a table; `is_torn` says that the line comes from preformatted text.
    """

    text: str
    element: _Element
    linked: int = 0
    is_torn: bool = False
