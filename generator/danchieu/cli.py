"""The commands. The only place that prints, reads standard input, and decides exit codes."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from danchieu import __version__, shapes, views
from danchieu.build import build as build_site
from danchieu.build import generate as generate_pages
from danchieu.catalogue import Catalogue
from danchieu.codes import Severity
from danchieu.corpus import Corpus, load, read
from danchieu.diagnostics import Diagnostic, Lang, as_json, as_text, has_errors
from danchieu.importer import Imported, files_in, import_files
from danchieu.keys import Index, index
from danchieu.lint import lint as lint_corpus
from danchieu.messages import say
from danchieu.outline import parse
from danchieu.resolve import Link
from danchieu.single import Single, explained, links_in, of_text, open_single

FINDINGS = 1  # exit code: findings of severity error; wrong use is 2, Click's own


def default_lang() -> Lang:
    """English where the locale says so, otherwise Vietnamese, the language of those who edit."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "en" if value.lower().startswith("en") else "vi"
    return "vi"


_lang = click.option(
    "--lang", type=click.Choice(["vi", "en"]), default=default_lang, help="Ngôn ngữ của thông báo (mặc định theo máy)."
)
_format = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Dạng kết quả."
)
_content = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Thư mục bản ghi và danh mục.",
)
_config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Tệp cấu hình của MkDocs.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="danchieu")
def main() -> None:
    """Đăng kế hoạch, đề cương của các cơ quan, tổ chức thành trang web tra cứu được, dẫn chiếu được."""


@main.command("import")
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--to", type=click.Path(path_type=Path), default=Path("content"), show_default=True, help="Thư mục nhận bản ghi."
)
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Số tiến trình đọc tệp.")
@click.option("--ocr", is_flag=True, help="Nhận dạng chữ trong PDF quét (cần ocrmypdf và tiếng Việt của Tesseract).")
@_format
@_lang
def import_(paths: tuple[Path, ...], to: Path, jobs: int, ocr: bool, form: str, lang: Lang) -> None:
    """Nhập tệp của văn phòng thành bản ghi, không sót chữ nào."""
    files = list(files_in(paths))
    done = list(_shown_as_they_come(import_files(files, to, jobs, ocr=ocr), len(files), lang))
    if form == "json":
        _print_json([shapes.imported(one, lang) for one in done])
    else:
        _report([diagnostic for one in done for diagnostic in one.diagnostics], form, lang)
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


@main.command("outline")
@click.argument("file", type=click.Path(path_type=Path))
@_content
@_format
@_lang
def outline(file: Path, content: Path, form: str, lang: Lang) -> None:
    """In phần đầu, bố cục, nơi nhận và chữ ký của một tệp hoặc một bản ghi."""
    single = _single(file, _catalogue(content), form, lang)
    units, _ = parse(single.body)
    if form == "json":
        _print_json(shapes.outline(single.header, units, single.recipients, single.signatory))
    else:
        click.echo("\n".join(views.outline(single.header, units)))


@main.command("cite")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--jsonl", is_flag=True, help='Mỗi dòng vào là {"id","text"}, mỗi dòng ra là {"id","citations"}.')
@click.option("--explain", type=click.IntRange(0), metavar="VỊ TRÍ", help="Giải thích dẫn chiếu ở vị trí này (ký tự).")
@_content
@_format
@_lang
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
        _print_json([shapes.citation(link) for link in links])
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
        _stop(found, form, lang)
    return single


def _print_json(shape: object) -> None:
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2))


@main.command("lint")
@click.argument("content", type=click.Path(path_type=Path), default=Path("content"))
@_format
@_lang
def lint(content: Path, form: str, lang: Lang) -> None:
    """Kiểm tra bản ghi và danh mục, nêu chỗ sai và cách sửa."""
    _, found = _read(content, form, lang)
    _report(found, form, lang)
    if form == "text":
        click.echo(_summary(found, lang))
    sys.exit(FINDINGS if has_errors(found) else 0)


@main.command("generate")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="Thư mục nhận cây Markdown.")
@_content
@_config
@_format
@_lang
def generate(to: Path, content: Path, config: Path, form: str, lang: Lang) -> None:
    """Ghi toàn bộ trang Markdown và nav.yml ra thư mục, cho bất cứ trình dựng nào."""
    corpus = _checked(content, config, form, lang)
    count = generate_pages(corpus, content, config, to)
    click.echo(say("generated", lang, count=count, to=to), err=True)


@main.command("build")
@click.option(
    "--site", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Thư mục của trang web."
)
@_content
@_config
@_format
@_lang
def build(site: Path, content: Path, config: Path, form: str, lang: Lang) -> None:
    """Dựng trang web; chỉ thay trang cũ khi trang mới đã trọn vẹn."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    corpus = _checked(content, config, form, lang)
    failures = build_site(corpus, content, config, site.absolute())
    if failures:
        _stop([*failures], form, lang)
    click.echo(say("built", lang, site=site), err=True)


def _checked(content: Path, config: Path, form: str, lang: Lang) -> Corpus:
    """The corpus, if it and the configuration can be built from; otherwise the report and exit code 1."""
    if not config.is_file():
        _stop([Diagnostic("B001", str(config), values={"path": config})], form, lang)
    corpus, found = _read(content, form, lang)
    # Notes are for whoever asks `lint`; a build tells what should be mended.
    grave = [diagnostic for diagnostic in found if diagnostic.severity is not Severity.NOTE]
    if has_errors(grave):
        _stop(grave, form, lang)
    _report(grave, form, lang)
    return corpus


def _read(content: Path, form: str, lang: Lang) -> tuple[Corpus, list[Diagnostic]]:
    if not content.is_dir():
        _stop([Diagnostic("B002", str(content), values={"path": content})], form, lang)
    corpus = load(content)
    return corpus, lint_corpus(corpus)


def _stop(found: Sequence[Diagnostic], form: str, lang: Lang) -> NoReturn:
    _report(found, form, lang)
    sys.exit(FINDINGS)


def _report(found: Iterable[Diagnostic], form: str, lang: Lang) -> None:
    """Findings as JSON on standard output, or as text for people on standard error."""
    if form == "json":
        click.echo(as_json(found, lang))
    elif text := as_text(found, lang):
        click.echo(text, err=True)


def _summary(found: Iterable[Diagnostic], lang: Lang) -> str:
    counts = Counter(diagnostic.severity for diagnostic in found)
    return say(
        "summary",
        lang,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )
