"""Repairs of files: the difference first, then a question, then the files."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from danchieu.cli.reporting import FINDINGS
from danchieu.diagnostics import Lang
from danchieu.fixes import Fix, fixes
from danchieu.importer.placing import write
from danchieu.messages import say
from danchieu.settings import Settings


def fix_content(content: Path, settings: Settings, lang: Lang, *, is_agreed: bool) -> None:
    """Shows what can be repaired, and repairs it if the person at the terminal, or `--yes`, agrees."""
    found = list(fixes(content, settings))
    if not found:
        click.echo(say("nothing-to-fix", lang), err=True)
        return
    for fix in found:
        click.echo("\n".join(_difference(fix, lang)), err=True)
    if is_agreed or (sys.stdin.isatty() and click.confirm(say("fix?", lang, count=len(found)), err=True)):
        for fix in found:
            put(content / fix.path, fix.after, lang)
        click.echo(say("fixed", lang, count=len(found)), err=True)
    else:
        click.echo(say("not-fixed", lang), err=True)


def _difference(fix: Fix, lang: Lang) -> Iterator[str]:
    if "\r" in fix.before:
        yield say("line-ends", lang, path=fix.path)
    before = fix.before.replace("\r\n", "\n").split("\n")
    yield from difflib.unified_diff(before, fix.after.split("\n"), fix.path, fix.path, n=1, lineterm="")


def put(path: Path, text: str, lang: Lang) -> None:
    """Writes a file whole, or says why it cannot and exits."""
    try:
        write(path, text.encode())
    except OSError as error:
        click.echo(say("not-written", lang, path=path, reason=error.strerror), err=True)
        sys.exit(FINDINGS)
