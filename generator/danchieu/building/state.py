"""What a build remembers for the next one."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from danchieu.building.ledger import Ledger
from danchieu.corpus import Corpus
from danchieu.pages import Around
from danchieu.publication import Manifest, Published, Spare
from danchieu.store import Store


@dataclass(frozen=True)
class State:
    """The last build of one site: what it was made from, what was made, and the files that stand.

    `surroundings` and `files` are digests; `keys` and `counts` name, by id, what was kept of each document. `shared`
    are the files that belong to no job and not to the search index, `index` those of the index.
    """

    surroundings: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    counts: Mapping[str, str] = field(default_factory=dict)
    index: frozenset[str] = frozenset()
    around: Around = field(default_factory=Around)
    manifest: Manifest = field(default_factory=dict)


def recall(store: Store, site: str) -> State:
    """What the last build of a site left; nothing where there was none."""
    kept = store.get("state", site)
    if kept is None:
        return State()
    state: State = pickle.loads(kept)  # noqa: S301
    return replace(state, manifest={path: Published(*one) for path, one in state.manifest.items()})


def recall_ledger(store: Store, site: str) -> Ledger:
    """What the jobs of the last build of a site read and made."""
    kept = store.get("ledger", site)
    return Ledger(*pickle.loads(kept)) if kept else Ledger()  # noqa: S301


def recall_spare(store: Store, site: str) -> Spare | None:
    """What is known of a site's spare; nothing while a build is at work on it, or was when it was cut off."""
    kept = store.get("spare", site)
    return pickle.loads(kept) if kept else None  # noqa: S301


def remember_spare(store: Store, site: str, spare: Spare | None) -> None:
    """Keeps what is known of a site's spare."""
    store.put("spare", [(site, pickle.dumps(spare))])
    store.commit()


def recall_corpus(store: Store, site: str) -> Corpus | None:
    """The corpus of the last build of a site, without its texts."""
    kept = store.get("corpus", site)
    return pickle.loads(kept) if kept else None  # noqa: S301


def remember(store: Store, site: str, state: State, ledger: Ledger, corpus: Corpus) -> None:
    """Keeps what the next build of a site needs, of the corpus all but its texts.

    All of it at once: the state of one build with the corpus of another would leave pages as they were.
    """
    plain = replace(state, manifest={path: tuple(one) for path, one in state.manifest.items()})  # type: ignore[misc]
    store.put("corpus", [(site, pickle.dumps(replace(corpus, documents={}, tasks={}, contexts={})))])
    store.put("ledger", [(site, pickle.dumps((ledger.made, ledger.reads)))])
    store.put("state", [(site, pickle.dumps(plain))])
    store.commit()
