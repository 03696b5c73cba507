"""Who has to do what by when: as read by hand in synthetic documents of many makes and in five real plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danchieu.bodies import BodyIndex, body_index
from danchieu.catalogue import Catalogue, load_bodies
from danchieu.importer import open_file
from danchieu.linked import LinkedRecord
from danchieu.model import Body, Collection, Header, Record, TextStatus, walk
from danchieu.outline import parse
from danchieu.tasks import Actor, Register, Task, duties, register
from danchieu.tasks.deadlines import calendar, dues
from danchieu.text import nfc

GOLDEN = Path(__file__).parent / "golden" / "tasks"
Label = Mapping[str, Any]


def index_of(path: Path) -> BodyIndex:
    bodies, faults = load_bodies(path.read_text(encoding="utf-8"), path.name)
    assert not faults
    return body_index(Catalogue({}, {body.key: body for body in bodies}))


def labelled(name: str) -> list[Label]:
    cases: list[Label] = yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
    return cases


SYNTHETIC = [
    case for name in ("party", "state", "unions", "offices", "tables", "lookalikes") for case in labelled(name)
]


def document(body: str, header: Header) -> LinkedRecord:
    record = Record("x", "plans/x.md", Collection.PLANS, header, TextStatus.FULL, body)
    return LinkedRecord(record, parse(body)[0])


def as_label(task: Task, label: Label | None = None) -> Label:
    """A task in the form of a label: `what` cut to the labelled words, partners only where somebody wrote any down."""
    label = label or {"what": task.what}
    found: dict[str, Any] = {"at": task.address, "who": [actor.text for actor in task.actors]}
    if any(actor.body for actor in task.actors):
        found["bodies"] = [actor.body for actor in task.actors]
    if task.partners:
        found["with"] = [actor.text for actor in task.partners]
    found["what"] = task.what[: len(label["what"])]
    if task.due:
        found["due"] = [
            {"text": due.text}
            | ({"days": list(due.days)} if due.days else {})
            | ({"months": list(due.months)} if due.months else {})
            for due in task.due
        ]
    return found


def compare(found: Register, labels: list[Label]) -> None:
    paired = [as_label(task, label) for task, label in zip(found.tasks, labels, strict=False)]
    assert paired == labels
    assert len(found.tasks) == len(labels)


@pytest.fixture(scope="module")
def bodies() -> BodyIndex:
    return index_of(GOLDEN / "bodies.yml")


@pytest.mark.parametrize("case", SYNTHETIC, ids=lambda case: str(case["name"]))
def test_a_document_gives_the_tasks_that_a_reader_finds_in_it(bodies: BodyIndex, case: Label) -> None:
    header = Header(kind=case.get("kind"), date=case["date"], title=case["title"], issuer=case["issuer"])
    found = register(document(case["body"], header), bodies)
    compare(found, case["tasks"])
    assert list(found.unread) == case.get("unread", [])


@pytest.mark.parametrize("case", labelled("seeds"), ids=lambda case: str(case["file"]))
def test_a_real_plan_gives_the_tasks_that_a_reader_finds_in_it(root: Path, seeds: Path, case: Label) -> None:
    read = open_file(seeds / case["file"]).document
    assert read
    found = register(
        document(read.body, replace(read.header, issuer=case["issuer"])), index_of(root / "content/bodies.yml")
    )
    compare(found, case["tasks"])
    assert found.unread == ()


CLAUSES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                *("IV. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ", "- Chủ trì: Sở A; thời gian: 31/2", "| Việc | Chủ trì |"),
                *("Giao Sở Nội vụ, Ban X:", "từ ngày 30/2 đến tháng 13", "Các xã; và Sở A và", "quý IX, 6 tháng/lần"),
            ]
        ),
    ),
    max_size=8,
)


@given(CLAUSES, st.sampled_from(["\n", "\n\n", " "]))
def test_every_word_of_a_task_stands_in_its_document_whatever_that_is(clauses: list[str], joint: str) -> None:
    text = nfc(joint.join(clauses))
    read = document(text, Header())
    found = register(read, body_index(Catalogue()))
    addresses = {unit.address for unit in walk(read.units)}
    for task in found.tasks:
        words = [task.what, *(actor.text for actor in (*task.actors, *task.partners)), *(due.text for due in task.due)]
        assert all(one in text for one in words)
        assert task.address in addresses
    assert set(found.unread) <= addresses


@pytest.mark.parametrize(
    ("title", "issued", "meant"),
    [
        ("Trồng cây năm 2023", date(2023, 3, 1), date(2023, 12, 15)),
        ("Trồng cây năm 2023", None, date(2023, 12, 15)),
        ("Trồng cây năm 2024", date(2023, 11, 20), None),
        ("Trồng cây năm 2023", date(2023, 12, 20), None),
        ("Trồng cây giai đoạn 2021 - 2025", date(2023, 3, 1), None),
        ("Trồng cây", date(2023, 3, 1), None),
    ],
)
def test_a_day_takes_a_year_only_where_there_is_no_doubt(title: str, issued: date | None, meant: date | None) -> None:
    when = calendar(Header(title=title, date=issued))
    assert [due.days for due in dues("Nộp trước ngày 15/12.", when)] == [(meant,) if meant else ()]


def test_a_body_is_meant_only_while_it_exists() -> None:
    bodies = {
        b.key: b for b in (Body("a", "Sở A tỉnh X", locality="X", until=date(2020, 1, 1)), Body("x", "Tỉnh ủy X"))
    }
    index = body_index(Catalogue({}, bodies))
    assert index.find("Sở A tỉnh X", "x", date(2019, 1, 1)) == "a"
    assert index.find("Sở A tỉnh X", "x", date(2021, 1, 1)) is None


def test_a_name_shared_by_two_places_means_the_one_of_the_issuer(bodies: BodyIndex) -> None:
    assert bodies.find("Tỉnh ủy", "huyen-uy-song-thao", None) == "tinh-uy-an-binh"
    assert bodies.find("Tỉnh ủy", "tinh-uy-yen-lac", None) == "tinh-uy-yen-lac"
    assert bodies.find("Tỉnh ủy", "mttq-trung-uong", None) is None


def test_each_body_has_the_tasks_that_it_leads_and_those_that_it_helps_with() -> None:
    task = Task("I.1", (Actor("A", "a"), Actor("B")), "Họp", (), (Actor("C", "c"),))
    assert duties(Register((task,))) == (("a", 0), ("c", 0))
