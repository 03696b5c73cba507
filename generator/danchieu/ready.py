"""Generated pages as MkDocs takes them without more ado: their HTML made beforehand, its own rendering left out.

MkDocs accepts any instance of its Page class as a file's page; one that brings content and table of contents costs the
template alone, a fifth of a page's time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from danchieu.markup import Links, Rendered, render
from danchieu.pages import Page

# What the reader of our Markdown stands for; with any other extension Python-Markdown has to read the pages itself.
_EXTENSIONS = frozenset(
    ("admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc")
)
_FASTEST = 1  # of zlib's levels: thousands of pages wait in memory for their turn


class ReadyPage(MkDocsPage):
    """A page that brings its HTML."""

    def __init__(self, title: str | None, rendered: Rendered, file: File, config: MkDocsConfig) -> None:
        self._html = zlib.compress(rendered.html.encode(), _FASTEST)
        super().__init__(title, file, config)
        self.meta = dict(rendered.meta)
        tokens: list[Any] = [{"level": h.level, "id": h.id, "name": h.title} for h in rendered.headings]
        self.toc = get_toc(nest_toc_tokens(tokens))

    @property
    def content(self) -> str:
        """The page's HTML."""
        return zlib.decompress(self._html).decode()

    @content.setter
    def content(self, html: str | None) -> None:
        if html is not None:
            self._html = zlib.compress(html.encode(), _FASTEST)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """The source is read already."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML is made already."""


def add_pages(files: Files, config: MkDocsConfig, pages: Iterable[Page]) -> set[str]:
    """Adds generated pages to MkDocs's files, ready where they can be, and gives the addresses that these link to.

    A page of the same address that a person wrote wins.
    """
    is_quick, names = _can_be_ready(config), dict(_named(config.nav))
    links: set[str] = set()
    for page in pages:
        if files.get_file_from_path(page.uri) is None:
            file = File.generated(config, page.uri, content=page.text)
            files.append(file)
            if file.is_documentation_page():
                rendered = render(page.uri, page.text) if is_quick else None
                if rendered is not None:
                    ReadyPage(names.get(page.uri), rendered, file, config)
                links.update(uri for uri, _ in rendered.links) if rendered else links.update(_links(page))
    return links


def add_standing(files: Files, config: MkDocsConfig, uris: Iterable[str]) -> None:
    """Adds pages that stand already: links and the navigation may lead to them, and they are not built."""
    for uri in uris:
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.EXCLUDED))


def keep_only_the_nav(files: Files, config: MkDocsConfig) -> None:
    """Leaves of MkDocs's own files those that the navigation names, not to be built."""
    in_nav = dict(_named(config.nav))
    for file in list(files):
        if file.src_uri in in_nav:
            file.inclusion = InclusionLevel.EXCLUDED
        else:
            files.remove(file)


def nav_pages(config: MkDocsConfig) -> list[str]:
    """The pages that the navigation names."""
    return [uri for uri, _ in _named(config.nav) if uri.endswith(".md")]


def _can_be_ready(config: MkDocsConfig) -> bool:
    """Whether pages may bring their HTML: no plugin wants their Markdown, no extension reads it in another way."""
    wanted: list[Any] = config.plugins.events["page_markdown"]
    return not wanted and set(config.markdown_extensions) <= _EXTENSIONS


_HREF = re.compile(r"\]\(([^()\s#]+)")


def _links(page: Page) -> Iterator[str]:
    """The addresses that a page links to which Python-Markdown has to read."""
    links = Links(page.uri)
    for line in page.text.splitlines():
        for href in _HREF.findall(line) if not line.startswith("    ") else ():
            links.served(href)
    return iter(uri for uri, _ in links.pages)


def _named(nav: object, name: str | None = None) -> Iterator[tuple[str, str | None]]:
    """The addresses of a navigation, each with the name that it has there."""
    if isinstance(nav, str):
        yield nav, name
    elif isinstance(nav, dict):
        for label, item in nav.items():
            yield from _named(item, label)
    elif isinstance(nav, list):
        for item in nav:
            yield from _named(item)
