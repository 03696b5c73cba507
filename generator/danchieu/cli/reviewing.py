"""`danchieu changes` and `danchieu check-links`: what CI tells of a proposal and asks of a built site."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from danchieu.building import site_address
from danchieu.changes import State, as_dict, as_markdown
from danchieu.changes import changes as changes_between
from danchieu.cli.options import config_option, format_option, lang_option
from danchieu.cli.reporting import FINDINGS, print_json, read_corpus, settings_of
from danchieu.diagnostics import Lang
from danchieu.following import dead_links
from danchieu.lint import lint
from danchieu.messages import say
from danchieu.settings import Settings


@click.command("changes")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("head", type=click.Path(path_type=Path), default=Path("content"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="Dạng kết quả; markdown là lời tóm tắt cho người duyệt.",
)
@config_option
@lang_option
def changes(base: Path, head: Path, form: str, config: Path, lang: Lang) -> None:
    """So hai thư mục nội dung, trước và sau: văn bản thêm, sửa, bỏ; dẫn chiếu được, mất; phát hiện mới, đã hết.

    BASE là thư mục content/ trước khi sửa (ví dụ của một git worktree), HEAD là thư mục sau khi sửa.
    """
    settings = settings_of(config, "text", lang, is_needed=config != Path("mkdocs.yml"))
    found = changes_between(*(_state(folder, settings, lang) for folder in (base, head)))
    if form == "json":
        print_json(as_dict(found, lang))
    else:
        click.echo("\n".join(as_markdown(found, lang)))


def _state(content: Path, settings: Settings, lang: Lang) -> State:
    corpus = read_corpus(content, "text", lang)
    return State(corpus, lint(corpus, settings))


@click.command("check-links")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("site"))
@config_option
@format_option
@lang_option
def check_links(site: Path, config: Path, form: str, lang: Lang) -> None:
    """Lần theo mọi liên kết trong trang đã dựng; nêu liên kết không dẫn tới tệp hoặc chỗ nào."""
    address, _ = site_address(config) if config.is_file() else ("", site)
    dead = list(dead_links(site, urlsplit(address).path or "/"))
    if form == "json":
        print_json([one._asdict() for one in dead])
    else:
        for one in dead:
            click.echo(f"{one.page} → {one.link}")
        click.echo(say("links-checked", lang, count=len(dead)), err=True)
    sys.exit(FINDINGS if dead else 0)
