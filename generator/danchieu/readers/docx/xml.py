"""Small questions to the XML of Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Elements around paragraphs, rows and cells that mean nothing to their text.
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent"})


def name(node: Element) -> str:
    """The name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2]


def child(node: Element | None, *path: str) -> Element | None:
    """The element at the end of a path of names, None where one is missing."""
    for step in path:
        node = None if node is None else node.find(W + step)
    return node


def value(node: Element | None, *path: str) -> str | None:
    """What `w:val` of the element at the end of a path says."""
    found = child(node, *path)
    return None if found is None else found.get(W + "val")


def number(node: Element | None, *path: str) -> int | None:
    """The same as a number that a document may sensibly have."""
    text = value(node, *path) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def flag(node: Element | None, *path: str) -> bool | None:
    """Whether a property is on: `<w:caps/>` is, `<w:caps w:val="0"/>` is not; None where it is not mentioned."""
    found = child(node, *path)
    return None if found is None else found.get(W + "val") not in ("0", "false", "off")


def parts(node: Element, *names: str) -> Iterator[Element]:
    """The elements of these names inside a container, those in content controls and insertions too."""
    for inner in node:
        if name(inner) in names:
            yield inner
        elif name(inner) == "AlternateContent":
            yield from parts(alternative(inner), *names)
        elif name(inner) in _WRAPPERS:
            yield from parts(inner, *names)


def has_pictures(node: Element) -> bool:
    """Whether an image stands in an element, of new Word or of old."""
    return next(node.iter("{*}blip", "{*}imagedata"), None) is not None


def alternative(node: Element) -> Element:
    """The one of several drawings of the same thing that has its words; the first if none has."""
    return next((option for option in node if next(option.iter(W + "t"), None) is not None), next(iter(node), node))
