"""The labelled citations are well formed: a wrong offset or field would measure nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import is_normalized, normalize

import pytest

from danchieu.model import Family, Relation

GOLD = Path(__file__).parent / "gold" / "citations"
SEEDS = "seeds"
REQUIRED = {"start", "end", "text", "family", "type", "symbol", "date", "term", "issuer"}
OPTIONAL = {"provision", "relation"}
ROMAN = re.compile(r"(?=.)X{0,3}(IX|IV|V?I{0,3})")
NAMED_BY = {
    Family.NUMBERED: {"type", "symbol"},
    Family.CONGRESS: {"type", "term"},
    Family.PLENUM: {"type", "symbol", "term"},
    Family.INTERNAL: set[str](),  # "khoản 2 Điều này" does not say what it is part of
}
NEVER_NUMBERED = {Family.CONGRESS, Family.LOCAL_CONGRESS, Family.INTERNAL}


def rows(theme: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"{theme}.jsonl").read_text(encoding="utf-8").splitlines()]


THEMES = sorted(path.stem for path in GOLD.glob("*.jsonl"))
SENTENCES = [row for theme in THEMES if theme != SEEDS for row in rows(theme)]
LABELLED = [(row["id"], citation) for row in SENTENCES + rows(SEEDS) for citation in row["citations"]]


def assert_in_place(text: str, row: dict[str, Any]) -> None:
    for citation in row["citations"]:
        assert row.get("start", 0) <= citation["start"] < citation["end"] <= row.get("end", len(text)), row["id"]
        assert text[citation["start"] : citation["end"]] == citation["text"], row["id"]


def test_ids_and_texts_occur_once() -> None:
    ids = Counter(row["id"] for row in SENTENCES + rows(SEEDS))
    texts = Counter(row["text"] for row in SENTENCES)
    assert [key for key, count in (ids + texts).items() if count > 1] == []


def test_there_are_enough_sentences_and_lookalikes() -> None:
    assert len(SENTENCES) >= 340
    assert sum(not row["citations"] for row in SENTENCES) >= 90


def test_every_family_is_labelled() -> None:
    assert {citation["family"] for _, citation in LABELLED} == set(Family)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != SEEDS])
def test_sentences_are_nfc_and_their_citations_stand_where_the_labels_say(theme: str) -> None:
    for row in rows(theme):
        assert is_normalized("NFC", row["text"]), row["id"]
        assert_in_place(row["text"], row)


def test_the_citations_of_the_real_plans_stand_where_the_labels_say(seeds: Path) -> None:
    for row in rows(SEEDS):
        text = normalize("NFC", (seeds / row["file"]).read_bytes().decode("utf-8"))
        assert (row["start"], row["end"]) == (0, len(text))
        assert_in_place(text, row)


def test_labels_have_the_fields_and_spellings_that_the_rules_ask_for() -> None:
    for row, citation in LABELLED:
        assert citation.keys() >= REQUIRED, row
        assert citation.keys() <= REQUIRED | OPTIONAL, row
        assert citation["type"] is None or citation["type"] == citation["type"].lower(), row
        assert citation["symbol"] is None or re.fullmatch(r"[\w/&-]+", citation["symbol"]), row
        assert citation["term"] is None or ROMAN.fullmatch(citation["term"]), row
        assert citation["date"] is None or date.fromisoformat(citation["date"]), row
        assert citation.get("relation") is None or Relation(citation["relation"]), row


def test_labels_name_their_documents_as_their_families_do() -> None:
    for row, citation in LABELLED:
        missing = {field for field in NAMED_BY.get(citation["family"], {"type"}) if citation[field] is None}
        assert not missing, row
        assert citation["symbol"] is None or citation["family"] not in NEVER_NUMBERED, row
