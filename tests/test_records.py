"""A record is read strictly, written canonically, and every fault in it is a finding at its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.model import Collection, Correction, Header, Record, Signatory, SourceFile, TextStatus
from danchieu.records import dump, load
from danchieu.text import nfc, squeeze

WHOLE = """---
kind: kế hoạch
symbol: 05/KH-ABC
issuer: abc-tinh-x
place: Tỉnh X
date: 2023-07-10
title: 'Tuyên truyền: năm 2023'
text: full
signatory: {authority: TM. BAN THƯỜNG VỤ, name: A B C}
recipients:
- Như trên;
citations:
- {at: II.1, text: Nghị quyết 35, target: none}
---
I. MỤC ĐÍCH

1. Một.
"""


def fault(changed: str) -> list[tuple[str, int]]:
    return [(d.code, d.line) for d in load(changed, "plans/2023/a.md")[1]]


def test_a_record_holds_what_its_file_says() -> None:
    record, findings = load(WHOLE, "plans/2023/ke-hoach-05.md")
    assert findings == []
    assert record == Record(
        id="ke-hoach-05",
        path="plans/2023/ke-hoach-05.md",
        collection=Collection.PLANS,
        header=Header(
            "kế hoạch", "05/KH-ABC", "Tỉnh X", date(2023, 7, 10), "Tuyên truyền: năm 2023", issuer="abc-tinh-x"
        ),
        status=TextStatus.FULL,
        body="I. MỤC ĐÍCH\n\n1. Một.",
        signatory=Signatory(authority="TM. BAN THƯỜNG VỤ", name="A B C"),
        recipients=("Như trên;",),
        corrections=(Correction("Nghị quyết 35", None, "II.1"),),
        body_line=15,
    )


def test_values_are_words_not_yaml_types() -> None:
    record, _ = load(WHOLE.replace("05/KH-ABC", "05").replace("Tỉnh X", "no"), "plans/a.md")
    assert record is not None
    assert (record.header.symbol, record.header.place) == ("05", "no")


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("kind: kế hoạch", "kind: [kế hoạch", "R001", 3),
        ("place:", "plase:", "R002", 5),
        ("2023-07-10", "2023-02-30", "R004", 6),
        ("2023-07-10", "10/7/2023", "R004", 6),
        ("text: full", "text: whole", "R007", 8),
        ("recipients:\n- Như trên;", "recipients: Như trên", "R007", 10),
        ("place: Tỉnh X", "kind: kế hoạch", "R012", 5),
        ("title: 'Tuyên truyền: năm 2023'\n", "", "R006", 1),
        ("---\nkind", "kind", "R008", 1),
    ],
)
def test_a_fault_is_one_finding_at_its_line(before: str, after: str, code: str, line: int) -> None:
    assert fault(WHOLE.replace(before, after, 1)) == [(code, line)]


def test_what_yaml_takes_offence_at_is_said_in_the_readers_language() -> None:
    _, [finding] = load(WHOLE.replace("kind: kế hoạch", "kind: kế: hoạch", 1), "plans/a.md")
    assert "dấu hai chấm phải đặt trong ngoặc kép" in finding.message("vi")
    assert "mapping values are not allowed" in finding.message("en")


def test_all_faults_of_a_file_are_found_in_one_run() -> None:
    changed = WHOLE.replace("place:", "plase:").replace("2023-07-10", "mai").replace("text: full", "text: all")
    assert fault(changed) == [("R002", 5), ("R004", 6), ("R007", 8)]


def test_an_unknown_key_gets_the_nearest_known_one_as_hint() -> None:
    _, findings = load(WHOLE.replace("place:", "plase:"), "plans/a.md")
    assert "place" in findings[0].hint("vi")


def test_a_file_name_that_cannot_be_an_address_is_reported_with_one_that_can() -> None:
    _, findings = load(WHOLE, "plans/Kế hoạch 05.md")
    assert [d.code for d in findings] == ["R011"]
    assert "ke-hoach-05.md" in findings[0].hint("vi")


line = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).map(lambda s: squeeze(nfc(s))).filter(bool)
optional = st.none() | line
records = st.builds(
    Record,
    id=st.just("a"),
    path=st.just("plans/a.md"),
    collection=st.just(Collection.PLANS),
    header=st.builds(Header, line, optional, optional, st.none() | st.dates(), line, optional),
    status=st.sampled_from(TextStatus),
    body=st.text(st.characters(blacklist_categories=("Cs", "Cc"))).map(lambda s: nfc(s).strip()),
    head=st.lists(line, max_size=2).map(tuple),
    signatory=st.none() | st.builds(Signatory, line, optional, optional, optional),
    recipients=st.lists(line, max_size=3).map(tuple),
    attachments=st.lists(line, max_size=2).map(tuple),
    source=st.builds(SourceFile, optional, optional, optional),
    topics=st.lists(line, max_size=2).map(tuple),
    corrections=st.lists(
        st.builds(Correction, line, st.none() | line.filter(lambda t: t != "none"), optional), max_size=2
    ).map(tuple),
)


@given(records)
def test_what_is_written_is_read_back(record: Record) -> None:
    again, findings = load(dump(record), record.path)
    assert again is not None
    assert findings == []
    assert again == replace(record, body_line=again.body_line)
