"""Two documents side by side: which clause is which, and which words changed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from corpora import corpus, record, write
from danchieu.cli import main
from danchieu.comparison import Change, Comparison, Row, compare
from danchieu.model import Unit, walk
from danchieu.outline import parse
from danchieu.pages import pages

BEFORE = """I. MỤC ĐÍCH

1. Thư viện mở cửa vào ngày nghỉ và cho mượn sách tại nhà.

2. Trạm y tế khám sức khỏe cho người cao tuổi hai lần mỗi năm.

II. TỔ CHỨC THỰC HIỆN

1. Đội tuần tra kiểm tra đê mỗi tuần một lần, báo cáo trước ngày 15/12.

2. Văn phòng theo dõi chung.
"""

AFTER = """I. MỤC ĐÍCH

1. Thư viện mở cửa vào ngày nghỉ và cho mượn sách tại nhà.

2. Nhà văn hóa mở lớp dạy bơi cho trẻ em trong xã.

II. TỔ CHỨC THỰC HIỆN

1. Trạm y tế khám sức khỏe cho người cao tuổi hai lần mỗi năm.

2. Đội tuần tra kiểm tra đê mỗi tuần hai lần, báo cáo trước ngày 20/12.
"""


def of(before: str, after: str) -> Comparison:
    return compare(parse(before)[0], parse(after)[0])


def addresses(rows: Iterable[Row]) -> list[tuple[str | None, str | None]]:
    return [(row.left and row.left.address, row.right and row.right.address) for row in rows]


def test_emphasis_is_no_difference() -> None:
    rows = of("1. Việc **gấp** và *lâu*.", "**1. Việc gấp** và lâu.").rows
    assert [(row.change, [piece.text for piece in row.pieces]) for row in rows] == [(Change.SAME, ["Việc gấp và lâu."])]


def test_the_rule_of_a_table_is_no_word_of_it() -> None:
    [row] = of("| Việc | Ngày |\n|---|:-:|\n| Họp | -- |", "| Việc | Ngày |\n| ------ | :---: |\n| Họp | -- |").rows
    assert [(piece.change, piece.text) for piece in row.pieces] == [(Change.SAME, "| Việc | Ngày | | Họp | -- |")]


@pytest.fixture(scope="module")
def found() -> Comparison:
    return of(BEFORE, AFTER)


def test_a_clause_with_the_same_words_is_the_same(found: Comparison) -> None:
    same = [row for row in found.rows if row.change is Change.SAME and not row.moved]
    assert addresses(same) == [("I", "I"), ("I.1", "I.1"), ("II", "II")]


def test_a_clause_that_stands_elsewhere_has_moved(found: Comparison) -> None:
    assert addresses(row for row in found.rows if row.moved) == [("I.2", "II.1")]


def test_an_edited_clause_is_found_under_its_new_number_with_the_words_that_changed(found: Comparison) -> None:
    (row,) = (row for row in found.rows if row.change is None)
    assert addresses([row]) == [("II.1", "II.2")]
    assert [(piece.change.value, piece.text) for piece in row.pieces] == [
        ("same", "Đội tuần tra kiểm tra đê mỗi tuần"),
        ("removed", "một"),
        ("added", "hai"),
        ("same", "lần, báo cáo trước ngày"),
        ("removed", "15/12."),
        ("added", "20/12."),
    ]


def test_what_is_only_in_one_document_was_added_or_removed(found: Comparison) -> None:
    assert addresses(row for row in found.rows if row.change is Change.ADDED) == [(None, "I.2")]
    assert addresses(row for row in found.rows if row.change is Change.REMOVED) == [("II.2", None)]


def test_the_clauses_of_the_second_document_stand_in_its_order(found: Comparison) -> None:
    assert [row.right.address for row in found.rows if row.right] == ["I", "I.1", "I.2", "II", "II.1", "II.2"]


def test_a_removed_clause_stands_where_it_stood() -> None:
    rows = of("1. Một việc.\n\n2. Hai chuyện khác hẳn.\n\n3. Ba điều nữa.", "1. Một việc.\n\n2. Ba điều nữa.").rows
    assert addresses(rows) == [("1", "1"), ("2", None), ("3", "2")]


def test_of_repeated_clauses_each_has_its_own_counterpart() -> None:
    rows = of("I. MỘT\n\n- Như trên.\n\n- Như trên.", "I. MỘT\n\n- Như trên.\n\n- Như trên.\n\n- Như trên.").rows
    assert addresses(rows) == [("I", "I"), ("I.g1", "I.g1"), ("I.g2", "I.g2"), (None, "I.g3")]


def test_a_word_that_stays_alone_between_changes_does_not_cut_the_sentence_up() -> None:
    (row,) = of("1. Từ tháng 3 và tháng 4 năm nay.", "1. Từ quý 1 và quý 2 năm nay.").rows
    assert [piece.text for piece in row.pieces] == ["Từ", "tháng 3 và tháng 4", "quý 1 và quý 2", "năm nay."]


# --- nothing is lost -----------------------------------------------------------------------------------------------


def words(units: Iterable[Unit]) -> Counter[str]:
    """The words with their number, emphasis aside."""
    return Counter(word for unit in walk(units) for word in unit.words.replace("*", "").split())


def shown(found: Comparison, *changes: Change) -> Counter[str]:
    pieces = (piece for row in found.rows for piece in row.pieces if piece.change in changes)
    return Counter(word for piece in pieces for word in piece.text.replace("*", "").split())


_LINES = st.lists(
    st.builds(
        lambda mark, some: f"{mark} {' '.join(some)}".strip(),
        st.sampled_from(["I.", "II.", "1.", "2.", "a)", "-", "+", "", "Điều 1.", "| a | b |"]),
        st.lists(st.sampled_from(["lập", "kế hoạch", "năm 2021", "năm 2022", "Đảng,", "*và*", "./."]), max_size=9),
    ),
    max_size=9,
).map("\n\n".join)


@given(_LINES, _LINES)
def test_every_word_of_both_documents_appears_once(before: str, after: str) -> None:
    left, right = parse(before)[0], parse(after)[0]
    found = compare(left, right)
    assert shown(found, Change.SAME, Change.REMOVED) == words(left)
    assert shown(found, Change.SAME, Change.ADDED) == words(right)
    assert [row.right for row in found.rows if row.right] == list(walk(right))
    in_place = [row.left.start for row in found.rows if row.left and not row.moved]
    assert in_place == sorted(in_place)


def test_a_document_is_the_same_as_itself() -> None:
    assert all(row.change is Change.SAME and not row.moved for row in of(BEFORE, BEFORE).rows)


def test_paragraphs_too_long_to_compare_word_by_word_are_shown_whole() -> None:
    before, after = (" ".join(f"{kind}{n % 9}" for n in range(25_000)) for kind in ("a", "b"))
    assert shown(of(before, after), Change.SAME) == Counter()
    assert shown(of(before, after), Change.REMOVED).total() == 25_000


def test_the_plans_of_2021_and_2023_keep_every_word(seeds: Path) -> None:
    first, second = (parse(path.read_text(encoding="utf-8"))[0] for path in sorted(seeds.glob("00[01]_*.txt")))
    found = compare(first, second)
    assert shown(found, Change.SAME, Change.REMOVED) == words(first)
    assert shown(found, Change.SAME, Change.ADDED) == words(second)


# --- page and command ----------------------------------------------------------------------------------------------

YEARS = {
    "plans/truoc.md": record(symbol="04-KH/TU", date="2020-05-20", title="Tuyên truyền năm 2020", body=BEFORE),
    "plans/sau.md": record(body=AFTER),
}


@pytest.fixture
def site(tmp_path: Path) -> dict[str, str]:
    return {page.uri: page.text for page in pages(corpus(tmp_path, YEARS))}


def test_a_plan_is_laid_beside_last_years_and_its_page_leads_there(site: dict[str, str]) -> None:
    assert "[So với năm trước](../so-sanh/truoc/sau.md)" in site["ke-hoach/sau.md"]
    assert "../so-sanh/" not in site["ke-hoach/truoc.md"]
    text = site["so-sanh/truoc/sau.md"]
    assert "4 đoạn giữ nguyên; 1 đoạn sửa; 1 đoạn chỉ có ở B; 1 đoạn chỉ có ở A; 1 đoạn chuyển chỗ." in text
    assert "<del><span>bỏ: </span>15/12.</del>" in text
    assert "<ins><span>thêm: </span>20/12.</ins>" in text
    assert "[A II.1](../../ke-hoach/truoc.md#ii-1)" in text
    assert "[B II.2](../../ke-hoach/sau.md#ii-2)" in text
    assert "(chuyển từ I.2)" in text


def test_an_outline_in_an_editors_words_is_compared_with_nothing(tmp_path: Path) -> None:
    files = YEARS | {"plans/sau.md": YEARS["plans/sau.md"].replace("text: full", "text: outline")}
    assert not [page.uri for page in pages(corpus(tmp_path, files)) if page.uri.startswith("so-sanh/")]


MARKUP = "<script>alert(1)</script> [x](javascript:1)"


def test_words_of_a_compared_document_cannot_become_markup(tmp_path: Path) -> None:
    files = YEARS | {
        "plans/sau.md": record(body=AFTER.replace("mở lớp", "<script>alert(1)</script> [x](javascript:1)"))
    }
    text = {page.uri: page.text for page in pages(corpus(tmp_path, files))}["so-sanh/truoc/sau.md"]
    assert "<script" not in text
    assert "\\[x\\](javascript" in text


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["compare", *arguments, "--lang", "en"])
    return result.exit_code, result.output


def test_the_command_compares_records_by_id_and_files_by_path(tmp_path: Path) -> None:
    content = write(tmp_path / "content", YEARS)
    file = tmp_path / "sau.txt"
    file.write_text(AFTER, encoding="utf-8")
    by_id = run("truoc", "sau", "--content", str(content))
    assert by_id == run("truoc", str(file), "--content", str(content))
    assert by_id[0] == 0
    assert "4 clauses the same, 1 changed, 1 added, 1 removed, 1 moved." in by_id[1]
    assert "I.2 → II.1 (moved)" in by_id[1]
    assert "trước ngày [-15/12.-] {+20/12.+}" in by_id[1]


def test_the_command_gives_each_row_as_json(tmp_path: Path) -> None:
    content = write(tmp_path / "content", YEARS)
    rows = json.loads(run("truoc", "sau", "--content", str(content), "--format", "json")[1])
    assert {"left": None, "right": "I.2", "moved": False} in [
        {name: row[name] for name in ("left", "right", "moved")} for row in rows
    ]
    assert rows[0]["pieces"] == [{"change": "same", "text": "MỤC ĐÍCH"}]


def test_the_command_says_what_is_not_there(tmp_path: Path) -> None:
    code, output = run("khong-co", "cung-khong", "--content", str(tmp_path))
    assert code == 2
    assert "There is no record and no file called khong-co" in output
