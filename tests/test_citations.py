"""Citations: the cases of golden/citations, the five real plans, and text of any kind."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danchieu.catalogue import Catalogue
from danchieu.citations import find
from danchieu.keys import Index
from danchieu.single import links_in, of_text
from danchieu.text import nfc

CASES = Path(__file__).parent / "golden" / "citations"
NAMES = ("numbered", "state", "congress", "local_congress", "plenum", "law", "internal", "defined")
IDENTITY = ("text", "family", "type", "symbol", "date", "term")


def load(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def described(label: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """What was found in the terms of the label: its identity, and what else the label tells."""
    told = {key: found[key] for key in (*IDENTITY, *label) if key in found}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in told.items()}


@pytest.mark.parametrize("case", [case for name in NAMES for case in load(name)], ids=lambda case: case["text"][:60])
def test_finds_what_a_reader_finds(case: dict[str, Any]) -> None:
    found = [asdict(c) for c in find(case["text"])]
    expected = [dict.fromkeys(IDENTITY) | label for label in case["cites"]]
    shown = [described(label, f) for label, f in zip(expected, found, strict=False)] + found[len(expected) :]
    assert shown == expected


@pytest.mark.parametrize("text", load("lookalikes"))
def test_look_alikes_are_no_citations(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("name", load("seeds"))
def test_finds_every_citation_of_a_real_plan(seeds: Path, name: str) -> None:
    text = nfc((seeds / name).read_text(encoding="utf-8"))
    expected = [tuple(row) for row in load("seeds")[name]]
    found = [(c.start, c.text, c.family, c.type, c.symbol, c.date, c.term) for c in find(text)]
    shortened = [(f[0], f[1][: len(e[1])], *f[2:]) for f, e in zip(found, expected, strict=False)]
    assert [*shortened, *found[len(expected) :]] == expected


def test_a_long_form_keeps_its_place_where_invisible_characters_count() -> None:
    text = "\u200bChỉ thị số 05-CT/TW (gọi tắt là Chỉ thị 05)"
    short = links_in(of_text(text), Index(Catalogue()))[-1].citation
    assert short.stands_for == (1, 20)
    assert text[1:20] == "Chỉ thị số 05-CT/TW"


HOSTILE = [
    *(
        "1",
        "12-",
        "1-A ",
        " ",
        "\n",
        "(",
        "Nghị quyết ",
        "đại hội ",
        "Luật ",
        "35-NQ/TW, ",
        "NQ 15, ",
        "khoản 1, ",
        "*",
    ),
    *("Nghị quyết số 1, 2, ", "(viết tắt là Nghị quyết 35) ", "Nghị quyết Đại hội I, II, ", "căn cứ ", "İ", "của A a "),
]
WORDS = (
    "Nghị quyết|số|35-NQ/TW|Đại hội|XIII|của Đảng|Trung ương|4|(khóa XI, XII)|Luật|Giáo dục|khoản 2 Điều 5|này|"
    "Kế hoạch|viết tắt là|gọi tắt là Chỉ thị 05|ngày 22/10/2018|31/02/2020|,|;|(|)|\n|\n\n|*|“|”|İ|Đề cương đính kèm|"
    "lần thứ|mười|Đảng bộ tỉnh|căn cứ|30/2020/NĐ-CP|QĐ|năm|2013|Hiến pháp|Ð|\u0301|\u200b|- |/"
)


@given(st.lists(st.sampled_from(WORDS.split("|")) | st.text(max_size=8), max_size=40), st.sampled_from(("", " ")))
def test_any_text_gives_citations_that_lie_in_it(parts: list[str], space: str) -> None:
    text = space.join(parts)
    found = find(text)
    assert all(0 <= c.start < c.end <= len(text) and c.text == text[c.start : c.end] for c in found)
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert all(c.stands_for[0] < c.stands_for[1] <= c.start for c in found if c.stands_for)


@pytest.mark.parametrize(
    "piece",
    HOSTILE,
)
def test_hostile_text_ends(piece: str) -> None:
    text = piece * 4000
    assert all(c.text == text[c.start : c.end] for c in find(text))
