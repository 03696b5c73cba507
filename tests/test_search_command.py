"""`danchieu search`: the shape that other tools read, and what is said where there is no index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import BODY, record, write
from danchieu.cli import main
from danchieu.corpus import load
from danchieu.search import FOLDER, counts, entries
from danchieu.search import write as index
from searching import laid


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that is only an index, of the two plans of a content folder."""
    files = {"plans/a.md": record(), "plans/b.md": record(symbol="06-KH/TU", body=f"{BODY}\n3. Trồng cây ven sông.\n")}
    corpus = load(write(tmp_path / "content", files))
    found = [counts(entry) for entry in entries(corpus, title=lambda id_: f"Trang {id_}", url=lambda id_: f"x/{id_}/")]
    laid(dict(index(found)), tmp_path / "site" / FOLDER)
    return tmp_path / "site"


def search(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["search", "--site", str(site), "--lang", "en", *arguments])


def test_results_as_json_have_the_shape_that_other_tools_read(site: Path) -> None:
    result = search(site, "trong cay", "--format", "json")
    (found,) = json.loads(result.stdout)
    assert found.pop("score") > 0
    assert found == {"url": "x/b/", "title": "Trang b", "anchor": "ii-3"}


def test_a_symbol_leads_to_the_work_and_then_to_the_clauses_that_cite_it(site: Path) -> None:
    found = json.loads(search(site, "nghị quyết 35", "--format", "json").stdout)
    assert [(one["url"], one["anchor"]) for one in found][:1] == [("x/nghi-quyet-35-nq-tw-2018/", None)]
    assert {one["url"] for one in found[1:]} == {"x/a/", "x/b/"}
    assert {one["anchor"] for one in found[1:]} == {"p1"}


def test_a_document_that_only_citations_name_is_found(tmp_path: Path) -> None:
    corpus = load(write(tmp_path, {"plans/a.md": record(body="Thực hiện Chỉ thị số 77-CT/TW.\n")}))
    found = [counts(entry) for entry in entries(corpus, title=str.upper, url=str)]
    laid(dict(index(found)), tmp_path / "site" / FOLDER)
    assert json.loads(search(tmp_path / "site", "77-ct/tw", "--format", "json").stdout)[0]["url"] == "chi-thi-77-ct-tw"


def test_as_many_results_are_shown_as_asked_for(site: Path) -> None:
    assert len(json.loads(search(site, "kế hoạch", "--limit", "1", "--format", "json").stdout)) == 1


def test_people_see_the_words_found_in_their_clause(site: Path) -> None:
    output = search(site, "trong cay").output
    assert "1 documents" in output
    assert "x/b/#ii-3" in output
    assert "[Trồng cây] ven sông." in output


def test_without_an_index_the_command_says_how_to_get_one(tmp_path: Path) -> None:
    result = search(tmp_path, "cây")
    assert result.exit_code == 1
    assert "Q001" in result.output
    assert "danchieu build" in result.output
