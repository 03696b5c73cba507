"""One build, step by step."""

from __future__ import annotations

import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from danchieu import publication
from danchieu.bodies import body_index
from danchieu.building import digests
from danchieu.building.finding import Finder, Index
from danchieu.building.gathering import Contexts, Gathered, Gatherer, Library, Registers
from danchieu.building.ledger import Ledger, Made, has_read
from danchieu.building.pressing import Press, Pressed, file_of, run_mkdocs
from danchieu.building.reading import read_settings
from danchieu.building.state import (
    State,
    recall,
    recall_corpus,
    recall_ledger,
    recall_spare,
    remember,
    remember_spare,
)
from danchieu.building.watching import changes
from danchieu.codes import Severity
from danchieu.corpus import ORIGINALS, Corpus, Whole, alike_in, compose, originals_in
from danchieu.diagnostics import Diagnostic
from danchieu.lineage import Lineage
from danchieu.lint import examine_with
from danchieu.markup import served
from danchieu.pages import OF_FINDINGS, OF_INDEX, Around, Job, jobs, originals, sitemap
from danchieu.passages import Alike, Earlier, realike
from danchieu.plugin import Part, around_of, theme_folders
from danchieu.publication import Published, Spare
from danchieu.settings import Settings
from danchieu.store import Store, opened


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
    is_renewed: bool = False  # the cache that was there was damaged

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
    except MkDocsException as error:
        return Built(failures=(Diagnostic("B003", str(order.config), values={"reason": str(error)}),))
    except sqlite3.OperationalError as error:
        return Built(failures=(Diagnostic("B006", str(order.cache), values={"reason": str(error)}),))


def _is_free(lock: FileLock) -> bool:
    try:
        with lock.acquire(blocking=False):
            return True
    except Timeout:
        return False


@dataclass(frozen=True)
class _Turn:
    """What the steps of a build hand on."""

    before: State
    files: Mapping[str, str]
    surroundings: str
    standing: Mapping[str, Published]
    strange: Collection[str]
    config: MkDocsConfig

    @property
    def is_new_frame(self) -> bool:
        """Whether what all pages share has to be made again, and with it every page."""
        return self.surroundings != self.before.surroundings or not self.before.shared <= self.standing.keys()


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

    def _built(self, findings: Sequence[Diagnostic], failures: Sequence[Diagnostic] = ()) -> Built:
        return Built(tuple(findings), tuple(failures), self.seconds, self.counts, self.store.renewed)

    def run(self) -> Built:
        """The whole turn; where nothing changed, its first step alone."""
        with self._step("scan"):
            before = recall(self.store, self.site)
            config = load_config(str(self.order.config))
            standing, strange = publication.survey(self.order.site, before.manifest)
            files, surroundings = digests.of_content(self.order.content), _surroundings(config)
            turn = _Turn(before, files, surroundings, standing, strange, config)
        if self._is_done(turn):
            return self._built(before.around.findings)
        settings, faults = read_settings(self.order.config)
        if faults:
            return self._built((), faults)
        return self._renew(turn, settings)

    def _is_done(self, turn: _Turn) -> bool:
        same = (turn.surroundings, turn.files) == (turn.before.surroundings, turn.before.files)
        return same and not turn.strange and len(turn.standing) == len(turn.before.manifest) > 0

    # --- the corpus ---

    def _renew(self, turn: _Turn, settings: Settings) -> Built:
        gatherer = Gatherer(self.order.content, self.store, settings, self.order.jobs)
        with self._step("read"):
            found = gatherer.gather(turn.files)
            self.counts |= gatherer.made
        documents = Library(self.store.path, found.keys, found.places, found.named)
        try:
            return self._compose(turn, settings, gatherer, found, documents)
        finally:
            documents.close()

    def _compose(
        self, turn: _Turn, settings: Settings, gatherer: Gatherer, found: Gathered, documents: Library
    ) -> Built:
        with self._step("compose"):
            whole = Whole(documents, Registers(documents, body_index(found.entries.catalogue)), Contexts(documents))
            originals_there = originals_in(self.order.content)
            corpus = compose(found.entries, found.gists, found.places, whole, originals_there)
        with self._step("passages"):
            old = recall_corpus(self.store, self.site)
            corpus = replace(corpus, alike=self._alike(old, turn.before, corpus, gatherer, found))
        with self._step("check"):
            of_documents = [one for some in found.findings.values() for one in some]
            findings = examine_with(corpus, of_documents, settings).open
        errors = [one for one in findings if one.severity is Severity.ERROR]
        if errors:
            return self._built(findings, errors)
        return self._make(turn, old, corpus, found, findings)

    def _alike(
        self, old: Corpus | None, before: State, corpus: Corpus, gatherer: Gatherer, found: Gathered
    ) -> Mapping[str, Mapping[str, Alike]]:
        """The shared paragraphs: those of the last build, but for what changed since."""
        if old is None:
            return alike_in(corpus, gatherer.signatures(found.keys))
        changed = [
            id_ for id_ in {**old.records, **corpus.records} if _kin(id_, old, before) != _kin(id_, corpus, found)
        ]
        if not changed:
            return old.alike
        signatures = gatherer.signatures({id_: before.keys[id_] for id_ in changed if id_ in before.keys})
        none = Earlier()
        earlier = {
            id_: Earlier(signatures[id_], old.records[id_].header, old.lineages.get(id_, Lineage()))
            if id_ in signatures
            else none
            for id_ in changed
        }
        headers = {id_: record.header for id_, record in corpus.records.items()}
        return realike(old.alike, earlier, gatherer.signatures(found.keys), headers, corpus.lineages)

    # --- the files ---

    def _make(
        self, turn: _Turn, old: Corpus | None, corpus: Corpus, found: Gathered, findings: Sequence[Diagnostic]
    ) -> Built:
        finder = Finder(corpus, found, self.store, self.order.jobs)
        with self._step("search"):
            self.counts["counted"] = finder.count()
            stands = turn.before.index and turn.before.index <= turn.standing.keys()
            index = finder.files(turn.before.counts if stands else {}, self.order.site)
        around = around_of(turn.config, findings, index.id)
        with self._step("compare"):
            ledger = recall_ledger(self.store, self.site)
            every, stale = list(jobs(corpus)), self._stale(turn, old, ledger, corpus, found, around)
        self.counts["jobs"] = len(stale)
        with tempfile.TemporaryDirectory(prefix=f".{self.order.site.name}.out.", dir=self.order.site.parent) as folder:
            out = Path(folder)
            with self._step("pages"):
                pressed = self._press(turn, ledger, corpus, around, stale, out)
            ledger = ledger.of(every)
            for part in pressed:
                ledger.enter(part.ledger)
            links = {uri for part in pressed for uri in part.links}
            by_hand = Path(turn.config.docs_dir)
            failures = [one.failure for one in pressed if one.failure] or list(_dead(links, ledger, corpus, by_hand))
            if failures:
                values: dict[str, object] = {"reason": "\n".join(failures)}
                return self._built(findings, [Diagnostic("B003", str(self.order.config), values=values)])
            with self._step("publish"):
                state = State(turn.surroundings, turn.files, found.keys, counts=finder.keys, around=around)
                self._publish(turn, state, ledger, index, corpus, out)
        return self._built(findings)

    def _stale(
        self,
        turn: _Turn,
        old: Corpus | None,
        ledger: Ledger,
        corpus: Corpus,
        found: Gathered,
        around: Around,
    ) -> list[Job]:
        """The jobs whose pages have to be made again."""
        before = turn.before
        every = list(jobs(corpus))
        if old is None or turn.is_new_frame:
            return every
        edited = [id_ for id_, key in found.keys.items() if before.keys.get(id_) != key]
        gone = before.keys.keys() - found.keys.keys()
        changed = changes(old, corpus, [*edited, *gone], [*self._reworded(edited, before, found), *gone])
        kinds = {*(OF_FINDINGS if around.findings != before.around.findings else ())}
        kinds |= {*(OF_INDEX if around.index != before.around.index else ())}
        made, standing, numbers = ledger.made, turn.standing, ledger.numbers_of(changed)
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

    def _press(
        self, turn: _Turn, ledger: Ledger, corpus: Corpus, around: Around, stale: Sequence[Job], out: Path
    ) -> list[Pressed]:
        known = (
            {}
            if turn.is_new_frame
            else {
                uri: text
                for one in ledger.made.values()
                for uri, text in one.pages.items()
                if file_of(uri) in turn.standing
            }
        )
        press = Press(corpus, around, self.order.config, out, known)
        pressed = press.run(_groups(stale, self.order.jobs), self.order.jobs)
        if turn.is_new_frame:
            uris = [uri for part in pressed for uri in part.ledger.pages()]
            part = Part(is_frame=True, standing=[uri for uri in uris if uri.endswith(".md")])
            links, failure = run_mkdocs(self.order.config, out / "frame", part)
            pressed.append(Pressed(links=frozenset(links), failure=failure))
        return pressed

    def _publish(self, turn: _Turn, state: State, ledger: Ledger, index: Index, corpus: Corpus, out: Path) -> None:
        before = turn.before
        shared = frozenset(_files_below(out / _FRAME)) if turn.is_new_frame else before.shared
        kept_index = frozenset() if index.is_whole else before.index
        in_index = (kept_index | index.files.keys()) - {uri for uri, content in index.files.items() if content is None}
        self._lay_beside(turn, state, ledger, index, corpus, out / _BESIDE)
        pages = {file_of(uri) for uri in ledger.pages()}
        beside = {uri for uri, _ in originals(corpus)} | ({sitemap.URI} if state.around.site_url else set())
        expected = shared | in_index | pages | beside
        files = {path: file for folder in sorted(out.iterdir()) for path, file in _files_below(folder).items()}
        manifest = self._exchange(turn, {path: file for path, file in files.items() if path in expected}, expected)
        self._forget(before, state)
        state = replace(state, shared=shared, index=frozenset(in_index), manifest=manifest)
        remember(self.store, self.site, state, ledger, corpus)

    def _forget(self, before: State, state: State) -> None:
        """Leaves in the cache what this build and the one before need, once it holds very much more."""
        texts = {*state.keys.values(), *before.keys.values()}
        wanted = {"analysis": texts, "signature": texts, "contexts": texts}
        wanted["counts"] = {*state.counts.values(), *before.counts.values()}
        for kind, keys in wanted.items():
            if self.store.count(kind) > _SPARE_KEYS * len(keys):
                self.store.keep_only(kind, keys)

    def _lay_beside(
        self, turn: _Turn, state: State, ledger: Ledger, index: Index, corpus: Corpus, folder: Path
    ) -> None:
        """The files that are no pages: the search index, the originals, the map of the site."""
        for uri, content in index.files.items():
            if content is not None:
                _put(folder / uri, content)
        for uri, name in originals(corpus):
            if uri not in turn.standing:
                _put(folder / uri, (self.order.content / ORIGINALS / name).read_bytes())
        if state.around.site_url:
            leaves = (uri for uri in ledger.pages() if uri.endswith(".md"))
            made = sitemap.sitemap(state.around.site_url, (served(uri) for uri in leaves))
            _put(folder / made.uri, made.text.encode())

    def _exchange(self, turn: _Turn, files: Mapping[str, Path], expected: Collection[str]) -> dict[str, Published]:
        """Brings the files into the site's place, and gives the manifest of all that stand there then."""
        site, standing = self.order.site, turn.standing
        kept = {path: known for path, known in standing.items() if path in expected}
        fresh = {path: file for path, file in files.items() if not _is_same(file, kept.get(path))}
        there = {*turn.before.manifest, *turn.strange}
        removed = there - set(expected)
        self.counts["files"] = len(fresh) + len(removed)
        if not fresh and not removed and site.exists():
            return kept
        spare = recall_spare(self.store, self.site)
        remember_spare(self.store, self.site, None)
        tree = publication.prepare(site, spare, kept)
        entries = publication.put(tree, fresh, removed)
        identity = publication.publish(site, fresh)
        behind = frozenset((*fresh, *removed, *(there - kept.keys())))
        remember_spare(self.store, self.site, Spare(identity, behind) if identity else None)
        return kept | entries


def _surroundings(config: MkDocsConfig) -> str:
    folders = [Path(folder) for folder in (config.docs_dir, *theme_folders(config))]
    return digests.of_surroundings(Path(config.config_file_path), folders, [config.site_url or ""])


def _dead(links: set[str], ledger: Ledger, corpus: Corpus, by_hand: Path) -> Iterator[str]:
    """What pages link to and nobody made."""
    there = set(ledger.pages()) | {uri for uri, _ in originals(corpus)}
    yield from (uri for uri in sorted(links - there) if not (by_hand / uri).is_file())


def _kin(id_: str, corpus: Corpus, keyed: State | Gathered) -> tuple[object, ...]:
    """What the shared paragraphs of a document depend on."""
    record = corpus.records.get(id_)
    return keyed.keys.get(id_), record and record.header, corpus.lineages.get(id_)


# The cache may hold so many times what a build needs, for other branches, before the rest is thrown away.
_SPARE_KEYS = 3
_FEW = 16  # jobs; a second process for fewer would take longer to begin
# So many jobs make the pages of one run of MkDocs: fewer, and the runs cost more than the pages; more take memory.
_GROUP = 1000
_FRAME, _BESIDE = "frame", "beside"


def _groups(stale: Sequence[Job], processes: int) -> list[list[Job]]:
    """The jobs in groups: those that show everything, which take longest, one by one; the others in equal parts."""
    if len(stale) <= _FEW:
        return [list(stale)] if stale else []
    large = [[job] for job in stale if not job.id]
    small = [job for job in stale if job.id]
    rounds = -(-len(small) // (_GROUP * processes))
    return [*large, *(part for n in range(rounds * processes) if (part := small[n :: rounds * processes]))]


def _files_below(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _is_same(file: Path, known: Published | None) -> bool:
    return known is not None and file.stat().st_size == known.size and publication.digest(file) == known.digest
