"""Bytes of an HTML page become its tree of elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danchieu.readers.encodings import decoded
from danchieu.text import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# NUL and the other controls, which browsers drop and which would end the parser's work.
_CONTROLS = bytes([*range(9), 11, *range(14, 32)])


class TooDeepError(Exception):
    """The elements of a page are nested more deeply than the parser goes; the rest of the page is lost."""


def page_text(data: bytes) -> str | None:
    """A page in the encoding that fits, in the one that it declares where none does.

    What pages declare is worth little: "iso-8859-1" stands before UTF-8, Windows-1258, TCVN3 and VNI alike.
    """
    is_wide = data.count(0) > len(data) / 8
    text = decoded(data if is_wide else data.translate(None, _CONTROLS))
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    charset = _codec(match[1].decode("ascii", "replace")) if match else None
    return data.decode(charset, "replace") if text is None and charset else text


def parsed(text: str) -> _Element | None:
    """The root element of a page's text; None where it has no elements and no words."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise TooDeepError
    return root


def _codec(name: str) -> str | None:
    """The codec of this name; None where there is none, or none of text ("base64" is one of bytes)."""
    try:
        "".encode(name)
    except LookupError:
        return None
    return name


def words_of(element: _Element) -> str:
    """The element's class, id and role as folded words: "main-Menu top" gives "main menu top"."""
    named = " ".join(element.get(key) or "" for key in ("class", "id", "role"))
    return fold(re.sub(r"(?<=[a-z])(?=[A-Z])|[-_\s]+", " ", named))


def text_of(element: _Element) -> str:
    """All text in an element, as it stands in the file."""
    return "".join(map(str, element.itertext()))
