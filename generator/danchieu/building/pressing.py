"""Jobs → files of the site: pages are made, and those whose text changed go through MkDocs, in several processes."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from danchieu.building.crew import spread
from danchieu.building.digests import of_bytes
from danchieu.building.watching import Read, watched
from danchieu.corpus import Corpus
from danchieu.markup import served
from danchieu.pages import Around, Job, Page, make
from danchieu.plugin import DanChieuPlugin, Part


@dataclass(frozen=True, slots=True)
class Made:
    """What a job read, and the pages that it made, by address, with the digests of their texts."""

    read: frozenset[Read]
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pressed:
    """What one process did: the jobs, the links from its pages, and why it failed, if it did."""

    made: Mapping[Job, Made] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    failure: str = ""


@dataclass(frozen=True)
class Press:
    """What all processes share. `known` are the digests of the pages that stand, by address."""

    corpus: Corpus
    around: Around
    config_path: Path
    out: Path
    known: Mapping[str, str]

    def run(self, groups: Sequence[Sequence[Job]]) -> list[Pressed]:
        """The jobs of each group, in a process for each; their files lie below `out`, a folder a group."""
        numbered = list(enumerate(groups))
        return list(spread(self._group, numbered, len(groups), few=2))

    def _group(self, numbered: tuple[int, Sequence[Job]]) -> Pressed:
        number, jobs = numbered
        seen: set[Read] = set()
        corpus = watched(self.corpus, seen)
        made: dict[Job, Made] = {}
        fresh: list[Page] = []
        for job in jobs:
            seen.clear()
            found = list(make(corpus, job, self.around))
            digests = {page.uri: of_bytes(page.text.encode()) for page in found}
            made[job] = Made(frozenset(seen), digests)
            fresh += [page for page in found if self.known.get(page.uri) != digests[page.uri]]
        links, failure = self._print(fresh, self.out / str(number))
        return Pressed(made, frozenset(links), failure)

    def _print(self, pages: Sequence[Page], out: Path) -> tuple[Iterable[str], str]:
        leaves = [page for page in pages if page.uri.endswith(".md")]
        found = run_mkdocs(self.config_path, out, Part(leaves)) if leaves else ((), "")
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
