"""The cascade: from a resolution down to the documents that carry it out, directly or through one another.

A plan that names the resolution and a provincial plan that carries the resolution out stands below the provincial
plan alone. One that names two plans of which neither carries the other out stands below the more specific, and is
only mentioned below the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from danchieu.branches import Branch
from danchieu.catalogue import Catalogue
from danchieu.lineage import Lineage, rank
from danchieu.model import Relation, Work
from danchieu.relations import Ties


@dataclass(frozen=True, slots=True)
class Carried:
    """What a document carries out, the most specific first, and the documents that carry it out; by id."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A document in a cascade, `depth` steps below its root; only mentioned here where it `stands` elsewhere."""

    id: str
    depth: int
    parent: str
    stands: bool = True


Edges = Mapping[str, Sequence[str]]


def carried(
    found: Mapping[str, Ties], kin: Mapping[str, Lineage], catalogue: Catalogue, branches: Mapping[str, Branch]
) -> Mapping[str, Carried]:
    """What carries out what, in order of id: without loops, and without what is said again by a document between."""
    edges = _without_loops({id_: steps_up(id_, found, kin) for id_ in sorted(found)})
    order = _Order(catalogue, branches)
    above = {id_: tuple(sorted(_direct(targets, edges), key=order.up, reverse=True)) for id_, targets in edges.items()}
    below: dict[str, list[str]] = defaultdict(list)
    for id_, targets in above.items():
        for target in targets:
            below[target].append(id_)
    ids = sorted({*above, *below})
    every = {id_: Carried(above.get(id_, ()), tuple(sorted(below.get(id_, ()), key=order.down))) for id_ in ids}
    return {id_: one for id_, one in every.items() if one != Carried()}


def steps_up(id_: str, found: Mapping[str, Ties], kin: Mapping[str, Lineage]) -> list[str]:
    """What a document says that it implements, and the plan that it comes from where it says "căn cứ"."""
    outgoing = found.get(id_, Ties()).outgoing
    implemented = (tie.target for tie in outgoing if tie.relation is Relation.IMPLEMENTS)
    parent = kin[id_].parent if id_ in kin else None
    return sorted({*implemented, *([parent] if parent else [])})


def _without_loops(edges: Edges) -> dict[str, list[str]]:
    """The edges but for those that close a loop, seen from the ids in order."""
    kept: dict[str, list[str]] = {}
    for start in edges:
        if start not in kept:
            _visit(start, edges, kept)
    return kept


def _visit(start: str, edges: Edges, kept: dict[str, list[str]]) -> None:
    # Depth first without recursion: plans may follow one another by the thousand. `path` is where the walk stands.
    path = {start: iter(edges[start])}
    kept[start] = []
    while path:
        at = next(reversed(path))
        target = next((target for target in path[at] if target not in path), None)
        if target is None:
            del path[at]
            continue
        kept[at].append(target)
        if target not in kept:
            kept[target] = []
            path[target] = iter(edges.get(target, ()))


def _direct(targets: Sequence[str], edges: Edges) -> list[str]:
    """The targets that no other of them carries out, directly or through more documents."""
    beyond = _reached([up for target in targets for up in edges.get(target, ())], lambda id_: edges.get(id_, ()))
    return [target for target in targets if target not in beyond]


def _reached(starts: Iterable[str], further: Callable[[str], Iterable[str]]) -> set[str]:
    """The starts and all that can be reached from them."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += further(at)
    return reached


# --- order ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Order:
    """Documents by the level and the branch of their issuers, the highest first."""

    catalogue: Catalogue
    branches: Mapping[str, Branch]

    def down(self, id_: str) -> tuple[bool, int, int, str, str]:
        """From the centre to the ground, what is unknown last."""
        work = self.catalogue.works.get(id_)
        level = rank(self.catalogue, work.issuer if work else None)
        branch = self.branches.get((work.issuer if work else None) or "")
        return level < 0, level, list(Branch).index(branch) if branch else len(Branch), _day(work), id_

    def up(self, id_: str) -> tuple[int, str, str]:
        """The most specific first when reversed: from the ground to the centre, the latest first."""
        work = self.catalogue.works.get(id_)
        return rank(self.catalogue, work.issuer if work else None), _day(work), id_


def _day(work: Work | None) -> str:
    return str(work.date or "") if work else ""


# --- one tree ------------------------------------------------------------------------------------------------------


def implementers(found: Mapping[str, Carried], root: str) -> set[str]:
    """All documents that carry out `root`, directly or through one another."""
    return _reached(_below(found, root), lambda id_: _below(found, id_))


def tree(found: Mapping[str, Carried], root: str) -> tuple[Step, ...]:
    """The cascade of `root` from the top down; each document stands in it once.

    >>> tree({"a": Carried(below=("b",)), "b": Carried(above=("a",))}, "a")
    (Step(id='b', depth=1, parent='a', stands=True),)
    """
    inside = {root, *implementers(found, root)}
    homes = {id_: next(up for up in found[id_].above if up in inside) for id_ in inside - {root}}
    steps: list[Step] = []
    waiting = [(id_, root, 1) for id_ in reversed(_below(found, root))]
    while waiting:
        id_, parent, depth = waiting.pop()
        stands = homes[id_] == parent
        steps.append(Step(id_, depth, parent, stands))
        if stands:
            waiting += [(child, id_, depth + 1) for child in reversed(_below(found, id_))]
    return tuple(steps)


def _below(found: Mapping[str, Carried], id_: str) -> tuple[str, ...]:
    return found[id_].below if id_ in found else ()
