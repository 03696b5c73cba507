"""A citation leads to the right document, or openly to none."""

from __future__ import annotations

from datetime import date

import pytest

from corpora import BODIES, WORKS
from danchieu.catalogue import Catalogue, load_bodies, load_works
from danchieu.citations import find
from danchieu.keys import index
from danchieu.model import Correction
from danchieu.resolve import Context, Link, Outcome, corrected, resolve
from danchieu.wanted import Named

works, _ = load_works(WORKS, "works.yml")
bodies, _ = load_bodies(BODIES, "bodies.yml")
INDEX = index(Catalogue({work.id: work for work in works}, {body.key: body for body in bodies}))
AN_BINH = Context("ke-hoach-a", "tinh-uy-an-binh", date(2021, 5, 20))


def led(text: str, context: Context = AN_BINH) -> list[tuple[str, tuple[str, ...]]]:
    return [(link.outcome.value, link.targets) for link in resolve(find(text), context, INDEX)]


def wanted(text: str, context: Context = AN_BINH) -> list[Named | None]:
    return [link.wanted for link in resolve(find(text), context, INDEX)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị", "nghi-quyet-35-nq-tw-2018"),
        ("Nghị quyết số 35-NQ/TW", "nghi-quyet-35-nq-tw-2018"),
        # the day is a slip, the year and the rest are right
        ("Nghị quyết số 35-NQ/TW ngày 22/01/2018", "nghi-quyet-35-nq-tw-2018"),
        ("Nghị quyết 35", "nghi-quyet-35-nq-tw-2018"),
        # one document under two names
        ("Nghị quyết số 04-NQ/TW ngày 30/10/2016", "nghi-quyet-04-nq-tw-2016"),
        ("Nghị quyết Trung ương 4 khóa XII", "nghi-quyet-04-nq-tw-2016"),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "nghi-quyet-dai-hoi-xiii-2021"),
        # the issuer of the citing document says which province
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX", "nghi-quyet-dai-hoi-dang-bo-tinh-an-binh-xix"),
        # unless the text does
        ("Nghị quyết Đại hội Đảng bộ tỉnh Yên Lạc lần thứ XIX", "nghi-quyet-dai-hoi-dang-bo-tinh-yen-lac-xix"),
    ],
)
def test_one_certain_document_is_a_link(text: str, target: str) -> None:
    assert led(text) == [("found", (target,))]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nghị quyết số 35-NQ/TW ngày 12/4/2023", "numbers begin anew each term: another year is another document"),
        ("Chỉ thị số 35-NQ/TW", "another type"),
        ("Nghị quyết Trung ương 4 khóa XI", "another term"),
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX", "another congress"),
    ],
)
def test_what_the_catalogue_lacks_is_wanted_and_never_led_elsewhere(text: str, why: str) -> None:
    assert [outcome for outcome, _ in led(text)] == ["wanted"], why


def test_a_document_does_not_cite_what_came_later() -> None:
    early = Context("ke-hoach-a", "tinh-uy-an-binh", date(2017, 1, 1))
    assert led("Nghị quyết số 35-NQ/TW", early)[0][0] == "wanted"


def test_a_district_belongs_to_its_province() -> None:
    district = Context("ke-hoach-b", "huyen-uy-song-thao", date(2021, 6, 1))
    assert led("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX", district) == [
        ("found", ("nghi-quyet-dai-hoi-dang-bo-tinh-an-binh-xix",))
    ]


def test_the_same_local_number_of_two_provinces_is_two_wanted_documents() -> None:
    other = Context("ke-hoach-b", "tinh-uy-yen-lac", date(2021, 6, 1))
    text = "Kế hoạch số 26-KH/TU ngày 13/5/2021 của Ban Thường vụ Tỉnh ủy"
    assert wanted(text) == [Named("ke-hoach-26-kh-tu-an-binh", "", "2021")]
    assert wanted(text, other) == [Named("ke-hoach-26-kh-tu-yen-lac", "", "2021")]


def test_a_local_number_from_an_unknown_place_stays_with_its_document() -> None:
    assert wanted("Kế hoạch số 26-KH/TU", Context("ke-hoach-c")) == [Named("ke-hoach-26-kh-tu-ke-hoach-c")]


def test_a_number_alone_means_what_the_document_names_in_full() -> None:
    text = "Chỉ thị số 28-CT/TW ngày 21/01/2019 của Ban Bí thư; thực hiện Chỉ thị 28."
    assert wanted(text) == [Named("chi-thi-28-ct-tw", "", "2019")] * 2


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (
            "Nghị quyết số 35-NQ/TW ngày 22/10/2018 (sau đây gọi tắt là Nghị quyết). Theo Nghị quyết, các phòng làm.",
            [("found", ("nghi-quyet-35-nq-tw-2018",))] * 3,
        ),
        (
            "Luật Giáo dục (sau đây gọi tắt là Luật). Theo Luật, các phòng làm.",
            [("wanted", ())] * 3,
        ),
    ],
)
def test_a_short_form_means_what_it_was_defined_to_mean(text: str, outcomes: list[object]) -> None:
    assert led(text) == outcomes
    assert len(set(wanted(text))) == 1


def test_several_possible_documents_are_all_kept() -> None:
    nowhere = Context("ke-hoach-d", None, date(2021, 6, 1))
    both = "nghi-quyet-dai-hoi-dang-bo-tinh-an-binh-xix", "nghi-quyet-dai-hoi-dang-bo-tinh-yen-lac-xix"
    works_anywhere = [w for w in works if w.id in both]
    anywhere = index(Catalogue({w.id: w for w in works_anywhere}, {}))
    [link] = resolve(find("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX"), nowhere, anywhere)
    assert (link.outcome, link.targets) == (Outcome.AMBIGUOUS, both)


def test_a_persons_correction_wins() -> None:
    [link] = resolve(find("Nghị quyết số 35-NQ/TW"), AN_BINH, INDEX)
    there = Correction("Nghị quyết số 35-NQ/TW", "nghi-quyet-04-nq-tw-2016", "II.1")
    nowhere = Correction("Nghị quyết số 35-NQ/TW", None)
    assert corrected(link, "II.1", [there]).targets == ("nghi-quyet-04-nq-tw-2016",)
    assert corrected(link, "II.2", [there]) == link
    assert corrected(link, "II.2", [there, nowhere]) == Link(link.citation, Outcome.NOWHERE, (), "correction")
