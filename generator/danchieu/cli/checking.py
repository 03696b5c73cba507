"""`danchieu lint`: what is wrong in the content folder, where, and how to mend it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import click

from danchieu import views
from danchieu.building import examined
from danchieu.cli.fixing import fix_content
from danchieu.cli.options import cache_of, cache_option, config_option, lang_option
from danchieu.cli.reporting import FINDINGS, must_be_folder, settings_of
from danchieu.codes import CODES, Severity
from danchieu.contentfiles import content_file
from danchieu.corpus import load
from danchieu.diagnostics import Diagnostic, Lang, as_json, has_errors
from danchieu.fields import closest
from danchieu.lint import examine
from danchieu.lint.accepting import Judged
from danchieu.messages import say
from danchieu.reports import as_excerpts, as_github, as_gitlab, as_sarif
from danchieu.settings import Settings
from danchieu.text import nfc


def _explain(context: click.Context, _option: click.Parameter, code: str | None) -> None:
    if code is None:
        return
    name, lang = code.upper(), context.params["lang"]
    if name not in CODES:
        raise click.UsageError(say("no-such-code", lang, code=code, **closest(name, list(CODES))))
    click.echo("\n".join(views.code(name, lang)))
    context.exit()


@click.command("lint")
@click.argument("content", type=click.Path(path_type=Path), default=Path("content"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab", "sarif"]),
    default="text",
    show_default=True,
    help="Dạng kết quả; github là chú thích của GitHub Actions, gitlab là báo cáo Code Quality.",
)
@click.option(
    "--explain",
    metavar="MÃ",
    callback=_explain,
    expose_value=False,
    help="Giải thích một mã, kèm ví dụ sai và đúng, rồi thôi.",
)
@click.option("--fix", is_flag=True, help="Sửa những gì chỉ có một cách đúng; cho xem khác biệt và hỏi trước.")
@click.option("--yes", is_flag=True, help="Với --fix: sửa luôn, không hỏi.")
@cache_option
@config_option
@lang_option
def lint(  # noqa: PLR0913, PLR0917  (one parameter an option)
    content: Path, form: str, fix: bool, yes: bool, cache: Path | None, config: Path, lang: Lang
) -> None:
    """Kiểm tra bản ghi và danh mục, nêu chỗ sai và cách sửa.

    --fix sửa cách xuống dòng, chữ không ở dạng NFC, ngày và ký hiệu trong phần đầu bản ghi và trong danh mục; trong
    văn bản thì chỉ sửa ký hiệu và (nếu cấu hình) cách bỏ dấu của bản ghi «text: outline». Toàn văn giữ nguyên chữ.
    """
    settings = settings_of(config, form, lang, is_needed=config != Path("mkdocs.yml"))
    if fix:
        fix_content(content, settings, lang, is_agreed=yes)
    must_be_folder(content, form, lang)
    judged = _judged(content, settings, cache, config)
    _print(judged, content, form, lang)
    sys.exit(FINDINGS if has_errors(judged.open) else 0)


def _judged(content: Path, settings: Settings, cache: Path | None, config: Path) -> Judged:
    """Without a configuration this is no site's folder, and nothing is left there."""
    if cache is None and not config.is_file():
        return examine(load(content), settings)
    return examined(content.absolute(), settings, cache_of(cache, config))


_ANNOTATIONS = {"github": as_github, "gitlab": as_gitlab}


def _print(judged: Judged, content: Path, form: str, lang: Lang) -> None:
    """JSON has the paths below the content folder; the other forms are read with the whole repository at hand."""
    if form == "json":
        click.echo(as_json(judged.open, lang))
        return
    found = _located(judged.open, content)
    accepted = [(_located([diagnostic], content)[0], reason) for diagnostic, reason in judged.accepted]
    if form == "sarif":
        click.echo(as_sarif(found, accepted, lang))
    elif form in _ANNOTATIONS:
        click.echo(_ANNOTATIONS[form](found, lang))
    else:
        _print_text(found, accepted, content, lang)


def _located(found: Iterable[Diagnostic], content: Path) -> list[Diagnostic]:
    folder = (
        content.relative_to(Path.cwd()) if content.is_absolute() and content.is_relative_to(Path.cwd()) else content
    )
    return [replace(diagnostic, path=(folder / diagnostic.path).as_posix()) for diagnostic in found]


def _print_text(
    found: Sequence[Diagnostic], accepted: Sequence[tuple[Diagnostic, str]], content: Path, lang: Lang
) -> None:
    if found:
        click.echo(as_excerpts(found, _lines_of(content), lang), err=True)
    for diagnostic, reason in accepted:
        place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
        told = {"code": diagnostic.code, "message": diagnostic.message(lang), "reason": reason}
        click.echo(say("accepted", lang, place=place, **told), err=True)
    click.echo(_summary(found, len(accepted), lang))


def _lines_of(content: Path) -> Callable[[str], Sequence[str]]:
    @cache
    def lines(path: str) -> Sequence[str]:
        file = content_file(content.absolute(), Path(path).absolute())
        return nfc(file.typed or "").split("\n")

    return lines


def _summary(found: Iterable[Diagnostic], accepted: int, lang: Lang) -> str:
    counts = Counter(diagnostic.severity for diagnostic in found)
    errors, warnings, notes = (counts[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    shown = say("summary", lang, errors=errors, warnings=warnings, notes=notes)
    return shown + say("summary-accepted", lang, count=accepted) if accepted else shown
