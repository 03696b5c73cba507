"""`danchieu generate` and `danchieu build`: from the content folder to pages and to the site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from danchieu.building import Built, Order
from danchieu.building import build as build_site
from danchieu.building import generate as generate_pages
from danchieu.cli.options import cache_of, cache_option, config_option, content_option, format_option, lang_option
from danchieu.cli.reporting import checked_corpus, must_be_there, report, stop
from danchieu.codes import Severity
from danchieu.diagnostics import Lang
from danchieu.messages import say


@click.command("generate")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="Thư mục nhận cây Markdown.")
@content_option
@config_option
@format_option
@lang_option
def generate(to: Path, content: Path, config: Path, form: str, lang: Lang) -> None:
    """Ghi toàn bộ trang Markdown và nav.yml ra thư mục, cho bất cứ trình dựng nào."""
    corpus, findings = checked_corpus(content, config, form, lang)
    count = generate_pages(corpus, findings, content, config, to)
    click.echo(say("generated", lang, count=count, to=to), err=True)


@click.command("build")
@click.option(
    "--site", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Thư mục của trang web."
)
@cache_option
@click.option("--clean", is_flag=True, help="Dựng lại tất cả, không dùng kết quả cũ.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="số nhân của máy",
    help="Số tiến trình; kết quả không khác nhau.",
)
@click.option("--timings", is_flag=True, help="Cho biết mỗi bước mất bao lâu, làm lại bao nhiêu, tốn bao nhiêu bộ nhớ.")
@content_option
@config_option
@format_option
@lang_option
def build(  # noqa: PLR0913, PLR0917  (one parameter an option)
    site: Path,
    cache: Path | None,
    clean: bool,
    jobs: int,
    timings: bool,
    content: Path,
    config: Path,
    form: str,
    lang: Lang,
) -> None:
    """Dựng trang web: chỉ làm lại những gì đã đổi, và chỉ thay trang cũ khi trang mới đã trọn vẹn."""
    must_be_there(content, config, form, lang)
    order = Order(content.absolute(), config.absolute(), site.absolute(), cache_of(cache, config), jobs, clean)
    built = build_site(order, lambda: click.echo(say("waiting", lang), err=True))
    if timings:
        click.echo("\n".join(_timings(built)), err=True)
    if built.is_renewed:
        click.echo(say("cache-renewed", lang), err=True)
    # Notes are for whoever asks `lint`; a build tells what should be mended.
    grave = [one for one in built.findings if one.severity is not Severity.NOTE and one not in built.failures]
    if built.failures:
        stop([*grave, *built.failures], form, lang)
    report(grave, form, lang)
    click.echo(say("built", lang, site=site), err=True)


def _timings(built: Built) -> Iterator[str]:
    for name, seconds in built.seconds.items():
        yield f"{name:<10}{seconds:8.2f} s"
    for name, count in built.counts.items():
        yield f"{name:<10}{count:8d}"
    yield f"{'memory':<10}{built.peak / 2**20:8.0f} MB"
