"""What a build remembers for the next one."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field

from danchieu.building.pressing import Made
from danchieu.diagnostics import Diagnostic
from danchieu.pages import Job
from danchieu.passages import Alike
from danchieu.publication import Manifest, Spare
from danchieu.store import Store


@dataclass(frozen=True)
class State:
    """The last build of one site: what it was made from, what was made, and the files that stand.

    `surroundings` and `files` are digests; `keys` and `catalogue_id` say which documents and links it had, `alike` which
    paragraphs; `shared` are the files that belong to no job.
    """

    surroundings: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    catalogue_id: str = ""
    made: Mapping[Job, Made] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    manifest: Manifest = field(default_factory=dict)
    spare: Spare | None = None
    findings: tuple[Diagnostic, ...] = ()


def recall(store: Store, site: str) -> State:
    """What the last build of a site left; nothing where there was none."""
    kept = store.get("state", site)
    return pickle.loads(kept) if kept else State()  # type: ignore[no-any-return]  # noqa: S301


def remember(store: Store, site: str, state: State) -> None:
    """Keeps what the next build of a site needs."""
    store.put("state", [(site, pickle.dumps(state))])
    store.commit()


def recall_alike(store: Store, site: str) -> Mapping[str, Mapping[str, Alike]] | None:
    """The shared paragraphs of the last build of a site."""
    kept = store.get("alike", site)
    return pickle.loads(kept) if kept else None  # type: ignore[no-any-return]  # noqa: S301


def remember_alike(store: Store, site: str, alike: Mapping[str, Mapping[str, Alike]]) -> None:
    """Keeps the shared paragraphs."""
    store.put("alike", [(site, pickle.dumps(alike))])
