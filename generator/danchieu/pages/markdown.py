"""Markdown that shows other people's words unchanged: escaping, emphasis, links.

The words of a document are never read as Markdown or HTML, with one exception that records allow: paired `*` and
`**` are emphasis.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from danchieu.text import EMPHASIS

_LONGEST_TITLE = 160
# A character that only begins a block (list, quotation, definition, heading underline) is escaped there only.
_BLOCK_START = re.compile(r"^(?:[-+:=~>!]|\d+(?=[.)]))")
_ESCAPES = {c: f"\\{c}" for c in "\\`*_{}[]#!"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "\n": " "}
_ESCAPED = re.compile(r"[\\`*_{}\[\]#!<>&|\n]")


def escape(text: str) -> str:
    """Text that Markdown and HTML show as it stands: "a*b <c>" gives "a\\\\*b &lt;c&gt;"."""
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]


def _as_entity(match: re.Match[str]) -> str:
    first = match[0]
    return f"&#{ord(first[0])};{first[1:]}"


def clipped(text: str) -> str:
    """A title for the window and for lists of results, cut behind a word where it is very long."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:") + " …"


def link(label: str, href: str, classes: str = "", title: str = "") -> str:
    """A link around `label`, which is Markdown already; `title` is plain text."""
    shown = f' "{html.escape(title)}"' if title else ""
    attributes = "{ " + " ".join(f".{name}" for name in classes.split()) + " }" if classes else ""
    return f"[{label}]({href}{shown}){attributes}"


def front_matter(title: str, **more: object) -> list[str]:
    """The head of a page file; JSON values are YAML values."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in {"title": title, **more}.items()]
    return ["---", *lines, "---", ""]


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table of cells that are Markdown already."""
    return [_row(header), _row(["---"] * len(header)), *(_row(row) for row in rows)]


def facts(rows: Iterable[tuple[str, str]]) -> list[str]:
    """A document's facts as a table of two columns; a fact without a value is left out."""
    known = [row for row in rows if row[1]]
    return ['<div class="facts" markdown>', "", *table(("Thuộc tính", "Nội dung"), known), "", "</div>", ""]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


Span = tuple[int, int]


def inline(text: str, spans: Mapping[Span, str], start_of_block: bool = False) -> str:
    """The text as Markdown, with `spans` (start and end, not overlapping) put around as templates of one "%s".

    >>> inline("theo NQ 35 <a>", {(5, 10): "[%s](x.md)"})
    'theo [NQ 35](x.md) &lt;a&gt;'
    """
    marks = _emphasis_marks(text, spans) if "*" in text else {}
    pieces: list[str] = []
    position = 0
    for (start, end), template in sorted(spans.items()):
        pieces.append(_escaped(text, position, start, marks))
        pieces.append(template.replace("%s", _escaped(text, start, end, marks)))
        position = end
    pieces.append(_escaped(text, position, len(text), marks))
    if start_of_block and pieces[0]:
        pieces[0] = _BLOCK_START.sub(_as_entity, pieces[0], count=1)
    return "".join(pieces)


_CELL = re.compile(r"(?:\\.|[^|\\\n])+")
_RULE = re.compile(r"[\s|:-]+")


def table_of_words(text: str, spans: Mapping[Span, str]) -> list[str]:
    """A document's own table, its cells escaped like any words and linked where `spans` say."""
    return [_escaped_row(text, line.start(), line[0], spans) for line in re.finditer(r"[^\n]+", text)]


def _escaped_row(text: str, start: int, line: str, spans: Mapping[Span, str]) -> str:
    if _RULE.fullmatch(line):
        return line
    pieces: list[str] = []
    position = 0
    for cell in _CELL.finditer(line):
        at = start + cell.start()
        inside = {(a - at, b - at): t for (a, b), t in spans.items() if at <= a and b <= start + cell.end()}
        # "\|" is how a cell writes a bar.
        shown = inline(text[at : start + cell.end()], inside).replace("\\\\&#124;", "&#124;")
        pieces += [line[position : cell.start()], shown]
        position = cell.end()
    return "".join([*pieces, line[position:]])


def _emphasis_marks(text: str, spans: Iterable[Span]) -> dict[int, str]:
    """Where an emphasis mark begins, and what to write for it; a pair that a link would cut in two is left out."""
    marks: dict[int, str] = {}
    for match in EMPHASIS.finditer(text):
        opening, closing = match.start(), match.end() - len(match[1])
        crossed = any((start < opening < end) != (start < closing < end) for start, end in spans)
        for at in (opening, closing):
            marks[at] = "" if crossed else match[1]
            marks |= {at + more: "" for more in range(1, len(match[1]))}
    return marks


def _escaped(text: str, start: int, end: int, marks: Mapping[int, str]) -> str:
    if not marks:
        return escape(text[start:end])
    return "".join(_with_marks(text, start, end, marks))


def _with_marks(text: str, start: int, end: int, marks: Mapping[int, str]) -> Iterator[str]:
    position = start
    for at in sorted(at for at in marks if start <= at < end):
        yield escape(text[position:at])
        yield marks[at]
        position = at + 1
    yield escape(text[position:end])
