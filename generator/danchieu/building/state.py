"""What a build remembers for the next one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from danchieu.building.digests import Seen
from danchieu.building.kept import Entries, keep
from danchieu.building.ledger import Ledger
from danchieu.diagnostics import Diagnostic
from danchieu.pages import Around
from danchieu.publication import Manifest, Published, Spare
from danchieu.store import Store


@dataclass(frozen=True)
class State:
    """The last build of one site: what it was made from, what was made, and the files that stand.

    `surroundings` and `files` are digests; `keys` and `counts` name, by id, what was kept of each document, `catalogue`
    what was kept of all links. `shared` are the files that belong to no job and not to the search index, `index` those
    of the index, `originals` those that records were made from, with their names in the content folder.
    """

    surroundings: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    catalogue: str = ""
    shared: frozenset[str] = frozenset()
    counts: Mapping[str, str] = field(default_factory=dict)
    index: frozenset[str] = frozenset()
    originals: Mapping[str, str] = field(default_factory=dict)
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
    return Ledger.of(kept) if kept else Ledger()


def recall_spare(store: Store, site: str) -> Spare | None:
    """What is known of a site's spare; nothing while a build is at work on it, or was when it was cut off."""
    kept = store.get("spare", site)
    return pickle.loads(kept) if kept else None  # noqa: S301


def remember_spare(store: Store, site: str, spare: Spare | None) -> None:
    """Keeps what is known of a site's spare."""
    store.put("spare", [(site, pickle.dumps(spare))])
    store.commit()


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks found: what they say of the facts of all records, and of each document by id."""

    of_facts: Sequence[Diagnostic] = ()
    of_documents: Mapping[str, Sequence[Diagnostic]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Diagnostic]:
        yield from (one for some in self.of_documents.values() for one in some)
        yield from self.of_facts


def recall_findings(store: Store, site: str) -> Findings:
    """What the checks of the last build of a site found."""
    kept = store.get("findings", site)
    return Findings(*pickle.loads(kept)) if kept else Findings()  # noqa: S301


@dataclass(frozen=True, slots=True)
class Left:
    """What a build leaves to the next one of its site, besides its corpus."""

    state: State
    ledger: Ledger
    findings: Findings


def remember(store: Store, site: str, left: Left, corpus: Entries) -> None:
    """Keeps what the next build of a site needs.

    All of it at once: the state of one build with the corpus of another would leave pages as they were.
    """
    keep(store, site, corpus)
    manifest = {path: tuple(one) for path, one in left.state.manifest.items()}
    store.put("findings", [(site, pickle.dumps((left.findings.of_facts, left.findings.of_documents)))])
    store.put("ledger", [(site, left.ledger.packed())])
    store.put("state", [(site, pickle.dumps(replace(left.state, manifest=manifest)))])  # type: ignore[arg-type]
    store.commit()
