"""`danchieu serve`: the site while it is being written."""

from __future__ import annotations

import sys
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from danchieu.building import Order, watched_folders
from danchieu.cli.options import config_option, content_option, lang_option
from danchieu.cli.reporting import FINDINGS, must_be_there, report
from danchieu.codes import Severity
from danchieu.diagnostics import Lang
from danchieu.messages import say
from danchieu.preview import Board, Sketch, Turn, serving, turns


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Cổng; 0 là cổng trống bất kỳ."
)
@content_option
@config_option
@lang_option
def serve(port: int, content: Path, config: Path, lang: Lang) -> None:
    """Xem thử trong lúc viết: mỗi lần lưu, trang tự dựng và nạp lại; phát hiện hiện trên trang và ở đây.

    Chỉ máy này xem được. Có lỗi thì trang của lần dựng trước vẫn còn. Trang xem thử nằm trong .cache/, không ở site/.
    """
    must_be_there(content, config, "text", lang)
    kept = config.absolute().parent / ".cache"
    order = Order(content.absolute(), config.absolute(), kept / "preview" / "site", kept / "danchieu")
    order.site.parent.mkdir(parents=True, exist_ok=True)
    board = Board()
    with ExitStack() as stack:
        try:
            address = stack.enter_context(serving(order.site, board, port))
        except OSError as error:
            click.echo(say("port-taken", lang, port=port, reason=error.strerror), err=True)
            sys.exit(FINDINGS)
        click.echo(say("serving", lang, address=address))
        stack.enter_context(suppress(KeyboardInterrupt))
        for turn in turns(order, watched_folders(order.config)):
            if isinstance(turn, Sketch):
                board.show(turn.pages)
                click.echo(say("sketched", lang, seconds=f"{turn.seconds:.1f}"))
            else:
                _tell(turn, board, lang)


def _tell(turn: Turn, board: Board, lang: Lang) -> None:
    """Browsers first: they wait. Notes are for whoever looks at the page that they are about."""
    found = [*turn.built.findings, *(one for one in turn.built.failures if one not in turn.built.findings)]
    is_failed = bool(turn.built.failures)
    board.tell(found, is_failed, lang)
    report([one for one in found if one.severity is not Severity.NOTE], "text", lang)
    click.echo(say("turn-failed" if is_failed else "turn", lang, count=len(found), seconds=f"{turn.seconds:.1f}"))
