"""What a browser shows of a document is what is read; a new case is a new entry in golden/import/html-*.yml."""

from __future__ import annotations

import re
import sys
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danchieu.codes import CODES
from danchieu.readers import html, read

GOLDEN = Path(__file__).parent / "golden" / "import"
CASES = [
    pytest.param(case, id=f"{path.stem[5:]}: {case['name']}")
    for path in sorted(GOLDEN.glob("html-*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_the_lines_are_those_of_the_document(case: dict[str, Any]) -> None:
    reading = html.read(case["page"].encode())
    assert (list(reading.lines), reading.code) == (case["lines"], None)
    assert reading.is_torn == case.get("is_torn", False)


# --- encodings -----------------------------------------------------------------------------------------------------

PAGE = "<html><head>{head}</head><body><p>Kế hoạch của Đảng bộ</p><p>năm 2023</p></body></html>"
LINES = ("Kế hoạch của Đảng bộ", "năm 2023")
TCVN3 = PAGE.replace("Kế hoạch của Đảng bộ", "KÕ ho¹ch cña §¶ng bé").replace("năm", "n¨m")
VNI = PAGE.replace("Kế hoạch của Đảng bộ", "Keá hoaïch cuûa Ñaûng boä").replace("năm", "naêm")


@pytest.mark.parametrize(
    ("page", "encoding"),
    [(PAGE, "utf-8"), (PAGE, "utf-8-sig"), (PAGE, "utf-16"), (PAGE, "utf-16-le"), (TCVN3, "cp1252"), (VNI, "cp1252")],
)
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1258", "x-user-defined", None])
def test_pages_are_read_in_their_encoding_whatever_they_declare(page: str, encoding: str, charset: str | None) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    assert html.read(page.format(head=head).encode(encoding)).lines == LINES


def test_letters_given_by_number_may_be_in_an_old_encoding() -> None:
    numbered = TCVN3.format(head="").encode("ascii", "xmlcharrefreplace")
    assert html.read(numbered).lines == LINES


def test_bytes_that_are_wrong_leave_the_rest_of_a_page_readable() -> None:
    page = PAGE.format(head='<meta charset="utf-8">').encode().replace("ạ".encode(), b"\xe1\xba")
    assert html.read(page).lines == ("Kế ho\ufffdch của Đảng bộ", "năm 2023")


# --- no word is lost -----------------------------------------------------------------------------------------------

AROUND = """
<html><body><div class="header"><a href="/">Trang chủ</a></div><div class="main"><div class="left"><h1>Tin tức</h1>
<div class="content">{}</div><div class="other"><h3>Tin liên quan</h3><a href="1">Tin một</a></div></div>
<div class="right"><h3>Thông báo</h3><a href="2">Tin hai</a></div></div><div id="footer">Bản quyền của trang</div>
</body></html>
"""


def test_a_plan_on_a_portal_is_read_whole_and_alone(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        plain, _ = read(path.name, path.read_bytes())
        assert plain is not None
        paragraphs = [" ".join(line.split()) for line in plain.lines if line.strip()]
        page = AROUND.format("\n".join(f"<p>{escape(line)}</p>" for line in paragraphs))
        assert list(html.read(page.encode()).lines) == paragraphs


# Without the letters that Vietnamese shares with Western Europe, of which TCVN3 and VNI are made.
LETTERS = st.sampled_from("abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXYạảăằơưđẤỆỘỨ0123456789 .,;:-")


@given(st.lists(st.text(LETTERS)))
def test_all_paragraphs_of_a_bare_page_are_kept(texts: list[str]) -> None:
    page = "".join(f"<p>{escape(text)}</p>" for text in texts)
    words = [word for text in texts for word in re.findall(r"\w+", text)]
    assert re.findall(r"\w+", "\n".join(html.read(page.encode()).lines)) == words


# --- bad files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "I001"),
        (b"<html><body></body></html>", "I001"),
        (b"<!-- <p>a</p> -->", "I001"),
        (bytes(range(256)) * 9, "I004"),
        (b" " * (21 * 2**20), "I009"),
        (b"\x89PNG\r\n\x1a\n\x00", "I041"),
        (b"<div>" * 100_000 + "Kế hoạch".encode(), "I042"),
        (b'<frameset cols="20%,80%"><frame src="a"><frame src="b"></frameset>', "I043"),
        ('<div id="root">Đang tải…</div><script src="a.js"></script>'.encode(), "I043"),
        (b"<b></b>" * 300_000, "I044"),
    ],
    ids=["nothing", "no body", "a comment", "bytes", "large", "picture", "deep", "frames", "scripts", "many elements"],
)
def test_what_cannot_be_read_is_one_finding(data: bytes, code: str) -> None:
    source, findings = read("trang.html", data)
    assert source is None
    assert [finding.code for finding in findings] == [code]
    assert findings[0].message("vi")
    assert findings[0].hint("en")


def test_without_its_library_the_reader_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert html.read(b"<p>a</p>").code == "I040"
    assert 'pip install "danchieu[import]"' in CODES["I040"].hint_vi


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>Kế ho\0ạch</p>", ("Kế hoạch",)),
        ("<p>Kế hoạch <b>năm", ("Kế hoạch năm",)),
        ("<td>Kế hoạch</table></div>", ("Kế hoạch",)),
        ("<li>Kế hoạch", ("- Kế hoạch",)),
        ("<table border=1><tr><td colspan=99999999999>a<td rowspan=-1>b</table>", ("", "| a | b |", "|---|---|", "")),
        ("<font><p>Kế hoạch</p>" * 900, ("Kế hoạch",) * 900),
    ],
    ids=["a null byte", "elements left open", "elements never opened", "an item without a list", "spans", "open fonts"],
)
def test_broken_pages_are_read_as_browsers_do(page: str, lines: tuple[str, ...]) -> None:
    assert html.read(page.encode()).lines == lines


NAMES = ["p", "div", "table", "tr", "td", "ol", "li", "br", "style", "sup", "pre", "caption", 'a href="#ftn1"']
TAGS = st.sampled_from([*(f"<{name}>" for name in NAMES), *(f"</{name}>" for name in NAMES), "<!--", "-->", "&nbsp;"])


@given(st.lists(TAGS | st.text(max_size=20)))
def test_no_page_is_too_odd(parts: list[str]) -> None:
    reading = html.read("".join(parts).encode("utf-8", "replace"))
    assert reading.code in (None, "I004", "I041")
    assert not any("\n" in line for line in reading.lines)
