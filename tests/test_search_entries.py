"""What search knows of a record."""

from __future__ import annotations

from pathlib import Path

from corpora import corpus, record
from danchieu.search import Entry, entries


def only(folder: Path, text: str) -> Entry:
    """The entry of the only record of a folder."""
    found = corpus(folder, {"plans/a.md": text})
    (id_,) = found.records
    return next(one for one in entries(found, title=str, url=str) if one.id == id_)


def test_a_clause_has_its_place_in_words_beside_its_anchor(tmp_path: Path) -> None:
    places = [(part.anchor, part.place) for part in only(tmp_path, record()).parts]
    assert places == [
        ("p1", "đoạn mở đầu"),
        *[("i", "I"), ("i-1", "I.1"), ("i-2", "I.2"), ("ii", "II"), ("ii-1", "II.1")],
        ("ii-1-g1", "II.1, gạch đầu dòng thứ nhất"),
    ]


def test_a_date_is_known_as_people_type_it(tmp_path: Path) -> None:
    assert "ngày 20/05/2021" in only(tmp_path, record(date="2021-05-20")).facts


def test_of_a_plan_without_a_date_the_year_is_known(tmp_path: Path) -> None:
    undated = record(title="Trồng cây năm 2024").replace("date: 2021-05-20\n", "")
    assert "năm 2024" in only(tmp_path, undated).facts
