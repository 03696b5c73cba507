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
from danchieu.building.ledger import Ledger, Made
from danchieu.building.watching import Read, watched
from danchieu.corpus import Corpus
from danchieu.markup import served
from danchieu.pages import Around, Job, Page, make
from danchieu.plugin import DanChieuPlugin, Part


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of a group of jobs: what they read and made, the links from their pages, why it failed, if it did."""

    ledger: Ledger = field(default_factory=Ledger)
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
        number, jobs = numbered
        seen: set[Read] = set()
        corpus = watched(self.corpus, seen)
        ledger = Ledger()
        fresh: list[Page] = []
        for job in jobs:
            seen.clear()
            found = list(make(corpus, job, self.around))
            digests = {page.uri: of_bytes(page.text.encode()) for page in found}
            ledger.made[job] = Made(ledger.number(seen), digests)
            fresh += [page for page in found if self.known.get(page.uri) != digests[page.uri]]
        links, failure = self._print(fresh, self.out / str(number))
        gc.collect()  # MkDocs leaves rings of pages and files behind
        return Pressed(ledger, frozenset(links), failure)

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
