"""The MkDocs plugin: hands the generated pages to MkDocs, so that `mkdocs build` and `mkdocs serve` work too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files as files_of
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache
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
from danchieu.pages import Around, Page, names, originals, pages, paths, sitemap
from danchieu.ready import add_pages, add_standing, keep_only_the_nav, nav_pages
from danchieu.search import FOLDER, Counts, build_id, counts, entries, lunrjs, write
from danchieu.settings import Settings, read_severities
from danchieu.shipped import shipped

log = get_plugin_logger("danchieu")

_LUNR = files_of("mkdocs.contrib.search").joinpath("templates/search/lunr.js")


class AdminConfig(Config):
    """Where the site's repository lies, for editing in the browser; without a `repo` ("owner/name") there is none."""

    repo = config_options.Type(str, default="")
    forge = config_options.Choice(("github", "gitlab"), default="github")
    branch = config_options.Type(str, default="main")


class DanChieuConfig(Config):
    """`content`: the folder of records and catalogue, relative to mkdocs.yml; most others are those of `Settings`."""

    content = config_options.Type(str, default="content")
    severities = config_options.Type(dict, default={})
    modern_tones = config_options.Type(bool, default=False)
    admin = config_options.SubConfig(AdminConfig)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a site for one run of MkDocs: pages, or what all pages share; `standing` are the pages that stand.

    `compiled` is a folder where templates may lie as Jinja compiled them: that takes as long as fifty pages.
    """

    pages: Sequence[Page] = ()
    is_frame: bool = False
    standing: Collection[str] = ()
    compiled: Path | None = None


class DanChieuPlugin(BasePlugin[DanChieuConfig]):
    """Adds a page for each document, work, body and index of the content folder."""

    _part: Part | None = None
    _counts: Sequence[Counts] = ()
    _serving = False
    links: Collection[str] = ()  # the addresses that the pages of a part lead to

    @contextmanager
    def given(self, part: Part) -> Iterator[None]:
        """Make this part of a site and nothing else, for so long; whoever gives it has read and checked the content."""
        self._part = part
        try:
            yield
        finally:
            self._part = None

    def settings(self, config: MkDocsConfig) -> tuple[Settings, list[Diagnostic]]:
        """What the options set for the checks, and what is wrong with them."""
        severities, faults = read_severities(self.config.severities, Path(config.config_file_path or "mkdocs.yml").name)
        return Settings(severities, self.config.modern_tones), faults

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview, which goes on where a build would stop."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Dress the site in our theme. Its map is ours too: that of MkDocs gives every page the day of the build."""
        _dress(config)
        config.theme.static_templates.discard(sitemap.URI)
        if self._part and not self._part.is_frame:
            config.theme.static_templates.clear()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages; a page of the same name in docs_dir wins."""
        if (template := files.get_file_from_path(sitemap.URI)) is not None:
            files.remove(template)  # no longer a template, it would be copied as it is
        if self._part:
            self._add_part(files, config, self._part)
        else:
            self._add_all(files, config)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Take templates as an earlier run compiled them."""
        if self._part and self._part.compiled:
            self._part.compiled.mkdir(parents=True, exist_ok=True)
            env.bytecode_cache = FileSystemBytecodeCache(str(self._part.compiled))
        return env

    def _add_part(self, files: Files, config: MkDocsConfig, part: Part) -> None:
        by_hand = {file.src_uri for file in files.documentation_pages()}
        if not part.is_frame:
            keep_only_the_nav(files, config)
        self.links = add_pages(files, config, (page for page in part.pages if page.uri not in by_hand))
        # The few pages that MkDocs itself reads may lead to any other, and to files.
        add_standing(files, config, (*part.standing, *nav_pages(config), *self.links))

    def _add_all(self, files: Files, config: MkDocsConfig) -> None:
        corpus, findings = self._checked(config)
        self._counts = list(_counts(corpus, config))
        around = around_of(config, findings, build_id(self._counts))
        self.links = add_pages(files, config, pages(corpus, around))
        for uri, name in originals(corpus):
            files.append(File.generated(config, uri, abs_src_path=str(self._content(config) / ORIGINALS / name)))
        if config.site_url:
            made = sitemap.sitemap(config.site_url, (file.url for file in files.documentation_pages()))
            files.append(File.generated(config, made.uri, content=made.text))
        for lost in sorted(uri for uri in self.links if files.get_file_from_path(uri) is None):
            log.warning("A generated page links to '%s', which is not there", lost)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Lay the search index beside the pages, and lunr.js beside our engine."""
        if self._part:
            return
        site = Path(config.site_dir)
        for uri, content in (*((f"{FOLDER}/{uri}", content) for uri, content in write(self._counts)), lunr_file()):
            (site / uri).parent.mkdir(parents=True, exist_ok=True)
            (site / uri).write_bytes(content)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Watch the content folder, so that a saved record shows."""
        server.watch(str(self._content(config)))
        return server

    def _content(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or ".").parent / self.config.content

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


def theme_folders(config: MkDocsConfig) -> list[str]:
    """Where the site's own templates and assets lie, its own `custom_dir` first; the theme that comes with us last."""
    return [*filter(None, [config.theme.custom_dir]), str(shipped("theme"))]


def _dress(config: MkDocsConfig) -> None:
    beneath = [folder for folder in config.theme.dirs if folder not in theme_folders(config)]
    config.theme.dirs = [*theme_folders(config), *beneath]


def around_of(config: MkDocsConfig, findings: Sequence[Diagnostic], index: str) -> Around:
    """What pages need of the site's configuration, with the findings and the id of the search index."""
    description, address = config.site_description or "", config.site_url or ""
    return Around(tuple(findings), index, config.site_name, description, address)


def lunr_file() -> tuple[str, bytes]:
    """The engine that the search works with, as a module for browsers: its address and its bytes."""
    return lunrjs.URI, lunrjs.module(_LUNR.read_text(encoding="utf-8")).encode()


def _counts(corpus: Corpus, config: MkDocsConfig) -> Iterator[Counts]:
    def url(id_: str) -> str:
        return File.generated(config, paths.target(corpus, id_), content="").url

    yield from map(counts, entries(corpus, lambda id_: names.target_name(corpus, id_), url))
