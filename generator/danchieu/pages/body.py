"""Issuing bodies: a page for each, and the tree of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from danchieu.corpus import Corpus
from danchieu.model import Body
from danchieu.pages import names, paths
from danchieu.pages.hierarchy import body_link, body_tree
from danchieu.pages.lists import holdings, sectioned
from danchieu.pages.markdown import escape, facts, link
from danchieu.pages.page import Page
from danchieu.pages.places import LEVEL_NAMES, level_uri, place_links
from danchieu.pages.shelves import Shelf, issuer_of, shelved
from danchieu.pages.tasks import tasks_link

_SHOWN_ABOVE = 6


def by_body(stock: Shelf) -> Mapping[str, Shelf]:
    """The documents of each body, by its key."""
    return shelved(stock, lambda item: [(issuer_of(item), "")])


def body_pages(corpus: Corpus, shelves: Mapping[str, Shelf]) -> Iterator[Page]:
    """The tree of bodies and the page of each."""
    bodies = corpus.catalogue.bodies.values()
    yield from sectioned(paths.BODIES, "Cơ quan ban hành", [body_tree("", corpus, bodies, shelves)])
    below: dict[str | None, list[Body]] = defaultdict(list)
    before: dict[str | None, list[Body]] = defaultdict(list)
    for body in bodies:
        below[body.parent].append(body)
        before[body.successor].append(body)
    for body in bodies:
        here = paths.body(body.key)
        under = body_tree("Cơ quan trực thuộc", corpus, below[body.key], shelves)
        documents = holdings(corpus, shelves.get(body.key, Shelf()))
        earlier = body_tree("Tiền thân", corpus, before[body.key], shelves)
        yield from sectioned(here, body.name, [*documents, under, earlier], facts(_rows(corpus, body)))


def _rows(corpus: Corpus, body: Body) -> Iterator[tuple[str, str]]:
    here = paths.body(body.key)
    level = corpus.catalogue.level(body.key)
    above = [b for b in corpus.catalogue.lineage(body.parent) if b.key != body.key]
    successor = corpus.catalogue.bodies.get(body.successor or "")
    yield "Cấp", link(LEVEL_NAMES[level], paths.relative(here, level_uri(level))) if level else ""
    yield "Địa phương", place_links(corpus, here, body.key)
    yield "Cơ quan cấp trên", " › ".join(body_link(here, b) for b in reversed(above[:_SHOWN_ABOVE]))
    yield "Còn gọi là", escape("; ".join(body.aliases))
    yield "Thành lập", names.short_date(body.since) if body.since else ""
    yield "Kết thúc hoạt động", names.short_date(body.until) if body.until else ""
    yield "Nhiệm vụ", tasks_link(corpus, body, here)
    yield "Cơ quan kế tục", body_link(here, successor) if successor else ""
