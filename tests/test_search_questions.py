"""What is found: the cases of golden/search, which the browser's engine answers too, and what holds for any words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.search import Answer, Entry
from danchieu.text import fold, modern_tones
from searching import ENTRIES, asker, built, entry

CASES = json.loads((Path(__file__).parent / "golden/search/queries.json").read_text(encoding="utf-8"))
ASK = asker(built())
WORDS = sorted({word for one in ENTRIES for part in one.parts for word in re.findall(r"[^\W\d_]+", part.text)})


def as_found(answer: Answer) -> dict[str, Any]:
    first = answer.results[0] if answer.results else None
    marked = [piece.text for piece in first.found.excerpt if piece.is_marked] if first else []
    return {
        "urls": [result.url for result in answer.results],
        "first": first.url if first else None,
        "anchor": first.found.anchor if first else None,
        "place": first.found.place if first else None,
        "marked": marked[:1],
        "total": answer.total,
        "notices": [notice.code for notice in answer.notices],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["query"]))
def test_a_question_is_answered_as_its_golden_case_says(case: dict[str, Any]) -> None:
    rest = {name: case[name] for name in ("typing", "filters", "sort") if name in case}
    found = as_found(ASK(case["query"], is_exhaustive=True, **rest))
    expected = {name: case[name] for name in found if name in case}
    assert {name: found[name] for name in expected} == expected


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_without_accents_at_least_as_much_is_found_as_with_them(words: list[str]) -> None:
    typed = " ".join(words)
    with_accents = {result.url for result in ASK(typed, size=99).results}
    assert with_accents <= {result.url for result in ASK(fold(typed), size=99).results}


def in_words(text: str) -> str:
    words = re.findall(r"[^\W\d_]+|\d+", modern_tones(text).lower())
    return f" {' '.join(words)} "


def holding(phrase: str) -> set[str]:
    """The documents with a clause that holds these words one behind the other, by reading every clause."""
    texts = {(one.url, part.text) for one in ENTRIES for part in one.parts}
    heads = {(one.url, text) for one in ENTRIES for text in (one.title, one.subject)}
    return {url for url, text in texts | heads if in_words(phrase) in in_words(text)}


@given(st.data())
def test_a_quoted_phrase_finds_just_the_documents_that_hold_it(data: st.DataObject) -> None:
    clause = data.draw(st.sampled_from([part.text for one in ENTRIES for part in one.parts]))
    words = re.findall(r"[^\W\d_]+|\d+", clause)
    start = data.draw(st.integers(0, len(words) - 2))
    phrase = " ".join(words[start : start + data.draw(st.integers(2, 5))])
    if fold(phrase) != phrase.lower():
        assert {r.url for r in ASK(f'"{phrase}"', size=99, is_exhaustive=True).results} == holding(phrase)


def test_a_query_that_is_too_long_is_cut_and_says_so() -> None:
    answer = ASK("trồng cây " * 1000)
    assert answer.results[0].url == "kh-trong-cay/"
    assert [notice.code for notice in answer.notices] == ["cut"]


def test_each_filter_counts_what_it_would_leave() -> None:
    facets = ASK("xã", filters={"type": ["kế hoạch"]}).facets
    assert facets["year"] == {"2022": 2}
    assert facets["locality"] == {"An Bình": 2, "Sông Thao": 2}
    assert facets["body"] == {"Huyện ủy Sông Thao": 2}


def test_a_filter_does_not_narrow_its_own_counts() -> None:
    assert ASK("kinh phí", filters={"type": ["báo cáo"]}).facets["type"] == {"báo cáo": 1, "kế hoạch": 1}


def test_an_excerpt_keeps_the_words_as_the_document_spells_them() -> None:
    excerpt = ASK("uy ban xa lo cay giong").results[0].found.excerpt
    assert "".join(piece.text for piece in excerpt) == "Uỷ ban xã lo cây giống."


TYPINGS = [
    lambda symbol: symbol,
    lambda symbol: symbol.lower(),
    lambda symbol: fold(symbol),
    lambda symbol: re.sub(r"\W(?=\D)", "", symbol),
    lambda symbol: re.sub(r"(\W)", r" \1 ", symbol),
    lambda symbol: f"văn bản số {symbol} ban hành năm ấy",
]


@pytest.mark.parametrize("one", [one for one in ENTRIES if one.symbol], ids=lambda one: one.id)
def test_a_symbol_in_any_typing_leads_to_its_document(one: Entry) -> None:
    assert [ASK(typed(one.symbol)).results[0].url for typed in TYPINGS] == [one.url] * len(TYPINGS)


def test_a_symbol_also_finds_who_cites_it_and_who_only_writes_it() -> None:
    silent = entry("kh-khac", "Kế hoạch khác", "Làm theo Nghị quyết 35-NQ/TW.")
    found = {result.url for result in asker(built((*ENTRIES, silent)))("35-NQ/TW").results}
    assert found == {"nq-35/", "kh-464/", "kh-trong-cay/", "kh-khac/"}
