"""The MkDocs plugin: hands the generated pages to MkDocs, so that `mkdocs build` and `mkdocs serve` work too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files as files_of
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from danchieu.codes import Severity
from danchieu.corpus import ORIGINALS, Corpus, load
from danchieu.diagnostics import Diagnostic, as_text
from danchieu.lint import lint
from danchieu.pages import Page, names, open_search, originals, pages, paths
from danchieu.search import FOLDER, Counts, build_id, counts, entries, lunrjs, write
from danchieu.settings import Settings, read_severities

log = get_plugin_logger("danchieu")

_LUNR = files_of("mkdocs.contrib.search").joinpath("templates/search/lunr.js")


class DanChieuConfig(Config):
    """`content`: the folder of records and catalogue, relative to mkdocs.yml; the others are those of `Settings`."""

    content = config_options.Type(str, default="content")
    severities = config_options.Type(dict, default={})
    modern_tones = config_options.Type(bool, default=False)


class DanChieuPlugin(BasePlugin[DanChieuConfig]):
    """Adds a page for each document, work, body and index of the content folder."""

    _given: tuple[Corpus, Sequence[Diagnostic]] | None = None
    _folder: Path | None = None
    _counts: Sequence[Counts] = ()
    _serving = False

    def use(self, corpus: Corpus, findings: Sequence[Diagnostic], content: Path) -> None:
        """Take this corpus, read from `content`, and what was found about it, and do not read the configured folder."""
        self._given = corpus, findings
        self._folder = content

    def settings(self, config: MkDocsConfig) -> tuple[Settings, list[Diagnostic]]:
        """What the options set for the checks, and what is wrong with them."""
        severities, faults = read_severities(self.config.severities, Path(config.config_file_path or "mkdocs.yml").name)
        return Settings(severities, self.config.modern_tones), faults

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview, which goes on where a build would stop."""
        self._serving = command == "serve"

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages; a page of the same name in docs_dir wins."""
        corpus, findings = self._given or self._checked(config)
        self._counts = list(_counts(corpus, config))
        for page in _pages(corpus, findings, build_id(self._counts), config):
            if files.get_file_from_path(page.uri) is None:
                files.append(File.generated(config, page.uri, content=page.text))
        for uri, name in originals(corpus):
            files.append(File.generated(config, uri, abs_src_path=str(self._content(config) / ORIGINALS / name)))
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Lay the search index beside the pages, and lunr.js beside our engine."""
        site = Path(config.site_dir)
        for uri, content in write(self._counts):
            _write(site / FOLDER / uri, content)
        _write(site / lunrjs.URI, lunrjs.module(_LUNR.read_text(encoding="utf-8")).encode())

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Watch the content folder, so that a saved record shows."""
        server.watch(str(self._content(config)))
        return server

    def _content(self, config: MkDocsConfig) -> Path:
        return self._folder or Path(config.config_file_path or ".").parent / self.config.content

    def _checked(self, config: MkDocsConfig) -> tuple[Corpus, Sequence[Diagnostic]]:
        corpus = load(self._content(config))
        settings, faults = self.settings(config)
        found = [*faults, *lint(corpus, settings)]
        errors = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
        if errors:
            report = as_text(errors)
            if not self._serving:
                raise PluginError(f"\n{report}")
            log.warning("\n%s", report)
        return corpus, found


def _pages(corpus: Corpus, findings: Sequence[Diagnostic], index: str, config: MkDocsConfig) -> Iterator[Page]:
    yield from pages(corpus, findings, index)
    if config.site_url:
        yield open_search(config.site_name, config.site_description or "", config.site_url)


def _counts(corpus: Corpus, config: MkDocsConfig) -> Iterator[Counts]:
    def url(id_: str) -> str:
        return File.generated(config, paths.target(corpus, id_), content="").url

    yield from map(counts, entries(corpus, lambda id_: names.target_name(corpus, id_), url))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
