"""Follows every link of a built site."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit


@dataclass
class Html(HTMLParser):
    """The ids, links and loaded files of one page."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids |= {value for name in ("id", "name") if (value := found.get(name))}
        self.links += [value for name in ("href", "src") if (value := found.get(name))]


def read(path: Path) -> Html:
    page = Html()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def broken_links(site: Path) -> list[str]:
    """Each link within the site that leads to no file or no anchor, as "page → link"; 404.html has none of its own."""
    pages = {path: read(path) for path in site.rglob("*.html") if path.name != "404.html"}
    ids = {path: page.ids for path, page in pages.items()}
    return sorted(
        f"{path.relative_to(site)} → {link}"
        for path, page in pages.items()
        for link in page.links
        if not _leads_somewhere(site, path, link, ids)
    )


def _leads_somewhere(site: Path, page: Path, link: str, ids: dict[Path, set[str]]) -> bool:
    here = "http://site/" + page.relative_to(site).as_posix()
    address, anchor = urldefrag(urljoin(here, link))
    parts = urlsplit(address)
    if parts.netloc != "site":
        return False
    target = site / unquote(parts.path).lstrip("/")
    target = target / "index.html" if target.is_dir() else target
    return target.is_file() and (not anchor or unquote(anchor) in ids.get(target, set()) or anchor == "__top")


def other_hosts(site: Path) -> list[str]:
    """Each address of another host that a page links to or loads."""
    pages = {path: read(path) for path in site.rglob("*.html")}
    return sorted({link for page in pages.values() for link in page.links if urlsplit(link).netloc})
