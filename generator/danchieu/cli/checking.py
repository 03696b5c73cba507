"""`danchieu lint`: what is wrong in the content folder, where, and how to mend it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from danchieu.cli.options import format_option, lang_option
from danchieu.cli.reporting import FINDINGS, read_corpus, report
from danchieu.codes import Severity
from danchieu.diagnostics import Diagnostic, Lang, has_errors
from danchieu.messages import say


@click.command("lint")
@click.argument("content", type=click.Path(path_type=Path), default=Path("content"))
@format_option
@lang_option
def lint(content: Path, form: str, lang: Lang) -> None:
    """Kiểm tra bản ghi và danh mục, nêu chỗ sai và cách sửa."""
    _, found = read_corpus(content, form, lang)
    report(found, form, lang)
    if form == "text":
        click.echo(_summary(found, lang))
    sys.exit(FINDINGS if has_errors(found) else 0)


def _summary(found: Iterable[Diagnostic], lang: Lang) -> str:
    counts = Counter(diagnostic.severity for diagnostic in found)
    return say(
        "summary",
        lang,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )
