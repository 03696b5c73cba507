"""The commands. The only room that prints, reads standard input, and decides exit codes; a file a group of them."""

from __future__ import annotations

import click

from danchieu import __version__
from danchieu.cli.building import build, generate
from danchieu.cli.checking import lint
from danchieu.cli.comparing import compare
from danchieu.cli.founding import init
from danchieu.cli.importing import import_
from danchieu.cli.reading import cite, outline
from danchieu.cli.reviewing import changes, check_links
from danchieu.cli.searching import search
from danchieu.cli.serving import serve
from danchieu.cli.writing import fmt, new, schema

COMMANDS = (
    *(init, import_, outline, cite, compare, lint, new, fmt, schema),
    *(serve, generate, build, search, changes, check_links),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="danchieu")
def main() -> None:
    """Đăng kế hoạch, đề cương của các cơ quan, tổ chức thành trang web tra cứu được, dẫn chiếu được."""


for _command in COMMANDS:
    main.add_command(_command)
