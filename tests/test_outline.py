"""The numbering of real and made-up documents; a new case is a new entry in golden/outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.layout import lay_out
from danchieu.model import Unit, UnitKind
from danchieu.outline import anchor, parse
from danchieu.readers import read

GOLDEN = Path(__file__).parent / "golden" / "outline"
CASES = yaml.safe_load((GOLDEN / "cases.yml").read_text(encoding="utf-8"))
BY_NAME = [pytest.param(case, id=case["name"]) for case in CASES]
TREES = sorted((GOLDEN / "seeds").glob("*.yml"))


def flat(units: Sequence[Unit]) -> Iterator[Unit]:
    for unit in units:
        yield unit
        yield from flat(unit.children)


def drawn(units: Sequence[Unit], depth: int = 0) -> list[str]:
    """A tree as lines: "  clause 1.1 · Công tác học"."""
    lines = []
    for unit in units:
        name = f"{unit.kind} {unit.label}" if unit.label else unit.kind
        words = " ".join(unit.words.split()[:3]).rstrip(":")
        lines.append("  " * depth + " · ".join(filter(None, (name, words))))
        lines += drawn(unit.children, depth + 1)
    return lines


def labelled(tree: Sequence[str | dict[str, list[object]]], depth: int = 0) -> list[str]:
    lines = []
    for node in tree:
        name, under = next(iter(node.items())) if isinstance(node, dict) else (node, [])
        lines.append("  " * depth + name.rstrip(":"))
        lines += labelled(under, depth + 1)
    return lines


@pytest.mark.parametrize("case", BY_NAME)
def test_a_body_is_the_tree_that_a_reader_sees(case: dict) -> None:
    assert drawn(parse(case["body"])[0]) == labelled(case["units"])


@pytest.mark.parametrize("case", [p for p in BY_NAME if "addresses" in p.values[0]])
def test_addresses_follow_the_numbers(case: dict) -> None:
    assert [unit.address for unit in flat(parse(case["body"])[0])] == case["addresses"]


@pytest.mark.parametrize("case", BY_NAME)
def test_only_repeated_and_skipped_numbers_are_findings(case: dict) -> None:
    found = [[finding.code, finding.values["label"]] for finding in parse(case["body"])[1]]
    assert found == case.get("findings", [])


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.stem)
def test_a_real_plan_is_the_tree_that_a_reader_sees(path: Path, seeds: Path) -> None:
    source, _ = read(f"{path.stem}.txt", (seeds / f"{path.stem}.txt").read_bytes())
    assert source
    units, _ = parse(lay_out(source).body)
    assert drawn(units) == labelled(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
        ("Điều 1. Phạm vi điều chỉnh", "Phạm vi điều chỉnh"),
        ("Điều 2. Quyết định này có hiệu lực từ ngày ký.", None),
        ("1. Văn phòng\n\n- Soạn thảo.", "Văn phòng"),
        ("1. Văn phòng chủ trì, phối hợp.\n\n- Soạn thảo.", None),
        ("1. Văn phòng", None),
        ("1. Thời gian:\n\n- Quý I.", "Thời gian:"),
        ("1. Phân công như sau:\n\n- Sở A.", None),
        ("- Trên mạng xã hội\n\n+ Đăng tin.", None),
        ("a) UBND.", None),
    ],
)
def test_headings_and_numbered_paragraphs_are_told_apart(body: str, title: str | None) -> None:
    assert parse(body)[0][0].title == title


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("II.1.3", "ii-1-3"),
        ("Điều 5.2.đ", "dieu-5-2-dd"),
        ("II (lần 2).g1", "ii-lan-2-g1"),
        ("Phần thứ hai", "phan-thu-hai"),
    ],
)
def test_an_anchor_is_the_address_in_plain_letters(address: str, name: str) -> None:
    assert anchor(address) == name


def test_a_finding_tells_number_address_and_place() -> None:
    body = "I. MỘT\n\nI. LẠI MỘT\n\nIV. BỐN"
    repeated, skipped = parse(body)[1]
    assert repeated == ("S001", {"label": "I", "address": "I (lần 2)"}, body.index("I. LẠI"))
    assert skipped == ("S002", {"previous": "I", "label": "IV"}, body.index("IV."))


PIECES = (
    *(
        "I. ",
        "II- ",
        "1. ",
        "1.1. ",
        "a) ",
        "đ) ",
        "(1) ",
        "1) ",
        "i) ",
        "a.1) ",
        "- ",
        "+ ",
        "* ",
        "• ",
        "A. ",
        "Đ. ",
        "g1) ",
    ),
    *(
        "Điều 1. ",
        "Điều 2",
        "Chương I",
        "Phần thứ hai",
        "PHỤ LỤC",
        "PHỤ LỤC I",
        "Mục 1. ",
        "## ",
        "**",
        "*",
        "_",
        "|a|b|",
    ),
    *("MỤC ĐÍCH", "nội dung:", "kết thúc.", "(kèm theo)", "3/2", "2020", "số", "\n", "\n\n", " "),
)
BODIES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=60))


@settings(deadline=None)
@given(BODIES)
def test_units_are_slices_of_the_body_that_leave_only_markers_out(body: str) -> None:
    at = 0
    for unit in flat(parse(body)[0]):
        assert body[unit.start : unit.end] == unit.words
        assert unit.start >= at
        assert not re.sub(r"[\s*_#]", "", body[at : unit.start].replace(unit.marker, "", 1))
        at = unit.end
    assert not re.sub(r"[\s*_#]", "", body[at:])


@settings(deadline=None)
@given(BODIES)
def test_addresses_and_anchors_are_unique(body: str) -> None:
    addresses = [unit.address for unit in flat(parse(body)[0])]
    assert len({anchor(address) for address in addresses}) == len(addresses)
    assert "" not in {anchor(address) for address in addresses}


@settings(deadline=None)
@given(BODIES)
def test_only_paragraphs_tables_and_bare_appendices_have_no_number(body: str) -> None:
    numberless = {unit.kind for unit in flat(parse(body)[0]) if unit.label is None}
    assert numberless <= {UnitKind.PARAGRAPH, UnitKind.TABLE, UnitKind.PART}
