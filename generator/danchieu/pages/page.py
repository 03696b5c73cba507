"""A page of the site, and the list that continues over several pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from danchieu.pages import paths
from danchieu.pages.markdown import link

Item = TypeVar("Item")

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: where it lies below the documentation folder, and its text."""

    uri: str
    text: str


def page(uri: str, lines: Sequence[str]) -> Page:
    """A page of the given lines."""
    return Page(uri, "\n".join(lines) + "\n")


def paged(
    first: str, items: Sequence[Item], lines: Callable[[str, Sequence[Item], int], list[str]], per_page: int = PER_PAGE
) -> Iterator[Page]:
    """As many pages as `items` need; `lines(uri, items of this page, number)` makes the text of each.

    No page grows with the archive: the next hundred stand on the next page.
    """
    last = max(1, -(-len(items) // per_page))
    for number in range(1, last + 1):
        uri = paths.numbered(first, number)
        part = items[(number - 1) * per_page : number * per_page]
        yield page(uri, lines(uri, part, number) + _pager(first, uri, number, last))


def _pager(first: str, uri: str, number: int, last: int) -> list[str]:
    if last == 1:
        return []
    steps = (
        ("Trang đầu", 1, number > 2),
        ("Trang trước", number - 1, number > 1),
        ("Trang sau", number + 1, number < last),
        ("Trang cuối", last, number < last - 1),
    )
    links = [
        link(label, paths.relative(uri, paths.numbered(first, step))) for label, step, is_there in steps if is_there
    ]
    return ["", f"Trang {number}/{last} · " + " · ".join(links), "{: .pager .ours }"]
