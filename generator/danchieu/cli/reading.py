"""`danchieu outline` and `danchieu cite`: what is in one file."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from danchieu import shapes, views
from danchieu.catalogue import Catalogue
from danchieu.cli.options import content_option, format_option, lang_option
from danchieu.cli.reporting import print_json, stop
from danchieu.corpus import read
from danchieu.diagnostics import Lang
from danchieu.keys import Index, index
from danchieu.messages import say
from danchieu.outline import parse
from danchieu.resolve import Link
from danchieu.single import Single, explained, links_in, of_text, open_single


@click.command("outline")
@click.argument("file", type=click.Path(path_type=Path))
@content_option
@format_option
@lang_option
def outline(file: Path, content: Path, form: str, lang: Lang) -> None:
    """In phần đầu, bố cục, nơi nhận và chữ ký của một tệp hoặc một bản ghi."""
    single = _single(file, _catalogue(content), form, lang)
    units, _ = parse(single.body)
    if form == "json":
        print_json(shapes.outline(single.header, units, single.recipients, single.signatory))
    else:
        click.echo("\n".join(views.outline(single.header, units)))


@click.command("cite")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--jsonl", is_flag=True, help='Mỗi dòng vào là {"id","text"}, mỗi dòng ra là {"id","citations"}.')
@click.option("--explain", type=click.IntRange(0), metavar="VỊ TRÍ", help="Giải thích dẫn chiếu ở vị trí này (ký tự).")
@content_option
@format_option
@lang_option
def cite(file: Path, jsonl: bool, explain: int | None, content: Path, form: str, lang: Lang) -> None:
    """Tìm dẫn chiếu trong một tệp (hoặc - để đọc từ bàn phím) và cho biết mỗi dẫn chiếu dẫn đến đâu."""
    catalogue = _catalogue(content)
    places = index(catalogue)
    if jsonl:
        _cite_lines(file, places, lang)
        return
    single = of_text(sys.stdin.read()) if str(file) == "-" else _single(file, catalogue, form, lang)
    links = links_in(single, places)
    if explain is not None:
        _explain(explain, links, single, places, lang)
    elif form == "json":
        print_json([shapes.citation(link) for link in links])
    else:
        click.echo("\n".join(views.citations(links)))


def _explain(at: int, links: Sequence[Link], single: Single, places: Index, lang: Lang) -> None:
    found = explained(links, at, single, places)
    if found is None:
        raise click.UsageError(say("no-citation", lang, at=at))
    click.echo("\n".join(views.explanation(*found)))


def _cite_lines(file: Path, places: Index, lang: Lang) -> None:
    with click.open_file(str(file), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                id_, text = _item(line, number, lang)
                found = [shapes.citation(link) for link in links_in(of_text(text), places)]
                click.echo(json.dumps({"id": id_, "citations": found}, ensure_ascii=False))


def _item(line: str, number: int, lang: Lang) -> tuple[object, str]:
    try:
        item = json.loads(line)
    except json.JSONDecodeError:
        item = None
    if not isinstance(item, dict) or "id" not in item or not isinstance(item.get("text"), str):
        raise click.UsageError(say("not-an-item", lang, line=number))
    return item["id"], item["text"]


def _catalogue(content: Path) -> Catalogue:
    return read(content).catalogue if content.is_dir() else Catalogue()


def _single(file: Path, catalogue: Catalogue, form: str, lang: Lang) -> Single:
    single, found = open_single(file, catalogue)
    if single is None:
        stop(found, form, lang)
    return single
