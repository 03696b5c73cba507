"""Every link of a built site, followed within the site: what leads to no file or no anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit


class Dead(NamedTuple):
    """A link that leads nowhere: the page below the site's folder, and the link as it is written there."""

    page: str
    link: str


def dead_links(site: Path, base: str = "/") -> Iterator[Dead]:
    """The links between pages of a site that lead nowhere, in order of page; `base` is the path that it is served at.

    404.html is served at any address; its links begin with the base.
    """
    pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    ids = {path: page.ids for path, page in pages.items()}
    for path, page in pages.items():
        for link in dict.fromkeys(page.links):
            if not _leads_somewhere(site, path, link, ids, base):
                yield Dead(path.relative_to(site).as_posix(), link)


class _Html(HTMLParser):
    """The ids and links of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = {"", "__top"}  # what the theme's "to the top" means
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Notes what a tag says."""
        found = dict(attrs)
        self.ids |= {value for name in ("id", "name") if (value := found.get(name))}
        self.links += [value for name in ("href", "src") if (value := found.get(name))]


def _read(path: Path) -> _Html:
    page = _Html()
    page.feed(path.read_text(encoding="utf-8"))
    return page


_HOST = "site.invalid"


def _leads_somewhere(site: Path, page: Path, link: str, ids: Mapping[Path, set[str]], base: str) -> bool:
    here = f"http://{_HOST}{base.rstrip('/')}/{page.relative_to(site).as_posix()}"
    address, anchor = urldefrag(urljoin(here, link))
    parts = urlsplit(address)
    if parts.netloc != _HOST:
        return True
    path = unquote(parts.path)
    if not f"{path}/".startswith(f"{base.rstrip('/')}/"):
        return False
    target = site / path.removeprefix(base.rstrip("/")).lstrip("/")
    target = target / "index.html" if target.is_dir() else target
    return target.is_file() and (target.suffix != ".html" or unquote(anchor) in ids.get(target, set()))
