"""The words of a block: escapes, emphasis, links with attribute lists, HTML tags."""

from __future__ import annotations

import html
import re

from danchieu.markup.attributes import attributes, opening
from danchieu.markup.links import Links


class UnknownMarkupError(ValueError):
    """A page holds what only Python-Markdown can read."""


# The first character stands in front of what may follow it: a set there is what `re` skips words by.
_TOKEN = re.compile(
    r"""
    [\\`*_\[\]<>&](?:
      (?<=\\)(?P<escaped>[\\`*_{}\[\]()>\#+\-.!])
    | (?<=`)(?P<code>[^`\n\\]+)`
    | (?<=\*)(?:(?P<strong>\*)(?!\*) | (?P<em>)(?!\*))
    | (?<=\[)(?P<label>(?:\\.|<[^<>]*>|[^\\\[\]<>`])*)\]\((?P<href>[^\s()<>"\\]*)(?:[ ]"(?P<title>[^"\\\n]*)")?\)
      (?:\{:?[ ](?P<attributes>[^}\n]*)\})?
    | (?<=<)(?P<tag>/?[a-zA-Z][^<>]*>)
    | (?<=&)(?P<entity>(?:\#[0-9]+|\#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)
    | (?<=&)(?P<and>)
    | (?P<unknown>)
    )""",
    re.VERBOSE,
)
_LINE_BREAK = "  \n"


def inline(text: str, links: Links) -> str:
    """The HTML of a block's words.

    >>> inline('theo [NQ 35](b.md "Tên"){ .cite } \\\\[1]', Links("a.md"))
    Traceback (most recent call last):
    danchieu.markup.inline.UnknownMarkupError: ]
    >>> inline('theo [NQ 35](b.md "Tên"){ .cite }', Links("a.md"))
    'theo <a class="cite" href="../b/" title="Tên">NQ 35</a>'
    """
    if _LINE_BREAK in text:
        raise UnknownMarkupError(text)
    pieces: list[str] = []
    marks: list[str] = []
    position = 0
    for token in _TOKEN.finditer(text):
        pieces += (text[position : token.start()], _piece(token, marks, links))
        position = token.end()
    if marks:
        raise UnknownMarkupError(text)
    return "".join([*pieces, text[position:]])


def _piece(token: re.Match[str], marks: list[str], links: Links) -> str:
    name = token.lastgroup or ""
    if name in ("tag", "entity"):
        return token[0]
    if name == "code":
        return f"<code>{html.escape(token[name].strip(), quote=False)}</code>"
    if name == "escaped":
        return "&gt;" if token[name] == ">" else token[name]
    if name in ("strong", "em"):
        return _emphasis(name, marks)
    if name == "and":
        return "&amp;"
    if name == "unknown":
        raise UnknownMarkupError(token[0])
    return _link(token, links)


def _emphasis(name: str, marks: list[str]) -> str:
    if marks and marks[-1] == name:
        marks.pop()
        return f"</{name}>"
    if name in marks:
        raise UnknownMarkupError(name)
    marks.append(name)
    return f"<{name}>"


def _link(token: re.Match[str], links: Links) -> str:
    given = attributes(token["attributes"]) if token["attributes"] else {}
    given["href"] = links.served(token["href"])
    if token["title"] is not None:
        given["title"] = token["title"]
    return f"{opening('a', given)}{inline(token['label'], links)}</a>"
