"""`danchieu new`, `fmt` and `schema`: help for those who write records."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from danchieu.building import site_address
from danchieu.catalogue import Catalogue
from danchieu.cli.fixing import put
from danchieu.cli.options import config_option, content_option, lang_option
from danchieu.cli.reporting import FINDINGS, print_json, report
from danchieu.contentfiles import content_file
from danchieu.corpus import read
from danchieu.diagnostics import Diagnostic, Lang
from danchieu.fixes import iso_date
from danchieu.fmt import formatted
from danchieu.messages import say
from danchieu.model import Body, Header
from danchieu.new import draft, proposals, text_of
from danchieu.pages import paths
from danchieu.schema import SCHEMAS

# --- new -----------------------------------------------------------------------------------------------------------

_FLAGS = ("kind", "issuer", "symbol", "date", "title")


@click.command("new")
@click.option("--kind", help="Loại văn bản: kế hoạch, đề cương, hướng dẫn…")
@click.option("--issuer", help="Mã hoặc vài chữ trong tên cơ quan ban hành; gõ không dấu cũng được.")
@click.option("--symbol", help='Số, ký hiệu: 05-KH/TU; "" nếu nguồn không ghi.')
@click.option("--date", help='Ngày ban hành: 2023-07-10 hoặc 10/7/2023; "" nếu nguồn không ghi.')
@click.option("--title", help="Trích yếu, không kể loại văn bản.")
@click.option("--place", help="Nơi ban hành; mặc định là địa phương của cơ quan.")
@content_option
@config_option
@lang_option
def new(content: Path, config: Path, lang: Lang, **flags: str | None) -> None:
    """Lập bản ghi mới: hỏi loại, cơ quan, số, ngày, trích yếu (hoặc lấy từ tham số). Không bao giờ ghi đè.

    Bản ghi mang «text: missing»; khi đã chép văn bản vào, đổi thành full hoặc outline.
    """
    catalogue = read(content).catalogue if content.is_dir() else Catalogue()
    record = draft(_header(flags, catalogue, lang))
    path = content / record.path
    if path.exists() or record.id in catalogue.works:
        click.echo(say("exists", lang, path=path), err=True)
        sys.exit(FINDINGS)
    put(path, text_of(record, _schema_address("record", path, config)), lang)
    click.echo(path.as_posix())


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _header(flags: dict[str, str | None], catalogue: Catalogue, lang: Lang) -> Header:
    missing = [name for name in _FLAGS if flags[name] is None]
    if missing and not is_terminal():
        raise click.UsageError(say("flags-missing", lang, flags=", ".join(f"--{name}" for name in missing)))
    kind = _asked(flags, "kind", lang) or _refuse("kind-needed", lang)
    issuer = _issuer(_asked(flags, "issuer", lang), catalogue, lang)
    symbol = _asked(flags, "symbol", lang) or None
    day = _day(_asked(flags, "date", lang), lang)
    title = _asked(flags, "title", lang) or _refuse("title-needed", lang)
    return Header(kind, symbol, flags["place"] or issuer.locality, day, title, issuer.key)


def _asked(flags: dict[str, str | None], name: str, lang: Lang) -> str:
    given = flags[name]
    return given.strip() if given is not None else str(click.prompt(say(f"ask-{name}", lang), default="")).strip()


def _refuse(message: str, lang: Lang, **values: object) -> NoReturn:
    raise click.UsageError(say(message, lang, **values))


def _issuer(words: str, catalogue: Catalogue, lang: Lang) -> Body:
    """The one body that these words mean; a person at a terminal chooses among several."""
    found = proposals(words, catalogue.bodies.values())
    if len(found) == 1:
        return found[0]
    listed = "\n".join(f"  {number}. {body.name} ({body.key})" for number, body in enumerate(found, 1))
    if not found or not is_terminal():
        _refuse("issuer-which" if found else "issuer-unknown", lang, words=words, bodies=listed)
    click.echo(listed, err=True)
    return found[click.prompt(say("ask-number", lang), type=click.IntRange(1, len(found))) - 1]


def _day(written: str, lang: Lang) -> date | None:
    try:
        return date.fromisoformat(iso_date(written) or written) if written else None
    except ValueError:
        _refuse("not-a-day", lang, value=written)


def _schema_address(name: str, path: Path, config: Path) -> str:
    """On the published site; while it has no address, in the folder where it is built."""
    address, folder = site_address(config) if config.is_file() else ("", Path("site"))
    if address:
        return f"{address.rstrip('/')}/{paths.schema(name)}"
    return Path(os.path.relpath(folder / paths.schema(name), path.parent)).as_posix()


# --- fmt -----------------------------------------------------------------------------------------------------------


@click.command("fmt")
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, metavar="[PATH]…")
@click.option("--check", is_flag=True, help="Không ghi gì; nêu tệp chưa đúng dạng và thoát với mã 1.")
@lang_option
def fmt(paths: tuple[Path, ...], check: bool, lang: Lang) -> None:
    """Đưa bản ghi về một dạng: thứ tự khóa, ngày, dấu ngoặc, dòng trống, NFC; không đổi chữ nào.

    Không nêu tệp nào là mọi bản ghi trong content/. Chú thích trong phần đầu được giữ, hoặc tệp được để nguyên.
    """
    changed, refused = 0, list[Diagnostic]()
    for path in _records(paths or (Path("content"),)):
        file = content_file(path.parent, path)
        text, faults = formatted(file.text, str(path)) if file.text is not None else (None, [*file.faults])
        refused += faults
        if text is not None and text != file.typed:
            changed += 1
            click.echo(path.as_posix())
            if not check:
                put(path, text, lang)
    report(refused, "text", lang)
    click.echo(say("would-change" if check else "formatted", lang, count=changed), err=True)
    sys.exit(FINDINGS if refused or (check and changed) else 0)


def _records(given: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the records in the folders named; pages written by hand are none."""
    for path in given:
        if path.is_dir():
            yield from sorted(p for name in ("plans", "outlines") for p in path.glob(f"**/{name}/**/*.md"))
            yield from sorted(path.glob("*.md")) if {"plans", "outlines"} & {*path.absolute().parts} else ()
        else:
            yield path


# --- schema --------------------------------------------------------------------------------------------------------


@click.command("schema")
@click.argument("name", type=click.Choice(list(SCHEMAS)), default="record")
def schema(name: str) -> None:
    """In JSON Schema của phần đầu bản ghi, của tệp works hoặc của bodies.yml."""
    print_json(SCHEMAS[name]())
