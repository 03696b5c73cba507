"""How a document is cited: by the rules of its own form, and so that the software reads it again."""

from __future__ import annotations

from datetime import date

import pytest

from danchieu.citations import find
from danchieu.forms import Form, form_of
from danchieu.model import Header, Signatory, walk
from danchieu.outline import parse
from danchieu.quotation import full, issuer_in_citations, place, provision, short

STATE = Header("kế hoạch", "05/KH-UBND", "An Bình", date(2024, 1, 5), "Phòng, chống thiên tai", "ubnd")
PARTY = Header("kế hoạch", "12-KH/TU", "An Bình", date(2021, 5, 20), "về học tập Nghị quyết Đại hội", "tinh-uy")


def test_the_state_writes_the_day_in_words_and_goes_on_with_about() -> None:
    assert full(STATE, "Ủy ban nhân dân tỉnh An Bình", Form.STATE) == (
        "Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh An Bình về phòng, chống thiên tai"
    )


def test_the_party_sets_the_day_between_comma_and_issuer() -> None:
    assert full(PARTY, "Tỉnh ủy An Bình", Form.PARTY) == (
        "Kế hoạch số 12-KH/TU, ngày 20/5/2021 của Tỉnh ủy An Bình về học tập Nghị quyết Đại hội"
    )


def test_a_later_mention_has_type_and_number_only() -> None:
    assert [short(STATE), short(PARTY)] == ["Kế hoạch số 05/KH-UBND", "Kế hoạch số 12-KH/TU"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (Header("kế hoạch", None, None, None, "Làm sạch sông"), "Kế hoạch của Sở A về làm sạch sông"),
        (
            Header("kế hoạch", None, None, date(2021, 5, 2), "Làm sạch sông"),
            "Kế hoạch ngày 02 tháng 5 năm 2021 của Sở A về làm sạch sông",
        ),
        (Header("công văn", "7/SA-VP", None, None, "V/v mượn xe."), "Công văn số 7/SA-VP của Sở A về việc mượn xe"),
        (Header("kế hoạch", "7/KH-SA", None, None, "Hà Nội xanh"), "Kế hoạch số 7/KH-SA của Sở A về Hà Nội xanh"),
        (Header("kế hoạch", "7/KH-SA", None, None, "CNTT năm 2024"), "Kế hoạch số 7/KH-SA của Sở A về CNTT năm 2024"),
        (Header("luật", "43/2019/QH14", None, None, "Giáo dục"), "Luật Giáo dục"),
        (Header("luật", "43/2019/QH14", None, None, "Luật Giáo dục"), "Luật Giáo dục"),
        (Header(), "Văn bản của Sở A"),
    ],
)
def test_what_is_not_known_is_not_said(header: Header, expected: str) -> None:
    assert full(header, "Sở A", None) == expected


def test_without_a_number_a_later_mention_has_the_subject() -> None:
    assert short(Header("kế hoạch", title="Làm sạch sông")) == "Kế hoạch về làm sạch sông"


@pytest.mark.parametrize(
    ("name", "authority", "form", "expected"),
    [
        ("Tỉnh ủy An Bình", "T/M BAN THƯỜNG VỤ", Form.PARTY, "Ban Thường vụ Tỉnh ủy An Bình"),
        ("Tỉnh ủy An Bình", "T/M TỈNH ỦY", Form.PARTY, "Tỉnh ủy An Bình"),
        ("Liên đoàn Lao động tỉnh", "TM. BAN THƯỜNG VỤ", Form.STATE, "Liên đoàn Lao động tỉnh"),
        ("Ban Thường vụ Tỉnh ủy", "T/M BAN THƯỜNG VỤ", Form.PARTY, "Ban Thường vụ Tỉnh ủy"),
    ],
)
def test_what_a_standing_committee_signed_is_cited_as_its_own(
    name: str, authority: str, form: Form, expected: str
) -> None:
    assert issuer_in_citations(name, Signatory(authority), form) == expected


@pytest.mark.parametrize("header", [STATE, PARTY], ids=["state", "party"])
def test_a_full_citation_is_read_again_with_the_same_facts(header: Header) -> None:
    form = form_of([], header.symbol)
    (found,) = find(f"khoản 1 Mục II {full(header, 'Ủy ban nhân dân tỉnh An Bình', form)}")
    assert (found.type, found.symbol, found.date) == (header.kind, header.symbol, header.date)
    assert found.provision == "khoản 1 mục II"


BODY = """Mở đầu.

A. VIỆC CHUNG

I. CÁCH LÀM

1. Chuẩn bị

1.1. Lập danh sách gồm:

a) Tên;

b) Tuổi:

- Năm sinh.

- Tháng sinh.

+ Ngày sinh.

2. Làm.

Làm tiếp.

| TT | Việc |
|----|------|
| 1  | Họp  |

I. KẾT THÚC
"""

DECISION = "Chương II\n\nQUY ĐỊNH\n\nĐiều 5. Tổ chức\n\n2. Các sở:\n\na) Lập kế hoạch.\n\nPhụ lục I\n\nBIỂU"


def called(body: str, words: str) -> str:
    """What the unit that begins with these words is called."""
    units, _ = parse(body)
    target = next(unit for unit in walk(units) if unit.words.startswith(words))
    path = [unit for unit in walk(units) if target in walk((unit,))]
    return provision(path)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mở đầu", "đoạn thứ nhất"),
        ("VIỆC CHUNG", "Mục A"),
        ("CÁCH LÀM", "Mục I Phần A"),
        ("Chuẩn bị", "khoản 1 Mục I Phần A"),
        ("Lập danh sách", "khoản 1.1 Mục I Phần A"),
        ("Tên;", "điểm a khoản 1.1 Mục I Phần A"),
        ("Tháng sinh", "gạch đầu dòng thứ 2 điểm b khoản 1.1 Mục I Phần A"),
        ("Ngày sinh", "dấu cộng thứ nhất gạch đầu dòng thứ 2 điểm b khoản 1.1 Mục I Phần A"),
        ("Làm tiếp", "đoạn thứ 2 khoản 2 Mục I Phần A"),
        ("| TT", "bảng thứ nhất khoản 2 Mục I Phần A"),
        ("KẾT THÚC", "Mục I (lần 2) Phần A"),
    ],
)
def test_a_clause_of_a_plan_is_named_from_itself_upwards(words: str, expected: str) -> None:
    assert called(BODY, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("QUY ĐỊNH", "Chương II"),
        ("Tổ chức", "Điều 5"),
        ("Lập kế hoạch", "điểm a khoản 2 Điều 5"),
        ("BIỂU", "Phụ lục I"),
    ],
)
def test_an_article_is_named_without_its_chapter(words: str, expected: str) -> None:
    assert called(DECISION, words) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("II.1.3", "II.1.3"),
        ("Điều 5.a", "Điều 5.a"),
        ("p1", "đoạn mở đầu"),
        ("p2", "đoạn không số thứ 2"),
        ("II.1.g2", "II.1, gạch đầu dòng thứ 2"),
        ("II.1.g2.c1", "II.1, gạch đầu dòng thứ 2, dấu cộng thứ nhất"),
        ("II (lần 2).b1", "II (lần 2), bảng thứ nhất"),
    ],
)
def test_a_list_names_a_clause_by_its_address(address: str, expected: str) -> None:
    assert place(address) == expected
