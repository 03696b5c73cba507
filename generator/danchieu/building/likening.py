"""The shared paragraphs of a build: those of the last one, but for what changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from danchieu.building.crew import Aside, apart
from danchieu.building.gathering import Gathered, Gatherer
from danchieu.building.sharing import Shared
from danchieu.building.state import State
from danchieu.corpus import Corpus, alike_in
from danchieu.lineage import Lineage
from danchieu.passages import Alike, Earlier, changes
from danchieu.patched import Derived
from danchieu.patched import changed as differing


def begin_alike(
    old: Corpus | None, before: State, corpus: Corpus, gatherer: Gatherer, found: Gathered
) -> Callable[[], Shared]:
    """Begins to look for the shared paragraphs of a corpus; `old` is that of the build before.

    Those of a first build take so much memory that they have to wait until somebody wants them.
    """
    known = old.alike if old else None
    changed = _changed(old, before, corpus, found) if old else []
    wanted = {before.keys[id_] for id_ in changed if id_ in before.keys}
    if old is None or not isinstance(known, Shared) or not gatherer.texts_kept >= wanted:
        return lambda: apart(lambda: Shared.of(alike_in(corpus, gatherer.again().signatures(found.keys))))
    if not changed:
        return lambda: known
    begun = Aside(partial(_changes, old, before, corpus, gatherer, found, changed))

    def result() -> Shared:
        entries = begun.result()
        return known.but(entries) if entries else known

    return result


def _changed(old: Corpus, before: State, corpus: Corpus, found: Gathered) -> list[str]:
    if found.revised:
        return sorted({*found.gists, *differing(old.lineages, corpus.lineages)})
    return [id_ for id_ in {**old.records, **corpus.records} if _kin(id_, old, before) != _kin(id_, corpus, found)]


def _kin(id_: str, corpus: Corpus, keyed: State | Gathered) -> tuple[object, ...]:
    """What the shared paragraphs of a document depend on."""
    record = corpus.records.get(id_)
    return keyed.keys.get(id_), record and record.header, corpus.lineages.get(id_)


def _changes(
    old: Corpus, before: State, corpus: Corpus, gatherer: Gatherer, found: Gathered, changed: Sequence[str]
) -> Mapping[str, Mapping[str, Alike]]:
    gatherer = gatherer.again()
    signatures = gatherer.signatures({id_: before.keys[id_] for id_ in changed if id_ in before.keys})
    earlier = {
        id_: Earlier(signatures[id_], old.records[id_].header, old.lineages.get(id_, Lineage()))
        if id_ in signatures
        else Earlier()
        for id_ in changed
    }
    headers = Derived(corpus.records, lambda id_: corpus.records[id_].header)
    return changes(old.alike, earlier, gatherer.signatures(found.keys), headers, corpus.lineages)
