"""Page numbers, running heads and feet, and watermarks: what stands on pages and is not of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from danchieu.readers.pdf.leaves import Leaf
from danchieu.readers.pdf.rows import Row

_PAGE_NUMBER = re.compile(
    r"[-–—\[(|\s]*(?:(?:trang|page)\s*)?(?P<number>\d{1,4})(?:\s*(?:[/|]|of|trên)\s*\d{1,4})?[-–—\])|\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")

# Shares of the page's height. What two pages begin with may be the heads of two documents, lower than running heads.
_NUMBER_MARGIN = 0.12
_TEXT_MARGIN = 0.09
_NARROW_MARGIN = 0.075
_FEW_PAGES = 3
_MOST_LINES = 3
_SAME_PLACE = 4.0


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row at the top or bottom of a page; `place` is its distance from the page's lower edge."""

    page: int
    row: Row
    place: float
    margin: float

    @property
    def number(self) -> int | None:
        """The page number that the row shows, if it shows nothing else."""
        match = _PAGE_NUMBER.fullmatch(self.row.text) if self.margin <= _NUMBER_MARGIN else None
        return int(match["number"]) if match else None

    @property
    def pattern(self) -> str:
        """The words without the numbers that change from page to page."""
        return _DIGITS.sub("#", self.row.text)


def without(leaves: Sequence[Leaf]) -> tuple[list[Leaf], list[str]]:
    """The pages without their furniture, and the furniture's lines."""
    edges = [edge for page, leaf in enumerate(leaves) for edge in _edges(page, leaf)]
    dropped = {*_numbers(edges), *_repeated(edges, len(leaves))}
    marks = _watermarks(leaves)
    kept = [_kept(leaf, {row for p, row in dropped if p == page}, marks) for page, leaf in enumerate(leaves)]
    removed = [line for page, leaf in enumerate(leaves) for line in _lines(page, leaf, dropped, marks)]
    return kept, removed


def _lines(page: int, leaf: Leaf, dropped: set[tuple[int, Row]], marks: set[str]) -> Iterator[str]:
    yield from (row.text for row in leaf.rows if (page, row) in dropped)
    yield from (row.text for row in leaf.turned if row.text in marks)


def _kept(leaf: Leaf, dropped: set[Row], marks: set[str]) -> Leaf:
    rows = tuple(row for row in leaf.rows if row not in dropped)
    return replace(leaf, rows=rows, turned=tuple(row for row in leaf.turned if row.text not in marks))


def _edges(page: int, leaf: Leaf) -> Iterator[_Edge]:
    """The outer rows of a page; tables end the search."""
    _, bottom, _, top = leaf.box
    height = max(top - bottom, 1.0)
    highest = max((table.top for table in leaf.tables), default=bottom)
    lowest = min((table.bottom for table in leaf.tables), default=top)
    for row in leaf.rows[:_MOST_LINES]:
        if row.baseline > highest:
            yield _Edge(page, row, row.baseline - bottom, (top - row.baseline) / height)
    for row in leaf.rows[-_MOST_LINES:]:
        if row.baseline < lowest:
            yield _Edge(page, row, row.baseline - bottom, (row.baseline - bottom) / height)


def _numbers(edges: Iterable[_Edge]) -> set[tuple[int, Row]]:
    """Numbers that count the pages, or stand where other pages have such a number."""
    found = [edge for edge in edges if edge.number is not None]
    steps = {(edge.page, (edge.number or 0) - edge.page) for edge in found}
    sure = [e for e in found if _counts(e.page, (e.number or 0) - e.page, steps)]
    places = {round(edge.place / _SAME_PLACE) for edge in sure}
    return {(e.page, e.row) for e in found if e in sure or round(e.place / _SAME_PLACE) in places}


def _counts(page: int, step: int, steps: set[tuple[int, int]]) -> bool:
    return step == 1 or (page - 1, step) in steps or (page + 1, step) in steps


def _repeated(edges: Iterable[_Edge], pages: int) -> set[tuple[int, Row]]:
    """Rows whose words stand at one place of nearly every page."""
    places: dict[tuple[str, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.margin <= (_TEXT_MARGIN if pages > _FEW_PAGES else _NARROW_MARGIN):
            places[edge.pattern, round(edge.place / _SAME_PLACE)].append(edge)
    groups = (group for group in places.values() if _is_usual({edge.page for edge in group}, pages))
    return {(edge.page, edge.row) for group in groups for edge in group}


def _is_usual(found: set[int], pages: int) -> bool:
    """Whether something stands on all pages, but perhaps the first; on long files, on every other page."""
    if pages > 1 and found >= set(range(1, pages)) and len(found) > 1:
        return True
    return pages >= 8 and len(found) >= 0.4 * pages


def _watermarks(leaves: Sequence[Leaf]) -> set[str]:
    pages: dict[str, set[int]] = defaultdict(set)
    for page, leaf in enumerate(leaves):
        for row in leaf.turned:
            pages[row.text].add(page)
    return {text for text, found in pages.items() if _is_usual(found, len(leaves))}
