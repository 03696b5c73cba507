"""`danchieu compare`: two documents side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from danchieu import shapes, views
from danchieu.catalogue import Catalogue
from danchieu.cli.options import content_option, format_option, lang_option
from danchieu.cli.reporting import print_json, stop
from danchieu.comparison import compare as compare_units
from danchieu.corpus import Entries, read
from danchieu.diagnostics import Lang
from danchieu.messages import say
from danchieu.model import Unit
from danchieu.outline import parse
from danchieu.single import open_single


@click.command("compare")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@content_option
@format_option
@lang_option
def compare(left: str, right: str, content: Path, form: str, lang: Lang) -> None:
    """So hai văn bản từng đoạn một: giữ nguyên, sửa, thêm, bỏ, chuyển chỗ; A, B là mã bản ghi hoặc tệp."""
    known = read(content) if content.is_dir() else Entries({}, Catalogue())
    ours, theirs = (_units(name, known, form, lang) for name in (left, right))
    found = compare_units(ours, theirs)
    if form == "json":
        print_json(shapes.comparison(found))
    else:
        click.echo("\n".join(views.comparison(found, lang)))


def _units(name: str, known: Entries, form: str, lang: Lang) -> Sequence[Unit]:
    if name in known.records:
        return parse(known.records[name].body)[0]
    if not Path(name).is_file():
        raise click.UsageError(say("no-document", lang, document=name))
    single, found = open_single(Path(name), known.catalogue)
    if single is None:
        stop(found, form, lang)
    return parse(single.body)[0]
