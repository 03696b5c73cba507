"""What a build remembers for the next one."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from danchieu.building.crew import Aside
from danchieu.building.digests import Seen
from danchieu.building.ledger import Ledger
from danchieu.building.sharing import Rows, Shared
from danchieu.building.watching import TEXTS, mappings
from danchieu.corpus import Corpus
from danchieu.pages import Around
from danchieu.publication import Manifest, Published, Spare
from danchieu.store import Store


@dataclass(frozen=True)
class State:
    """The last build of one site: what it was made from, what was made, and the files that stand.

    `surroundings` and `files` are digests; `keys` and `counts` name, by id, what was kept of each document, `catalogue`
    what was kept of all links. `shared` are the files that belong to no job and not to the search index, `index` those
    of the index.
    """

    surroundings: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    catalogue: str = ""
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


def recall_seen(store: Store, content: str) -> dict[str, Seen]:
    """The files of a content folder as they were when they were read last."""
    kept = store.get("seen", content)
    return {path: Seen(*one) for path, one in pickle.loads(kept).items()} if kept else {}  # noqa: S301


def remember_seen(store: Store, content: str, seen: Mapping[str, Seen]) -> None:
    """Keeps how the files of a content folder were when they were read."""
    store.put("seen", [(content, pickle.dumps({path: tuple(one) for path, one in seen.items()}))])
    store.commit()


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
    kept, shared = store.get("corpus", site), store.get("shared", site)
    if kept is None or shared is None:
        return None
    corpus: Corpus = pickle.loads(kept)  # noqa: S301
    return replace(corpus, alike=Shared(pickle.loads(shared)))  # noqa: S301


def packed(corpus: Corpus, old: Corpus | None) -> Callable[[], bytes | None]:
    """Begins to pack what is kept of a corpus, all but its texts; nothing comes of it where `old` is the same."""
    if old is not None and all(getattr(corpus, name) is getattr(old, name) for name in _kept(corpus)):
        return lambda: None
    return Aside(lambda: pickle.dumps(replace(corpus, documents={}, tasks={}, contexts={}, alike={}))).result


def remember(store: Store, site: str, state: State, ledger: Ledger, corpus: bytes | None, shared: Rows | None) -> None:
    """Keeps what the next build of a site needs; of the corpus and of the shared paragraphs only what is new.

    All of it at once: the state of one build with the corpus of another would leave pages as they were.
    """
    if corpus is not None:
        store.put("corpus", [(site, corpus)])
    if shared is not None:
        store.put("shared", [(site, pickle.dumps(shared))])
    plain = replace(state, manifest={path: tuple(one) for path, one in state.manifest.items()})  # type: ignore[misc]
    store.put("ledger", [(site, pickle.dumps((ledger.made, ledger.reads)))])
    store.put("state", [(site, pickle.dumps(plain))])
    store.commit()


def _kept(corpus: Corpus) -> list[str]:
    return [name for name in mappings(corpus) if name not in {*TEXTS, "alike"}]
