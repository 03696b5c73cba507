"""What the workflows run, run here: findings on the lines, a summary of a proposal, and a site whose links all lead."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsites import environment, found, git

BEGUN = "content/plans/2026/ke-hoach-01-kh-cqvd-co-quan-vi-du-2026.md"
WORKFLOWS = [".github/workflows/publish.yml", "generator/danchieu/founding/template/dot-github/workflows/publish.yml"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site's repository, committed."""
    found(tmp_path)
    git(tmp_path, "init", "--quiet")
    _commit(tmp_path)
    return tmp_path


def _commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


def script(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [f".ci/{command[0]}", *command[1:]], cwd=folder, env=environment(**more), capture_output=True, text=True
    )


def _edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def _line(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if words in line)


# --- lint ----------------------------------------------------------------------------------------------------------


def test_a_finding_is_an_annotation_on_its_line(site: Path) -> None:
    _edit(site / BEGUN, "II. CÁC VIỆC", "I. CÁC VIỆC")
    result = script(site, "lint", "github")
    assert result.returncode == 0
    assert f"::warning file={BEGUN},line={_line(site / BEGUN, 'I. CÁC VIỆC')},col=1," in result.stdout


def test_an_error_fails_the_check(site: Path) -> None:
    _edit(site / BEGUN, "date: 2026-01-05", "date: mai")
    result = script(site, "lint", "github")
    assert result.returncode == 1
    assert f"::error file={BEGUN},line={_line(site / BEGUN, 'date: mai')}," in result.stdout


def test_gitlab_gets_a_code_quality_report(site: Path) -> None:
    _edit(site / BEGUN, "II. CÁC VIỆC", "I. CÁC VIỆC")
    [entry] = json.loads(script(site, "lint", "gitlab").stdout)
    assert entry["location"] == {"path": BEGUN, "lines": {"begin": _line(site / BEGUN, "I. CÁC VIỆC")}}
    assert (entry["check_name"], entry["severity"]) == ("S001", "minor")


# --- summary -------------------------------------------------------------------------------------------------------


def test_the_summary_tells_documents_citations_and_findings(site: Path) -> None:
    base = git(site, "rev-parse", "HEAD")
    _edit(site / BEGUN, "Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị", "kế hoạch năm")
    added = (site / BEGUN).read_text("utf-8").replace("symbol: 01/", "symbol: 02/")
    added = added.replace("2. Cho thấy", "2. Theo Quy định số 08-QĐi/TW ngày 25/10/2018, cho thấy")
    (site / "content/plans/2026/ke-hoach-02.md").write_text(added.replace("II. CÁC", "I. CÁC"), "utf-8")
    _commit(site)
    result = script(site, "summary", base, "tom-tat.md")
    assert result.returncode == 0, result.stderr
    told = (site / "tom-tat.md").read_text("utf-8")
    assert "Documents added (1)" in told
    assert "Kế hoạch số 02/KH-CQVD (`plans/2026/ke-hoach-02.md`)" in told
    assert "Documents changed (1)" in told
    assert f"`{BEGUN.removeprefix('content/')}` → Nghị quyết số 35-NQ/TW" in told.partition("Citations lost (1)")[2]
    assert "New findings" in told
    assert "**S001** `plans/2026/ke-hoach-02.md:" in told


def test_what_others_pushed_meanwhile_is_no_part_of_the_summary(site: Path) -> None:
    git(site, "switch", "--quiet", "--create", "proposal")
    (site / "README.md").write_text("x", "utf-8")
    _commit(site)
    git(site, "switch", "--quiet", "main")
    _edit(site / BEGUN, "title: Đưa", "title: Mang")
    newer = _commit(site)
    git(site, "switch", "--quiet", "proposal")
    script(site, "summary", newer, "tom-tat.md")
    assert "No document, citation or finding has changed." in (site / "tom-tat.md").read_text("utf-8")


def test_the_summary_leaves_no_worktree_behind_and_shows_on_the_run(site: Path, tmp_path_factory: Any) -> None:
    shown = tmp_path_factory.mktemp("run") / "summary"
    script(site, "summary", "HEAD", "tom-tat.md", GITHUB_STEP_SUMMARY=str(shown))
    assert len(git(site, "worktree", "list").splitlines()) == 1
    assert shown.read_text("utf-8") == (site / "tom-tat.md").read_text("utf-8")


def test_words_of_a_document_neither_format_the_summary_nor_call_anybody(site: Path) -> None:
    _edit(site / BEGUN, "symbol: 01/KH-CQVD", "symbol: null")
    _edit(site / BEGUN, "title: Đưa văn bản của cơ quan lên", "title: '@ai [đó](x) <img> **Đưa**' #")
    base = git(site, "rev-parse", "HEAD")
    _commit(site)
    script(site, "summary", base, "tom-tat.md")
    assert r"\@ai \[đó\](x) \<img\> \*\*Đưa\*\*" in (site / "tom-tat.md").read_text("utf-8")


# --- build ---------------------------------------------------------------------------------------------------------


def test_a_built_site_is_followed_link_by_link(site: Path) -> None:
    result = script(site, "build", SITE_URL="https://example.vn/kh/")
    assert result.returncode == 0, result.stderr
    assert "0 links lead nowhere" in result.stderr
    (site / "site/loai/index.html").write_text('<a href="../khong-co/">x</a><a href="../#khong-co">y</a>', "utf-8")
    found = subprocess.run(
        ["danchieu", "check-links", "site"],
        cwd=site,
        env=environment(SITE_URL="https://example.vn/kh/"),
        capture_output=True,
        text=True,
    )
    assert found.returncode == 1
    assert found.stdout.splitlines() == ["loai/index.html → ../khong-co/", "loai/index.html → ../#khong-co"]


def test_a_site_with_an_error_is_not_built(site: Path) -> None:
    _edit(site / BEGUN, "date: 2026-01-05", "date: mai")
    assert script(site, "build").returncode == 1
    assert not (site / "site").exists()


# --- the workflows themselves --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS)
def test_actions_are_pinned_by_a_whole_digest_and_nothing_is_permitted_beyond_need(root: Path, path: str) -> None:
    text = (root / path).read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "site": {"contents": "read", "pages": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }


@pytest.mark.parametrize("path", WORKFLOWS)
def test_only_a_push_to_the_default_branch_publishes_and_only_after_all_checks(root: Path, path: str) -> None:
    jobs = yaml.safe_load((root / path).read_text("utf-8"))["jobs"]
    assert jobs["publish"]["needs"] == "site"
    only = "github.event_name == 'push' && github.ref_name == github.event.repository.default_branch"
    assert jobs["publish"]["if"] == only
    names = [step["name"] for step in jobs["site"]["steps"] if "name" in step]
    assert names[1:] == ["Lint", "Summary", "Build"]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_no_value_from_a_proposal_is_pasted_into_a_shell(root: Path, path: str) -> None:
    steps = yaml.safe_load((root / path).read_text("utf-8"))["jobs"]["site"]["steps"]
    assert not [step["run"] for step in steps if "${{" in step.get("run", "")]


@pytest.mark.parametrize("path", [".gitlab-ci.yml", "generator/danchieu/founding/template/dot-gitlab-ci.yml"])
def test_gitlab_publishes_the_default_branch_after_all_other_jobs(root: Path, path: str) -> None:
    jobs = yaml.safe_load((root / path).read_text("utf-8"))
    assert jobs["pages"]["stage"] == "deploy"
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert not [name for name in ("lint", "summary", "build") if "stage" in jobs[name] or "allow_failure" in jobs[name]]


# --- installing ----------------------------------------------------------------------------------------------------


def _wheel(folder: Path) -> str:
    """A package that says its name, as small as a wheel can be."""
    about = "danchieu_thu-1.0.dist-info"
    files = {
        "danchieu_thu.py": "NAME = 'thử'\n",
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: danchieu-thu\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(folder / "danchieu_thu-1.0-py3-none-any.whl", "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return "./danchieu_thu-1.0-py3-none-any.whl"


def test_what_the_requirements_name_is_installed_beside_the_site(site: Path) -> None:
    (site / "requirements.txt").write_text(f"{_wheel(site)}\n", encoding="utf-8")
    done = script(site, "install", PIP_NO_INDEX="1")
    assert done.returncode == 0, done.stderr
    command = [site / ".venv/bin/python", "-c", "import danchieu_thu; print(danchieu_thu.NAME)"]
    assert subprocess.run(command, capture_output=True, text=True).stdout == "thử\n"


def test_a_requirement_that_cannot_be_had_stops_the_work(site: Path) -> None:
    (site / "requirements.txt").write_text("danchieu-khong-co\n", encoding="utf-8")
    assert script(site, "install", PIP_NO_INDEX="1").returncode != 0
