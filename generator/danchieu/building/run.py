"""One build, step by step."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from danchieu import publication
from danchieu.building import digests
from danchieu.building.cms import admin_files
from danchieu.building.composing import composed, files_in, texts, with_texts
from danchieu.building.crew import uncollected
from danchieu.building.finding import Finder, Searchable
from danchieu.building.gathering import Gathered, Gatherer
from danchieu.building.laying import FRAME, Layer, put_files
from danchieu.building.ledger import Ledger, Made, has_read
from danchieu.building.likening import begin_alike
from danchieu.building.order import LOCK, STORE, Built, Order, Turn
from danchieu.building.pressing import Press, Pressed, file_of, run_mkdocs
from danchieu.building.reading import settings_in
from danchieu.building.rewording import reworded
from danchieu.building.sharing import Shared
from danchieu.building.state import (
    State,
    recall,
    recall_corpus,
    recall_ledger,
)
from danchieu.building.watching import Read, changes
from danchieu.codes import Severity
from danchieu.corpus import Corpus, Whole
from danchieu.diagnostics import Diagnostic
from danchieu.lint import examine_with
from danchieu.pages import OF_FINDINGS, OF_INDEX, Around, Job, jobs, originals
from danchieu.plugin import Part, around_of, theme_folders
from danchieu.publication import Published
from danchieu.settings import Settings
from danchieu.store import Store, opened

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
        with lock, uncollected(), opened(order.cache / STORE, digests.of_program(), is_new=order.is_clean) as store:
            publication.recover(order.site)
            return _Build(order, store).run()
    except OSError as error:
        code = "B007" if publication.is_full(error) else "B006"
        return Built(failures=(Diagnostic(code, str(order.site), values={"reason": error.strerror or str(error)}),))
    except MkDocsException as error:
        return Built(failures=(Diagnostic("B003", str(order.config), values={"reason": str(error)}),))
    except (sqlite3.OperationalError, BrokenProcessPool) as error:
        return Built(failures=(Diagnostic("B006", str(order.cache), values={"reason": str(error)}),))


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
            config = load_config(str(self.order.config))
            standing, strange = publication.survey(self.order.site, before.manifest)
            files, surroundings = files_in(self.order.content, self.store), _surroundings(config)
            turn = Turn(before, files, surroundings, standing, strange, config)
        if self._is_done(turn):
            return self._built(before.around.findings)
        settings, faults = settings_in(config)
        if turn.is_new_frame and not faults:
            self.admin, faults = admin_files(config, self.order.cache)
        if faults:
            return self._built((), faults)
        return self._renew(turn, settings)

    def _is_done(self, turn: Turn) -> bool:
        same = (turn.surroundings, turn.files) == (turn.before.surroundings, turn.before.files)
        return same and not turn.strange and len(turn.standing) == len(turn.before.manifest) > 0

    # --- the corpus ---

    def _renew(self, turn: Turn, settings: Settings) -> Built:
        gatherer = Gatherer(self.order.content, self.store, settings, self.order.jobs)
        with self._step("recall"):
            self.old = recall_corpus(self.store, self.site)
        with self._step("read"):
            found = reworded(gatherer, turn, self.old) or gatherer.gather(turn.files)
            self.counts |= gatherer.made
        with texts(self.store, found) as whole:
            return self._compose(turn, settings, gatherer, found, whole)

    def _compose(self, turn: Turn, settings: Settings, gatherer: Gatherer, found: Gathered, whole: Whole) -> Built:
        with self._step("compose"):
            as_before = self.old if found.is_short else None
            corpus = with_texts(as_before, whole) if as_before else composed(self.order.content, found, whole)
        with self._step("search"):
            known = turn.before.counts if found.is_short else {}
            finder = Finder(corpus, found, self.store, self.order.jobs, known)
            self.counts["counted"] = finder.count()
            index = finder.begin(_counts_of_index(turn), self.order.site)
            shared = [begin_alike(self.old, turn.before, corpus, gatherer, found)]
        with self._step("check"):
            of_documents = [one for some in found.findings.values() for one in some]
            findings = examine_with(corpus, of_documents, settings).open
        errors = [one for one in findings if one.severity is Severity.ERROR]
        if errors:
            return self._built(findings, errors)
        with self._step("recall"):
            self.ledger = recall_ledger(self.store, self.site)
        corpus, layer = self._settle(turn, corpus, found, shared)
        with self._step("search"):
            searchable = Searchable(finder.keys, index())
        return self._make(turn, corpus, found, findings, searchable, layer)

    def _settle(
        self, turn: Turn, corpus: Corpus, found: Gathered, shared: list[Callable[[], Shared]]
    ) -> tuple[Corpus, Layer]:
        """All that takes the old corpus, whose memory the index and the pages need; `shared` knows it too."""
        with self._step("passages"):
            corpus = replace(corpus, alike=shared.pop()())
        with self._step("compare"):
            layer = Layer(self.order, self.store, corpus, self.old)
            self.changed = self._changed(turn, corpus, found)
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
        around = around_of(turn.config, findings, searchable.index.id)
        with self._step("compare"):
            every = list(jobs(corpus))
            stale = self._stale(every, turn, around)
        self.counts["jobs"] = len(stale)
        with tempfile.TemporaryDirectory(prefix=f".{self.order.site.name}.out.", dir=self.order.site.parent) as folder:
            out = Path(folder)
            with self._step("pages"):
                pressed = self._press(turn, corpus, around, stale, out)
            ledger = self.ledger.of(every)
            for part in pressed:
                ledger.enter(part.ledger)
            links = {uri for part in pressed for uri in part.links}
            by_hand = Path(turn.config.docs_dir)
            failures = [one.failure for one in pressed if one.failure] or list(_dead(links, ledger, corpus, by_hand))
            if failures:
                return self._built(findings, [self._stopped(failures)])
            with self._step("publish"):
                state = State(
                    turn.surroundings, turn.files, found.keys, found.catalogue_id, counts=searchable.keys, around=around
                )
                layer.publish(turn, state, ledger, searchable.index, out)
                self.counts["files"] = layer.changed
        return self._built(findings)

    def _stopped(self, failures: Iterable[str]) -> Diagnostic:
        return Diagnostic("B003", str(self.order.config), values={"reason": "\n".join(failures)})

    def _changed(self, turn: Turn, corpus: Corpus, found: Gathered) -> set[Read] | None:
        """What pages may have read that is not as it was; None where every page has to be made again."""
        before = turn.before
        if self.old is None or turn.is_new_frame:
            return None
        edited = [id_ for id_, key in found.keys.items() if before.keys.get(id_) != key]
        gone = before.keys.keys() - found.keys.keys()
        return changes(self.old, corpus, [*edited, *gone], [*self._reworded(edited, before, found), *gone])

    def _stale(self, every: Sequence[Job], turn: Turn, around: Around) -> Sequence[Job]:
        """The jobs whose pages have to be made again."""
        before = turn.before
        if self.changed is None:
            return every
        kinds = {*(OF_FINDINGS if around.findings != before.around.findings else ())}
        kinds |= {*(OF_INDEX if around.index != before.around.index else ())}
        made, standing, numbers = self.ledger.made, turn.standing, self.ledger.numbers_of(self.changed)
        return [job for job in every if job.kind in kinds or self._is_stale(made.get(job), numbers, standing)]

    def _reworded(self, edited: Iterable[str], before: State, found: Gathered) -> Iterator[str]:
        """The edited documents in which other words than before stand around citations."""
        for id_ in edited:
            old, new = before.keys.get(id_, ""), found.keys[id_]
            if self.store.get("contexts", old) != self.store.get("contexts", new):
                yield id_

    @staticmethod
    def _is_stale(made: Made | None, changed: set[int], standing: Mapping[str, Published]) -> bool:
        if made is None or has_read(made, changed):
            return True
        return any(file_of(uri) not in standing for uri in made.pages)

    def _press(self, turn: Turn, corpus: Corpus, around: Around, stale: Sequence[Job], out: Path) -> list[Pressed]:
        known = (
            {}
            if turn.is_new_frame
            else {
                uri: text
                for one in self.ledger.made.values()
                for uri, text in one.pages.items()
                if file_of(uri) in turn.standing
            }
        )
        press = Press(corpus, around, self.order.config, out, known, self.order.templates)
        pressed = press.run(_groups(stale, self.order.jobs), self.order.jobs)
        if turn.is_new_frame:
            uris = [uri for part in pressed for uri in part.ledger.pages()]
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


def _dead(links: set[str], ledger: Ledger, corpus: Corpus, by_hand: Path) -> Iterator[str]:
    """What pages link to and nobody made."""
    there = set(ledger.pages()) | {uri for uri, _ in originals(corpus)}
    yield from (uri for uri in sorted(links - there) if not (by_hand / uri).is_file())


_FEW = 16  # jobs; a second process for fewer would take longer to begin
# So many jobs make the pages of one run of MkDocs: fewer, and the runs cost more than the pages; more take memory.
_GROUP = 600


def _groups(stale: Sequence[Job], processes: int) -> list[list[Job]]:
    """The jobs in groups: those that show everything, which take longest, one by one; the others in equal parts."""
    if len(stale) <= _FEW:
        return [list(stale)] if stale else []
    large = [[job] for job in stale if not job.id]
    small = [job for job in stale if job.id]
    rounds = -(-len(small) // (_GROUP * processes))
    return [*large, *(part for n in range(rounds * processes) if (part := small[n :: rounds * processes]))]
