"""`danchieu init`: a repository for a new site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from danchieu.cli.options import lang_option
from danchieu.cli.reporting import FINDINGS
from danchieu.diagnostics import Lang
from danchieu.founding import founding_files, requirement
from danchieu.importer.placing import write
from danchieu.messages import say


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--name", default="Kế hoạch và đề cương", show_default=True, help="Tên của trang web.")
@click.option(
    "--requirement",
    "package",
    default=requirement,
    show_default="bản đang chạy",
    help="Gói mà quy trình CI cài, viết như trong requirements.txt: bản phát hành hoặc địa chỉ git.",
)
@lang_option
def init(folder: Path, name: str, package: str, lang: Lang) -> None:
    """Lập kho cho một trang web mới: cấu hình, danh mục, một bản ghi ví dụ, quy trình CI. Dựng được ngay.

    Thư mục phải chưa có hoặc còn trống (thư mục .git không kể); không ghi đè gì cả.
    """
    if any(path.name != ".git" for path in (folder.iterdir() if folder.is_dir() else ())):
        click.echo(say("not-empty", lang, folder=folder), err=True)
        sys.exit(FINDINGS)
    try:
        for file in founding_files(name, package):
            write(folder / file.path, file.data)
            (folder / file.path).chmod(0o755 if file.is_program else 0o644)
    except OSError as error:
        click.echo(say("not-written", lang, path=folder, reason=error.strerror), err=True)
        sys.exit(FINDINGS)
    click.echo(say("founded", lang, folder=folder))
