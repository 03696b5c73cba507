"""Who has to do what by when: as read by hand in synthetic documents of many makes and in five real plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from danchieu.bodies import BodyIndex, body_index
from danchieu.catalogue import Catalogue, load_bodies
from danchieu.importer import open_file
from danchieu.linked import LinkedRecord
from danchieu.model import Collection, Header, Record, TextStatus
from danchieu.outline import parse
from danchieu.tasks import Register, Task, register

GOLDEN = Path(__file__).parent / "golden" / "tasks"
Label = Mapping[str, Any]


def index_of(path: Path) -> BodyIndex:
    bodies, faults = load_bodies(path.read_text(encoding="utf-8"), path.name)
    assert not faults
    return body_index(Catalogue({}, {body.key: body for body in bodies}))


def labelled(name: str) -> list[Label]:
    cases: list[Label] = yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
    return cases


SYNTHETIC = [case for name in ("party", "state", "unions", "tables", "lookalikes") for case in labelled(name)]


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
