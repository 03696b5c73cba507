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
    for number in range(1, page_count(len(items), per_page) + 1):
        yield paged_part(first, items, lines, number, per_page)


def page_count(count: int, per_page: int = PER_PAGE) -> int:
    """How many pages so many items need; a list of nothing has one, too."""
    return max(1, -(-count // per_page))


def paged_part(
    first: str,
    items: Sequence[Item],
    lines: Callable[[str, Sequence[Item], int], list[str]],
    number: int,
    per_page: int = PER_PAGE,
) -> Page:
    """One of the pages that `paged` gives, by its number."""
    uri = paths.numbered(first, number)
    part = items[(number - 1) * per_page : number * per_page]
    return page(uri, lines(uri, part, number) + _pager(first, uri, number, page_count(len(items), per_page)))


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
