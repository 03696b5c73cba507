"""How to cite a document, as text to take along: the whole block is ours."""

from __future__ import annotations

import html

from danchieu.forms import Form
from danchieu.model import Header
from danchieu.quotation import full, short


def quotes(header: Header, issuer: str | None, form: Form | None) -> list[str]:
    """The citation for a first mention and the one for those after it."""
    rows = (("Lần đầu", "quote-full", full(header, issuer, form)), ("Những lần sau", "quote-short", short(header)))
    lines = (f'<dt>{label}</dt><dd class="{name}">{html.escape(words)}</dd>' for label, name, words in rows)
    return ["## Trích dẫn văn bản này { #trich-dan .ours }", "", '<dl class="quotes ours">', *lines, "</dl>", ""]
