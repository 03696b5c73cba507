"""A plan's kin: of which branch its body is, which plans of other years go with it, and which one it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora import BODIES, corpus, record
from danchieu.branches import Branch, branch_of_name, issues_plans
from danchieu.corpus import Corpus
from danchieu.lineage import subject
from danchieu.lint import lint
from danchieu.model import Body
from danchieu.pages import pages


def plan(body: str = "", **more: str) -> str:
    return record(body=body or "I. VIỆC CHUNG", **more)


def district(body: str = "", **more: str) -> str:
    return plan(body, **{"symbol": "09-KH/HU", "issuer": "huyen-uy-song-thao", "date": "2021-07-01", **more})


# --- branches ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("Huyện ủy Lục Ngạn", Branch.PARTY),
        ("Thành uỷ Cần Thơ", Branch.PARTY),
        ("Ban Tổ chức Tỉnh ủy Bình Định", Branch.PARTY),
        ("Ban Tuyên giáo Trung ương", Branch.PARTY),
        ("Ủy ban Kiểm tra Trung ương", Branch.PARTY),
        ("Bộ Chính trị", Branch.PARTY),
        ("Ban Chấp hành Trung ương", Branch.PARTY),
        ("Đảng đoàn Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", Branch.PARTY),
        ("Đảng ủy Công an tỉnh An Bình", Branch.PARTY),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bình Thuận", Branch.FRONT),
        ("UBMTTQ Việt Nam xã Phú Lộc", Branch.FRONT),
        ("Tổng Liên đoàn Lao động Việt Nam", Branch.UNION),
        ("Công đoàn Giáo dục Việt Nam", Branch.UNION),
        ("Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", Branch.UNION),
        ("Ban Thường vụ Tỉnh đoàn An Bình", Branch.UNION),
        ("Hội Nông dân huyện Sông Thao", Branch.UNION),
        ("Hội Cựu chiến binh Việt Nam", Branch.UNION),
        ("Ban Tuyên giáo Liên đoàn Lao động tỉnh An Bình", Branch.UNION),
        ("Ủy ban nhân dân xã Phú Lộc", Branch.STATE),
        ("Hội đồng nhân dân tỉnh An Bình", Branch.STATE),
        ("Đoàn đại biểu Quốc hội tỉnh An Bình", Branch.STATE),
        ("Bộ Nội vụ", Branch.STATE),
        ("Sở Lao động - Thương binh và Xã hội", Branch.STATE),
        ("Thủ tướng Chính phủ", Branch.STATE),
        ("Báo An Bình", None),
        ("Tập đoàn Than An Bình", None),
    ],
)
def test_a_bodys_name_tells_its_branch(name: str, branch: Branch | None) -> None:
    assert branch_of_name(name) == branch


def test_a_body_whose_name_does_not_tell_is_of_the_branch_of_the_body_above_it(tmp_path: Path) -> None:
    bodies = BODIES + "bao:\n  name: Báo An Bình\n  parent: tinh-uy-an-binh\nkho:\n  name: Kho An Bình\n"
    found = corpus(tmp_path, {"bodies.yml": bodies}).branches
    assert found["bao"] is Branch.PARTY
    assert "kho" not in found


def test_a_party_organisation_as_a_whole_issues_no_plans() -> None:
    assert issues_plans(Body("a", "Tỉnh ủy An Bình"))
    assert not issues_plans(Body("b", "Đảng bộ tỉnh An Bình"))


# --- kin of other years --------------------------------------------------------------------------------------------


def yearly(year: int, **more: str) -> str:
    return plan(
        **{"symbol": f"{year % 100}-KH/TU", "date": f"{year}-03-01", "title": f"Tuyên truyền năm {year}", **more}
    )


def test_the_same_bodys_plans_of_neighbouring_years_know_one_another(tmp_path: Path) -> None:
    files = {f"plans/p{year}.md": yearly(year) for year in (2020, 2021, 2023)}
    kin = corpus(tmp_path, files).lineages
    assert (kin["p2020"].previous, kin["p2020"].next) == (None, "p2021")
    assert (kin["p2021"].previous, kin["p2021"].next) == ("p2020", None)
    assert "p2023" not in kin


@pytest.mark.parametrize(
    "other",
    [
        yearly(2022, issuer="tinh-uy-yen-lac"),
        yearly(2022, kind="chương trình"),
        yearly(2022, title="Tuyên truyền bầu cử năm 2022"),
        yearly(2022, title="null"),
    ],
    ids=["another body", "another type", "another subject", "no title"],
)
def test_a_plan_of_another_body_type_or_subject_is_no_kin(tmp_path: Path, other: str) -> None:
    assert corpus(tmp_path, {"plans/a.md": yearly(2021), "plans/b.md": other}).lineages == {}


def test_of_two_plans_of_one_year_neither_is_taken(tmp_path: Path) -> None:
    files = {"plans/a.md": yearly(2021), "plans/b.md": yearly(2022), "plans/c.md": yearly(2022, symbol="30-KH/TU")}
    kin = corpus(tmp_path, files).lineages
    assert "a" not in kin
    assert kin["b"].previous == kin["c"].previous == "a"


def test_a_plan_signed_in_december_is_that_of_the_year_in_its_title(tmp_path: Path) -> None:
    early = yearly(2022, date="2021-12-28", symbol="99-KH/TU")
    kin = corpus(tmp_path, {"plans/a.md": yearly(2021), "plans/b.md": early}).lineages
    assert kin["a"].next == "b"


def test_a_horizon_in_a_title_is_not_the_plans_year(tmp_path: Path) -> None:
    far = [yearly(year, title="Phát triển xã hội đến năm 2030") for year in (2021, 2022)]
    assert corpus(tmp_path, {"plans/a.md": far[0], "plans/b.md": far[1]}).lineages["a"].next == "b"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Về tuyên truyền năm 2021", "Tuyên truyền năm 2023"),
        ("Kế hoạch tuyên truyền giai đoạn 2021 - 2025", "tuyên truyền giai đoạn 2026-2030"),
        ("Uỷ ban, tuyên truyền", "Ủy ban tuyên truyền"),
    ],
)
def test_titles_that_differ_in_years_and_spelling_have_one_subject(one: str, other: str) -> None:
    assert subject(one) == subject(other)


MERGED = """an-binh:
  name: Tỉnh ủy An Bình
  level: province
  until: 2025-06-30
  successor: binh-lac
yen-lac:
  name: Tỉnh ủy Yên Lạc
  level: province
  until: 2025-06-30
  successor: binh-lac
binh-lac:
  name: Tỉnh ủy Bình Lạc
  level: province
"""


def merged(folder: Path, *plans: tuple[str, int]) -> Corpus:
    files = {f"plans/{issuer}-{year}.md": yearly(year, issuer=issuer) for issuer, year in plans}
    return corpus(folder, {"bodies.yml": MERGED, **files})


def test_a_successors_first_plan_goes_on_with_its_predecessors_last(tmp_path: Path) -> None:
    kin = merged(tmp_path, ("an-binh", 2025), ("binh-lac", 2026)).lineages
    assert kin["an-binh-2025"].next == "binh-lac-2026"
    assert kin["binh-lac-2026"].previous == "an-binh-2025"


def test_a_successor_that_stood_beside_its_predecessor_has_a_line_of_its_own(tmp_path: Path) -> None:
    kin = merged(tmp_path, ("an-binh", 2023), ("binh-lac", 2024)).lineages
    assert kin == {}


def test_a_body_made_of_two_has_no_single_plan_of_the_year_before(tmp_path: Path) -> None:
    kin = merged(tmp_path, ("an-binh", 2025), ("yen-lac", 2025), ("binh-lac", 2026)).lineages
    assert "binh-lac-2026" not in kin
    assert kin["an-binh-2025"].next == kin["yen-lac-2025"].next == "binh-lac-2026"


# --- the plan above ------------------------------------------------------------------------------------------------

FRONT = """mttq-an-binh:
  name: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Bình
  level: province
  locality: An Bình
"""
PROVINCIAL = "Kế hoạch số 05-KH/TU ngày 20/5/2021"


def parent(folder: Path, body: str, **more: str) -> str | None:
    files = {
        "bodies.yml": BODIES + FRONT,
        "plans/tinh.md": plan(),
        "plans/mat-tran.md": plan(symbol="06/KH-MTTQ", issuer="mttq-an-binh"),
        "plans/khac.md": plan(symbol="08-KH/TU", issuer="tinh-uy-yen-lac"),
        "works/kh.yml": "kh:\n  type: kế hoạch\n  symbol: 01-KH/TW\n  issuer: bo-chinh-tri\n  date: 2021-02-02\n",
        "plans/a.md": district(body, **more),
    }
    found = corpus(folder, files).lineages.get("a")
    return found.parent if found else None


@pytest.mark.parametrize("cue", ["Thực hiện", "Căn cứ"])
def test_the_plan_of_the_body_above_that_a_plan_comes_from_is_its_parent(tmp_path: Path, cue: str) -> None:
    assert parent(tmp_path, f"{cue} {PROVINCIAL}.") == "tinh"


def test_a_plan_that_is_only_mentioned_is_no_parent(tmp_path: Path) -> None:
    assert parent(tmp_path, f"Gắn với {PROVINCIAL}.") is None


def test_of_two_plans_above_the_more_specific_is_the_parent(tmp_path: Path) -> None:
    assert parent(tmp_path, f"Thực hiện {PROVINCIAL}; Kế hoạch số 01-KH/TW.") == "tinh"
    assert parent(tmp_path / "one", "Thực hiện Kế hoạch số 01-KH/TW.") == "kh"


def test_the_party_leads_the_other_branches_of_its_place(tmp_path: Path) -> None:
    assert parent(tmp_path, f"Thực hiện {PROVINCIAL}.", issuer="mttq-an-binh", symbol="09/KH-MTTQ") == "tinh"


def test_a_plan_of_another_province_or_another_branch_is_no_parent(tmp_path: Path) -> None:
    assert parent(tmp_path / "a", "Thực hiện Kế hoạch số 08-KH/TU của Tỉnh ủy Yên Lạc.") is None
    assert parent(tmp_path / "b", "Thực hiện Kế hoạch số 06/KH-MTTQ.") is None


def test_a_resolution_is_no_parent_plan(tmp_path: Path) -> None:
    assert parent(tmp_path, "Thực hiện Nghị quyết số 35-NQ/TW.") is None


LOOP = BODIES.replace("  level: central\nbo-chinh-tri", "  level: central\n  parent: huyen-uy-song-thao\nbo-chinh-tri")


def mutual(folder: Path, bodies: str = BODIES) -> Corpus:
    upper = plan("Thực hiện Kế hoạch số 09-KH/HU của Huyện ủy Sông Thao.")
    lower = district("Thực hiện Kế hoạch số 05-KH/TU.", date="2021-05-20")
    return corpus(folder, {"bodies.yml": bodies, "plans/tren.md": upper, "plans/duoi.md": lower})


@pytest.mark.parametrize("bodies", [BODIES, LOOP], ids=["sound bodies", "bodies in a loop"])
def test_of_two_plans_that_name_each_other_neither_is_the_parent_and_both_are_reported(
    tmp_path: Path, bodies: str
) -> None:
    found = mutual(tmp_path, bodies)
    assert [found.lineages[id_].parent for id_ in ("tren", "duoi")] == [None, None]
    reported = [(d.path, d.line, d.column) for d in lint(found) if d.code == "L001"]
    assert reported == [("plans/duoi.md", 9, 11), ("plans/tren.md", 9, 11)]
    assert {"ke-hoach/tren.md", "ke-hoach/duoi.md"} <= {page.uri for page in pages(found)}


def test_bodies_in_a_loop_are_reported_and_their_pages_stand(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"bodies.yml": LOOP, "plans/a.md": district("Thực hiện Nghị quyết số 35-NQ/TW.")})
    assert "W003" in {d.code for d in lint(found)}
    assert {"ke-hoach/a.md", "co-quan/trung-uong.md"} <= {page.uri for page in pages(found)}
