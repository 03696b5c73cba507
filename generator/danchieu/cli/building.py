"""`danchieu generate` and `danchieu build`: from the content folder to pages and to the site."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from danchieu.build import build as build_site
from danchieu.build import generate as generate_pages
from danchieu.cli.options import config_option, content_option, format_option, lang_option
from danchieu.cli.reporting import checked_corpus, stop
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
@content_option
@config_option
@format_option
@lang_option
def build(site: Path, content: Path, config: Path, form: str, lang: Lang) -> None:
    """Dựng trang web; chỉ thay trang cũ khi trang mới đã trọn vẹn."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    corpus, findings = checked_corpus(content, config, form, lang)
    failures = build_site(corpus, findings, content, config, site.absolute())
    if failures:
        stop([*failures], form, lang)
    click.echo(say("built", lang, site=site), err=True)
