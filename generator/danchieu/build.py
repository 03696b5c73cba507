"""From a corpus to files: the Markdown tree for any builder, or the whole site through MkDocs, put in place at once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from danchieu.corpus import ORIGINALS, Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.pages import originals, pages
from danchieu.plugin import DanChieuPlugin
from danchieu.settings import Settings


def read_settings(config_path: Path) -> tuple[Settings, list[Diagnostic]]:
    """What the configuration sets for the checks, and the findings that say what is wrong with it."""
    try:
        config = load_config(str(config_path))
    except MkDocsException as error:
        return Settings(), [Diagnostic("B003", str(config_path), values={"reason": str(error)})]
    plugin = config.plugins.get("danchieu")
    return plugin.settings(config) if isinstance(plugin, DanChieuPlugin) else (Settings(), [])


def site_address(config_path: Path) -> tuple[str, Path]:
    """Where the site is published, "" where the configuration does not say, and the folder that it is built in."""
    try:
        config = load_config(str(config_path))
    except MkDocsException:
        return "", Path("site")
    return config.site_url or "", Path(config.site_dir)


def generate(corpus: Corpus, findings: Sequence[Diagnostic], content: Path, config_path: Path, to: Path) -> int:
    """Writes the Markdown of the whole site below `to`, with `nav.yml`, and returns the number of generated pages.

    Pages written by hand are copied along and win over generated ones of the same name.
    """
    config = load_config(str(config_path))
    count = 0
    for page in pages(corpus, findings):
        path = to / page.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8")
        count += 1
    for uri, name in originals(corpus):
        (to / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content / ORIGINALS / name, to / uri)
    shutil.copytree(config.docs_dir, to, dirs_exist_ok=True)
    (to / "nav.yml").write_text(yaml.safe_dump(config.nav, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return count


def build(
    corpus: Corpus, findings: Sequence[Diagnostic], content: Path, config_path: Path, site: Path
) -> list[Diagnostic]:
    """Builds the site strictly beside `site`, and puts it there only when it is whole.

    Gives the findings that stopped it, if any; then the last good site still stands.
    """
    with _workshop(site) as fresh:
        try:
            config = load_config(str(config_path), site_dir=str(fresh), strict=True)
            _run(config, corpus, findings, content)
        except MkDocsException as error:
            return [Diagnostic("B003", str(config_path), values={"reason": str(error)})]
        _swap(fresh, site)
    return []


def _run(config: MkDocsConfig, corpus: Corpus, findings: Sequence[Diagnostic], content: Path) -> None:
    plugin = config.plugins["danchieu"]
    assert isinstance(plugin, DanChieuPlugin)  # noqa: S101  (the entry point's name is ours)
    plugin.use(corpus, findings, content.absolute())
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """An empty folder on the same file system as `site`, removed at the end."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site.name}.", dir=site.parent) as folder:
        yield Path(folder) / "site"


def _swap(fresh: Path, site: Path) -> None:
    old = fresh.with_name("old")
    if site.exists():
        site.rename(old)
    fresh.rename(site)
