"""The commands: exit codes, shapes, languages, and errors that say what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import record, write
from danchieu.cli import main


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)


def test_findings_as_json_have_the_shape_that_other_tools_read(tmp_path: Path) -> None:
    write(tmp_path, {"plans/a.md": record(date="mai")})
    result = run("lint", tmp_path, "--format", "json", "--lang", "en")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "code": "R004",
            "severity": "error",
            "path": "plans/a.md",
            "line": 5,
            "column": 1,
            "message": '"date: mai" is not a date',
            "hint": "Write dates as year-month-day, for example 2023-07-10; null if the source shows none.",
        }
    ]


def test_content_without_fault_exits_zero(tmp_path: Path) -> None:
    write(tmp_path, {"plans/a.md": record()})
    assert run("lint", tmp_path).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "locale", "words"),
    [
        (("--lang", "en"), "vi_VN.UTF-8", "0 errors"),
        ((), "en_US.UTF-8", "0 errors"),
        ((), "vi_VN.UTF-8", "0 lỗi"),
        ((), "C.UTF-8", "0 lỗi"),
    ],
)
def test_the_language_is_the_option_else_the_locale(
    tmp_path: Path, arguments: tuple[str, ...], locale: str, words: str
) -> None:
    write(tmp_path, {})
    assert words in run("lint", tmp_path, *arguments, LC_ALL=locale).output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("lint", "nowhere"), "B002"),
        (("build", "--content", "nowhere", "--config", "mkdocs.yml"), "B001"),
        (("generate", "--to", "x", "--config", "mkdocs.yml"), "B001"),
    ],
)
def test_what_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, "--lang", "en")
    assert result.exit_code == 1
    assert code in result.output


def test_wrong_use_exits_two() -> None:
    assert run("build", "--no-such-option").exit_code == 2
    assert run("lint", "a", "b").exit_code == 2


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_explains_itself(command: str) -> None:
    assert main.commands[command].help
    options = [p for p in main.commands[command].params if p.param_type_name == "option"]
    assert all(getattr(option, "help", None) for option in options)
