"""Text files as offices save them."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danchieu.codes import CODES
from danchieu.readers import encodings, read, txt

TEXT = "KẾ HOẠCH\r\nthực hiện Nghị quyết của Đảng bộ tỉnh Hòa Bình\n– năm 2023"
LINES = ("KẾ HOẠCH", "thực hiện Nghị quyết của Đảng bộ tỉnh Hòa Bình", "– năm 2023")
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As Windows writes Vietnamese: the vowel in one byte, its tone in the next."""
    parts = []
    for character in unicodedata.normalize("NFD", text):
        if parts and character in TONES:
            parts.append(character)
        elif parts and unicodedata.combining(character):
            base = next(i for i in reversed(range(len(parts))) if parts[i] not in TONES)
            parts[base] = unicodedata.normalize("NFC", parts[base] + character)
        else:
            parts.append(character)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        windows_1258(TEXT),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=[
        "utf-8",
        "utf-8 with a mark",
        "utf-16, little end first",
        "utf-16, big end first",
        "decomposed",
        "windows-1258",
        "utf-16 without a mark, little end first",
        "utf-16 without a mark, big end first",
    ],
)
def test_the_same_lines_come_out_of_every_encoding(data: bytes) -> None:
    source, findings = read("a.txt", data)
    assert source is not None
    assert (source.lines, findings) == (LINES, [])


CASES = [
    pytest.param(case, id=case["name"])
    for path in sorted((Path(__file__).parent / "golden" / "import").glob("txt-encoding-*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_old_encodings_give_what_their_fonts_showed(case: dict[str, Any]) -> None:
    reading = txt.read(case["typed"].encode(case.get("encoding", "cp1252")))
    assert (list(reading.lines), reading.code) == (case["lines"], None)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_character_cut_in_two_at_the_end_is_shown_as_missing(encoding: str) -> None:
    assert txt.read("Kế hoạch xã Hạ".encode(encoding)[:-1]).lines == ("Kế hoạch xã H\ufffd",)


def test_a_source_knows_its_file() -> None:
    source, _ = read("tệp lạ.TXT", b"A")
    assert source is not None
    assert (source.name, source.sha256) == ("tệp lạ.TXT", hashlib.sha256(b"A").hexdigest())
    assert source.is_torn


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "I001"),
        ("a.txt", b" \n\t\n", "I001"),
        ("a.xyz", b"A", "I003"),
        ("a", b"A", "I003"),
        ("a.txt", b"Ke\x00 hoach", "I004"),
        ("a.txt", "Größenmaß für Schüler".encode("latin-1"), "I004"),
        ("a.txt", b"%PDF-1.7\n%", "I041"),
        ("a.txt", b"PK\x03\x04\x14\x00", "I041"),
        ("a.md", b"\x89PNG\r\n\x1a\n\x00\x00", "I041"),
        ("a.txt", b"\x81\x8d\x8f\x90\x9d" * 9, "I004"),
    ],
)
def test_what_cannot_be_read_is_one_finding(name: str, data: bytes, code: str) -> None:
    source, findings = read(name, data)
    assert source is None
    assert [(finding.code, finding.path) for finding in findings] == [(code, name)]


def test_a_text_file_that_is_too_large_is_not_read() -> None:
    reading = txt.read(b" " * (encodings.MOST_BYTES + 1))
    assert reading.code == "I009"
    assert "20 MB" in CODES["I009"].en.format_map(reading.values)


@given(st.binary())
def test_any_bytes_give_lines_or_a_code(data: bytes) -> None:
    reading = txt.read(data)
    assert bool(reading.lines) != bool(reading.code)
