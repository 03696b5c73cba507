"""Relations (lược đồ): how each document stands to those that it names, and to its own kin of other years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danchieu.catalogue import Catalogue
from danchieu.linked import LinkedRecord
from danchieu.model import Relation


@dataclass(frozen=True, slots=True)
class Tie:
    """`source` says that it stands so to `target`, in the clauses of these addresses; none where the catalogue says it."""

    source: str
    target: str
    relation: Relation
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of one document, in both directions."""

    outgoing: tuple[Tie, ...] = ()
    incoming: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """A plan's kin, by id: the same body's plan of the year before and after, and the plan of a higher body above it."""

    previous: str | None = None
    next: str | None = None
    parent: str | None = None


def ties(documents: Mapping[str, LinkedRecord], catalogue: Catalogue) -> Mapping[str, Ties]:
    """The ties of all documents that have any, by id: records, works and wanted works."""
    return {}


def lineages(
    documents: Mapping[str, LinkedRecord], catalogue: Catalogue, found: Mapping[str, Ties]
) -> Mapping[str, Lineage]:
    """The kin of every document that has any, by id."""
    return {}
