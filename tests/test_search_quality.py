"""The first answers to what people ask of the published content, against those judged right by reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from danchieu.corpus import Corpus, load
from danchieu.model import Family
from danchieu.search import Answer, Index, Question, ask, counts, entries, write

JUDGED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "gold/search/content.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    return load(root / "content")


@pytest.fixture(scope="module")
def index(corpus: Corpus) -> Index:
    files = dict(write([counts(entry) for entry in entries(corpus, title=lambda id_: title(corpus, id_), url=str)]))
    return Index(files.__getitem__)


def title(corpus: Corpus, id_: str) -> str:
    work = corpus.catalogue.works[id_]
    return f"{work.type} số {work.symbol}" if work.symbol else f"{work.type} {work.title}"


def first(answer: Answer) -> tuple[str, str]:
    return (answer.results[0].url, answer.results[0].found.anchor) if answer.results else ("", "")


def test_nineteen_first_answers_of_twenty_are_right(index: Index) -> None:
    wrong = []
    for case in JUDGED:
        url, anchor = first(ask(index, Question(case["query"])))
        if url not in case["first"] or case.get("at", anchor) != anchor:
            wrong.append(f"{case['query']}: {url}#{anchor}")
    assert len(JUDGED) >= 60
    assert len(wrong) <= len(JUDGED) * 0.05, "\n".join(wrong)


def test_no_symbol_that_a_text_cites_is_missed(corpus: Corpus, index: Index) -> None:
    missed = []
    for id_, document in corpus.documents.items():
        for placed in document.links:
            citation = placed.link.citation
            if citation.family is Family.NUMBERED and not (citation.symbol or "0").isdecimal():
                found = ask(index, Question(citation.symbol or "", size=999))
                if id_ not in {result.url for result in found.results}:
                    missed.append((id_, citation.symbol))
    assert missed == []


def test_every_document_with_a_symbol_is_the_first_answer_to_it(corpus: Corpus, index: Index) -> None:
    symbols = {work.id: work.symbol for work in corpus.catalogue.works.values() if work.symbol}
    assert symbols
    assert {id_: first(ask(index, Question(symbol)))[0] for id_, symbol in symbols.items()} == {
        id_: id_ for id_ in symbols
    }
