"""What a page reads of the corpus, so that it is made again when that changes, and only then."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from danchieu.catalogue import Catalogue
from danchieu.corpus import Corpus
from danchieu.patched import changed

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

ALL = "*"  # the key of a whole mapping
Read = tuple[str, Hashable]  # a mapping's name and a key of it


class Watched(Mapping[Key, Value]):
    """A mapping that notes which of its keys were asked for."""

    def __init__(self, name: str, inner: Mapping[Key, Value], seen: set[Read]) -> None:
        self._name, self._inner, self._seen = name, inner, seen

    def __getitem__(self, key: Key) -> Value:
        self._seen.add((self._name, key))
        return self._inner[key]

    def get(self, key: Key, default: Value | None = None) -> Value | None:  # type: ignore[override]
        """As of any mapping; without the cost of an exception."""
        self._seen.add((self._name, key))
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._seen.add((self._name, key))
        return key in self._inner

    def __iter__(self) -> Iterator[Key]:
        self._seen.add((self._name, ALL))
        return iter(self._inner)

    def __len__(self) -> int:
        self._seen.add((self._name, ALL))
        return len(self._inner)


def watched(corpus: Corpus, seen: set[Read]) -> Corpus:
    """The same corpus, which notes in `seen` what is read of it."""
    known = corpus.catalogue
    catalogue = Catalogue(Watched("works", known.works, seen), Watched("bodies", known.bodies, seen))
    found: dict[str, Any] = {name: Watched(name, getattr(corpus, name), seen) for name in mappings(corpus)}
    return replace(corpus, catalogue=catalogue, **found)


def mappings(corpus: Corpus) -> list[str]:
    """The names of a corpus's mappings."""
    return [field.name for field in fields(corpus) if isinstance(getattr(corpus, field.name), Mapping)]


# Of these the caller knows what changed: they are read from the disk.
TEXTS = ("documents", "tasks", "contexts")


def changes(before: Corpus, after: Corpus, edited: Iterable[str], reworded: Iterable[str]) -> set[Read]:
    """What differs between two corpora.

    The documents `edited` have another text, and those `reworded` other words around their citations.
    """
    names = [name for name in (*mappings(after), "works", "bodies") if name not in TEXTS]
    pairs = [(name, mapping_of(before, name), mapping_of(after, name)) for name in names]
    found: set[Read] = {(name, id_) for id_ in edited for name in ("documents", "tasks")}
    found |= {("contexts", id_) for id_ in reworded}
    found |= {(name, key) for name, old, new in pairs for key in _different(old, new)}
    if before.unread != after.unread:
        found.add(("tasks_of", ALL))
    return found | {(name, ALL) for name, _ in found}


def mapping_of(corpus: Corpus, name: str) -> Mapping[Any, Any]:
    """A mapping of the corpus or of its catalogue."""
    found: Mapping[Any, Any] = getattr(corpus.catalogue if name in ("works", "bodies") else corpus, name)
    return found


def _different(old: Mapping[Any, object], new: Mapping[Any, object]) -> Iterator[Hashable]:
    # What is kept as texts is compared as it is kept.
    return changed(getattr(old, "rows", old), getattr(new, "rows", new))
