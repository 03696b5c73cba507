"""Bodies in the order of their tree: each below the one above it, with its days and who took its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from danchieu.corpus import Corpus
from danchieu.model import Body
from danchieu.pages import names, paths
from danchieu.pages.lists import Section, counted
from danchieu.pages.markdown import clipped, escape, link
from danchieu.pages.shelves import Shelf
from danchieu.text import fold

# A list is not set further in than this, whatever the catalogue says.
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """A body in its tree; `above` is where its parent stands."""

    body: Body
    above: Standing | None = None
    depth: int = 0


def in_tree(bodies: Iterable[Body]) -> list[Standing]:
    """The bodies from the top down, those of one parent by name.

    A parent that is not among them counts as none. A loop of parents has no top: it begins at its first entry.
    """
    own = {body.key: body for body in bodies}
    below: dict[str | None, list[Body]] = defaultdict(list)
    for body in sorted(own.values(), key=lambda b: fold(b.name)):
        below[body.parent if body.parent in own else None].append(body)
    found: dict[str, Standing] = {}
    for top in (*below[None], *own.values()):
        rest = [Standing(top)]
        while rest:
            standing = rest.pop()
            if standing.body.key not in found:
                found[standing.body.key] = standing
                rest += [Standing(b, standing, standing.depth + 1) for b in reversed(below[standing.body.key])]
    return list(found.values())


def body_tree(heading: str, corpus: Corpus, bodies: Iterable[Body], shelves: Mapping[str, Shelf]) -> Section:
    """The section that lists bodies as a tree; `shelves` are the documents of each, by key."""

    def lines(here: str, part: Sequence[Standing]) -> list[str]:
        above = list(_above(part[0]))[::-1][:_DEEPEST]
        return [
            '<div class="body-tree" markdown>',
            "",
            *(_line(standing, f'<span class="tree-above">{_name(standing.body)}</span>') for standing in above),
            *(_line(standing, _item(corpus, here, standing.body, shelves)) for standing in part),
            "",
            "</div>",
        ]

    return Section(heading, in_tree(bodies), lines)


def _above(standing: Standing) -> Iterator[Standing]:
    """What a list that begins further down repeats, from the nearest up."""
    while standing.above is not None:
        standing = standing.above
        yield standing


def _line(standing: Standing, words: str) -> str:
    return f"{'    ' * min(standing.depth, _DEEPEST)}- {words}"


def _item(corpus: Corpus, here: str, body: Body, shelves: Mapping[str, Shelf]) -> str:
    count = shelves.get(body.key, Shelf()).count
    name = counted(body_link(here, body), count) if count else body_link(here, body)
    notes = " · ".join(_notes(corpus, here, body))
    return f'{name} <span class="doc-date">{notes}</span>' if notes else name


def _notes(corpus: Corpus, here: str, body: Body) -> Iterator[str]:
    if body.since:
        yield f"từ {names.short_date(body.since)}"
    if body.until:
        yield f"đến {names.short_date(body.until)}"
    successor = corpus.catalogue.bodies.get(body.successor or "")
    if successor:
        yield f"kế tục: {body_link(here, successor)}"


def body_link(here: str, body: Body) -> str:
    """A body's name with a link to its page."""
    return link(_name(body), paths.relative(here, paths.body(body.key)))


def _name(body: Body) -> str:
    return escape(clipped(body.name))
