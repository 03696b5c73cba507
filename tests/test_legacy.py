"""TCVN3 and VNI against the tables of their makers, and told from Unicode by what they say."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.readers.legacy import from_font, from_tcvn3, from_vni, repaired
from danchieu.readers.syllables import is_syllable, share_of_syllables

TONES = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng: the order of both tables

# TCVN 5712:1993, VN3: the letter itself where it is not ASCII, then the letter with its five tones.
TCVN3 = {
    "a": "B8 B5 B6 B7 B9",
    "ă": "A8 BE BB BC BD C6",
    "â": "A9 CA C7 C8 C9 CB",
    "e": "D0 CC CE CF D1",
    "ê": "AA D5 D2 D3 D4 D6",
    "i": "DD D7 D8 DC DE",
    "o": "E3 DF E1 E2 E4",
    "ô": "AB E8 E5 E6 E7 E9",
    "ơ": "AC ED EA EB EC EE",
    "u": "F3 EF F1 F2 F4",
    "ư": "AD F8 F5 F6 F7 F9",
    "y": "FD FA FB FC FE",
}
TCVN3_CAPITALS = {"Ă": "A1", "Â": "A2", "Ê": "A3", "Ô": "A4", "Ơ": "A5", "Ư": "A6", "đ": "AE", "Đ": "A7"}
# The same standard, VN2: tones by themselves, which a capital needs.
TCVN2_TONES = "B3 B0 B1 B2 B4"

# VNI for Windows, small letters; a capital has both of its bytes as capitals.
VNI = {
    "a": "aù aø aû aõ aï",
    "ă": "aê aé aè aú aü aë",
    "â": "aâ aá aà aå aã aä",
    "e": "eù eø eû eõ eï",
    "ê": "eâ eá eà eå eã eä",
    "i": "í ì æ ó ò",
    "o": "où oø oû oõ oï",
    "ô": "oâ oá oà oå oã oä",
    "ơ": "ô ôù ôø ôû ôõ ôï",
    "u": "uù uø uû uõ uï",
    "ư": "ö öù öø öû öõ öï",
    "y": "yù yø yû yõ î",
}


def toned(letter: str) -> list[str]:
    """A letter, if it is beyond ASCII, and the same with its five tones."""
    forms = [unicodedata.normalize("NFC", letter + tone) for tone in ("", *TONES)]
    return forms[letter.isascii() :]


def tcvn3_table() -> dict[str, str]:
    small = {
        to: chr(int(code, 16))
        for one, codes in TCVN3.items()
        for to, code in zip(toned(one), codes.split(), strict=True)
    }
    capitals = {letter: chr(int(code, 16)) for letter, code in TCVN3_CAPITALS.items()}
    marks = [chr(int(code, 16)) for code in TCVN2_TONES.split()]
    composed = {
        unicodedata.normalize("NFC", one.upper() + tone): capitals.get(one.upper(), one.upper()) + mark
        for one in TCVN3
        for tone, mark in zip(TONES, marks, strict=True)
    }
    return small | capitals | composed


def vni_table() -> dict[str, str]:
    small = {to: code for one, codes in VNI.items() for to, code in zip(toned(one), codes.split(), strict=True)}
    return small | {"đ": "ñ", "Đ": "Ñ"} | {letter.upper(): code.upper() for letter, code in small.items()}


TABLES = {"tcvn3": (tcvn3_table(), from_tcvn3), "vni": (vni_table(), from_vni)}


@pytest.mark.parametrize("name", TABLES)
def test_each_of_the_134_letters_is_read_as_the_standard_writes_it(name: str) -> None:
    table, convert = TABLES[name]
    assert len(table) == len(set(table.values())) == 134
    assert {letter: convert(code) for letter, code in table.items()} == {letter: letter for letter in table}


@pytest.mark.parametrize("name", TABLES)
@given(words=st.data())
def test_text_written_in_an_old_encoding_comes_back(name: str, words: st.DataObject) -> None:
    table, convert = TABLES[name]
    letters = st.sampled_from([*filter(str.islower, table), *"bcdghklmnpqrstvx ,.0123456789"])
    text = words.draw(st.lists(letters).map("".join))
    assert convert("".join(table.get(c, c) for c in text)) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("KÕ HO¹CH", "KẾ HOẠCH"),
        ("X· HéI CHñ NGHÜA", "XÃ HỘI CHỦ NGHĨA"),
        ("§¶NG ñY X·", "ĐẢNG ỦY XÃ"),
        ("ñY BAN", "ỦY BAN"),
        ("Sè: 15/KH-UBND", "Số: 15/KH-UBND"),
        ("chñ tÞch UBND x· Hµ", "chủ tịch UBND xã Hà"),
        ("ý kiÕn H§ND", "ý kiến HĐND"),
        ("KÕ ho¹ch", "Kế hoạch"),
    ],
)
def test_capitals_that_only_the_font_showed_are_capitals_again(typed: str, shown: str) -> None:
    assert from_tcvn3(typed) == shown


@pytest.mark.parametrize("text", ["37°C", "500 m²", "“Sạch”", "a\nb", ""])
def test_signs_are_no_letters_of_tcvn3(text: str) -> None:
    assert from_tcvn3(text) == text


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("kÕ ho¹ch", ".VnTime", "kế hoạch"),
        ("kÕ ho¹ch", ".VnTimeH", "KẾ HOẠCH"),
        ("kÕ ho¹ch", "'.VnArial', serif", "kế hoạch"),
        ("Keá hoaïch", "VNI-Times", "Kế hoạch"),
        ("Kế hoạch", ".VnTime", "Kế hoạch"),
        ("hòa giải ở xã", ".VnTime", "hòa giải ở xã"),
        ("Kế hoạch", "Times New Roman", "Kế hoạch"),
    ],
)
def test_text_is_read_as_its_font_shows_it(text: str, font: str, shown: str) -> None:
    assert from_font(text, font) == shown


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Thùc hiÖn nghÞ quyÕt", "Thực hiện nghị quyết"),
        ("Thöïc hieän nghò quyeát", "Thực hiện nghị quyết"),
        ("Thực hiện nghị quyết", "Thực hiện nghị quyết"),
        ("Für die Größe", "Für die Größe"),
        ("diện tích 500 m²", "diện tích 500 m²"),
        ("CNVCLĐ, HĐND", "CNVCLĐ, HĐND"),
        ("Plan 2023", "Plan 2023"),
    ],
)
def test_old_encodings_are_recognised_by_their_words(typed: str, read: str) -> None:
    assert repaired(typed) == read


def test_lines_that_are_unicode_already_stay_so() -> None:
    assert repaired("KÕ ho¹ch tuyªn truyÒn biÓn ®¶o n¨m\nNgười ký") == "Kế hoạch tuyên truyền biển đảo năm\nNgười ký"


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "giếng", "Ủy", "hoạch", "khuya", "ướt", "gìn", "yếu", "oằn", "xoong"]
)
def test_syllables_of_vietnamese_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hoach", "ho¹ch", "hoaïch", "kếp̀", "LĐLĐ", "größe", "hừt", ""])
def test_what_no_vietnamese_word_can_be_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@given(st.text())
def test_the_share_of_syllables_is_a_share(text: str) -> None:
    assert 0 <= share_of_syllables(text) <= 1


@given(st.text())
def test_no_conversion_changes_how_many_lines_there_are(text: str) -> None:
    assert {convert(text).count("\n") for convert in (from_tcvn3, from_vni, repaired)} == {text.count("\n")}
