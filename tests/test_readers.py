"""Text files as offices save them."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata

import pytest

from danchieu.readers import read

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
    ],
    ids=[
        "utf-8",
        "utf-8 with a mark",
        "utf-16, little end first",
        "utf-16, big end first",
        "decomposed",
        "windows-1258",
    ],
)
def test_the_same_lines_come_out_of_every_encoding(data: bytes) -> None:
    source, findings = read("a.txt", data)
    assert source is not None
    assert (source.lines, findings) == (LINES, [])


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
        ("a.txt", b"\x81\x8d\x8f\x90\x9d" * 9, "I004"),
    ],
)
def test_what_cannot_be_read_is_one_finding(name: str, data: bytes, code: str) -> None:
    source, findings = read(name, data)
    assert source is None
    assert [(finding.code, finding.path) for finding in findings] == [(code, name)]
