"""A document's body as a tree of numbered parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from danchieu import markers
from danchieu.markers import Mark, Style
from danchieu.model import Unit, UnitKind
from danchieu.segments import Segment, segments
from danchieu.text import slug


class Finding(NamedTuple):
    """Something odd in the numbering at `offset` of the body; `values` fill the message of the code."""

    code: str
    values: dict[str, object]
    offset: int


def parse(body: str) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """The parts of a body, and what is odd about their numbers. Nothing is refused, no word is lost.

    >>> [(u.address, u.words) for u in parse("I. MỤC ĐÍCH\\n\\nII. NỘI DUNG")[0]]
    [('I', 'MỤC ĐÍCH'), ('II', 'NỘI DUNG')]
    """
    builder = _Builder(body)
    for segment in _unquoted(body, list(segments(body))):
        builder.add(segment)
    return tuple(_unit(node, body) for node in builder.root.children), tuple(builder.names.findings)


# A quotation of more paragraphs than this has lost its end.
_LONGEST_QUOTATION = 40


def _unquoted(body: str, found: list[Segment]) -> Iterator[Segment]:
    """The segments, those of a quotation over several paragraphs without numbers: they are another document's.

    Decisions that change others quote so: “Điều 5a. …⏎⏎1. …⏎⏎2. …”.
    """
    end = -1
    for position, segment in enumerate(found):
        if position > end and body[segment.start] == "“":
            end = _end_of_quotation(body, found, position)
        yield replace(segment, marks=()) if position <= end else segment


def _end_of_quotation(body: str, found: list[Segment], start: int) -> int:
    """The segment that closes the quotation begun at `start`; `start - 1` if it is closed there or nowhere."""
    for position in range(start, min(len(found), start + _LONGEST_QUOTATION)):
        if body[found[position].start : found[position].end].rstrip(".;, ").endswith("”"):
            return position if position > start else start - 1
    return start - 1


# Points d) and đ) stand side by side, and their anchors have to differ.
_D_BAR = re.compile(r"(?<!\w)[đĐ](?!\w)")


def anchor(address: str) -> str:
    """An address as a fragment of a URL: "II.1.3" gives "ii-1-3", "Điều 5.đ" gives "dieu-5-dd"."""
    return slug(_D_BAR.sub("dd", address))


@dataclass(slots=True)
class _Node:
    """A unit in the making."""

    kind: UnitKind
    start: int = 0
    end: int = 0
    style: Style | None = None
    label: str = ""
    marker: str = ""
    address: str = ""
    children: list[_Node] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)  # of bullets, paragraphs and tables under it, by letter
    labels: dict[str, list[str]] = field(default_factory=dict)  # of its numbered children, by style

    @property
    def rank(self) -> int:
        return self.style.rank if self.style else markers.LOWEST

    @property
    def is_numbered(self) -> bool:
        return self.style is not None and not self.style.is_bullet

    def value(self) -> int | None:
        return self.style.value(self.label) if self.style else None


_LETTERS = {UnitKind.PARAGRAPH: "p", UnitKind.TABLE: "b"}
_HASHES = re.compile(r"#{1,6}\s+")
_BRACKETED = re.compile(r"[*_\s]*\([^()]*(?:\([^()]*\)[^()]*)*\)[*_\s.]*\Z")
# Numbers further from the last one are not numbers of parts: "115. Cấp cứu".
_FURTHEST = 20


class _Builder:
    """Places segments one by one. The stack holds the open units, the root first."""

    def __init__(self, body: str) -> None:
        self._body = body
        self.root = _Node(UnitKind.PART)
        self.names = _Names(self.root)
        self._stack = [self.root]
        self._last = self.root

    def add(self, segment: Segment) -> None:
        """Makes a segment a unit, or the title of a chapter whose number stands alone above it."""
        if mark := self._choose(segment):
            self._add_numbered(mark, segment.end)
        elif self._is_missing_title(segment):
            self._last.start, self._last.end = segment.start, segment.end
        else:
            self._add_unnumbered(segment)

    def _choose(self, segment: Segment) -> Mark | None:
        """The reading that carries on an open list, else the one that begins a list, else the first of the table."""
        plausible = [m for m in segment.marks if self._is_plausible(m, self._body[m.rest : segment.end])]
        return min(plausible, key=self._distance, default=None)

    def _distance(self, mark: Mark) -> int:
        sibling = self._open(mark.style)
        before = sibling.value() if sibling else None
        if before is not None and mark.value == before + 1:
            return 0
        return 1 if mark.value == 1 else 2

    def _is_plausible(self, mark: Mark, words: str) -> bool:
        if mark.style.name == "letter":
            return self._is_letter(mark, words)
        if mark.style.name == "number":
            sibling = self._open(mark.style)
            return int(mark.label) <= (int(sibling.label) if sibling else 0) + _FURTHEST
        if mark.style.name != "dotted" or mark.value == 1 or self._carries_on(mark):
            return True
        return self.names.has(mark.style) and words[:1].isupper()

    def _is_letter(self, mark: Mark, words: str) -> bool:
        """ "A. Kết quả" opens a list of sections, "C. NHIỆM VỤ" may lack its neighbours, "T. Nguyễn" is a name."""
        return bool(self._open(mark.style)) or words.isupper() or (mark.label == "A" and is_title_like(words))

    def _carries_on(self, mark: Mark) -> bool:
        """Whether "3.2" has a "3" or "3.1" before it; else it is a day or an amount."""
        upper = mark.label.rpartition(".")[0] + "."
        return any(f"{node.label}.".startswith(upper) for node in self._stack[1:])

    def _open(self, style: Style) -> _Node | None:
        return next((node for node in self._stack if node.style is style), None)

    def _add_numbered(self, mark: Mark, end: int) -> None:
        parent = self._parent_of(mark)
        start, end = _words_of(self._body, mark, end)
        node = _Node(mark.style.kind, start, end, mark.style, mark.label, self._body[mark.start : mark.end])
        node.address = self.names.of(mark, self._stack)
        self._put(parent, node)
        self._stack.append(node)

    def _parent_of(self, mark: Mark) -> _Node:
        if sibling := self._open(mark.style):
            del self._stack[self._stack.index(sibling) :]
        elif self._is_introduced(mark):
            if self._last is not self._stack[-1]:
                self._stack.append(self._last)
        else:
            self._close_to(lambda node: node.rank <= mark.style.rank)
        return self._stack[-1]

    def _is_introduced(self, mark: Mark) -> bool:
        """Whether the unit right before ends with a colon, so that a list goes under it whatever its rank."""
        last = self._last
        if last.kind is UnitKind.TABLE or not self._body[last.start : last.end].rstrip("*_").endswith(":"):
            return False
        return mark.style.is_bullet or (mark.style.kind is UnitKind.POINT and last.kind is UnitKind.ITEM)

    def _add_unnumbered(self, segment: Segment) -> None:
        kind = UnitKind.TABLE if segment.is_table else UnitKind.PARAGRAPH
        hashes = _HASHES.match(self._body, segment.start, segment.end)
        start = hashes.end() if hashes else segment.start
        if _BRACKETED.match(self._body, start, segment.end):
            self._close_to(lambda node: node.is_numbered and _is_headed(node, self._body))
        else:
            self._close_to(lambda node: node.is_numbered)
        node = _Node(kind, start, segment.end)
        node.address = self.names.next(_LETTERS[kind], self._stack[-1])
        self._put(self._stack[-1], node)

    def _is_missing_title(self, segment: Segment) -> bool:
        last = self._last
        is_alone = last.start == last.end and last.style is not None and last.style.is_heading
        return is_alone and not segment.is_table and is_title_like(self._body[segment.start : segment.end])

    def _put(self, parent: _Node, node: _Node) -> None:
        parent.children.append(node)
        self._last = node

    def _close_to(self, holds: Callable[[_Node], bool]) -> None:
        """Closes open units until one is left that can hold what comes; the root holds everything."""
        while len(self._stack) > 1 and not holds(self._stack[-1]):
            self._stack.pop()


class _Names:
    """Gives units their addresses, and notes numbers that are used twice or skipped."""

    def __init__(self, root: _Node) -> None:
        self.findings: list[Finding] = []
        self._root = root
        self._uses: Counter[str] = Counter()
        self._latest: dict[str, int] = {}

    def has(self, style: Style) -> bool:
        """Whether a number of this style stood before: then "1.3" under 2 is a part in a wrong place, not an amount."""
        return style.name in self._latest

    def next(self, letter: str, parent: _Node) -> str:
        """The address of what has no number: by its position among its like."""
        parent.counts[letter] += 1
        return self._unique(_joined(parent.address, f"{letter}{parent.counts[letter]}"))

    def of(self, mark: Mark, stack: list[_Node]) -> str:
        """The address of a numbered unit under the last of the stack."""
        if mark.style.is_bullet:
            return self.next(mark.style.word, stack[-1])
        parent = self._root if mark.style.is_global else stack[-1]
        own = f"{mark.style.word} {_own_number(mark.label, stack)}".strip()
        address = self._unique(_joined(parent.address, own))
        self._compare(mark, parent, address)
        return address

    def _unique(self, address: str) -> str:
        name = anchor(address)
        self._uses[name] += 1
        return address if self._uses[name] == 1 else self._unique(f"{address} (lần {self._uses[name]})")

    def _compare(self, mark: Mark, parent: _Node, address: str) -> None:
        siblings = parent.labels.setdefault(mark.style.name, [])
        if mark.label in siblings:
            self.findings.append(Finding("S001", {"label": mark.label, "address": address}, mark.start))
        elif self._is_misplaced(mark, parent):
            self.findings.append(Finding("S003", {"label": mark.label, "upper": parent.label}, mark.start))
        elif self._is_skipped(mark, siblings):
            previous = siblings[-1] if siblings else "…"
            self.findings.append(Finding("S002", {"previous": previous, "label": mark.label}, mark.start))
        siblings.append(mark.label)
        self._latest[mark.style.name] = mark.value or 0

    def _is_misplaced(self, mark: Mark, parent: _Node) -> bool:
        """Whether "1.3" stands under the clause 2."""
        if mark.style.name != "dotted" or parent.kind is not UnitKind.CLAUSE:
            return False
        return not mark.label.startswith(f"{parent.label}.")

    def _is_skipped(self, mark: Mark, siblings: list[str]) -> bool:
        if mark.value is None or mark.value <= 1:
            return False
        if siblings:
            return markers.is_gap(mark, mark.style.value(siblings[-1]) or 0)
        # Articles run through the chapters, and sections may: "A. I. II. B. III."
        return self._latest.get(mark.style.name, 0) + 1 != mark.value


def _joined(upper: str, own: str) -> str:
    return f"{upper}.{own}" if upper else own


def _own_number(label: str, stack: list[_Node]) -> str:
    """A label without the numbers of the units around it: "1.3" under "1" is "3"."""
    upper = next((n.label for n in reversed(stack) if n.label and label.startswith(f"{n.label}.")), None)
    return label[len(upper) + 1 :] if upper else label


def _words_of(body: str, mark: Mark, end: int) -> tuple[int, int]:
    """Where a numbered unit's words begin and end, without the emphasis around number and words."""
    start = mark.rest
    if mark.emphasis and _closes(body, mark, end):
        end -= len(mark.emphasis)
    if body.startswith("**", start) and body.find("**", start + 2, end) == end - 2:
        start, end = start + 2, end - 2
    return _stripped(body, start, max(start, end))


def _closes(body: str, mark: Mark, end: int) -> bool:
    """Whether the emphasis that opens before the number closes at the unit's end."""
    return body.endswith(mark.emphasis, mark.rest, end) and body.count(mark.emphasis, mark.rest, end) % 2 == 1


def _stripped(body: str, start: int, end: int) -> tuple[int, int]:
    words = body[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


# A heading has no full stop, and is not much longer than this.
_LONGEST_TITLE = 250
_LONGEST_WITH_COLON = 80
# "UBND." is an abbreviation, not a heading in capitals.
_SHORTEST_IN_CAPITALS = 6
_LEAD_IN = re.compile(r"(?:sau(?: đây)?|gồm|là|rằng|cụ thể|như):\Z", re.IGNORECASE)


def is_title_like(words: str) -> bool:
    """Whether words look like a heading: capitals, or short and without a full stop.

    >>> is_title_like("Nội dung tuyên truyền"), is_title_like("Tổ chức với các nội dung sau:")
    (True, False)
    """
    bare = words.strip("*_ \n")
    if _is_in_capitals(bare):
        return True
    if bare.endswith(":"):
        return len(bare) <= _LONGEST_WITH_COLON and not _LEAD_IN.search(bare)
    return 0 < len(bare) <= _LONGEST_TITLE and bare[-1] not in ".;,!?…"


def _is_in_capitals(words: str) -> bool:
    return words.isupper() and len(words) >= _SHORTEST_IN_CAPITALS and words[-1] != ";"


def _is_headed(node: _Node, body: str) -> bool:
    return is_title_like(body[node.start : node.end])


def _has_title(node: _Node, body: str) -> bool:
    """Whether the node is a heading: a chapter by its form alone, a clause if there is something under it too."""
    if not node.is_numbered or not node.style or not _is_headed(node, body):
        return False
    return node.style.is_heading or bool(node.children) or _is_in_capitals(body[node.start : node.end])


def _unit(node: _Node, body: str) -> Unit:
    words = body[node.start : node.end]
    title = words if _has_title(node, body) else None
    return Unit(
        kind=node.kind,
        label=node.label or None,
        marker=node.marker,
        title=title,
        text="" if title else words,
        address=node.address,
        start=node.start,
        children=tuple(_unit(child, body) for child in node.children),
    )
