"""The blocks of a page, line by line."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify, strip_tags, unique

from danchieu.markup.attributes import attributes, opening
from danchieu.markup.inline import UnknownMarkupError, inline
from danchieu.markup.links import Links


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the table of contents; `title` is HTML without tags."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as HTML, with the facts of its front matter, its headings, and the pages and anchors that it links to."""

    meta: dict[str, object]
    html: str
    headings: tuple[Heading, ...]
    links: tuple[tuple[str, str], ...]


def render(uri: str, text: str) -> Rendered | None:
    """The page of that address and Markdown text; None where it holds a form that only Python-Markdown reads.

    >>> render("a.md", "# Tên\\n\\nMột *chữ*.\\n{: .lead }\\n").html
    '<h1 id="ten">Tên</h1>\\n<p class="lead">Một <em>chữ</em>.</p>'
    """
    meta, body = _front_matter(text)
    reader = _Reader(Links(uri), body.split("\n"))
    try:
        blocks = list(reader.blocks())
    except UnknownMarkupError:
        return None
    headings = _with_ids(blocks, reader.headings)
    return Rendered(meta, "\n".join(blocks).strip(), headings, tuple(reader.links.pages))


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    if not text.startswith("---\n"):
        return {}, text
    head, _, body = text[4:].partition("---\n")
    pairs = (line.partition(": ") for line in head.splitlines())
    return {key: json.loads(value) for key, _, value in pairs}, body


@dataclass(slots=True)
class _Found:
    """A heading as read: the number of its block, and what its opening tag waits for."""

    block: int
    level: int
    given: dict[str, str]
    words: str


def _with_ids(blocks: list[str], found: list[_Found]) -> tuple[Heading, ...]:
    """Gives each heading that has none an id, as the toc extension does once it knows all the ids of the page."""
    used = {id_ for block in blocks for id_ in _IDS.findall(block)} | {f.given["id"] for f in found if "id" in f.given}
    headings = []
    for one in found:
        title = strip_tags(one.words)
        if "id" not in one.given:
            one.given["id"] = unique(slugify(html.unescape(title), "-"), used)
        blocks[one.block] = f"{opening(f'h{one.level}', one.given)}{one.words}</h{one.level}>"
        headings.append(Heading(one.level, one.given["id"], title))
    return tuple(headings)


_IDS = re.compile(r'^<[a-z]+\b[^>]*? id="([^"]*)"')
_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +\{:? ([^}\n]*)\})? *")
_ATTRIBUTE_LINE = re.compile(r" *\{:? ([^}\n]*)\} *")
_MARKDOWN_INSIDE = re.compile(
    r'<(?P<tag>[a-z]+)(?P<given>(?: [^<>]*?)?) markdown(?:="(?:1|block)")?(?P<more>(?: [^<>]*)?)>'
)
_WORDS_INSIDE = re.compile(r'<p(?P<given>(?: [^<>]*?)?) markdown="span">(?P<words>.*)</p>')
_CLOSING = re.compile(r"</([a-z]+)>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*?(/?)>")
_OTHER_BLOCK = re.compile(r"(?:    |\t|[*+>:=~]|-{2,}|\d+[.)] |`{3}|!!!|\?\?\?|\[\^?[^\]]*\]:|\[TOC\])")
_INLINE_TAGS = frozenset(("a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time"))


@dataclass(slots=True)
class _Reader:
    links: Links
    lines: list[str]
    at: int = 0
    count: int = 0
    open: list[str] = field(default_factory=list)
    headings: list[_Found] = field(default_factory=list)

    def blocks(self) -> Iterator[str]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip():
                yield self._reader_of(line)(line)
                self.count += 1
            else:
                self.at += 1
        if self.open:
            raise UnknownMarkupError(self.open[-1])

    def _reader_of(self, line: str) -> Callable[[str], str]:
        first = line[0]
        if first == "#":
            return self._heading
        if first == "|":
            return self._table
        if line.startswith("- "):
            return self._list
        if first == "<" and not self._begins_with_words(line):
            return self._html
        if _OTHER_BLOCK.match(line):
            raise UnknownMarkupError(line)
        return self._paragraph

    def _begins_with_words(self, line: str) -> bool:
        tag = _TAG.match(line)
        return tag is not None and tag[2].lower() in _INLINE_TAGS

    def _block_lines(self) -> list[str]:
        """The lines up to the next empty one."""
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].strip():
            self.at += 1
        return self.lines[start : self.at]

    def _heading(self, line: str) -> str:
        match = _HEADING.fullmatch(line)
        if match is None or len(self._block_lines()) > 1:
            raise UnknownMarkupError(line)
        given = attributes(match[3]) if match[3] else {}
        self.headings.append(_Found(self.count, len(match[1]), given, inline(match[2], self.links)))
        return ""

    def _paragraph(self, _line: str) -> str:
        lines = self._block_lines()
        last = _ATTRIBUTE_LINE.fullmatch(lines[-1]) if len(lines) > 1 else None
        words = "\n".join(lines[:-1] if last else lines).lstrip()
        if any(_OTHER_BLOCK.match(line) or line.startswith(("- ", "#", "|")) for line in lines[1:]):
            raise UnknownMarkupError(words)
        return f"{opening('p', attributes(last[1]) if last else {})}{inline(words, self.links)}</p>"

    # --- tables ---

    def _table(self, line: str) -> str:
        rows = [_cells(row) for row in self._block_lines()]
        if len(rows) < 2 or any(len(row) != len(rows[0]) for row in rows) or set(rows[1]) != {"---"}:
            raise UnknownMarkupError(line)
        head = self._row("th", rows[0])
        body = "\n".join(self._row("td", row) for row in rows[2:]) or _EMPTY_ROW.format(
            cells="\n".join(["<td></td>"] * len(rows[0]))
        )
        return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"

    def _row(self, tag: str, cells: list[str]) -> str:
        return "\n".join(["<tr>", *(f"<{tag}>{inline(cell, self.links)}</{tag}>" for cell in cells), "</tr>"])

    # --- lists ---

    def _list(self, _line: str) -> str:
        lines = self._block_lines()
        following = next((line for line in self.lines[self.at :] if line.strip()), "")
        if following.startswith(("- ", "  ")):
            raise UnknownMarkupError(following)  # a loose list
        html_, rest = self._items(lines, "")
        if rest:
            raise UnknownMarkupError(rest[0])
        return html_

    def _items(self, lines: list[str], indent: str) -> tuple[str, list[str]]:
        items = ["<ul>"]
        while lines and lines[0].startswith(f"{indent}- "):
            words = lines[0][len(indent) + 2 :]
            if _OTHER_BLOCK.match(words) or words.startswith(("- ", "#", "|")):
                raise UnknownMarkupError(words)
            lines = lines[1:]
            under = ""
            if lines and lines[0].startswith(f"{indent}    - "):
                below, lines = self._items(lines, f"{indent}    ")
                under = f"{below}\n"
            items.append(f"<li>{inline(words, self.links)}{under}</li>")
        return "\n".join([*items, "</ul>"]), lines

    # --- HTML ---

    def _html(self, line: str) -> str:
        inside = _MARKDOWN_INSIDE.fullmatch(line)
        if inside:
            self.at += 1
            self.open.append(inside["tag"])
            return opening(inside["tag"], attributes(f"{inside['given']} {inside['more']}"))
        words = _WORDS_INSIDE.fullmatch(line)
        if words:
            self.at += 1
            return f"{opening('p', attributes(words['given']))}{inline(words['words'], self.links)}</p>"
        if " markdown" in line.partition(">")[0]:
            raise UnknownMarkupError(line)
        closing = _CLOSING.fullmatch(line)
        if closing:
            self.at += 1
            if not self.open or self.open.pop() != closing[1]:
                raise UnknownMarkupError(line)
            return line
        return self._raw(line)

    def _raw(self, line: str) -> str:
        """An element whose inside is HTML: its lines up to the end of the element."""
        start, depth = self.at, 0
        while self.at < len(self.lines):
            depth += sum(_step(tag) for tag in _TAG.finditer(self.lines[self.at]))
            self.at += 1
            if depth <= 0:
                # Python-Markdown sets an empty line behind such a block, unless an element around it is read as well or
                # another block of the kind follows at once.
                is_last = not "".join(self.lines[self.at : self.at + 1]).strip()
                return "\n".join(self.lines[start : self.at]) + ("\n" if is_last and not self.open else "")
        raise UnknownMarkupError(line)


_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
_EMPTY_ROW = "<tr>\n{cells}\n</tr>"


def _step(tag: re.Match[str]) -> int:
    if tag[3] or tag[2].lower() in _VOID:
        return 0
    return -1 if tag[1] else 1


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]
