"""Generated pages as MkDocs takes them without more ado: their HTML made beforehand, its own rendering left out.

MkDocs accepts any instance of its Page class as a file's page; one that brings content and table of contents costs the
template alone, a fifth of a page's time.
"""

from __future__ import annotations

import zlib
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from danchieu.markup import Rendered, render

# What the reader of our Markdown stands for; with any other extension Python-Markdown has to read the pages itself.
_EXTENSIONS = frozenset(
    ("admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc")
)
_FASTEST = 1  # of zlib's levels: thousands of pages wait in memory for their turn


class ReadyPage(Page):
    """A page that brings its HTML."""

    def __init__(self, rendered: Rendered, file: File, config: MkDocsConfig) -> None:
        self._html = zlib.compress(rendered.html.encode(), _FASTEST)
        super().__init__(None, file, config)
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


def can_be_ready(config: MkDocsConfig) -> bool:
    """Whether pages may bring their HTML: no plugin wants their Markdown, no extension reads it in another way."""
    wanted: list[Any] = config.plugins.events["page_markdown"]
    return not wanted and set(config.markdown_extensions) <= _EXTENSIONS


def make_ready(uri: str, text: str, file: File, config: MkDocsConfig) -> None:
    """Gives the file of a generated page its ready page; one in a form that only Python-Markdown reads has none."""
    rendered = render(uri, text)
    if rendered is not None:
        ReadyPage(rendered, file, config)
