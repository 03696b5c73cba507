"""The engine in the browser answers as the one in Python does, and says what went wrong."""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from danchieu.search import FOLDER, lunrjs
from searching import asker, built, laid

CASES = json.loads((Path(__file__).parent.parent / "golden/search/queries.json").read_text(encoding="utf-8"))

# Search in the page: opens the engine once, as a page would.
ASK = """async ([question, id]) => {
  const {open} = await import("/engine/engine.js")
  globalThis.engine ??= await open("/chi-muc/", {id})
  return await engine.search(question)
}"""
FAIL = """async ([question, id]) => {
  const {open, SearchError} = await import("/engine/engine.js")
  try { globalThis.engine ??= await open("/chi-muc/", {id}); return await engine.search(question) }
  catch (reason) { return reason instanceof SearchError ? reason.code : String(reason) }
}"""


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    """A folder with the engine, an index and an empty page."""
    shutil.copytree(root / "theme/assets/javascripts/search", tmp_path / "engine")
    source = files("mkdocs.contrib.search").joinpath("templates/search/lunr.js").read_text(encoding="utf-8")
    (tmp_path / "engine/lunr.js").write_text(lunrjs.module(source), encoding="utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><title>Tìm</title>", encoding="utf-8")
    laid(built(), tmp_path / FOLDER)
    return tmp_path


@pytest.fixture
def opened(browser: Browser, site: Path, serve: Callable[[Path], str]) -> Page:
    page = browser.new_page()
    page.goto(serve(site))
    return page


def ask(page: Page, query: str, *, id_: str = "", how: str = ASK, **rest: Any) -> Any:
    return page.evaluate(how, [{"query": query, "exhaustive": True, **rest}, id_])


def test_browser_and_shell_give_the_same_answers(opened: Page) -> None:
    python = asker(built())
    for case in CASES:
        rest = {name: case[name] for name in ("typing", "filters", "sort") if name in case}
        ours = python(case["query"], is_exhaustive=True, **rest)
        theirs = ask(opened, case["query"], **rest)
        assert theirs["total"] == ours.total
        assert theirs["facets"] == ours.facets
        assert theirs["notices"] == [{"code": n.code, "words": [*n.words]} for n in ours.notices]
        for one, other in zip(theirs["results"], ours.results, strict=True):
            pieces = [{"text": piece.text, "marked": piece.is_marked} for piece in other.found.excerpt]
            found = (other.found.anchor, other.found.place, pieces)
            assert (one["url"], one["anchor"], one["place"], one["excerptParts"]) == (other.url, *found)
            assert one["score"] == pytest.approx(other.score, abs=1e-5)


def test_a_query_of_ten_thousand_characters_is_cut(opened: Page) -> None:
    assert ask(opened, "trồng cây " * 1000)["notices"] == [{"code": "cut", "words": []}]


def test_an_index_of_another_build_than_the_page_is_told(opened: Page) -> None:
    assert ask(opened, "cây", id_="000000000000", how=FAIL) == "stale"


def test_a_file_that_does_not_arrive_is_told_and_asked_for_again(opened: Page, site: Path) -> None:
    ask(opened, "")
    shards = site / FOLDER / "t"
    shards.rename(shards.with_name("away"))
    assert ask(opened, "cây", how=FAIL) == "unreachable"
    shards.with_name("away").rename(shards)
    assert ask(opened, "cây", how=FAIL)["total"] == 1


def test_a_server_that_unpacks_the_files_does_no_harm(opened: Page, site: Path) -> None:
    for path in (site / FOLDER).rglob("*.bin"):
        path.write_bytes(zlib.decompress(path.read_bytes(), 31))
    assert ask(opened, "trồng cây")["total"] == 1


def test_a_browser_without_decompression_is_told_so(opened: Page) -> None:
    opened.evaluate("delete globalThis.DecompressionStream")
    assert ask(opened, "cây", how=FAIL) == "unsupported"


def test_a_fault_of_our_own_is_not_taken_for_the_networks(opened: Page) -> None:
    with pytest.raises(Error, match="TypeError"):
        opened.evaluate(ASK, [{"query": None}, ""])
