"""The Markdown tree for any builder."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml
from mkdocs.config import load_config

from danchieu.corpus import ORIGINALS, Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.pages import originals, pages
from danchieu.plugin import around_of


def generate(corpus: Corpus, findings: Sequence[Diagnostic], content: Path, config_path: Path, to: Path) -> int:
    """Writes the Markdown of the whole site below `to`, with `nav.yml`, and returns the number of generated pages.

    Pages written by hand are copied along and win over generated ones of the same name.
    """
    config = load_config(str(config_path))
    count = 0
    for page in pages(corpus, around_of(config, findings, "")):
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
