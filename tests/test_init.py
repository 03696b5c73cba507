"""A new site's repository builds at once, looks like ours, and never covers what lies there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from danchieu.cli import main
from danchieu.following import dead_links
from newsites import found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository, built."""
    folder = tmp_path_factory.mktemp("new") / "site"
    assert (
        found(folder, "--name", 'Kế hoạch: "An Bình"', "--requirement", "danchieu @ git+https://example.vn/d").exit_code
        == 0
    )
    result = run(folder, "build", "--site", str(folder / "site"))
    assert result.exit_code == 0, result.output
    return folder


def run(folder: Path, command: str, *arguments: str) -> Result:
    options = ["--content", str(folder / "content"), "--config", str(folder / "mkdocs.yml"), "--lang", "en"]
    return CliRunner().invoke(main, [command, *arguments, *options])


def test_a_new_site_lints_without_a_finding(site: Path) -> None:
    result = CliRunner().invoke(main, ["lint", str(site / "content"), "--format", "json"])
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_a_new_site_has_no_dead_link(site: Path) -> None:
    assert list(dead_links(site / "site")) == []


def test_the_theme_of_a_site_without_one_of_its_own_comes_with_the_program(site: Path, root: Path) -> None:
    assert not (site / "theme").exists()
    sheet = "assets/stylesheets/document.css"
    assert (site / "site" / sheet).read_bytes() == (root / "theme" / sheet).read_bytes()
    assert "Đến nội dung" in (site / "site/index.html").read_text("utf-8")


def test_a_site_may_change_a_part_of_the_theme(tmp_path: Path) -> None:
    found(tmp_path / "site")
    config = tmp_path / "site/mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  name: material\n", "  name: material\n  custom_dir: own\n"), "utf-8"
    )
    sheets = tmp_path / "site/own/assets/stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "sheet.css").write_text("/* của cơ quan */", "utf-8")
    assert run(tmp_path / "site", "build", "--site", str(tmp_path / "built")).exit_code == 0
    assert (tmp_path / "built/assets/stylesheets/sheet.css").read_text("utf-8") == "/* của cơ quan */"
    assert (tmp_path / "built/assets/stylesheets/document.css").is_file()


def test_a_name_with_quotation_marks_stays_as_it_is(site: Path) -> None:
    assert "Kế hoạch: &#34;An Bình&#34;" in (site / "site/index.html").read_text("utf-8").replace("&quot;", "&#34;")


def test_the_workflows_install_what_was_named(site: Path) -> None:
    assert "danchieu @ git+https://example.vn/d" in (site / "requirements.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", [".github/workflows/publish.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"])
def test_what_services_read_is_there_and_is_yaml(site: Path, path: str) -> None:
    assert yaml.safe_load((site / path).read_text("utf-8"))


@pytest.mark.parametrize("name", ["install", "lint", "summary", "build"])
def test_the_scripts_of_the_workflows_are_ours_and_can_be_run(site: Path, root: Path, name: str) -> None:
    script = site / ".ci" / name
    assert script.read_bytes() == (root / ".ci" / name).read_bytes()
    assert script.stat().st_mode & 0o111 == 0o111


def test_nothing_of_what_is_made_is_committed(site: Path) -> None:
    ignored = (site / ".gitignore").read_text("utf-8").splitlines()
    assert {"/site/", "/.cache/", "/.venv/"} <= set(ignored)


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.txt").write_text("của tôi", "utf-8")
    result = found(tmp_path)
    assert result.exit_code == 1
    assert "not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ghi-chu.txt"]


def test_a_repository_that_has_only_begun_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert found(tmp_path).exit_code == 0
    assert (tmp_path / "mkdocs.yml").is_file()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = found(tmp_path / "file" / "site")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
