"""Links between pages: "../van-ban/x.md#ii-1", as files write them, is "../../van-ban/x/#ii-1" to readers."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote


@dataclass(slots=True)
class Links:
    """The links of one page, rewritten; `pages` gathers the other pages that they lead to, with the anchors there."""

    uri: str
    pages: dict[tuple[str, str], None] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)

    def served(self, href: str) -> str:
        """The address that a link on this page has in the site.

        >>> Links("ke-hoach/a.md").served("../van-ban/b.md#ii-1")
        '../../van-ban/b/#ii-1'
        """
        path, mark, anchor = href.partition("#")
        if not path or "://" in path or path.startswith(("/", "mailto:")):
            return href
        if path not in self._known:
            self._known[path] = self._served(path)
        self.pages[(self._there(path), unquote(anchor))] = None
        return f"{self._known[path]}{mark}{anchor}"

    def _there(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), unquote(path)))

    def _served(self, path: str) -> str:
        there = self._there(path)
        folder = served(there)
        found = posixpath.relpath(folder or ".", served(self.uri) or ".")
        return f"{found}/" if folder.endswith("/") or not folder else found


def served(uri: str) -> str:
    """Where a page is served: "ke-hoach/a.md" at "ke-hoach/a/", "nam/index.md" at "nam/"; other files as named."""
    if not uri.endswith(".md"):
        return uri
    base = uri.removesuffix(".md")
    return base.removesuffix("index") if posixpath.basename(base) == "index" else f"{base}/"
