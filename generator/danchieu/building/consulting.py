"""What the links of a document read of the catalogue, so that they hold still when something else in it changes."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field

from danchieu.building.digests import of_texts
from danchieu.building.watching import Read, Watched
from danchieu.catalogue import Catalogue
from danchieu.corpus import Entries
from danchieu.keys import Index
from danchieu.patched import changed
from danchieu.settings import Settings


@dataclass(frozen=True, slots=True)
class Consulted:
    """A state of the catalogue under its `id`, with all that links may have read of it.

    Bodies and settings are read as a whole: they stand together in `base`. `entries` are works by id and by what they
    are cited as.
    """

    id: str = ""
    base: str = ""
    entries: Mapping[Read, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Entries, places: Index, settings: Settings) -> Consulted:
        """The state of a catalogue."""
        known = entries.catalogue
        base = of_texts([repr(settings), *map(repr, known.bodies.values())])
        found: dict[Read, str] = {("works", id_): of_texts([repr(work)]) for id_, work in known.works.items()}
        # The order of works is no reason to lead a citation elsewhere, but that of two under one name may be.
        found |= {("by_key", key): " ".join(ids) for key, ids in places.by_key.items()}
        return cls(of_texts([base, *(f"{key} {value}" for key, value in found.items())]), base, found)

    def differing(self, other: Consulted) -> set[Read] | None:
        """What somebody may have read of the one that the other says otherwise; None where that is everything."""
        return set(changed(self.entries, other.entries)) if self.base == other.base else None

    def packed(self) -> bytes:
        """As it is kept."""
        return pickle.dumps((self.id, self.base, self.entries))

    @classmethod
    def unpacked(cls, kept: bytes | None) -> Consulted:
        """What was packed."""
        return cls(*pickle.loads(kept)) if kept else cls()  # noqa: S301


def consulted(places: Index, seen: set[Read]) -> Index:
    """The same, which notes in `seen` what is read of its works."""
    known = places.catalogue
    works = Watched("works", known.works, seen)
    return Index(Catalogue(works, known.bodies), Watched("by_key", places.by_key, seen))
