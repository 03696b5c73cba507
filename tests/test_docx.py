"""What Word shows is what the reader gives; a new case is a new entry in golden/import/docx-*.yml."""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx as python_docx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danchieu.codes import CODES
from danchieu.layout import lay_out
from danchieu.model import walk
from danchieu.outline import parse
from danchieu.readers import docx, read
from danchieu.text import nfc
from wordfiles import archive, word_file

GOLDEN = Path(__file__).parent / "golden" / "import"
CASES = [
    pytest.param(case, id=f"{path.stem[5:]}: {case['name']}")
    for path in sorted(GOLDEN.glob("docx-*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]

# --- the short notation of the cases -------------------------------------------------------------------------------

PARTS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")
LINES = '<w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
BARE = '<w:tcBorders><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'


def attributes(text: str) -> dict[str, str]:
    return dict(re.findall(r'(\w+)="([^"]*)"', text))


def paragraph(match: re.Match[str]) -> str:
    said = attributes(match[1])
    style = f'<w:pStyle w:val="{said["style"]}"/>' if "style" in said else ""
    place = f'<w:ilvl w:val="{said.get("level", 0)}"/><w:numId w:val="{said["list"]}"/>' if "list" in said else ""
    numbered = f"<w:numPr>{place}</w:numPr>" if place else ""
    run = f"<w:r><w:t>{match[2]}</w:t></w:r>" if match[2] else ""
    return f"<w:p><w:pPr>{style}{numbered}</w:pPr>{run}</w:p>"


def level(match: re.Match[str]) -> str:
    said = attributes(match[1])
    style = f'<w:pStyle w:val="{said["style"]}"/>' if "style" in said else ""
    restart = f'<w:lvlRestart w:val="{said["restart"]}"/>' if "restart" in said else ""
    font = f'<w:rPr><w:rFonts w:hAnsi="{said["font"]}"/></w:rPr>' if "font" in said else ""
    start = f'<w:start w:val="{said.get("start", 1)}"/><w:numFmt w:val="{said["numeral"]}"/>'
    return f'<w:lvl w:ilvl="{said["at"]}">{start}{restart}{style}<w:lvlText w:val="{said["text"]}"/>{font}</w:lvl>'


def cell(match: re.Match[str]) -> str:
    said = attributes(match[1])
    across = f'<w:gridSpan w:val="{said["across"]}"/>' if "across" in said else ""
    down = f'<w:vMerge w:val="{said["down"]}"/>' if "down" in said else ""
    return f"<w:tc><w:tcPr>{across}{down}{BARE if 'bare' in said else ''}</w:tcPr>"


def full(short: str) -> str:
    """The XML that the short notation of the cases stands for."""
    for pattern, put in (
        (r"<p((?: [^>]*)?)>(.*?)</p>", paragraph),
        (r"<level (.*?)/>", level),
        (r"<cell((?: [^>]*)?)>", cell),
        (r"<t( drawn=\"1\")?>", lambda match: "<w:tbl>" + (LINES if match[1] else "<w:tblPr/>")),
    ):
        short = re.sub(pattern, put, short)
    return short.replace("</t>", "</w:tbl>").replace("</cell>", "</w:tc>").replace("row>", "w:tr>")


@pytest.mark.parametrize("case", CASES)
def test_the_lines_are_those_that_word_shows(case: dict[str, Any]) -> None:
    data = word_file(full(case["document"]), **{part: full(case[part]) for part in PARTS if part in case})
    reading = docx.read(data)
    assert reading.code is None
    assert list(reading.lines) == case["lines"]
    assert list(reading.removed) == case.get("removed", [])
    assert not reading.is_torn


# --- whole files ---------------------------------------------------------------------------------------------------


def test_a_file_with_words_own_styles_and_lists_is_read() -> None:
    document = python_docx.Document()
    document.add_paragraph("Trồng cây", style="List Number")
    document.add_paragraph("Chăm sóc", style="List Number")
    document.add_paragraph("Thôn Đông", style="List Bullet")
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Thôn", "Cây"
    buffer = BytesIO()
    document.save(buffer)
    lines = docx.read(buffer.getvalue()).lines
    assert lines == ("1. Trồng cây", "2. Chăm sóc", "- Thôn Đông", "", "| Thôn | Cây |", "|---|---|", "")


PLAN = full(
    """
    <t><row><cell><p>HUYỆN ỦY SÔNG THAO</p><p>ĐẢNG ỦY XÃ AN SƠN</p><p>*</p><p>Số 12-KH/ĐU</p></cell>
    <cell><p>ĐẢNG CỘNG SẢN VIỆT NAM</p><p>An Sơn, ngày 05 tháng 3 năm 2024</p></cell></row></t>
    <p style="Middle">KẾ HOẠCH</p><p style="Middle">trồng cây đầu xuân</p>
    <p>Thực hiện Chỉ thị số 05-CT/HU, Đảng ủy xã xây dựng kế hoạch như sau:</p>
    <p list="1">MỤC ĐÍCH, YÊU CẦU</p><p list="1" level="1">Phủ xanh đất trống.</p><p list="1" level="1">Tiết kiệm.</p>
    <p list="1">TỔ CHỨC THỰC HIỆN</p><p list="1" level="2">Các chi bộ đăng ký số cây.</p>
    <t><row><cell><p>Nơi nhận:</p><p>- Các chi bộ,</p><p>- Lưu Văn phòng.</p></cell>
    <cell><p>T/M BAN THƯỜNG VỤ</p><p>BÍ THƯ</p><p>Trần Văn Mẫu</p></cell></row></t>
    """
)
PLAN_NUMBERS = full(
    """
    <w:abstractNum w:abstractNumId="0"><level at="0" numeral="upperRoman" text="%1."/>
    <level at="1" numeral="decimal" text="%2."/><level at="2" numeral="bullet" text="&#xf0b7;" font="Symbol"/>
    </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    """
)


def test_a_plan_comes_out_with_its_head_its_parts_and_its_signature() -> None:
    source, findings = read("plan.docx", word_file(PLAN, numbering=PLAN_NUMBERS))
    assert source is not None
    assert findings == []
    document = lay_out(source)
    header, signatory = document.header, document.signatory
    assert (header.kind, header.symbol, header.title) == ("kế hoạch", "12-KH/ĐU", "trồng cây đầu xuân")
    assert document.head == ("HUYỆN ỦY SÔNG THAO", "ĐẢNG ỦY XÃ AN SƠN")
    assert (header.place, str(header.date)) == ("An Sơn", "2024-03-05")
    assert document.recipients == ("Các chi bộ", "Lưu Văn phòng")
    assert signatory is not None
    assert (signatory.authority, signatory.position, signatory.name) == ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Văn Mẫu")
    units, odd = parse(document.body)
    assert [unit.marker for unit in walk(units)] == ["", "I.", "1.", "2.", "II.", "-"]
    assert odd == ()


def test_the_strict_form_of_the_format_is_read_too() -> None:
    with ZipFile(BytesIO(word_file(full('<p>Kế hoạch</p><p list="1">Việc</p>')))) as source:
        files = {name: source.read(name) for name in source.namelist()}
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, data in files.items()
    }
    assert docx.read(archive(strict)).lines == ("Kế hoạch", "Việc")


def test_parts_with_words_that_are_not_read_are_named() -> None:
    with ZipFile(BytesIO(word_file(full("<p>Biểu đồ dưới đây</p>"), chart="<w:p/>"))) as source:
        reading = docx.read(archive({name: source.read(name) for name in source.namelist()}))
    assert [(code, values["parts_en"]) for code, values in reading.findings] == [("I066", "charts")]


# --- bad files -----------------------------------------------------------------------------------------------------

GOOD = word_file(full("<p>Kế hoạch</p>"))
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]>'


def with_document(xml: bytes) -> bytes:
    """A good file whose main part is this."""
    with ZipFile(BytesIO(GOOD)) as source:
        return archive({name: source.read(name) for name in source.namelist()} | {"word/document.xml": xml})


def nested(depth: int) -> str:
    return "<w:ins>" * depth + "<w:r><w:t>sâu</w:t></w:r>" + "</w:ins>" * depth


@pytest.mark.parametrize(
    ("code", "data"),
    [
        pytest.param("I001", b"", id="nothing"),
        pytest.param("I001", word_file(""), id="no words"),
        pytest.param("I060", PICTURE, id="a picture"),
        pytest.param("I060", OLD_WORD, id="an old Word file"),
        pytest.param("I060", archive({"xl/workbook.xml": b"<a/>"}), id="another archive"),
        pytest.param("I061", GOOD[:-100], id="cut short"),
        pytest.param("I061", with_document(b"<w:document"), id="no XML"),
        pytest.param("I061", with_document(ENTITIES + b"<a>&c;</a>"), id="entities"),
        pytest.param("I061", word_file(f"<w:p>{nested(5000)}</w:p>"), id="too deep"),
        pytest.param("I062", OLD_WORD + "EncryptedPackage".encode("utf-16-le"), id="a password"),
        pytest.param("I063", with_document(b" " * 20_000_000), id="a part too large"),
        pytest.param("I063", word_file("<w:p/>" * 400_000), id="a part that shrinks too well"),
        pytest.param("I067", word_file("<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"), id="a scan"),
        pytest.param("I063", archive({"media/a.bin": bytes(70_000_000)}), id="a bomb"),
        pytest.param("I063", archive({str(i): b"" for i in range(10_001)}), id="too many parts"),
    ],
)
def test_bad_files_get_a_code_of_their_own(code: str, data: bytes) -> None:
    source, findings = read("a.docx", data)
    assert source is None
    assert [finding.code for finding in findings] == [code]
    assert all(finding.message(lang) and finding.hint(lang) for finding in findings for lang in ("vi", "en"))


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(f"<w:p>{nested(200)}</w:p>", id="insertions"),
        pytest.param("<w:tbl><w:tr><w:tc>" * 60 + full("<p>sâu</p>") + "</w:tc></w:tr></w:tbl>" * 60, id="tables"),
        pytest.param(
            "<w:p><w:r><w:pict><w:txbxContent>" * 50
            + full("<p>sâu</p>")
            + "</w:txbxContent></w:pict></w:r></w:p>" * 50,
            id="text boxes",
        ),
    ],
)
def test_what_is_nested_as_deep_as_xml_may_be_is_read(xml: str) -> None:
    assert "sâu" in docx.read(word_file(xml)).lines


def test_a_style_based_on_itself_ends() -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert docx.read(word_file(full('<p style="A">Kế hoạch</p>'), styles=styles)).lines == ("Kế hoạch",)


@given(st.binary(max_size=200), st.integers(0, len(GOOD) - 1), st.sampled_from([b"", b"PK\x03\x04"]))
def test_no_bytes_make_the_reader_raise(noise: bytes, at: int, start: bytes) -> None:
    for data in (start + noise, GOOD[:at] + noise + GOOD[at + len(noise) :]):
        code = docx.read(data).code
        assert code is None or code in CODES


def test_without_its_library_the_reader_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert docx.read(GOOD).code == "I040"


WORD = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8)


@given(st.lists(st.lists(WORD, min_size=1, max_size=6), max_size=8))
def test_any_words_come_out_as_they_went_in(paragraphs: list[list[str]]) -> None:
    document = python_docx.Document()
    for words in paragraphs:
        document.add_paragraph(" ".join(words))
    buffer = BytesIO()
    document.save(buffer)
    assert docx.read(buffer.getvalue()).lines == tuple(nfc(" ".join(words)).strip() for words in paragraphs)
