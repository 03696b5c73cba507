"""Findings as people, GitHub and SARIF viewers read them; what records accept; what a site sets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import record, write
from danchieu.cli import main
from danchieu.codes import CODES
from danchieu.diagnostics import Diagnostic
from danchieu.reports import as_excerpts, as_github, as_sarif
from danchieu.reports.excerpts import excerpt

BODY = "Theo Nghị quyết số 35-NQ/TW ngày 22/01/2018.\n"
ACCEPTED = "text: full\naccepted:\n- {code: C101, reason: Nguồn ghi vậy}\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["lint", *map(str, arguments)])


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "mark"),
    [
        ("theo số35-NQ/TW", 6, 10, "theo số35-NQ/TW", "     ^^^^^^^^^^"),
        # a letter whose accent has no composed form takes one column, "中" two
        ("x\u0323\u0300 số", 5, 2, "x\u0323\u0300 số", "  ^^"),
        ("中 số", 3, 2, "中 số", "   ^^"),
        ("a\tsố", 3, 2, "a số", "  ^^"),
        ("số", 9, 1, "số", "  ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_the_mark_stands_under_its_words(line: str, column: int, length: int, shown: str, mark: str) -> None:
    assert excerpt(line, column, length) == (shown, mark)


def test_of_a_long_line_its_middle_is_shown() -> None:
    shown, mark = excerpt("a" * 500 + "số35" + "b" * 500, 501, 4)
    assert shown[0] == shown[-1] == "…"
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "số35"
    assert len(shown) < 120


def test_a_finding_is_shown_with_its_line_and_hint() -> None:
    found = [Diagnostic("R002", "plans/a.md", 2, 1, {"key": "kin", "suggestion_en": "Did you mean: kind?"}, 3)]
    assert as_excerpts(found, lambda _path: ["---", "kin: kế hoạch"], "en").splitlines() == [
        'plans/a.md:2:1: error R002: The key "kin" does not belong in a record',
        "   |",
        " 2 | kin: kế hoạch",
        "   | ^^^",
        "    → Did you mean: kind?",
    ]


def test_a_finding_about_a_file_that_cannot_be_read_has_no_line() -> None:
    assert len(as_excerpts([Diagnostic("R009", "plans/a.md")], lambda _path: []).splitlines()) == 2


def test_commands_of_github_are_escaped_as_its_toolkit_does() -> None:
    found = [Diagnostic("R007", "a,b:c%.md", 2, 1, {"key": "k", "value": "50%\r\nx", "expected_en": "text"})]
    assert as_github(found, "en") == (
        "::error file=a%2Cb%3Ac%25.md,line=2,col=1,endColumn=2,title=R007"
        '::The value of "k" does not fit: 50%25%0D%0Ax%0AExpected text.'
    )


def test_annotations_name_files_from_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "content", {"plans/a.md": record(body=BODY)})
    monkeypatch.chdir(tmp_path)
    for content in ("content", tmp_path / "content"):
        assert "file=content/plans/a.md,line=9,col=6,endColumn=28," in run(content, "--format", "github").stdout


def test_sarif_has_what_the_standard_requires() -> None:
    values: dict[str, object] = {"text": "Nghị quyết", "cited": "1", "known": "2"}
    found = [
        Diagnostic("C101", "plans/kế hoạch.md", 9, 6, values, 10),
        Diagnostic("B002", "content", values={"path": "x"}),
    ]
    log = json.loads(as_sarif(found, [(found[0], "Nguồn ghi vậy")], "en"))
    assert log["version"] == "2.1.0"
    [run_] = log["runs"]
    rules = run_["tool"]["driver"]["rules"]
    assert run_["tool"]["driver"]["name"] == "danchieu"
    assert [rule["id"] for rule in rules] == ["B002", "C101"]
    assert all(rule["help"]["text"] == CODES[rule["id"]].about_en for rule in rules)
    assert {rule["defaultConfiguration"]["level"] for rule in rules} == {"error", "warning"}
    results = run_["results"]
    assert [rules[result["ruleIndex"]]["id"] for result in results] == ["C101", "B002", "C101"]
    assert all(result["ruleId"] == rules[result["ruleIndex"]]["id"] for result in results)
    assert all(result["message"]["text"] and result["level"] in {"error", "warning", "note"} for result in results)
    place = results[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "plans/k%E1%BA%BF%20ho%E1%BA%A1ch.md"
    assert place["region"] == {"startLine": 9, "startColumn": 6, "endColumn": 16}
    assert [result.get("suppressions") for result in results] == [
        None,
        None,
        [{"kind": "inSource", "justification": "Nguồn ghi vậy"}],
    ]


def test_an_accepted_finding_is_shown_with_its_reason_and_counted_apart(tmp_path: Path) -> None:
    write(tmp_path, {"plans/a.md": record(body=BODY).replace("text: full\n", ACCEPTED)})
    result = run(tmp_path, "--lang", "en")
    assert "plans/a.md:11:6: accepted C101" in result.stderr
    assert "Reason: Nguồn ghi vậy" in result.stderr
    assert result.stdout.strip() == "0 errors, 0 warnings, 0 notes. Accepted: 1."
    assert json.loads(run(tmp_path, "--format", "json").stdout) == []


@pytest.mark.parametrize(("at", "codes"), [("I", []), ("I.1", []), ("I.2", ["C101", "R018"]), ("II", ["C101", "R018"])])
def test_an_acceptance_holds_for_its_clause_and_what_stands_under_it(tmp_path: Path, at: str, codes: list[str]) -> None:
    accepted = ACCEPTED.replace("C101,", f"C101, at: {at},")
    body = f"I. MỘT\n\n1. {BODY}\n2. Hai.\n\nII. BA\n"
    write(tmp_path, {"plans/a.md": record(body=body).replace("text: full\n", accepted)})
    assert sorted(found["code"] for found in json.loads(run(tmp_path, "--format", "json").stdout)) == codes


def test_a_repeated_number_can_be_accepted_at_the_clause_that_repeats_it(tmp_path: Path) -> None:
    accepted = "text: full\naccepted:\n- {code: S001, at: I (lần 2), reason: Nguồn ghi vậy}\n"
    write(tmp_path, {"plans/a.md": record(body="I. MỘT\n\nI. HAI\n").replace("text: full\n", accepted)})
    assert json.loads(run(tmp_path, "--format", "json").stdout) == []


def config(folder: Path, options: str) -> Path:
    path = folder / "mkdocs.yml"
    path.write_text(f"site_name: A\nplugins:\n  - danchieu:\n      {options}\n", encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    return path


@pytest.mark.parametrize(("severity", "exit_code"), [("error", 1), ("note", 0)])
def test_a_site_sets_how_grave_a_finding_is(tmp_path: Path, severity: str, exit_code: int) -> None:
    write(tmp_path / "content", {"plans/a.md": record(body=BODY)})
    settings = config(tmp_path, f"severities: {{C101: {severity}}}")
    result = run(tmp_path / "content", "--config", settings, "--format", "json")
    assert [found["severity"] for found in json.loads(result.stdout)] == [severity]
    assert result.exit_code == exit_code


@pytest.mark.parametrize(
    ("severities", "said"),
    [("{C999: note}", "C999"), ("{R003: note}", "error, warning"), ("{C101: grave}", "error, warning, note")],
)
def test_a_setting_that_means_nothing_stops_the_command_and_is_named(
    tmp_path: Path, severities: str, said: str
) -> None:
    write(tmp_path / "content", {})
    settings = config(tmp_path, f"severities: {severities}")
    result = run(tmp_path / "content", "--config", settings)
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_code_is_explained_with_an_example(tmp_path: Path) -> None:
    shown = run("--explain", "c107", "--lang", "en").stdout
    assert all(part in shown for part in (CODES["C107"].about_en, CODES["C107"].wrong, CODES["C107"].right))
    unknown = run("--explain", "C17", "--lang", "en")
    assert (unknown.exit_code, "C107" in unknown.stderr) == (2, True)


# Each line means twice as much as the one above it.
BOMB = "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(40))
FRONT = record().partition("---\n")[2].partition("---\n")[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (record().encode("utf-16"), "R009"),
        (record(body="Kế hoạch.").encode("cp1258", "replace"), "R009"),
        (b"---\n" + b"\0" * 5000, "R009"),
        (f"---\n{FRONT}topics: {'[' * 200_000}\n---\n".encode(), "R015"),
        (f"---\n{FRONT}topics:\n{'- ' * 100_000}a\n---\n".encode(), "R015"),
        (f"---\na0: &a0 [x]\n{BOMB}---\n".encode(), "R015"),
        (b"---\n" + b"\xc3\xa1" * (50 * 2**20), "I009"),
    ],
    ids=["utf-16", "windows-1258", "zeros", "deep flow", "deep blocks", "alias bomb", "100 MB"],
)
def test_a_hostile_record_is_one_finding(tmp_path: Path, data: bytes, code: str) -> None:
    path = write(tmp_path, {"plans/b.md": record()}) / "plans/a.md"
    path.write_bytes(data)
    assert [found["code"] for found in json.loads(run(tmp_path, "--format", "json").stdout)] == [code]


def test_links_that_lead_out_are_not_followed_and_reported(tmp_path: Path) -> None:
    write(tmp_path / "ngoai", {"a.md": record(), "b.yml": "x: {type: luật}\n"})
    content = write(tmp_path / "content", {"plans/b.md": record()})
    (content / "plans/a.md").symlink_to(tmp_path / "ngoai/a.md")
    (content / "plans/2023").symlink_to(tmp_path / "ngoai")
    (content / "works/b.yml").symlink_to(tmp_path / "ngoai/b.yml")
    found = json.loads(run(content, "--format", "json").stdout)
    assert sorted((one["code"], one["path"]) for one in found) == [
        ("R014", "plans/2023"),
        ("R014", "plans/a.md"),
        ("R014", "works/b.yml"),
    ]
