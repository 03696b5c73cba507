"""The findings of a content folder, with the help of what earlier builds worked out."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from filelock import FileLock, Timeout

from danchieu.building import digests
from danchieu.building.composing import composed, files_in, texts
from danchieu.building.crew import uncollected
from danchieu.building.gathering import Gatherer
from danchieu.building.order import LOCK, STORE
from danchieu.building.state import Findings
from danchieu.corpus import load
from danchieu.lint import examine, examine_with, lint_facts
from danchieu.lint.accepting import Judged
from danchieu.settings import Settings
from danchieu.store import Store, opened


def examined(content: Path, settings: Settings, cache: Path) -> Judged:
    """What `examine(load(content), settings)` gives; `cache` is a folder, and need not be there.

    While a build is at work in the cache, or where that is damaged or cannot be written to, all is worked out anew.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        free = FileLock(cache / LOCK, blocking=False)
        with free, uncollected(), opened(cache / STORE, digests.of_program()) as store:
            return _examined(content, settings, store)
    except (Timeout, OSError, sqlite3.DatabaseError):
        return examine(load(content), settings)


def _examined(content: Path, settings: Settings, store: Store) -> Judged:
    found = Gatherer(content, store, settings, os.cpu_count() or 1).gather(files_in(content, store))
    with texts(store, found) as whole:
        corpus = composed(content, found, whole)
        return examine_with(corpus, Findings(lint_facts(corpus), found.findings), settings)
