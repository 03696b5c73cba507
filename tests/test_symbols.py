"""Số, ký hiệu: mended, taken apart, written again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.symbols import DOCUMENT_TYPES, Regime, Symbol, document_type, normalise, parse


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("35 - NQ/TƯ", "35-NQ/TW"),
        ("số35-NQ/TW", "35-NQ/TW"),
        ("Số: 464/KH-LĐLĐ", "464/KH-LĐLĐ"),
        ("35–NQ/TW", "35-NQ/TW"),
        ("35-NQ/\nTW", "35-NQ/TW"),
        ("**35-NQ/TW**", "35-NQ/TW"),
        ("04-NQ/T.Ư", "04-NQ/TW"),
        ("35-nq/tw", "35-NQ/TW"),
        ("15-CTR/TU", "15-CTr/TU"),
        ("749/QĐ-TTG", "749/QĐ-TTg"),
        ("11 NQ/TU", "11-NQ/TU"),
        ("30/2020/NÐ-CP", "30/2020/NĐ-CP"),
        ("10-KH/MTTW-ĐĐ", "10-KH/MTTW-ĐĐ"),
        ("11-QĐi/TW", "11-QĐi/TW"),
        ("125/SGDĐT-GDTrH", "125/SGDĐT-GDTrH"),
        ("05", "05"),
        ("", ""),
    ],
)
def test_a_typed_symbol_becomes_one_token(typed: str, symbol: str) -> None:
    assert normalise(typed) == symbol


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("35-NQ/TW", Symbol("35", None, "NQ", ("TW",), Regime.PARTY)),
        ("10-KH/MTTW-ĐĐ", Symbol("10", None, "KH", ("MTTW", "ĐĐ"), Regime.PARTY)),
        ("441-KH/TWĐTN-KHCN", Symbol("441", None, "KH", ("TWĐTN", "KHCN"), Regime.PARTY)),
        ("464/KH-LĐLĐ", Symbol("464", None, "KH", ("LĐLĐ",), Regime.STATE)),
        ("30/2020/NĐ-CP", Symbol("30", "2020", "NĐ", ("CP",), Regime.STATE)),
        ("02/2015/TTLT-BNV-BTC", Symbol("02", "2015", "TTLT", ("BNV", "BTC"), Regime.STATE)),
        ("77/2015/QH13", Symbol("77", "2015", None, ("QH13",), Regime.LAW)),
        ("125/SGDĐT-VP", Symbol("125", None, None, ("SGDĐT", "VP"), Regime.LETTER)),
        ("30a/2008/NQ-CP", Symbol("30a", "2008", "NQ", ("CP",), Regime.STATE)),
        ("8B-NQ/HNTW", Symbol("8B", None, "NQ", ("HNTW",), Regime.PARTY)),
        ("02/CTrPH-MTTQ", Symbol("02", None, "CTrPH", ("MTTQ",), Regime.STATE)),
        ("05", Symbol("05", None, None, (), Regime.SHORT)),
        ("30/2020", Symbol("30", "2020", None, (), Regime.SHORT)),
    ],
)
def test_a_symbol_has_its_parts_and_is_written_as_its_regime_does(typed: str, parts: Symbol) -> None:
    assert parse(typed) == parts
    assert str(parts) == typed


@pytest.mark.parametrize("text", ["", "NQ/TW", "khóa XII", "2020 - 2025 nhiệm kỳ", "1234567"])
def test_what_is_no_symbol_has_no_parts(text: str) -> None:
    assert parse(text) is None


def test_a_union_is_no_telegram_where_the_word_says_letter() -> None:
    assert parse("12/CĐ-VP", "công văn") == Symbol("12", None, None, ("CĐ", "VP"), Regime.LETTER)
    assert parse("05/CĐ-TTg") == Symbol("05", None, "CĐ", ("TTg",), Regime.STATE)


@pytest.mark.parametrize(
    ("symbol", "word", "type_"),
    [
        ("37-QĐ/TW", "quy định", "quy định"),
        ("37-QĐ/TW", None, "quyết định"),
        ("25-TT/TU", "thông tri", "thông tri"),
        ("22/2021/TT-BGDĐT", None, "thông tư"),
        ("77/2015/QH13", None, "luật"),
        ("02/2020/UBTVQH14", None, "pháp lệnh"),
        ("35-NQ/TW", None, "nghị quyết"),
        ("35", None, None),
        ("không số", None, None),
    ],
)
def test_the_word_in_front_decides_and_else_the_code(symbol: str, word: str | None, type_: str | None) -> None:
    assert document_type(symbol, word) == type_


@given(
    number=st.integers(1, 9999).map(str),
    code=st.sampled_from(sorted(DOCUMENT_TYPES)),
    body=st.sampled_from(["TW", "TU", "UBND", "LĐLĐ", "MTTQ-BTT", "TTg", "BGDĐT"]),
    form=st.sampled_from(["{}-{}/{}", "{}/{}-{}", "{}/2021/{}-{}"]),
)
def test_a_right_symbol_stays_as_it_is(number: str, code: str, body: str, form: str) -> None:
    symbol = form.format(number, code, body)
    assert normalise(symbol) == symbol
    assert str(parse(symbol)) == symbol


@given(st.text(max_size=30))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
