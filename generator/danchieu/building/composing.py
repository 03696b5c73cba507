"""The corpus of what was gathered: its texts stay in the store until somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from danchieu.bodies import body_index
from danchieu.building import digests
from danchieu.building.gathering import Gathered, Library
from danchieu.building.state import recall_seen, remember_seen
from danchieu.corpus import Corpus, Whole, compose, originals_in
from danchieu.patched import Derived
from danchieu.store import Store
from danchieu.tasks import register


def files_in(content: Path, store: Store) -> dict[str, str]:
    """The digests of a content folder's files, by path."""
    before = recall_seen(store, str(content))
    seen = digests.of_content(content, before)
    if seen != before:
        remember_seen(store, str(content), seen)
    return {path: one.digest for path, one in seen.items()}


@contextmanager
def texts(store: Store, found: Gathered) -> Iterator[Whole]:
    """What is as large as the documents' text, for so long."""
    documents = Library(store.path, found.keys, found.places, found.named)
    try:
        bodies = body_index(found.places.catalogue)
        tasks = Derived(documents, lambda id_: register(documents[id_], bodies))
        yield Whole(documents, tasks, Derived(documents, documents.contexts))
    finally:
        documents.close()


def composed(content: Path, found: Gathered, whole: Whole) -> Corpus:
    """The corpus, all but its shared paragraphs."""
    return compose(found.entries, found.gists, found.places, whole, originals_in(content))


def with_texts(corpus: Corpus, whole: Whole) -> Corpus:
    """A corpus that was kept without its texts, with these."""
    return replace(corpus, documents=whole.documents, tasks=whole.tasks, contexts=whole.contexts)
