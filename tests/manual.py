"""The guide's page of commands, made from their help: `python tests/manual.py >content/pages/huong-dan/lenh.md`."""

from __future__ import annotations

from collections.abc import Iterator

from click.testing import CliRunner

from danchieu.cli import COMMANDS, main

_TOP = """---
title: Các lệnh
description: Mọi lệnh của danchieu, với mọi tham số.
---

# Các lệnh

Trang này là lời giúp của chính các lệnh; gõ `danchieu LỆNH --help` cũng thấy như vậy. Mã thoát: 0 là xong, 1 là có phát
hiện ở mức lỗi, 2 là dùng sai lệnh."""


def page() -> str:
    """The whole page."""
    return "\n".join([_TOP, *(line for name in names() for line in _command(name))]) + "\n"


def names() -> list[str]:
    """The commands, in the order that the program lists them in."""
    return list(COMMANDS)


def told(name: str) -> str:
    """What `danchieu NAME --help` says, eighty columns wide."""
    result = CliRunner().invoke(main, [name, "--help"], prog_name="danchieu", terminal_width=80)
    assert result.exit_code == 0
    return result.output.rstrip()


def _command(name: str) -> Iterator[str]:
    yield from ("", f"## danchieu {name} {{ #{name} }}", "", "```", told(name), "```")


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201
