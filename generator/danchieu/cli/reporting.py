"""What commands do with findings: print them, stop with them, read a corpus that can be built from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from danchieu.building import read_settings
from danchieu.codes import Severity
from danchieu.corpus import Corpus, load
from danchieu.diagnostics import Diagnostic, Lang, as_json, as_text, has_errors
from danchieu.lint import lint
from danchieu.settings import Settings

FINDINGS = 1  # exit code: findings of severity error; wrong use is 2, Click's own


def print_json(shape: object) -> None:
    """A command's result for other programs."""
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2))


def report(found: Iterable[Diagnostic], form: str, lang: Lang) -> None:
    """Findings as JSON on standard output, or as text for people on standard error."""
    if form == "json":
        click.echo(as_json(found, lang))
    elif text := as_text(found, lang):
        click.echo(text, err=True)


def stop(found: Sequence[Diagnostic], form: str, lang: Lang) -> NoReturn:
    """The report, and exit code 1."""
    report(found, form, lang)
    sys.exit(FINDINGS)


def must_be_folder(content: Path, form: str, lang: Lang) -> None:
    """Ends with a report where there is no content folder."""
    if not content.is_dir():
        stop([Diagnostic("B002", str(content), values={"path": content})], form, lang)


def read_corpus(content: Path, form: str, lang: Lang) -> Corpus:
    """The corpus of a content folder; where there is no such folder, the report and exit code 1."""
    must_be_folder(content, form, lang)
    return load(content)


def settings_of(config: Path, form: str, lang: Lang, *, is_needed: bool = True) -> Settings:
    """What the configuration sets for the checks; where it is faulty, or needed and not there, the report and exit."""
    if not config.is_file():
        if is_needed:
            stop([Diagnostic("B001", str(config), values={"path": config})], form, lang)
        return Settings()
    settings, faults = read_settings(config)
    if faults:
        stop(faults, form, lang)
    return settings


def must_be_there(content: Path, config: Path, form: str, lang: Lang) -> None:
    """Ends with a report where there is no content folder, or no configuration."""
    if not config.is_file():
        stop([Diagnostic("B001", str(config), values={"path": config})], form, lang)
    must_be_folder(content, form, lang)


def checked_corpus(content: Path, config: Path, form: str, lang: Lang) -> tuple[Corpus, list[Diagnostic]]:
    """The corpus and all findings, if the site can be built from them; otherwise the report and exit code 1."""
    settings = settings_of(config, form, lang)
    corpus = read_corpus(content, form, lang)
    # Notes are for whoever asks `lint`; a build tells what should be mended.
    findings = lint(corpus, settings)
    grave = [diagnostic for diagnostic in findings if diagnostic.severity is not Severity.NOTE]
    if has_errors(grave):
        stop(grave, form, lang)
    report(grave, form, lang)
    return corpus, findings
