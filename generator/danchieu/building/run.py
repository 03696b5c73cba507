"""One build, step by step."""

from __future__ import annotations

import os
import pickle
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from filelock import FileLock
from mkdocs.config import load_config

from danchieu import publication
from danchieu.bodies import body_index
from danchieu.building import digests
from danchieu.building.gathering import Gathered, Gatherer, Library, Registers
from danchieu.building.pressing import Made, Press, Pressed, file_of, run_mkdocs
from danchieu.building.reading import read_settings
from danchieu.building.state import State, recall, recall_alike, remember, remember_alike
from danchieu.building.watching import ALL, Read, changes
from danchieu.codes import Severity
from danchieu.corpus import ORIGINALS, Corpus, Whole, alike_in, compose, originals_in
from danchieu.diagnostics import Diagnostic, has_errors
from danchieu.lint import examine_with
from danchieu.pages import Job, jobs, originals
from danchieu.settings import Settings
from danchieu.store import Store, opened

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, with how many processes; `is_clean` builds everything anew. `cache` is a folder."""

    content: Path
    config: Path
    site: Path
    cache: Path
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    is_clean: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """How a build went: the findings, why it failed if it did, seconds by step, and counts of what was made."""

    findings: tuple[Diagnostic, ...] = ()
    failures: tuple[Diagnostic, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    is_renewed: bool = False  # the cache that was there could not be used

    @property
    def peak(self) -> int:
        """The memory that the largest process took, in bytes."""
        unit = 1 if sys.platform == "darwin" else 1024
        return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def build(order: Order, waiting: Callable[[], None] = lambda: None) -> Built:
    """Builds a site; `waiting` is called when another build has to end first.

    Whatever happens on the way, the site that stands is the last whole one.
    """
    order.cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(order.cache / "lock")
    try:
        if not _is_free(lock):
            waiting()
        with lock, opened(order.cache / "store.sqlite", digests.of_program(), is_new=order.is_clean) as store:
            publication.recover(order.site)
            return _Build(order, store).run()
    except OSError as error:
        code = "B007" if publication.is_full(error) else "B006"
        return Built(failures=(Diagnostic(code, str(order.site), values={"reason": error.strerror or str(error)}),))
    except sqlite3.OperationalError as error:
        return Built(failures=(Diagnostic("B006", str(order.cache), values={"reason": str(error)}),))


def _is_free(lock: FileLock) -> bool:
    try:
        with lock.acquire(blocking=False):
            return True
    except TimeoutError:
        return False


class _Build:
    """One turn. The steps stand below in their order."""

    def __init__(self, order: Order, store: Store) -> None:
        self.order, self.store = order, store
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.site = str(order.site)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - begun

    def run(self) -> Built:
        with self._step("scan"):
            before = recall(self.store, self.site)
            files = digests.of_content(self.order.content)
            surroundings = self._surroundings()
            standing = publication.intact(self.order.site, before.manifest)
            strange = publication.strange(self.order.site, before.manifest)
        if surroundings == before.surroundings and files == before.files and not strange:
            if len(standing) == len(before.manifest):
                return self._built(before.findings)
        settings, faults = read_settings(self.order.config)
        if faults:
            return self._built((), faults)
        return self._renew(before, standing, files, surroundings, settings)

    def _surroundings(self) -> str:
        config = load_config(str(self.order.config))
        folders = [Path(config.docs_dir), *(Path(folder) for folder in config.theme.dirs if Path(folder).parent == self.order.config.absolute().parent)]
        return digests.of_surroundings(self.order.config.absolute(), folders, [config.site_url or ""])

    def _built(self, findings: Sequence[Diagnostic], failures: Sequence[Diagnostic] = ()) -> Built:
        return Built(tuple(findings), tuple(failures), self.seconds, self.counts, self.store.renewed)

    # --- the corpus ---

    def _renew(
        self, before: State, standing: Mapping[str, publication.Published], files: Mapping[str, str], surroundings: str, settings: Settings
    ) -> Built:
        gatherer = Gatherer(self.order.content, self.store, settings, self.order.jobs)
        with self._step("read"):
            found = gatherer.gather(files)
            self.counts |= gatherer.made
        with self._step("compose"):
            corpus = self._compose(found)
        with self._step("passages"):
            corpus = replace(corpus, alike=self._alike(corpus, gatherer, found, before))
        with self._step("check"):
            of_documents = [one for some in found.findings.values() for one in some]
            findings = examine_with(corpus, of_documents, settings).open
            grave = [one for one in findings if one.severity is not Severity.NOTE]
            if has_errors(grave):
                return self._built(grave, [one for one in grave if one.severity is Severity.ERROR])
        with self._step("compare"):
            stale = self._stale(before, corpus, found, findings, surroundings, standing)
        return self._press(_Turn(before, corpus, found, tuple(findings), files, surroundings, standing, stale))

    def _compose(self, found: Gathered) -> Corpus:
        documents = Library(self.store.path, found.keys, found.places, found.named)
        whole = Whole(documents, Registers(documents, body_index(found.entries.catalogue)))
        return compose(found.entries, found.gists, found.places, whole, originals_in(self.order.content))

    def _alike(self, corpus: Corpus, gatherer: Gatherer, found: Gathered, before: State) -> Mapping[str, object]:
        key = digests.of_texts([*map(repr, sorted(found.keys.items())), repr(sorted(corpus.lineages.items()))])
        kept = self.store.get("alike", key)
        if kept is None:
            kept = pickle.dumps(alike_in(corpus, gatherer.signatures(found.keys)))
            self.store.put("alike", [(key, kept)])
            self.store.keep_only("alike", [key])
        return pickle.loads(kept)  # noqa: S301
