"""Follows every link of a built site."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from danchieu.following import dead_links


@dataclass
class Html(HTMLParser):
    """The links and loaded files of one page."""

    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := found.get(name))]


def read(path: Path) -> Html:
    page = Html()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def broken_links(site: Path) -> list[str]:
    """Each link within the site that leads to no file or no anchor, as "page → link"."""
    return [f"{page} → {link}" for page, link in dead_links(site)]


def other_hosts(site: Path) -> list[str]:
    """Each address of another host that a page links to or loads."""
    pages = {path: read(path) for path in site.rglob("*.html")}
    return sorted({link for page in pages.values() for link in page.links if urlsplit(link).netloc})
