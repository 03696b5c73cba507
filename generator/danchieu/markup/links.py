"""Links between pages: "../van-ban/x.md#ii-1", as files write them, is "../../van-ban/x/#ii-1" to readers."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote


@dataclass(slots=True)
class Links:
    """The links of one page, rewritten; `pages` gathers the pages that they lead to, with the anchors there."""

    uri: str
    pages: dict[tuple[str, str], None] = field(default_factory=dict)
    _folder: str = field(init=False)
    _here: str = field(init=False)

    def __post_init__(self) -> None:
        self._folder, self._here = posixpath.dirname(self.uri), served(self.uri)

    def served(self, href: str) -> str:
        """The address that a link on this page has in the site.

        >>> Links("ke-hoach/a.md").served("../van-ban/b.md#ii-1")
        '../../van-ban/b/#ii-1'
        """
        path, mark, anchor = href.partition("#")
        if not path or "://" in path or path.startswith(("/", "mailto:")):
            return href
        there, address = _led(self._folder, self._here, path)
        self.pages[there, unquote(anchor) if anchor else ""] = None
        return f"{address}{mark}{anchor}"


@lru_cache(maxsize=1 << 16)
def _led(folder: str, here: str, path: str) -> tuple[str, str]:
    """The page that a path leads to from one in that folder, and its address seen from where that one is served."""
    there = posixpath.normpath(posixpath.join(folder, unquote(path)))
    address = served(there)
    return there, _seen_from(here, address)


def _seen_from(here: str, address: str) -> str:
    """The way from one address of the site to another; `relpath` would ask for the working folder each time."""
    steps, goal = [step for step in here.split("/") if step], [step for step in address.split("/") if step]
    shared = len(posixpath.commonprefix([steps, goal]))
    found = "/".join([*[".."] * (len(steps) - shared), *goal[shared:]]) or "."
    return f"{found}/" if address.endswith("/") or not address else found


def served(uri: str) -> str:
    """Where a page is served: "ke-hoach/a.md" at "ke-hoach/a/", "nam/index.md" at "nam/"; other files as named."""
    if not uri.endswith(".md"):
        return uri
    base = uri.removesuffix(".md")
    return base.removesuffix("index") if posixpath.basename(base) == "index" else f"{base}/"
