"""What a page reads of the corpus, so that it is made again when that changes, and only then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from danchieu.catalogue import Catalogue
from danchieu.corpus import Corpus

Value = TypeVar("Value")

ALL = "*"  # the key of a whole mapping
Read = tuple[str, str]  # a mapping's name and a key of it

_CATALOGUE = ("works", "bodies")


class Watched(Mapping[str, Value]):
    """A mapping that notes which of its keys were asked for."""

    def __init__(self, name: str, inner: Mapping[str, Value], seen: set[Read]) -> None:
        self._name, self._inner, self._seen = name, inner, seen

    def __getitem__(self, key: str) -> Value:
        self._seen.add((self._name, key))
        return self._inner[key]

    def get(self, key: str, default: Value | None = None) -> Value | None:  # type: ignore[override]
        """As of any mapping; without the cost of an exception."""
        self._seen.add((self._name, key))
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._seen.add((self._name, str(key)))
        return key in self._inner

    def __iter__(self) -> Iterator[str]:
        self._seen.add((self._name, ALL))
        return iter(self._inner)

    def __len__(self) -> int:
        self._seen.add((self._name, ALL))
        return len(self._inner)


def watched(corpus: Corpus, seen: set[Read]) -> Corpus:
    """The same corpus, which notes in `seen` what is read of it."""
    known = corpus.catalogue
    catalogue = Catalogue(Watched("works", known.works, seen), Watched("bodies", known.bodies, seen))
    found = {name: Watched(name, getattr(corpus, name), seen) for name in mappings(corpus)}
    return replace(corpus, catalogue=catalogue, **found)


def mappings(corpus: Corpus) -> list[str]:
    """The names of a corpus's mappings."""
    return [field.name for field in fields(corpus) if isinstance(getattr(corpus, field.name), Mapping)]


def changes(before: Corpus, after: Corpus, documents: set[str]) -> set[Read]:
    """What differs between two corpora; of the documents' own text the caller knows."""
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in mappings(after)]
    pairs += [(name, getattr(before.catalogue, name), getattr(after.catalogue, name)) for name in _CATALOGUE]
    found = {("documents", id_) for id_ in documents} | {("tasks", id_) for id_ in documents}
    for name, old, new in pairs:
        if name in ("documents", "tasks"):
            found |= {(name, key) for key in old.keys() ^ new.keys()}
        elif old is not new:
            found |= {(name, key) for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    if before.unread != after.unread:
        found.add(("tasks_of", ALL))
    return found | {(name, ALL) for name, _ in found}
