"""Heads, bodies and tails of documents; a new case is a new entry in golden/import."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.layout import lay_out
from danchieu.model import Document, Header, Signatory, Source
from danchieu.readers import read

GOLDEN = Path(__file__).parent / "golden" / "import"
CASES = [
    pytest.param(case, id=case["name"])
    for name in ("heads.yml", "torn.yml")
    for case in yaml.safe_load((GOLDEN / name).read_text(encoding="utf-8"))
]


def source_of(text: str) -> Source:
    return Source("a.txt", "", tuple(text.split("\n")))


def facts(document: Document) -> dict[str, object]:
    """All that a case may expect, in the types of YAML."""
    found = {**asdict(document), "superior": document.head[-2] if len(document.head) > 1 else None}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()}
    return {**plain, **plain.pop("header")}


def words(*texts: str | None) -> list[str]:
    return [word.casefold() for text in texts if text for word in re.findall(r"[^\W_]+", text)]


def kept(document: Document) -> Iterator[str | None]:
    """Whatever of a document is taken over word for word, and what is listed as left out."""
    header, by = document.header, document.signatory or Signatory()
    yield from (header.kind, header.title, header.issuer, *document.head, document.body, document.rest)
    yield from (by.authority, by.position, by.name, by.note, *document.recipients, *document.furniture)


@pytest.mark.parametrize("case", CASES)
def test_a_source_is_laid_out_as_a_reader_sees_it(case: dict) -> None:
    text = case["source"].replace("{filler}", "từng việc " * case.get("filler", 0))
    found = facts(lay_out(source_of(text)))
    expected = {key: value for key, value in case["expected"].items() if key != "ends"}
    assert {key: found[key] for key in expected} == expected
    assert str(found["body"]).endswith(case["expected"].get("ends", ""))


SEEDS = {
    "000_9187cc215f9e2620.txt": (
        Header(
            kind="kế hoạch",
            title="Thông tin, tuyên truyền về công tác xây dựng Đảng, xây dựng hệ thống chính trị năm 2021",
            issuer="Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
        ),
        Signatory("TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH", "Phan Thị Vi Vân", "(Đã ký)"),
        9,
    ),
    "001_19f57703f523cddc.txt": (
        Header(
            kind="kế hoạch",
            title="thông tin, tuyên truyền về công tác xây dựng Đảng, xây dựng hệ thống chính trị năm 2023",
            issuer="Ban Thường vụ Thành ủy",
        ),
        Signatory("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Phạm Văn Hiếu"),
        7,
    ),
    "002_7d5e0f757b5445b9.txt": (
        Header(
            kind="kế hoạch",
            title="Thông tin, tuyên truyền về công tác xây dựng Đảng, xây dựng hệ thống chính trị năm 2020",
            issuer="Liên đoàn Lao động (LĐLĐ) tỉnh",
        ),
        None,
        0,
    ),
    "003_b7a501ed605dec47.txt": (
        Header(
            kind="kế hoạch",
            title="đẩy mạnh công tác tuyên truyền sau Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            issuer="Ban Thường vụ Huyện ủy",
        ),
        Signatory("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Cao Văn Hoàn"),
        6,
    ),
    "004_2303e0fdefc00b04.txt": (
        Header(
            kind="kế hoạch",
            symbol="464/KH-LĐLĐ",
            place="Lai Châu",
            date=date(2023, 7, 10),
            title="Đẩy mạnh tuyên truyền về công tác xây dựng Đảng và hệ thống chính trị",
            issuer="Ban Thường vụ LĐLĐ tỉnh",
        ),
        Signatory("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Hoàng Văn Trinh"),
        6,
    ),
}


def laid_out(seeds: Path, name: str) -> tuple[Source, Document]:
    source, _ = read(name, (seeds / name).read_bytes())
    assert source
    return source, lay_out(source)


@pytest.mark.parametrize("name", SEEDS)
def test_a_real_plan_gives_the_facts_that_it_shows_and_no_others(name: str, seeds: Path) -> None:
    _, document = laid_out(seeds, name)
    assert (document.header, document.signatory, len(document.recipients)) == SEEDS[name]


def test_a_note_to_the_right_of_a_recipient_stays_with_it(seeds: Path) -> None:
    _, document = laid_out(seeds, "000_9187cc215f9e2620.txt")
    assert document.recipients[1] == "Ban Tuyên giáo MTTW; để b/cáo"


@pytest.mark.parametrize("name", SEEDS)
def test_every_word_of_a_real_plan_is_kept_once(name: str, seeds: Path) -> None:
    source, document = laid_out(seeds, name)
    lost = Counter(words(*source.lines)) - Counter(words(*kept(document)))
    assert not lost
    everything, body = words(*source.lines), words(document.body)
    start = everything.index(body[0], len(words(document.header.kind, document.header.title)))
    assert everything[start : start + len(body)] == body


@pytest.mark.parametrize(
    ("name", "torn"),
    [
        ("001_19f57703f523cddc.txt", "Chiến lược phát triển kinh tế - xã hội 10 năm 2021 - 2030, phục hồi"),
        ("003_b7a501ed605dec47.txt", "nhiệm kỳ 2020 - 2025, Nghị quyết Đại hội XIII"),
        ("003_b7a501ed605dec47.txt", "như: tuyên truyền miệng"),
        ("004_2303e0fdefc00b04.txt", "kiên quyết ngăn chặn, đẩy lùi"),
        ("004_2303e0fdefc00b04.txt", "(6) xây dựng, thực hiện cơ chế"),
    ],
)
def test_what_a_page_break_tore_apart_is_one_again(name: str, torn: str, seeds: Path) -> None:
    assert torn in laid_out(seeds, name)[1].body


def test_whole_paragraphs_are_never_joined() -> None:
    source = Source("a.docx", "", ("1. Rà soát các nhiệm vụ được giao của", "tổ chức."), is_torn=False)
    assert lay_out(source).body == "1. Rà soát các nhiệm vụ được giao của\n\ntổ chức."


PIECES = (
    *(
        "Nơi nhận:",
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
        "(Đã ký)",
        "Lê Văn Tám",
        "- Sở A;",
        "KẾ HOẠCH",
        "về việc b",
        "2020 -",
    ),
    *(
        "Số: 5/KH-UBND",
        "X, ngày 1 tháng 2 năm 2020",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND TỈNH Y",
        "I. MỤC ĐÍCH",
    ),
    *(
        "1. Nội dung",
        "câu văn.",
        "từ ngữ và",
        "2025",
        "1",
        "2",
        "*",
        "----",
        "|a|b|",
        "PHỤ LỤC I",
        "Căn cứ Luật A;",
        "./.",
    ),
    *("để b/c", "QUYẾT ĐỊNH:", "V/v c", "Kính gửi: D", "**", "   ", "\t", "\n", "\n\n", " "),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join),
    st.text(max_size=60),
)


@settings(deadline=None)
@given(TEXTS)
def test_no_word_of_any_text_is_lost(text: str) -> None:
    source, _ = read("a.txt", text.encode("utf-8", "ignore"))
    if source:
        assert not Counter(words(*source.lines)) - Counter(words(*kept(lay_out(source))))
