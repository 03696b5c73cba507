"""Wanted works whose id has grown: what was published under the shorter one leads on, or offers what may be meant."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence

from danchieu.corpus import Corpus
from danchieu.pages import names, paths
from danchieu.pages.lists import head, work_list
from danchieu.pages.page import Page, page
from danchieu.wanted import former

# Written as it is: a redirection has nothing for a theme to dress.
_REDIRECTION = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<title>{name}</title>
<p>Trang này nay ở <a href="{href}">{name}</a>.</p>
</html>
"""


def moved_pages(corpus: Corpus) -> Iterator[Page]:
    """A page at each former id that no other document has."""
    for id_, meant in sorted(former(corpus.named).items()):
        known = [other for other in meant if other in corpus.wanted]
        if known and id_ not in corpus.catalogue.works:
            yield _redirection(corpus, id_, known[0]) if len(known) == 1 else _choice(corpus, id_, known)


def _redirection(corpus: Corpus, id_: str, now: str) -> Page:
    href = paths.served(f"van-ban/{id_}.md", f"van-ban/{now}.md")
    name = names.target_name(corpus, now)
    return Page(f"van-ban/{id_}/index.html", _REDIRECTION.format(href=html.escape(href), name=html.escape(name)))


def _choice(corpus: Corpus, id_: str, known: Sequence[str]) -> Page:
    here = f"van-ban/{id_}.md"
    return page(here, [*head("Có thể là một trong những văn bản này"), *work_list(corpus, here, known)])
