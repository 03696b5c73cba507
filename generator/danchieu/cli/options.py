"""Options that several commands take."""

from __future__ import annotations

import os
from pathlib import Path

import click

from danchieu.diagnostics import Lang


def default_lang() -> Lang:
    """English where the locale says so, otherwise Vietnamese, the language of those who edit."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "en" if value.lower().startswith("en") else "vi"
    return "vi"


# Eager: options that answer at once, such as --explain, answer in this language.
lang_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default=default_lang,
    is_eager=True,
    help="Ngôn ngữ của thông báo (mặc định theo máy).",
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Dạng kết quả."
)
content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    help="Thư mục bản ghi và danh mục.",
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="Tệp cấu hình của MkDocs.",
)
cache_option = click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    show_default=".cache/danchieu, cạnh mkdocs.yml",
    help="Thư mục giữ kết quả của những lần trước; xóa lúc nào cũng được.",
)


def cache_of(asked: Path | None, config: Path) -> Path:
    """The folder that `cache_option` means."""
    return (asked or config.parent / ".cache" / "danchieu").absolute()
