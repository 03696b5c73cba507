"""The guide says what the commands' help says, and shows nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import manual
from danchieu.cli import COMMANDS, command
from danchieu.codes import CODES

GUIDE = Path("content/pages/huong-dan")


def pages(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((root / GUIDE).glob("*.md"))}


def test_the_page_of_commands_is_their_help(root: Path) -> None:
    assert pages(root)["lenh.md"] == manual.page(), "make guide"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_each_of_its_options_are_explained(name: str) -> None:
    asked = command(name)
    assert asked.name == name
    assert asked.help
    options = [one for one in asked.params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


def test_the_readme_names_every_command(root: Path) -> None:
    table = (root / "README.md").read_text("utf-8").partition("## Commands")[2]
    assert sorted(set(re.findall(r"^\| `danchieu ([a-z-]+)", table, re.MULTILINE))) == sorted(manual.names())


def test_the_guide_names_only_commands_and_codes_that_there_are(root: Path) -> None:
    text = "\n".join(pages(root).values())
    assert set(re.findall(r"^danchieu ([a-z-]+)", text, re.MULTILINE)) <= set(manual.names())
    assert set(re.findall(r"\b[A-Z]\d{3}\b", text)) <= set(CODES)


def test_pictures_are_shown_described_and_small(root: Path) -> None:
    text = "\n".join(pages(root).values())
    shown = dict(re.findall(r"!\[(.+)\]\(anh/(.+)\)", text))
    files = sorted((root / GUIDE / "anh").iterdir())
    assert sorted(shown.values()) == [path.name for path in files]
    assert [path.name for path in files if path.stat().st_size > 150_000] == []
