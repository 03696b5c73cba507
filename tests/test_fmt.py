"""A record in canonical form has the same words, and formatting it again changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from danchieu.cli import COMMANDS, main
from danchieu.fmt import formatted, spaced
from danchieu.records import load

WORDS = re.compile(r"\w+")

UNTIDY = """---
# yaml-language-server: $schema=../schema/record.json
title: "Tuyên truyền năm 2023"
kind:   kế hoạch
text: full
symbol: 05/KH-ABC # đã đối chiếu
issuer: null
place: null
date: 10/7/2023
# ai ký
signatory: {name: A B C, authority: TM. BAN THƯỜNG VỤ}
---


I. MỤC ĐÍCH
1. Một.
2. Hai,
viết tiếp.


II. NỘI DUNG
# không phải chú thích
"""
TIDY = """---
# yaml-language-server: $schema=../schema/record.json
kind: kế hoạch
symbol: 05/KH-ABC # đã đối chiếu
issuer: null
date: 2023-07-10
title: Tuyên truyền năm 2023
text: full
# ai ký
signatory:
  authority: TM. BAN THƯỜNG VỤ
  name: A B C
---
I. MỤC ĐÍCH

1. Một.

2. Hai,
viết tiếp.

II. NỘI DUNG

# không phải chú thích
"""


def test_keys_days_quotes_and_empty_lines_take_their_form_and_comments_stay() -> None:
    text, findings = formatted(UNTIDY, "plans/a.md")
    assert findings == []
    assert text == TIDY


def test_formatting_again_changes_nothing() -> None:
    assert formatted(TIDY, "plans/a.md")[0] == TIDY


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("issuer: null", "isuer: null"),
        ("10/7/2023", "30/2/2023"),
        ("signatory: {name: A B C, authority: TM. BAN THƯỜNG VỤ}", "signatory:\n  name: A B C # kiểm tra"),
        ("signatory: {name: A B C, authority: TM. BAN THƯỜNG VỤ}", "recipients:\n- Như trên\n# kiểm tra\n- Lưu"),
        ("place: null", "place: null # chưa rõ"),
        ('title: "Tuyên truyền năm 2023"', "title: | # kiểm tra\n  Tuyên truyền"),
        ("---\n# yaml", "# yaml"),
    ],
)
def test_what_could_lose_something_is_left_alone_and_said(old: str, new: str) -> None:
    text, findings = formatted(UNTIDY.replace(old, new, 1), "plans/a.md")
    assert (text, [d.code for d in findings]) == (None, ["F001"])


PIECES = [
    "I. MỘT",
    "II. HAI",
    "1. Ba",
    "1.1. Bốn",
    "a) Năm",
    "- Sáu",
    "+ Bảy",
    "| a | b |",
    "|---|---|",
    "viết tiếp",
    "",
]
BODIES = st.lists(st.sampled_from([*PIECES, "Chương I", "Điều 1. Tám", "Theo “chín", "mười”.  "]), max_size=14)


@given(BODIES.map("\n".join))
def test_a_text_keeps_its_words_and_takes_one_form(body: str) -> None:
    once = spaced(body.strip())
    assert WORDS.findall(once) == WORDS.findall(body)
    assert spaced(once) == once


VALUES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12)


@given(VALUES, VALUES)
def test_a_front_matter_keeps_its_words(title: str, place: str) -> None:
    quoted = [value.replace("\\", " ").replace('"', " ") for value in (title, place)]
    text = TIDY.replace("Tuyên truyền năm 2023", f'"t {quoted[0]}"').replace("issuer: null", f'issuer: "i {quoted[1]}"')
    once, findings = formatted(text, "plans/a.md")
    assert findings == []
    assert once is not None
    before, after = load(text, "plans/a.md")[0], load(once, "plans/a.md")[0]
    assert before is not None
    assert after is not None
    assert before.header == after.header
    assert formatted(once, "plans/a.md")[0] == once


def test_the_command_writes_or_with_check_only_says(tmp_path: Path) -> None:
    path = tmp_path / "plans" / "a.md"
    path.parent.mkdir()
    path.write_bytes(UNTIDY.replace("\n", "\r\n").encode())
    checked = CliRunner().invoke(main, ["fmt", "--check", str(tmp_path)])
    assert (checked.exit_code, b"\r" in path.read_bytes()) == (1, True)
    assert path.as_posix() in checked.stdout
    assert CliRunner().invoke(main, ["fmt", str(tmp_path)]).exit_code == 0
    assert path.read_bytes() == TIDY.encode()
    assert CliRunner().invoke(main, ["fmt", "--check", str(path)]).exit_code == 0


def test_the_hooks_run_commands_that_there_are() -> None:
    hooks = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["danchieu-fmt", "danchieu-lint"]
    for hook in hooks:
        program, command, *_ = hook["entry"].split()
        assert program == "danchieu"
        assert command in COMMANDS
    fmt, lint = hooks
    assert re.search(fmt["files"], "content/plans/2023/a.md")
    assert not re.search(fmt["files"], "content/pages/a.md")
    assert re.search(lint["files"], "content/works/a.yml")
