"""The commands: exit codes, shapes, languages, and errors that say what to do."""

from __future__ import annotations

import json
import unicodedata
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


SHAPE = {
    *("start", "end", "text", "family", "type", "symbol", "date", "issuer", "term", "provision", "relation"),
    "targets",
}


def content_and(tmp_path: Path, name: str, text: str) -> tuple[Path, Path]:
    file = tmp_path / name
    file.write_bytes(text.encode())
    return write(tmp_path / "content", {}), file


def test_citations_stand_at_characters_of_the_nfc_text(tmp_path: Path) -> None:
    text = "\u1ea0\u0323n theo\r\nNghi\u0323 quyê\u0301t số\u200b 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị."
    content, file = content_and(tmp_path, "a.txt", text)
    [found] = json.loads(run("cite", file, "--content", content, "--format", "json").stdout)
    assert set(found) == SHAPE
    nfc = unicodedata.normalize("NFC", text)
    assert nfc[found["start"] : found["end"]] == found["text"] == "Nghị quyết số\u200b 35-NQ/TW"
    assert (found["symbol"], found["date"], found["targets"]) == (
        "35-NQ/TW",
        "2018-10-22",
        ["nghi-quyet-35-nq-tw-2018"],
    )


def test_citations_of_a_record_stand_at_characters_of_its_file(tmp_path: Path) -> None:
    content, file = content_and(tmp_path, "a.md", record(body="Theo Nghị quyết số 35-NQ/TW."))
    [found] = json.loads(run("cite", file, "--content", content, "--format", "json").stdout)
    assert file.read_text(encoding="utf-8")[found["start"] : found["end"]] == "Nghị quyết số 35-NQ/TW"


def test_lines_in_give_lines_out(tmp_path: Path) -> None:
    lines = [{"id": 1, "text": "Theo Nghị quyết số 35-NQ/TW."}, {"id": "b", "text": "Không có gì."}]
    content, file = content_and(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)))
    result = run("cite", file, "--jsonl", "--content", content)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["id"], [c["symbol"] for c in one["citations"]]) for one in found] == [(1, ["35-NQ/TW"]), ("b", [])]


@pytest.mark.parametrize("line", ["{", '{"text": "a"}', '{"id": 1}', "[]", '{"id": 1, "text": 5}'])
def test_a_line_that_is_none_is_wrong_use_and_named(tmp_path: Path, line: str) -> None:
    content, file = content_and(tmp_path, "a.jsonl", f'{{"id": 1, "text": "a"}}\n{line}\n')
    result = run("cite", file, "--jsonl", "--content", content, "--lang", "en")
    assert result.exit_code == 2
    assert "line 2" in result.output


def test_a_citation_can_be_explained(tmp_path: Path) -> None:
    content, file = content_and(tmp_path, "a.txt", "Theo Nghị quyết số 35-NQ/TW ngày 12/4/2023.")
    result = run("cite", file, "--explain", "8", "--content", content)
    assert "rule: numbered" in result.stdout
    assert "candidates: nghi-quyet-35-nq-tw-2018" in result.stdout
    assert "same-year: —" in result.stdout
    assert "(same-year)" in result.stdout
    assert run("cite", file, "--explain", "0", "--content", content).exit_code == 2


def test_an_outline_has_the_shape_that_other_tools_read(tmp_path: Path) -> None:
    content, file = content_and(tmp_path, "a.md", record(body="I. MỘT\n\n1. Hai."))
    shape = json.loads(run("outline", file, "--content", content, "--format", "json").stdout)
    assert shape == {
        "header": {
            "kind": "kế hoạch",
            "symbol": "05-KH/TU",
            "place": None,
            "date": "2021-05-20",
            "title": "Tuyên truyền năm 2021",
            "issuer": "tinh-uy-an-binh",
        },
        "units": [
            {
                "kind": "section",
                "label": "I",
                "title": "MỘT",
                "text": "",
                "address": "I",
                "children": [
                    {
                        "kind": "clause",
                        "label": "1",
                        "title": None,
                        "text": "Hai.",
                        "address": "I.1",
                        "children": [],
                    }
                ],
            }
        ],
        "recipients": [],
        "signatory": {},
    }
