"""What the project's own content promises its readers."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from danchieu.corpus import Corpus, load
from danchieu.diagnostics import has_errors
from danchieu.lint import lint
from danchieu.model import Collection, TextStatus
from danchieu.resolve import Outcome

CONTENT = Path(__file__).parents[1] / "content"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(CONTENT)


def test_content_has_no_errors(corpus: Corpus) -> None:
    assert not has_errors(lint(corpus))


def test_the_section_number_used_twice_in_the_2020_plan_is_kept_and_reported(corpus: Corpus) -> None:
    twice = [(Path(d.path).stem, d.values["label"]) for d in lint(corpus) if d.code == "S001"]
    assert twice == [("ke-hoach-tuyen-truyen-xay-dung-dang-ldld-binh-dinh-2020", "II")]


def test_every_document_cited_in_the_plans_is_in_the_catalogue(corpus: Corpus) -> None:
    outcomes = {placed.link.outcome for document in corpus.documents.values() for placed in document.links}
    assert Outcome.FOUND in outcomes
    assert not outcomes & {Outcome.WANTED, Outcome.AMBIGUOUS}


# 22/01/2018 and "khóa XII" stand in two of the plans and are slips; the catalogue must not repeat them.
@pytest.mark.parametrize(
    ("id_", "day", "term"),
    [
        ("nghi-quyet-35-nq-tw-2018", date(2018, 10, 22), "XII"),
        ("nghi-quyet-21-nq-tw-2022", date(2022, 6, 16), "XIII"),
    ],
)
def test_the_catalogue_is_right_where_a_plan_is_wrong(corpus: Corpus, id_: str, day: date, term: str) -> None:
    work = corpus.catalogue.works[id_]
    assert (work.date, work.term) == (day, term)


def test_the_attached_outlines_are_known_by_name_only(corpus: Corpus) -> None:
    attached = {id_ for document in corpus.documents.values() for id_ in document.record.attachments}
    outlines = [d.record for d in corpus.documents.values() if d.record.collection is Collection.OUTLINES]
    assert {record.id for record in outlines} == attached
    assert all(record.status is TextStatus.MISSING and not record.body for record in outlines)


def test_each_outlined_plan_names_the_source_that_it_was_made_from(corpus: Corpus, seeds: Path) -> None:
    sources = {
        d.record.source.file: d.record.source.sha256 for d in corpus.documents.values() if d.record.source.sha256
    }
    assert sources == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds.glob("*.txt")}
