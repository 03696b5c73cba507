"""`danchieu import`: files of an office become records."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from danchieu import shapes, views
from danchieu.cli.options import format_option, lang_option
from danchieu.cli.reporting import FINDINGS, print_json, report
from danchieu.diagnostics import Lang, has_errors
from danchieu.importer import Imported, files_in, import_files
from danchieu.messages import say


@click.command("import")
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--to", type=click.Path(path_type=Path), default=Path("content"), show_default=True, help="Thư mục nhận bản ghi."
)
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Số tiến trình đọc tệp.")
@click.option("--ocr", is_flag=True, help="Nhận dạng chữ trong PDF quét (cần ocrmypdf và tiếng Việt của Tesseract).")
@format_option
@lang_option
def import_(paths: tuple[Path, ...], to: Path, jobs: int, ocr: bool, form: str, lang: Lang) -> None:
    """Nhập tệp của văn phòng thành bản ghi, không sót chữ nào."""
    files = list(files_in(paths))
    done = list(_shown_as_they_come(import_files(files, to, jobs, ocr=ocr), len(files), lang))
    if form == "json":
        print_json([shapes.imported(one, lang) for one in done])
    else:
        report([diagnostic for one in done for diagnostic in one.diagnostics], form, lang)
        click.echo("\n".join(views.imported(done)))
    sys.exit(FINDINGS if any(has_errors(one.diagnostics) for one in done) else 0)


def _shown_as_they_come(results: Iterator[Imported], count: int, lang: Lang) -> Iterator[Imported]:
    """A progress bar on a terminal, a line for each file elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(results, length=count, file=sys.stderr) as bar:
            yield from bar
        return
    for one in results:
        click.echo(say("imported" if one.record else "not-imported", lang, path=one.path, record=one.record), err=True)
        yield one
