"""Jobs → files of the site: pages are made, and those whose text changed go through MkDocs, in several processes."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from danchieu.building.crew import spread
from danchieu.building.digests import of_bytes
from danchieu.building.ledger import Made, number
from danchieu.building.watching import Read, watched
from danchieu.corpus import Corpus
from danchieu.markup import served
from danchieu.pages import OF_EVERYTHING, Around, Job, Page, make
from danchieu.plugin import DanChieuPlugin, Part


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a group of jobs: what they read and made, the links from their pages, why it failed, if it did."""

    made: Mapping[Job, Made] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    failure: str = ""


@dataclass(frozen=True)
class Press:
    """What all processes share. `known` are the digests of the pages that stand, by address.

    In `compiled` lie templates, see `Part`.
    """

    corpus: Corpus
    around: Around
    config_path: Path
    out: Path
    known: Mapping[str, str]
    compiled: Path

    def run(self, groups: Sequence[Sequence[Job]], jobs: int) -> list[Pressed]:
        """The jobs of each group, by so many processes; their files lie below `out`, a folder a group."""
        return list(spread(self._group, list(enumerate(groups)), jobs, few=2, at_a_time=1))

    def _group(self, numbered: tuple[int, Sequence[Job]]) -> Pressed:
        place, jobs = numbered
        seen: set[Read] = set()
        corpus = watched(self.corpus, seen)
        made: dict[Job, Made] = {}
        fresh: list[Page] = []
        for job in jobs:
            seen.clear()
            found = list(make(corpus, job, self.around))
            digests = {page.uri: of_bytes(page.text.encode()) for page in found}
            made[job] = Made(number(seen), tuple(digests.items()))
            fresh += [page for page in found if self.known.get(page.uri) != digests[page.uri]]
        links, failure = self._print(fresh, self.out / str(place))
        gc.collect()  # MkDocs leaves rings of pages and files behind
        return Pressed(made, frozenset(links), failure)

    def _print(self, pages: Sequence[Page], out: Path) -> tuple[Iterable[str], str]:
        leaves = [page for page in pages if page.uri.endswith(".md")]
        found = run_mkdocs(self.config_path, out, Part(leaves, compiled=self.compiled)) if leaves else ((), "")
        for page in pages:
            if not page.uri.endswith(".md"):  # after MkDocs, which begins with an empty folder
                path = out / page.uri
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(page.text.encode())
        return found


def run_mkdocs(config_path: Path, out: Path, part: Part) -> tuple[Iterable[str], str]:
    """MkDocs's files of a part of the site, below `out`.

    Gives the addresses that the pages link to, and why it failed, if it did.
    """
    try:
        with Told() as told:
            config = load_config(str(config_path), site_dir=str(out), strict=True)
            plugin = config.plugins["danchieu"]
            assert isinstance(plugin, DanChieuPlugin)  # noqa: S101  (the entry point's name is ours)
            config.plugins.on_startup(command="build", dirty=False)
            # MkDocs keeps one plugin for all builds of a process: what it is given here must not stay with it.
            with plugin.given(part):
                mkdocs_build(config)
            config.plugins.on_shutdown()
    except MkDocsException as error:
        return (), "\n".join([str(error), *told.lines])
    return plugin.links, ""


_FEW = 8  # jobs; a second process for fewer would take longer to begin
# So many jobs make the pages of one run of MkDocs: fewer, and the runs cost more than the pages; more take memory.
_GROUP = 600


def in_groups(stale: Sequence[Job], processes: int) -> list[list[Job]]:
    """The jobs in groups: where they are many, those that show everything one by one, for they take memory and time."""
    large = [job for job in stale if job.kind in OF_EVERYTHING]
    small = [job for job in stale if job.kind not in OF_EVERYTHING]
    if len(small) <= _FEW and len(large) < 2:
        return [list(stale)] if stale else []
    rounds = -(-len(small) // (_GROUP * processes))
    if rounds < 2:
        return [part for n in range(processes) if (part := [*large[n::processes], *small[n::processes]])]
    return [*([job] for job in large), *(small[n :: rounds * processes] for n in range(rounds * processes))]


class Told(logging.Handler):
    """The warnings that MkDocs gives while it works."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps a warning."""
        self.lines.append(record.getMessage())

    def __enter__(self) -> Told:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def file_of(uri: str) -> str:
    """The file of the site that a page becomes: "nam/2023/index.html" of "nam/2023.md"."""
    return f"{served(uri)}index.html" if uri.endswith(".md") else uri
