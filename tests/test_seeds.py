"""The main job on real input: five plans as they were found, imported, built, and every citation followed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpora import folder_of
from crawl import broken_links, read
from danchieu.citations import find
from danchieu.cli import main
from danchieu.corpus import Corpus, load
from danchieu.model import Family

WORDS = re.compile(r"\w+")


@pytest.fixture(scope="module")
def content(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "content"
    files = [str(path) for path in sorted(seeds.glob("*.txt"))]
    result = CliRunner().invoke(main, ["import", *files, "--to", str(folder), "--format", "json"])
    assert result.exit_code == 0, result.output
    assert all(one["record"] for one in json.loads(result.stdout))
    return folder


@pytest.fixture(scope="module")
def corpus(content: Path) -> Corpus:
    return load(content)


@pytest.fixture(scope="module")
def site(root: Path, content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site") / "site"
    arguments = ["--content", str(content), "--config", str(root / "mkdocs.yml"), "--site", str(target)]
    result = CliRunner().invoke(main, ["build", *arguments, "--lang", "en"])
    assert result.exit_code == 0, result.output
    return target


def test_five_full_texts_have_pages(corpus: Corpus, site: Path) -> None:
    assert [document.record.status for document in corpus.documents.values()] == ["full"] * 5
    assert all(folder_of(site, document.record).is_dir() for document in corpus.documents.values())


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert broken_links(site) == []


def test_every_numbered_citation_is_a_link_to_the_page_of_its_work(corpus: Corpus, site: Path) -> None:
    for document in corpus.documents.values():
        links = read(folder_of(site, document.record) / "index.html").links
        cited = [p.link for p in document.links if p.link.citation.family is Family.NUMBERED]
        assert cited
        for link in cited:
            [target] = link.targets
            assert f"../../van-ban/{target}/" in links
            assert (site / "van-ban" / target / "index.html").is_file()


def test_no_citation_of_a_body_is_left_out_of_its_page(corpus: Corpus) -> None:
    for document in corpus.documents.values():
        placed = [p.link.citation for p in document.links]
        assert placed == find(document.record.body)


def test_every_citing_clause_is_listed_with_a_link_to_it(corpus: Corpus, site: Path) -> None:
    for id_, citers in corpus.citers.items():
        links = read(site / "van-ban" / id_ / "index.html").links
        for citer in citers:
            record = corpus.documents[citer.document].record
            to_document = f"../../{folder_of(Path(), record).as_posix()}/#"
            assert any(link.startswith(to_document) for link in links), (id_, citer.address)


def test_no_word_of_a_body_is_lost_on_its_page(corpus: Corpus, site: Path) -> None:
    for document in corpus.documents.values():
        page = (folder_of(site, document.record) / "index.html").read_text(encoding="utf-8")
        shown = WORDS.findall(re.sub(r"<[^>]+>", " ", page.partition("<article")[2].partition("</article>")[0]))
        rest = iter(shown)
        assert all(word in rest for word in WORDS.findall(document.record.body.replace("*", " ")))


def test_importing_again_changes_nothing(seeds: Path, content: Path) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    files = [str(path) for path in sorted(seeds.glob("*.txt"))]
    result = CliRunner().invoke(main, ["import", *files, "--to", str(content)])
    assert result.exit_code == 0
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
