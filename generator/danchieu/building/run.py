"""One build, step by step."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from danchieu import publication
from danchieu.building import digests
from danchieu.building.cms import admin_files
from danchieu.building.composing import composed, files_in, texts, with_texts
from danchieu.building.crew import Aside, Errand, uncollected
from danchieu.building.finding import Finder, Searchable, Writing, written
from danchieu.building.gathering import Gathered, Gatherer
from danchieu.building.kept import kept_corpus, load
from danchieu.building.laying import FRAME, Layer, put_files
from danchieu.building.ledger import Ledger
from danchieu.building.likening import begin_alike
from danchieu.building.order import LOCK, STORE, Built, Order, Turn
from danchieu.building.pressing import Press, Pressed, file_of, in_groups, run_mkdocs
from danchieu.building.reading import settings_in
from danchieu.building.revising import revised
from danchieu.building.sharing import Shared
from danchieu.building.staling import changed_since, every_job, stale_jobs
from danchieu.building.state import Findings, Left, State, recall, recall_findings, recall_ledger
from danchieu.building.watching import Read
from danchieu.codes import Severity
from danchieu.corpus import Corpus, Whole
from danchieu.diagnostics import Diagnostic
from danchieu.lint import examine_with, lint_facts
from danchieu.pages import OF_LISTS, Around, Job, originals
from danchieu.patched import changed
from danchieu.plugin import Part, around_of, theme_folders
from danchieu.settings import Settings
from danchieu.store import Reader, Store, opened

__all__ = ["Built", "Order", "build"]


def build(order: Order, waiting: Callable[[], None] = lambda: None) -> Built:
    """Builds a site; `waiting` is called when another build has to end first.

    Whatever happens on the way, the site that stands is the last whole one.
    """
    order.cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(order.cache / LOCK)
    try:
        if not _is_free(lock):
            waiting()
        with lock, uncollected():
            publication.recover(order.site)
            return _with_cache(order)
    except OSError as error:
        code = "B007" if publication.is_full(error) else "B006"
        return Built(failures=(Diagnostic(code, str(order.site), values={"reason": error.strerror or str(error)}),))
    except MkDocsException as error:
        return Built(failures=(Diagnostic("B003", str(order.config), values={"reason": str(error)}),))
    except (sqlite3.OperationalError, BrokenProcessPool) as error:
        return Built(failures=(Diagnostic("B006", str(order.cache), values={"reason": str(error)}),))


def _with_cache(order: Order) -> Built:
    """The build with what is kept; where that turns out to be damaged, with nothing."""
    path, version = order.cache / STORE, digests.of_program()
    try:
        with opened(path, version, is_new=order.is_clean) as store:
            return _Build(order, store).run()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        with opened(path, version, is_new=True) as store:
            return replace(_Build(order, store).run(), is_renewed=True)


def _is_free(lock: FileLock) -> bool:
    try:
        with lock.acquire(blocking=False):
            return True
    except Timeout:
        return False


class _Build:
    """One turn. The steps stand below in their order."""

    def __init__(self, order: Order, store: Store) -> None:
        self.order, self.store = order, store
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.site = str(order.site)
        self.old: Corpus | None = None
        self.findings = Findings()
        self.writing: Writing | None = None
        self.ledger = Ledger()
        self.changed: set[Read] | None = None
        self.admin: Mapping[str, bytes] = {}

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - begun

    def _built(self, findings: Sequence[Diagnostic], failures: Sequence[Diagnostic] = ()) -> Built:
        return Built(tuple(findings), tuple(failures), self.seconds, self.counts, is_renewed=self.store.renewed)

    def run(self) -> Built:
        """The whole turn; where nothing changed, its first step alone."""
        with self._step("scan"):
            before = recall(self.store, self.site)
            surveying = Aside(partial(publication.survey, self.order.site, before.manifest)).result
            config = load_config(str(self.order.config))
            files = files_in(self.order.content, self.store)
            turn = Turn(before, files, _surroundings(config), config, surveying)
            is_same = turn.is_same
        if is_same:
            return self._built(before.around.findings)
        settings, faults = settings_in(config)
        if turn.surroundings != before.surroundings:
            faults = faults or self._admin_faults(config)
        if faults:
            return self._built((), faults)
        return self._renew(turn, settings)

    def _admin_faults(self, config: MkDocsConfig) -> list[Diagnostic]:
        """What is wrong with the files of /admin/, which are read if they are not yet."""
        if self.admin:
            return []
        self.admin, faults = admin_files(config, self.order.cache)
        return faults

    # --- the corpus ---

    def _renew(self, turn: Turn, settings: Settings) -> Built:
        gatherer = Gatherer(self.order.content, self.store, settings, self.order.jobs)
        with self._step("recall"):
            self.old = kept_corpus(Reader(self.store.path), self.site)
            self.findings = recall_findings(self.store, self.site)
        with self._step("read"):
            known = revised(gatherer, turn, self.old, self.findings)
        with Errand(partial(written, self.store.path)) if known is None else nullcontext() as self.writing:
            with self._step("read"):
                found = known or gatherer.gather(turn.files)
                self.counts |= gatherer.made
            with texts(self.store, found) as whole:
                return self._compose(turn, settings, gatherer, found, whole)

    def _compose(self, turn: Turn, settings: Settings, gatherer: Gatherer, found: Gathered, whole: Whole) -> Built:
        with self._step("compose"):
            corpus = self._corpus(turn, found, whole)
        shared = [begin_alike(self.old, turn.before, corpus, gatherer, found)]
        with self._step("search"):
            finder = Finder(corpus, found, self.store, self.order.jobs, self._counted(turn, corpus, found))
            self.counts["counted"] = finder.count()
            index = finder.begin(_counts_of_index(turn), self.order.site, self.writing)
        with self._step("check"):
            of_facts = self.findings.of_facts if found.revised else lint_facts(corpus)
            self.findings = Findings(of_facts, found.findings)
            findings = examine_with(corpus, self.findings, settings).open
        errors = [one for one in findings if one.severity is Severity.ERROR]
        if errors:
            return self._built(findings, errors)
        with self._step("recall"):
            self.ledger = recall_ledger(self.store, self.site)
        corpus, layer = self._settle(turn, corpus, found, shared)
        with self._step("search"):
            searchable = Searchable(finder.keys, index())
        return self._make(turn, corpus, found, findings, searchable, layer)

    def _corpus(self, turn: Turn, found: Gathered, whole: Whole) -> Corpus:
        if found.revised:
            return with_texts(found.revised, whole)
        corpus, old = composed(self.order.content, found, whole), self.old
        if old is None or found.catalogue_id != turn.before.catalogue:
            return corpus
        return replace(corpus, catalogue=old.catalogue, by_key=old.by_key, branches=old.branches)

    def _counted(self, turn: Turn, corpus: Corpus, found: Gathered) -> Mapping[str, str]:
        """What of the last index holds still where the corpus was revised; nothing elsewhere."""
        if not found.revised or self.old is None:
            return {}
        renamed = set(changed(self.old.wanted, corpus.wanted))
        return {id_: key for id_, key in turn.before.counts.items() if id_ not in renamed}

    def _settle(
        self, turn: Turn, corpus: Corpus, found: Gathered, shared: list[Callable[[], Shared]]
    ) -> tuple[Corpus, Layer]:
        """All that takes the old corpus, whose memory the index and the pages need; `shared` knows it too."""
        with self._step("passages"):
            if found.revised and self.old and corpus.citers is not self.old.citers:
                load(corpus, OF_LISTS)  # while there is nothing to do but wait
            corpus = replace(corpus, alike=shared.pop()())
        with self._step("compare"):
            self.changed = changed_since(self.old, turn, corpus, found, self.store)
            layer = Layer(self.order, self.store, corpus, self.old, self.changed)
            layer.settle()
            self.old = None
        return corpus, layer

    # --- the files ---

    def _make(
        self,
        turn: Turn,
        corpus: Corpus,
        found: Gathered,
        findings: Sequence[Diagnostic],
        searchable: Searchable,
        layer: Layer,
    ) -> Built:
        faults = self._admin_faults(turn.config) if turn.is_new_frame else []
        if faults:
            return self._built(findings, faults)
        around = around_of(turn.config, findings, searchable.index.id)
        with self._step("compare"):
            every = every_job(self.ledger, corpus, found, self.changed)
            stale = stale_jobs(every, self.ledger, turn, around, self.changed)
        self.counts["jobs"] = len(stale)
        with tempfile.TemporaryDirectory(prefix=f".{self.order.site.name}.out.", dir=self.order.site.parent) as folder:
            out = Path(folder)
            with self._step("pages"):
                pressed = self._press(turn, corpus, around, stale, out)
            ledger = Ledger({job: self.ledger.made[job] for job in every if job in self.ledger.made})
            for part in pressed:
                ledger.made.update(part.made)
            links = {uri for part in pressed for uri in part.links}
            by_hand = Path(turn.config.docs_dir)
            names = turn.before.originals if found.revised else dict(originals(corpus))
            dead = links - set(ledger.pages()) - names.keys()
            failures = [one.failure for one in pressed if one.failure] or list(_dead(dead, by_hand))
            if failures:
                return self._built(findings, [self._stopped(failures)])
            with self._step("publish"):
                state = State(
                    turn.surroundings,
                    turn.files,
                    found.keys,
                    found.catalogue_id,
                    counts=searchable.keys,
                    originals=names,
                    around=around,
                )
                layer.publish(turn, Left(state, ledger, self.findings), searchable.index, out)
                self.counts["files"] = layer.changed
        return self._built(findings)

    def _stopped(self, failures: Iterable[str]) -> Diagnostic:
        return Diagnostic("B003", str(self.order.config), values={"reason": "\n".join(failures)})

    def _press(self, turn: Turn, corpus: Corpus, around: Around, stale: Sequence[Job], out: Path) -> list[Pressed]:
        made = [] if turn.is_new_frame else [self.ledger.made[job] for job in stale if job in self.ledger.made]
        known = {uri: text for one in made for uri, text in one.pages if file_of(uri) in turn.standing}
        press = Press(corpus, around, self.order.config, out, known, self.order.templates)
        pressed = press.run(in_groups(stale, self.order.jobs), self.order.jobs)
        if turn.is_new_frame:
            uris = [uri for part in pressed for one in part.made.values() for uri, _ in one.pages]
            part = Part(
                is_frame=True,
                standing=[uri for uri in uris if uri.endswith(".md")],
                compiled=self.order.templates,
            )
            links, failure = run_mkdocs(self.order.config, out / FRAME, part)
            pressed.append(Pressed(links=frozenset(links), failure=failure))
            put_files(out / FRAME, self.admin)
        return pressed


def _counts_of_index(turn: Turn) -> Mapping[str, str]:
    """The counts that the index that stands was made from; none where it does not stand whole."""
    before = turn.before
    return before.counts if before.index and before.index <= turn.standing.keys() else {}


def _surroundings(config: MkDocsConfig) -> str:
    folders = [Path(folder) for folder in (config.docs_dir, *theme_folders(config))]
    return digests.of_surroundings(Path(config.config_file_path), folders, [config.site_url or ""])


def _dead(links: Iterable[str], by_hand: Path) -> Iterator[str]:
    """Those of the links that lead to no page written by hand either."""
    return (uri for uri in sorted(links) if not (by_hand / uri).is_file())
