"""What readers get of the tasks: tables, files for spreadsheets and for calendars."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import icalendar
import pytest

from corpora import corpus, record
from danchieu.corpus import Corpus
from danchieu.model import Collection, Header, Record, TextStatus
from danchieu.pages import pages
from danchieu.pages.taskfiles import Placed, as_calendar, as_csv
from danchieu.tasks import Actor, Due, Task

BODY = """I. TỔ CHỨC THỰC HIỆN

1. Tỉnh ủy

- Kiểm tra việc dạy, báo cáo trước ngày 15/12 hằng năm.

- Mở lớp trong tháng 6.

- Khen thưởng.

2. Các huyện ủy mở lớp ở huyện.

3. Việc khác bàn sau.
"""
EARLIER = "II. PHÂN CÔNG\n\nTỉnh ủy chọn người dạy trước ngày 01/3/2020.\n"
KEY = "tinh-uy-an-binh"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return written(
        corpus(
            tmp_path_factory.mktemp("tasks"),
            {
                "plans/moi.md": record(body=BODY, date="2021-05-20", title="Dạy chữ năm 2021"),
                "plans/cu.md": record(body=EARLIER, date="2020-01-10", symbol="01-KH/TU"),
                "plans/khong.md": record(body="I. MỤC ĐÍCH\n\nDạy chữ.\n", symbol="02-KH/TU"),
            },
        )
    )


def written(corpus: Corpus) -> dict[str, str]:
    return {page.uri: page.text for page in pages(corpus)}


def placed(what: str, *dues: Due, actor: str = "Sở A", day: date | None = date(2023, 7, 10)) -> Placed:
    header = Header(kind="kế hoạch", symbol="05-KH/TU", date=day)
    return Placed(
        Record("x", "plans/x.md", Collection.PLANS, header, TextStatus.FULL), Task("II.1", (Actor(actor),), what, dues)
    )


def test_a_plan_tells_who_what_and_when_with_a_link_to_each_clause(site: dict[str, str]) -> None:
    rows = [line for line in site["ke-hoach/moi.md"].splitlines() if 'class="where"' in line]
    assert [row.split("|")[2].split("<")[0].strip() for row in rows] == [
        "Kiểm tra việc dạy, báo cáo trước ngày 15/12 hằng năm.",
        "Mở lớp trong tháng 6.",
        "Khen thưởng.",
        "mở lớp ở huyện.",
    ]
    assert all(anchor in row for anchor, row in zip(("#i-1-g1", "#i-1-g2", "#i-1-g3", "#i-2"), rows, strict=True))
    assert "(15/12/2021)" in rows[0]


def test_a_plan_says_openly_what_could_not_be_read(site: dict[str, str]) -> None:
    assert "Còn 1 chỗ không rõ giao cho ai nên không đưa vào bảng: [I.3](#i-3)." in site["ke-hoach/moi.md"]


def test_the_column_of_deadlines_stands_only_where_a_task_has_one(site: dict[str, str], tmp_path: Path) -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n\n1. Các phòng lập lịch công tác."
    text = written(corpus(tmp_path, {"plans/a.md": record(body=body)}))["ke-hoach/a.md"]
    assert "| Đơn vị | Nội dung |\n" in text
    assert any("| Đơn vị | Nội dung | Thời hạn |\n" in page for page in site.values())


def test_a_document_without_such_a_section_says_nothing_of_tasks(site: dict[str, str]) -> None:
    assert "nhiem-vu" not in site["ke-hoach/khong.md"]
    assert "ke-hoach/khong/nhiem-vu.csv" not in site


def test_a_body_has_its_tasks_of_all_documents_the_newest_first_and_the_first_due_above(site: dict[str, str]) -> None:
    page = site[f"co-quan/{KEY}/nhiem-vu.md"]
    order = ["05-KH/TU", "Mở lớp", "Kiểm tra", "Khen thưởng", "01-KH/TU", "chọn người"]
    assert sorted(order, key=page.index) == order


def test_the_page_of_a_body_and_the_list_of_bodies_lead_to_its_tasks(site: dict[str, str]) -> None:
    assert f"[4 nhiệm vụ]({KEY}/nhiem-vu.md)" in site[f"co-quan/{KEY}.md"]
    assert f"[Tỉnh ủy An Bình](../co-quan/{KEY}/nhiem-vu.md)" in site["nhiem-vu/index.md"]
    assert "nhiem-vu" not in site["co-quan/tinh-uy-yen-lac.md"]


def test_spreadsheets_get_a_row_for_each_task(site: dict[str, str]) -> None:
    text = site["ke-hoach/moi/nhiem-vu.csv"]
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert [row["Đơn vị"] for row in rows] == ["Tỉnh ủy", "Tỉnh ủy", "Tỉnh ủy", "Các huyện ủy"]
    assert (rows[1]["Từ ngày"], rows[1]["Đến ngày"]) == ("2021-06-01", "2021-06-30")
    assert rows[0]["Số tháng giữa hai lần"] == "12"


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+84 gọi", "-5 độ", "@SUM(A1)"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(words: str) -> None:
    row = as_csv([placed(words, actor=words)]).splitlines()[1]
    assert [cell for cell in next(csv.reader([row])) if cell.endswith(words)] == [f"'{words}", f"'{words}"]


def test_quotes_commas_and_line_ends_stay_in_their_cell() -> None:
    text = as_csv([placed('Họp "giao ban", tuần\nsau')])[1:]
    assert list(csv.reader(io.StringIO(text, newline="")))[1][4] == 'Họp "giao ban", tuần sau'
    assert text.endswith("\r\n")


def test_calendars_read_the_deadlines_and_those_of_every_year_return(site: dict[str, str]) -> None:
    calendar = icalendar.Calendar.from_ical(site[f"co-quan/{KEY}/nhiem-vu.ics"])
    events = {event["SUMMARY"]: event for event in calendar.walk("VEVENT")}
    assert {name[:8]: event["DTSTART"].dt for name, event in events.items()} == {
        "Mở lớp t": date(2021, 6, 30),
        "Kiểm tra": date(2021, 12, 15),
        "chọn ngư": date(2020, 3, 1),
    }
    assert [name[:8] for name, event in events.items() if event.get("RRULE") == {"FREQ": ["YEARLY"]}] == ["Kiểm tra"]
    assert len({event["UID"] for event in events.values()}) == 3


def test_a_calendar_keeps_every_word_however_long_the_line() -> None:
    what = "Lập báo cáo; gửi về, chậm nhất \\ " + "đường dài thật dài " * 20
    text = as_calendar("Lịch", [placed(what, Due("trước ngày 15/12/2023", (date(2023, 12, 15),)))])
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert event["DESCRIPTION"].split("\n")[0] == f"Sở A: {what.strip()}"
    assert event["DTSTAMP"].dt.date() == date(2023, 7, 10)


def test_a_task_keeps_its_name_in_calendars_when_others_come_before_it() -> None:
    one, other = (placed(what, Due("15/12/2023", (date(2023, 12, 15),))) for what in ("Báo cáo", "Họp"))

    def names(*tasks: Placed) -> set[str]:
        return {str(event["UID"]) for event in icalendar.Calendar.from_ical(as_calendar("L", tasks)).walk("VEVENT")}

    assert names(one) < names(other, one)


def test_a_body_with_many_tasks_has_several_pages(tmp_path: Path) -> None:
    items = "\n\n".join(f"- Mở lớp thứ {n}." for n in range(150))
    made = written(corpus(tmp_path, {"plans/dai.md": record(body=f"I. TỔ CHỨC THỰC HIỆN\n\n1. Tỉnh ủy\n\n{items}\n")}))
    assert "thứ 149." in made[f"co-quan/{KEY}/nhiem-vu/trang/2.md"]
    assert "thứ 149." not in made[f"co-quan/{KEY}/nhiem-vu.md"]
