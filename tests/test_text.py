"""Vietnamese text: what is the same, and where it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu import text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đường số 5", "duong so 5"),
        ("NGHỊ QUYẾT", "nghi quyet"),
        (unicodedata.normalize("NFD", "Thủy"), "thuy"),
    ],
)
def test_folding_drops_case_and_accents_and_the_bar_of_d(written: str, folded: str) -> None:
    assert text.fold(written) == folded


@pytest.mark.parametrize(
    ("written", "modern"),
    [
        ("Uỷ ban khoá XI", "Ủy ban khóa XI"),
        ("hoà bình, sức khoẻ", "hòa bình, sức khỏe"),
        ("UỶ BAN", "ỦY BAN"),
        ("quý quả toàn hoàn thuyền", "quý quả toàn hoàn thuyền"),
    ],
)
def test_tone_marks_move_to_where_the_newer_spelling_has_them(written: str, modern: str) -> None:
    assert text.modern_tones(written) == modern


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("**Một** hai (*viết tắt là ba*)", "Một hai (viết tắt là ba)"),
        ("***Một.*** Hai (*), ba (**)", "Một. Hai (*), ba (**)"),
        ("Việc chung.** Làm ngay", "Việc chung. Làm ngay"),
        ("Chủ đề[^1], nêu [ở trên]", "Chủ đề, nêu [ở trên]"),
        ("[^1]: Do xã chọn", "Do xã chọn"),
    ],
)
def test_emphasis_and_footnote_marks_are_taken_off_words_and_no_other_star(written: str, words: str) -> None:
    assert text.unmarked(written) == words


@given(st.text())
def test_moving_tone_marks_keeps_positions(written: str) -> None:
    assert len(text.modern_tones(written)) == len(written)


def test_invisible_characters_and_line_ends_are_evened_out() -> None:
    assert text.nfc("\ufeffmột\u200b hai\r\nba\rbốn") == "một hai\nba\nbốn"


@given(st.text(alphabet=st.sampled_from("ab \r\n\u200b\ufeffê")))
def test_offsets_lead_back_to_the_same_characters(written: str) -> None:
    bare, clean, offsets = unicodedata.normalize("NFC", written), text.nfc(written), text.nfc_offsets(written)
    assert len(offsets) == len(clean) + 1
    assert all(clean[i] == bare[offsets[i]] or clean[i] == "\n" for i in range(len(clean)))


@given(st.text())
def test_evening_out_twice_is_evening_out_once(written: str) -> None:
    clean = text.nfc(written)
    assert text.nfc(clean) == clean
    assert len(text.nfc_offsets(written)) == len(clean) + 1


def test_a_position_is_a_line_and_a_column_from_one() -> None:
    index = text.LineIndex("ab\ncd\n")
    assert [index.position(at) for at in (0, 2, 3, 6)] == [(1, 1), (1, 3), (2, 1), (3, 1)]


def test_a_slug_has_plain_letters_digits_and_hyphens() -> None:
    assert text.slug(" Số 35-NQ/TW – Đảng ") == "so-35-nq-tw-dang"
