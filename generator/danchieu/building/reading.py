"""What a configuration says that is needed before anything is built."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from danchieu.diagnostics import Diagnostic
from danchieu.plugin import DanChieuPlugin, theme_folders
from danchieu.settings import Settings


def read_settings(config_path: Path) -> tuple[Settings, list[Diagnostic]]:
    """What the configuration sets for the checks, and the findings that say what is wrong with it."""
    try:
        config = load_config(str(config_path))
    except MkDocsException as error:
        return Settings(), [Diagnostic("B003", str(config_path), values={"reason": str(error)})]
    return settings_in(config)


def settings_in(config: MkDocsConfig) -> tuple[Settings, list[Diagnostic]]:
    """The same of a configuration that is read already."""
    plugin = config.plugins.get("danchieu")
    return plugin.settings(config) if isinstance(plugin, DanChieuPlugin) else (Settings(), [])


def site_address(config_path: Path) -> tuple[str, Path]:
    """Where the site is published, "" where the configuration does not say, and the folder that it is built in."""
    try:
        config = load_config(str(config_path))
    except MkDocsException:
        return "", Path("site")
    return config.site_url or "", Path(config.site_dir)


def watched_folders(config_path: Path) -> list[Path]:
    """The folders besides the content that pages are made from: those of pages written by hand and of the theme."""
    try:
        config = load_config(str(config_path))
    except MkDocsException:
        return []
    return [Path(folder) for folder in (config.docs_dir, *theme_folders(config))]
