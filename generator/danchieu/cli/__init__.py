"""The commands. The only room that prints, reads standard input, and decides exit codes; a file a group of them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from danchieu import __version__

# Each with the module of this folder that has it: what a command does not need is not loaded for it.
COMMANDS = {
    "init": "founding",
    "import": "importing",
    "outline": "reading",
    "cite": "reading",
    "compare": "comparing",
    "lint": "checking",
    "new": "writing",
    "fmt": "writing",
    "schema": "writing",
    "serve": "serving",
    "generate": "building",
    "build": "building",
    "search": "searching",
    "changes": "reviewing",
    "check-links": "reviewing",
}


def command(name: str) -> click.Command:
    """A command by its name: `command("check-links")`."""
    module = import_module(f"danchieu.cli.{COMMANDS[name]}")
    function = name.replace("-", "_")
    found = getattr(module, function, None) or getattr(module, f"{function}_")
    assert isinstance(found, click.Command)  # noqa: S101  (the table is ours)
    return found


class _Commands(click.Group):
    """The commands of the table, in its order."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return command(cmd_name) if cmd_name in COMMANDS else None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="danchieu")
def main() -> None:
    """Đăng kế hoạch, đề cương của các cơ quan, tổ chức thành trang web tra cứu được, dẫn chiếu được."""


def run() -> NoReturn:
    """What the shell calls: `main`, and an end at once.

    Python would give back the memory of an archive object by object, which takes as long as an edit's page.
    """
    try:
        main(prog_name="danchieu")
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            with suppress(BrokenPipeError):  # whoever read has read enough
                stream.flush()
        os._exit(end.code if isinstance(end.code, int) else 1)
    raise AssertionError  # Click ends every command with SystemExit
