"""`danchieu search`: the index of a built site, asked from the shell."""

from __future__ import annotations

from pathlib import Path

import click

from danchieu import shapes, views
from danchieu.cli.options import format_option, lang_option
from danchieu.cli.reporting import print_json, stop
from danchieu.diagnostics import Diagnostic, Lang
from danchieu.search import FOLDER, Index, Question, ask


@click.command("search")
@click.argument("query")
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Thư mục của trang web đã dựng.",
)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Số kết quả nhiều nhất.")
@format_option
@lang_option
def search(query: str, site: Path, limit: int, form: str, lang: Lang) -> None:
    """Tìm trong chỉ mục của trang web đã dựng, như ô tìm kiếm trên trang."""
    folder = site / FOLDER
    try:
        index = Index(lambda uri: (folder / uri).read_bytes())
        answer = ask(index, Question(query, size=limit, is_exhaustive=True))
    except OSError as error:
        stop(
            [Diagnostic("Q001", str(error.filename), values={"path": error.filename, "reason": error.strerror})],
            form,
            lang,
        )
    if form == "json":
        print_json([shapes.search_result(result) for result in answer.results])
    else:
        click.echo("\n".join(views.search(answer, lang)))
