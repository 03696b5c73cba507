"""The ways in by where a document comes from: localities, each within the wider one, and levels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from danchieu.corpus import Corpus
from danchieu.model import Body
from danchieu.pages import paths
from danchieu.pages.hierarchy import body_tree
from danchieu.pages.lists import Entry, Section, entries, holdings, index_pages, sectioned
from danchieu.pages.markdown import escape, facts, link
from danchieu.pages.page import Page
from danchieu.pages.shelves import Shelf, issuer_of, shelved
from danchieu.text import fold

LEVEL_NAMES = {
    "central": "Trung ương",
    "province": "Cấp tỉnh",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
    None: "Chưa rõ cấp",
}
LEVEL_ADDRESSES = {"central": "trung-uong", "province": "tinh", "district": "huyen", "commune": "xa", None: "chua-ro"}

# More bodies than these stand behind the documents of their locality, not before.
_FEW = 30

# A locality by its names, the widest first: ("Bắc Giang", "Lục Ngạn").
Place = tuple[str, ...]


# --- levels --------------------------------------------------------------------------------------------------------


def level_uri(level: str | None) -> str:
    """The page of a level, None for documents whose issuer's level nothing tells."""
    return paths.level(LEVEL_ADDRESSES[level])


def levels(corpus: Corpus, stock: Shelf) -> Mapping[str, tuple[Shelf, Sequence[Body]]]:
    """The levels by address, from the top down, each with the documents and the bodies of that level."""
    bodies: dict[str | None, list[Body]] = defaultdict(list)
    for body in corpus.catalogue.bodies.values():
        bodies[corpus.catalogue.level(body.key)].append(body)
    shelves = shelved(stock, lambda item: [(level_uri(corpus.catalogue.level(issuer_of(item))), "")])
    every = {level: shelves.get(level_uri(level), Shelf()) for level in LEVEL_NAMES}
    return {
        level_uri(level): (Shelf(LEVEL_NAMES[level], shelf.records, shelf.works), bodies[level])
        for level, shelf in every.items()
        if shelf.count or bodies[level]
    }


def level_pages(corpus: Corpus, stock: Shelf, by_body: Mapping[str, Shelf]) -> Iterator[Page]:
    """The list of levels, and the documents and the bodies of each."""
    found = levels(corpus, stock)
    listed = [Entry(shelf.name, uri, shelf.count) for uri, (shelf, _) in found.items()]
    yield from index_pages(paths.LEVELS, "Theo cấp", listed)
    for uri, (shelf, bodies) in found.items():
        yield from sectioned(uri, shelf.name, [*holdings(corpus, shelf), body_tree("Cơ quan", corpus, bodies, by_body)])


# --- localities ----------------------------------------------------------------------------------------------------


def localities(corpus: Corpus) -> Mapping[str, tuple[Place, Sequence[Body]]]:
    """The localities by address, each with the bodies of all levels in it."""
    names: dict[str, Place] = {}
    bodies: dict[str, list[Body]] = defaultdict(list)
    for body in corpus.catalogue.bodies.values():
        for place in _places(corpus, body.key):
            uri = paths.locality(place)
            names.setdefault(uri, place)
            bodies[uri].append(body)
    return {uri: (place, bodies[uri]) for uri, place in sorted(names.items(), key=lambda row: _order(row[1]))}


def _places(corpus: Corpus, key: str | None) -> list[Place]:
    """The locality of a body and those around it, the widest first."""
    names = corpus.catalogue.localities(key)[::-1]
    return [names[:end] for end in range(1, len(names) + 1)]


def _order(place: Place) -> list[str]:
    return [fold(name) for name in place]


def place_links(corpus: Corpus, here: str, key: str) -> str:
    """The localities of a body with links, the widest first: "Bắc Giang › Lục Ngạn"."""
    return " › ".join(_place_link(here, place) for place in _places(corpus, key))


def _place_link(here: str, place: Place) -> str:
    return link(escape(place[-1]), paths.relative(here, paths.locality(place)))


def locality_pages(corpus: Corpus, stock: Shelf, by_body: Mapping[str, Shelf]) -> Iterator[Page]:
    """The list of the widest localities, and each locality with its bodies, their documents, and those within it."""
    places = localities(corpus)
    shelves = shelved(stock, lambda item: [(paths.locality(p), p[-1]) for p in _places(corpus, issuer_of(item))])
    within: dict[Place, list[Entry]] = defaultdict(list)
    for uri, (place, _) in places.items():
        within[place[:-1]].append(Entry(place[-1], uri, shelves.get(uri, Shelf()).count))
    yield from index_pages(paths.LOCALITIES, "Địa phương", within[()])
    for uri, (place, bodies) in places.items():
        sections = [
            Section("Địa phương trực thuộc", within[place], entries),
            *holdings(corpus, shelves.get(uri, Shelf())),
        ]
        sections.insert(0 if len(bodies) <= _FEW else 3, body_tree("Cơ quan", corpus, bodies, by_body))
        yield from sectioned(uri, place[-1], sections, _about(corpus, uri, place, bodies))


def _about(corpus: Corpus, here: str, place: Place, bodies: Sequence[Body]) -> list[str]:
    around = " › ".join(_place_link(here, place[:end]) for end in range(1, len(place)))
    rows = [("Thuộc", around), ("Cơ quan kế tục ở", _succeeded_by(corpus, here, place, bodies))]
    return facts(rows) if any(value for _, value in rows) else []


def _succeeded_by(corpus: Corpus, here: str, place: Place, bodies: Sequence[Body]) -> str:
    """Where the bodies that took the place of these are, if elsewhere: provinces were merged on 1 July 2025."""
    found = dict.fromkeys(p[-1] for body in bodies if body.successor and (p := _places(corpus, body.successor)))
    return ", ".join(_place_link(here, other) for other in found if other[: len(place)] != place)
