"""Markdown → HTML for the pages that we write ourselves, at a tenth of the time of Python-Markdown.

Of ten thousand plans' build most would go into rendering Markdown that this program has just written, in the few forms
that it ever writes: headings, paragraphs, lists, tables, links, attribute lists and HTML. This room reads those forms
only, and gives the same HTML, byte for byte, as Python-Markdown with the extensions of mkdocs.yml (the tests compare
both on every page). Whatever else a page holds makes it say so, and Python-Markdown takes the page.
"""

from __future__ import annotations

from danchieu.markup.blocks import Heading, Rendered, render
from danchieu.markup.links import Links, served

__all__ = ["Heading", "Links", "Rendered", "render", "served"]
