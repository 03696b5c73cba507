"""The JSON Schemas say of a file what the readers say of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from danchieu import catalogue, records
from danchieu.cli import main
from danchieu.fields import Field, ListOf, TableOf
from danchieu.pages.findings import schema_pages
from danchieu.schema import SCHEMAS, modeline
from danchieu.yamlfile import parse

CONTENT = Path(__file__).parents[1] / "content"
RECORD = """kind: kế hoạch
symbol: 05-KH/TU
issuer: null
date: 2021-05-20
title: Tuyên truyền
text: full
"""


def valid(name: str, text: str) -> bool:
    mapping, _ = parse(text, "a.yml", "R001")
    assert mapping is not None
    return bool(Draft202012Validator(SCHEMAS[name]()).is_valid(mapping.values))


def front(path: Path) -> str:
    parts = records.split(path.read_text(encoding="utf-8"))
    assert parts is not None
    return parts.front


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize(
    ("name", "pattern"), [("works", "works/*.yml"), ("bodies", "bodies.yml"), ("record", "plans/**/*.md")]
)
def test_the_projects_own_content_is_valid(name: str, pattern: str) -> None:
    files = list(CONTENT.glob(pattern))
    assert files
    assert [path.name for path in files if not valid(name, front(path) if name == "record" else path.read_text())] == []


@pytest.mark.parametrize(
    "added",
    [
        *("", "place: null\n", "recipients: [Như trên, Lưu]\n", "head:\n", "signatory: {name: A B C}\n"),
        *("plase: Lai Châu\n", "recipients: Như trên\n", "signatory: {ten: A B C}\n", "source: a.txt\n"),
        "citations:\n- {at: II.1, text: Nghị quyết 35, target: none}\n",
        "citations:\n- {at: II.1, text: Nghị quyết 35}\n",
        "citations:\n- {text: '', target: none}\n",
        "accepted:\n- {code: C107, reason: Nguồn ghi vậy}\n",
        "accepted:\n- {code: C999, reason: Nguồn ghi vậy}\n",
        "accepted:\n- {code: C107}\n",
    ],
)
def test_a_front_matter_is_valid_exactly_when_the_reader_takes_it(added: str) -> None:
    _, findings = records.load(f"---\n{RECORD}{added}---\n", "plans/a.md")
    assert valid("record", RECORD + added) == (findings == [])


@pytest.mark.parametrize("line", RECORD.splitlines(keepends=True))
def test_a_front_matter_without_a_required_key_is_not_valid(line: str) -> None:
    assert not valid("record", RECORD.replace(line, ""))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("works", "chi-thi-40-2014:\n  type: chỉ thị\n  date: 2014-11-22\n"),
        ("works", "chi-thi-40-2014:\n  symbol: 40-CT/TW\n"),
        ("works", "chi-thi-40-2014: Chỉ thị 40\n"),
        ("works", "chi-thi-40-2014:\n  type: chỉ thị\n  date: 22/11/2014\n"),
        ("bodies", "tinh-uy-an-binh:\n  name: Tỉnh ủy An Bình\n  level: province\n"),
        ("bodies", "tinh-uy-an-binh:\n  name: Tỉnh ủy An Bình\n  level: tỉnh\n"),
        ("bodies", "tinh-uy-an-binh:\n  name:\n"),
    ],
)
def test_a_catalogue_file_is_valid_exactly_when_the_reader_takes_it(name: str, text: str) -> None:
    load = catalogue.load_works if name == "works" else catalogue.load_bodies
    assert valid(name, text) == (load(text, "a.yml")[1] == [])


def all_fields(fields: list[Field]) -> list[Field]:
    nested = [f.read.item if isinstance(f.read, ListOf) else f.read for f in fields]
    return [*fields, *(inner for read in nested if isinstance(read, TableOf) for inner in read.fields)]


@pytest.mark.parametrize("field", all_fields([*records.FIELDS, *catalogue.WORK_FIELDS, *catalogue.BODY_FIELDS]))
def test_every_key_is_described_to_editors(field: Field) -> None:
    assert field.about


def test_the_site_publishes_what_the_command_prints() -> None:
    published: dict[str, Any] = {page.uri: json.loads(page.text) for page in schema_pages()}
    assert set(published) == {"schema/record.json", "schema/works.json", "schema/bodies.json"}
    printed = CliRunner().invoke(main, ["schema", "works"])
    assert json.loads(printed.stdout) == published["schema/works.json"]


def test_the_line_that_names_the_schema_is_a_comment_to_the_readers() -> None:
    line = modeline("https://example.vn/schema/record.json") + "\n"
    assert records.load(f"---\n{line}{RECORD}---\n", "plans/a.md")[1] == []
    assert catalogue.load_works(f"{line}chi-thi-40-2014:\n  type: chỉ thị\n", "works/a.yml")[1] == []
