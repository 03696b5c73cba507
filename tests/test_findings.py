"""Every finding is explained, with an example, and a test raises it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpora import corpus, record, write
from danchieu.codes import CODES, Severity
from danchieu.corpus import load
from danchieu.fmt import formatted
from danchieu.importer import import_files
from danchieu.lint import lint
from danchieu.pages.findings import findings_page
from danchieu.settings import Settings, read_severities

TESTS = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = yaml.safe_load((TESTS / "golden/findings/cases.yml").read_text(encoding="utf-8"))


def content(folder: Path, case: dict[str, Any]) -> Path:
    """The content folder of a case."""
    text = record(body=case.get("body", "Một.\n"))
    other = record(symbol="07-KH/TU", body="Theo Chỉ thị số 40-CT/TW ngày 22/11/2014.")
    for old, new in case.get("change", {}).items():
        assert old in text
        text = text.replace(old, str(new), 1)
    files = {path: given.replace("{record}", other) for path, given in case.get("files", {}).items()}
    return write(folder, {"plans/a.md": text, **files})


@pytest.mark.parametrize("code", CASES)
def test_a_finding_is_raised_at_its_place(tmp_path: Path, code: str) -> None:
    found = lint(load(content(tmp_path, CASES[code])))
    assert f"{code} {CASES[code]['at']}" in [f"{d.code} {d.path}:{d.line}:{d.column}" for d in found]


def in_bytes(data: bytes) -> Callable[[Path], list[str]]:
    """The codes that a record of these bytes gets."""

    def raised(folder: Path) -> list[str]:
        (write(folder, {"plans/b.md": ""}) / "plans/a.md").write_bytes(data)
        return [d.code for d in lint(load(folder)) if d.path == "plans/a.md"]

    return raised


def linked(folder: Path) -> list[str]:
    (folder / "ngoai.md").write_text(record(), encoding="utf-8")
    (write(folder / "content", {"plans/b.md": record()}) / "plans/a.md").symlink_to(folder / "ngoai.md")
    return [d.code for d in lint(load(folder / "content"))]


def set_in(written: object) -> Callable[[Path], list[str]]:
    return lambda _folder: [d.code for d in read_severities(written, "mkdocs.yml")[1]]


def in_old_tones(folder: Path) -> list[str]:
    return [d.code for d in lint(corpus(folder, {"plans/a.md": record(body="Uỷ ban.")}), Settings(modern_tones=True))]


def imported_without_head(folder: Path) -> list[str]:
    (folder / "a.txt").write_text("Một đoạn văn không có phần đầu.\n", encoding="utf-8")
    [result] = import_files([folder / "a.txt"], folder / "content")
    return [d.code for d in result.diagnostics]


FURTHER: dict[str, Callable[[Path], list[str]]] = {
    "R009": in_bytes(record().encode("utf-16")),
    "R014": linked,
    "R016": in_bytes(record().replace("\n", "\r\n").encode()),
    "R017": in_bytes(record(body="Kê\u0301 hoạch.").encode()),
    "I009": in_bytes(b"x" * (17 * 2**20)),
    "B004": set_in({"C999": "note"}),
    "B005": set_in({"R003": "note"}),
    "I007": imported_without_head,
    "F001": lambda _folder: [d.code for d in formatted("Một.", "a.md")[1]],
    "T001": in_old_tones,
}


@pytest.mark.parametrize("code", FURTHER)
def test_a_finding_that_no_plain_file_shows_is_raised(tmp_path: Path, code: str) -> None:
    assert FURTHER[code](tmp_path) == [code]


def asserted_elsewhere() -> set[str]:
    """The codes that other tests name, in their source or in their golden cases."""
    names: set[str] = set()
    for path in (*TESTS.glob("test_*.py"), *TESTS.glob("golden/import/*.yml")):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py" and path != Path(__file__):
            constants = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
            names |= {value for value in constants if isinstance(value, str) and value in CODES}
        elif path.suffix == ".yml":
            names |= {code for code in CODES if code in text}
    return names


def test_every_code_has_a_test_that_raises_it() -> None:
    assert set(CODES) - CASES.keys() - FURTHER.keys() - asserted_elsewhere() == set()


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained_with_an_example_in_both_languages(code: str) -> None:
    for lang in ("vi", "en"):
        assert CODES[code].explanation(lang).endswith(".")
        wrong, right = CODES[code].examples(lang)
        assert wrong.strip()
        assert right.strip()
        assert wrong != right


def test_the_page_of_findings_has_each_code_under_its_anchor() -> None:
    text = findings_page().text
    assert [f"{{ #{code.lower()} }}" for code in CODES if f"{{ #{code.lower()} }}" not in text] == []


def test_what_keeps_half_read_content_off_the_site_can_be_no_less_than_a_warning() -> None:
    errors = [code for code, row in CODES.items() if row.severity is Severity.ERROR]
    assert all(read_severities({code: "note"}, "mkdocs.yml")[1] for code in errors)
    assert not any(read_severities({code: "warning"}, "mkdocs.yml")[1] for code in errors)
