"""What a page shows is what the reader gives; a new case is a new entry in golden/import/pdf-*.yml."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from danchieu.codes import CODES
from danchieu.layout import lay_out
from danchieu.readers import pdf, read
from danchieu.readers.pdf import ocr, text
from danchieu.readers.reading import Reading
from pdffiles import pdf_file

GOLDEN = Path(__file__).parent / "golden" / "import"
CASES = [
    pytest.param(case, id=f"{path.stem[4:]}: {case['name']}")
    for path in sorted(GOLDEN.glob("pdf-*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
SENTENCE = "Ủy ban nhân dân xã Suối Vàng giao công chức địa chính chủ trì việc rà soát đất trống ven suối."
PLAIN = pdf_file([f"para y=700 | {SENTENCE}"])


@pytest.mark.parametrize("case", CASES)
def test_the_reader_gives_what_the_page_shows(case: dict[str, Any]) -> None:
    reading = text.reading(pdf_file(case["pages"]))
    assert reading.code == case.get("code")
    assert "\n".join(reading.lines).rstrip() == case.get("lines", "").rstrip()
    assert list(reading.removed) == case.get("removed", [])
    assert [list(finding) for finding in reading.findings] == case.get("findings", [])


def test_head_and_tail_in_columns_are_read_as_such() -> None:
    head = next(case.values[0] for case in CASES if "narrow gutter" in str(case.id))
    tail = next(case.values[0] for case in CASES if "below the name" in str(case.id))
    assert isinstance(head, dict)
    assert isinstance(tail, dict)
    source, findings = read("a.pdf", pdf_file([*head["pages"], *tail["pages"]]))
    assert findings == []
    assert source is not None
    document = lay_out(source)
    assert document.header.symbol == "07/KH-UBND"
    assert document.header.place == "Suối Vàng"
    assert document.header.issuer == "ỦY BAN NHÂN DÂN THÀNH PHỐ SUỐI VÀNG BÌNH YÊN"
    assert document.header.title == "Trồng cây trên địa bàn thành phố năm 2024"
    assert document.recipients[1] == "Các thôn, các hội và đoàn thể"
    assert document.signatory is not None
    assert document.signatory.name == "Lò Văn Mẫu"


PLACES = st.tuples(st.integers(0, 7), st.integers(0, 30))
WORDS = st.sampled_from(["Điều", "xã", "1.", "-", "Số", "2", "TM.", "rừng;", "Nơi"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(PLACES, WORDS, max_size=40), min_size=1, max_size=4), st.booleans())
def test_every_word_is_read_once_or_removed(pages: list[dict[tuple[int, int], str]], is_ruled: bool) -> None:
    grid = "".join(f"rule 80 {y} 560 {y}\n" for y in (95, 295, 495)) + "".join(
        f"rule {x} 95 {x} 495\n" for x in (80, 320)
    )
    drawn = ["".join(f"at {85 + 60 * x} {100 + 22 * y} | {w}\n" for (x, y), w in page.items()) for page in pages]
    reading = text.reading(pdf_file([page + grid * is_ruled for page in drawn]))
    found = Counter(" ".join([*reading.lines, *reading.removed]).split())
    expected = Counter(word for page in pages for word in page.values())
    assert {word: found[word] for word in expected} == dict(expected)


# --- files that are none --------------------------------------------------------------------------------------------


def encrypted() -> bytes:
    file = BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(85, 700, "Ke hoach")
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "I050", id="a picture"),
        pytest.param(PLAIN[: len(PLAIN) // 2], "I050", id="cut off"),
        pytest.param(b"%PDF-1.7\nnothing\n%%EOF", "I050", id="an empty shell"),
        pytest.param(encrypted(), "I051", id="a password"),
        pytest.param(b"", "I050", id="no bytes"),
    ],
)
def test_what_cannot_be_read_has_its_own_code(data: bytes, code: str) -> None:
    assert pdf.read(data).code == code
    assert code in CODES


def test_a_page_without_words_is_an_empty_file() -> None:
    source, findings = read("a.pdf", pdf_file([""]))
    assert source is None
    assert [finding.code for finding in findings] == ["I001"]


def test_bytes_behind_the_end_do_not_matter() -> None:
    assert pdf.read(PLAIN + bytes(5000)).lines[0] == SENTENCE


@pytest.mark.parametrize("start", range(0, len(PLAIN), max(len(PLAIN) // 12, 1)))
def test_damage_anywhere_gives_words_or_a_code(start: int) -> None:
    damaged = PLAIN[:start] + bytes(b ^ 0x15 for b in PLAIN[start : start + 40]) + PLAIN[start + 40 :]
    reading = pdf.read(damaged)
    assert reading.lines or reading.code in CODES


def test_more_pages_than_a_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_PAGES", 2)
    assert text.reading(pdf_file([""] * 2)).code is None
    assert text.reading(pdf_file([""] * 3)).code == "I052"


def test_more_letters_than_a_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_LETTERS", 20)
    assert text.reading(PLAIN).code == "I052"


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0)
    assert pdf.read(PLAIN).code == "I052"


def test_a_reader_that_dies_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    assert pdf.read(PLAIN).code == "I014"


def test_without_the_library_the_finding_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    assert pdf.read(PLAIN) == Reading(code="I040", values={"library": "pypdfium2"})


# --- recognition of scans -------------------------------------------------------------------------------------------


@pytest.fixture
def ocrmypdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, which writes its arguments down and gives the plain file."""
    (tmp_path / "plain.pdf").write_bytes(PLAIN)
    program = tmp_path / "ocrmypdf"
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/said\nfor last; do :; done\ncp {tmp_path}/plain.pdf "$last"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return tmp_path / "said"


@pytest.mark.parametrize(
    ("pages", "option"),
    [
        (["picture"], "--skip-text"),
        ([f"para y=700 | {SENTENCE}", "picture"], "--skip-text"),
        (["para y=700 font=Unknown | Ke hoach"], "--force-ocr"),
    ],
)
def test_scans_are_recognised_in_vietnamese(ocrmypdf: Path, pages: list[str], option: str) -> None:
    assert pdf.read_with_ocr(pdf_file(pages)).lines[0] == SENTENCE
    assert ocrmypdf.read_text().startswith(f"-l vie {option} ")


def test_a_file_with_text_is_not_recognised_again(ocrmypdf: Path) -> None:
    assert pdf.read_with_ocr(PLAIN) == pdf.read(PLAIN)
    assert not ocrmypdf.exists()


def test_recognition_that_fails_gives_the_last_word_of_the_program(ocrmypdf: Path) -> None:
    ocrmypdf.with_name("ocrmypdf").write_text("#!/bin/sh\necho 'no language data for vie' >&2\nexit 3\n")
    reading = pdf.read_with_ocr(pdf_file(["picture"]))
    assert (reading.code, reading.values["reason_en"]) == ("I055", "no language data for vie")


def test_without_the_program_the_finding_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    assert pdf.read_with_ocr(pdf_file(["picture"])).code == "I055"
