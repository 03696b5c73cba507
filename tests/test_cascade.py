"""From a resolution down to the plans that carry it out, and the bodies whose plan was not found here."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpora import BODIES, corpus, record
from danchieu.cascade import tree
from danchieu.cli import main
from danchieu.corpus import Corpus, load
from danchieu.pages import pages
from danchieu.pages.cascade import cascade_pages

RESOLUTION = "nghi-quyet-35-nq-tw-2018"
CONGRESS = "nghi-quyet-dai-hoi-xiii-2021"
CONTENT = Path(__file__).parents[1] / "content"

# By reading: the plans whose words set out to carry out the resolution of the XIII Congress. That of 2020, from before
# the congress, speaks of the XII.
OF_CONTENT = {
    "ke-hoach-464-kh-ldld-lai-chau-2023",
    "ke-hoach-tuyen-truyen-sau-dai-hoi-xiii-huyen-uy-luc-ngan-2021",
    "ke-hoach-tuyen-truyen-xay-dung-dang-mttq-binh-thuan-2021",
    "ke-hoach-tuyen-truyen-xay-dung-dang-thanh-uy-can-tho-2023",
}
OF_SEEDS = {
    "000_9187cc215f9e2620.txt",
    "001_19f57703f523cddc.txt",
    "003_b7a501ed605dec47.txt",
    "004_2303e0fdefc00b04.txt",
}

RESOLVED = "Thực hiện Nghị quyết số 35-NQ/TW."
PROVINCIAL = record(body=RESOLVED)


def district(body: str, symbol: str = "09-KH/HU", date: str = "2021-07-01", issuer: str = "huyen-uy-song-thao") -> str:
    return record(symbol=symbol, issuer=issuer, date=date, body=body)


def drawn(found: Corpus, root: str = RESOLUTION) -> list[str]:
    """The cascade as an indented list, "(…)" around what is only mentioned."""
    steps = tree(found.cascade, root)
    return [f"{'  ' * (step.depth - 1)}{step.id if step.stands else f'({step.id})'}" for step in steps]


def shown(found: Corpus) -> dict[str, str]:
    return {page.uri: page.text for page in pages(found)}


# --- the tree ------------------------------------------------------------------------------------------------------


def test_the_cascade_of_the_congress_holds_each_plan_of_content_that_carries_it_out() -> None:
    assert {step.id for step in tree(load(CONTENT).cascade, CONGRESS)} == OF_CONTENT


def test_the_cascade_of_the_congress_holds_each_real_plan_that_carries_it_out(seeds: Path, tmp_path: Path) -> None:
    files = [str(path) for path in sorted(seeds.glob("*.txt"))]
    assert CliRunner().invoke(main, ["import", *files, "--to", str(tmp_path)]).exit_code == 0
    (tmp_path / "works").mkdir(exist_ok=True)
    works = (CONTENT / "works" / "dang-trung-uong.yml").read_text(encoding="utf-8")
    (tmp_path / "works" / "dang-trung-uong.yml").write_text(works, encoding="utf-8")
    found = load(tmp_path)
    steps = tree(found.cascade, CONGRESS)
    assert {found.documents[step.id].record.source.file for step in steps} == OF_SEEDS


def test_a_plan_stands_below_the_plan_that_it_carries_out_and_not_below_the_resolution_again(tmp_path: Path) -> None:
    both = f"{RESOLVED}\n\nThực hiện Kế hoạch số 05-KH/TU."
    found = corpus(tmp_path, {"plans/tinh.md": PROVINCIAL, "plans/huyen.md": district(both)})
    assert drawn(found) == ["tinh", "  huyen"]
    assert drawn(found, "tinh") == ["huyen"]


def test_a_plan_based_on_the_plan_above_it_stands_below_it(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/tinh.md": PROVINCIAL, "plans/huyen.md": district("Căn cứ Kế hoạch số 05-KH/TU.")})
    assert drawn(found) == ["tinh", "  huyen"]


def test_a_work_between_whose_title_says_what_it_carries_out_is_a_step(tmp_path: Path) -> None:
    works = (
        "kh:\n  type: kế hoạch\n  symbol: 07-KH/TU\n  issuer: tinh-uy-an-binh\n  date: 2021-01-01\n"
        "  title: thực hiện Nghị quyết số 35-NQ/TW\n"
    )
    found = corpus(tmp_path, {"works/kh.yml": works, "plans/huyen.md": district("Thực hiện Kế hoạch số 07-KH/TU.")})
    assert drawn(found) == ["kh", "  huyen"]


def test_of_two_plans_above_it_stands_below_the_more_specific_and_is_named_below_the_other(tmp_path: Path) -> None:
    central = record(symbol="01-KH/TW", issuer="bo-chinh-tri", date="2021-01-01", body=RESOLVED)
    files = {
        "plans/trung-uong.md": central,
        "plans/tinh.md": PROVINCIAL,
        "plans/huyen.md": district("Thực hiện Kế hoạch số 01-KH/TW và Kế hoạch số 05-KH/TU."),
    }
    found = corpus(tmp_path, files)
    assert drawn(found) == ["trung-uong", "  (huyen)", "tinh", "  huyen"]
    text = shown(found)[f"van-ban/{RESOLUTION}/trien-khai.md"]
    assert "(xem ở phần Kế hoạch số 05-KH/TU)" in text
    assert "2 văn bản" not in text
    assert "3 văn bản đăng ở đây thực hiện" in text


def test_plans_that_carry_each_other_out_end_the_cascade_and_stand_in_it_once(tmp_path: Path) -> None:
    one = record(date="2021-05-20", body=f"{RESOLVED}\n\nThực hiện Kế hoạch số 09-KH/HU của Huyện ủy Sông Thao.")
    other = district(f"{RESOLVED}\n\nThực hiện Kế hoạch số 05-KH/TU.", date="2021-05-20")
    found = corpus(tmp_path, {"plans/tinh.md": one, "plans/huyen.md": other})
    assert sorted(line.strip() for line in drawn(found)) == ["huyen", "tinh"]


def test_what_only_mentions_a_document_does_not_carry_it_out(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/a.md": record(body="Gắn với Nghị quyết số 35-NQ/TW.")})
    assert found.cascade == {}
    assert f"van-ban/{RESOLUTION}/trien-khai.md" not in shown(found)


# --- the page ------------------------------------------------------------------------------------------------------


def test_the_page_groups_by_level_and_branch_from_the_highest_down(tmp_path: Path) -> None:
    bodies = BODIES + "ubnd:\n  name: Ủy ban nhân dân tỉnh An Bình\n  level: province\n  locality: An Bình\n"
    files = {
        "bodies.yml": bodies,
        "plans/huyen.md": district(RESOLVED),
        "plans/ubnd.md": record(symbol="12/KH-UBND", issuer="ubnd", body=RESOLVED),
        "plans/tinh.md": PROVINCIAL,
    }
    text = shown(corpus(tmp_path, files))[f"van-ban/{RESOLUTION}/trien-khai.md"].partition("Chưa thấy")[0]
    marks = ["## Cấp tỉnh · Đảng", "tinh.md", "## Cấp tỉnh · Nhà nước", "ubnd.md", "## Cấp huyện · Đảng", "huyen.md"]
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)


def test_the_page_is_linked_from_the_resolution_and_from_a_plan_that_others_carry_out(tmp_path: Path) -> None:
    files = {"plans/tinh.md": PROVINCIAL, "plans/huyen.md": district("Thực hiện Kế hoạch số 05-KH/TU.")}
    site = shown(corpus(tmp_path, files))
    assert f"[Cây triển khai: 2 văn bản]({RESOLUTION}/trien-khai.md)" in site[f"van-ban/{RESOLUTION}.md"]
    assert "[Cây triển khai: 1 văn bản](tinh/trien-khai.md)" in site["ke-hoach/tinh.md"]
    assert "[Kế hoạch số 09-KH/HU](../huyen.md)" in site["ke-hoach/tinh/trien-khai.md"]


def test_a_long_cascade_continues_on_further_pages_below_what_it_hangs_on(tmp_path: Path) -> None:
    files = {"plans/tinh.md": PROVINCIAL} | {
        f"plans/h{n:03d}.md": district("Thực hiện Kế hoạch số 05-KH/TU.", symbol=f"{n}-KH/HU") for n in range(1, 151)
    }
    site = shown(corpus(tmp_path, files))
    first, second = (site[f"van-ban/{RESOLUTION}/trien-khai{more}.md"] for more in ("", "/trang/2"))
    assert [text.count("\n    - [Kế hoạch") for text in (first, second)] == [99, 51]
    assert second.count("\n- [Kế hoạch số 05-KH/TU]") == 1
    assert "(tiếp)" in second


def test_a_chain_of_a_thousand_plans_has_pages_of_the_usual_length(tmp_path: Path) -> None:
    files = {"plans/p0000.md": record(symbol="0-KH/HU", issuer="huyen-uy-song-thao", body=RESOLVED)}
    for n in range(1, 1000):
        files[f"plans/p{n:04d}.md"] = district(f"Thực hiện Kế hoạch số {n - 1}-KH/HU.", f"{n}-KH/HU", "2021-05-20")
    found = corpus(tmp_path, files)
    assert [step.depth for step in tree(found.cascade, RESOLUTION)] == list(range(1, 1001))
    made = list(cascade_pages(found, RESOLUTION))
    assert len(made) == 10
    assert max(page.text.count("- [Kế hoạch") for page in made) == 104


# --- gaps ----------------------------------------------------------------------------------------------------------

MORE = (
    BODIES
    + """dang-bo-an-binh:
  name: Đảng bộ tỉnh An Bình
  level: province
  locality: An Bình
tinh-uy-cu:
  name: Tỉnh ủy Cũ
  level: province
  until: 2010-12-31
tinh-uy-moi:
  name: Tỉnh ủy Mới
  level: province
  since: 2025-07-01
mat-tran:
  name: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Bình
  level: province
  locality: An Bình
  since: 1990-01-01
  until: 2025-06-30
bao:
  name: Báo
"""
)


def missing(found: Corpus, root: str = RESOLUTION) -> dict[str, list[str]]:
    return {f"{gap.level} {gap.branch}": list(gap.bodies) for gap in found.gaps.get(root, ())}


def test_the_gaps_are_the_bodies_below_that_existed_then_and_issue_plans(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"bodies.yml": MORE, "plans/tinh.md": PROVINCIAL})
    assert missing(found) == {
        "province party": ["tinh-uy-yen-lac"],
        "province front": ["mat-tran"],
        "district party": ["huyen-uy-song-thao"],
    }
    assert [gap.count for gap in found.gaps[RESOLUTION]] == [1, 1, 1]


def test_a_body_whose_plan_carries_the_resolution_out_through_another_is_no_gap(tmp_path: Path) -> None:
    files = {"plans/tinh.md": PROVINCIAL, "plans/huyen.md": district("Thực hiện Kế hoạch số 05-KH/TU.")}
    assert missing(corpus(tmp_path, files)) == {"province party": ["tinh-uy-yen-lac"]}


def test_a_provinces_plan_has_gaps_in_its_own_province_only(tmp_path: Path) -> None:
    bodies = BODIES + "huyen-khac:\n  name: Huyện ủy Phú Yên\n  level: district\n  parent: tinh-uy-yen-lac\n"
    bodies += "huyen-gan:\n  name: Huyện ủy Kim Sơn\n  level: district\n  parent: tinh-uy-an-binh\n"
    files = {"plans/tinh.md": PROVINCIAL, "plans/huyen.md": district("Thực hiện Kế hoạch số 05-KH/TU.")}
    found = corpus(tmp_path, {"bodies.yml": bodies, **files})
    assert missing(found, "tinh") == {"district party": ["huyen-gan"]}


def test_a_unions_document_has_gaps_among_the_unions_only(tmp_path: Path) -> None:
    bodies = BODIES + "".join(
        f"{key}:\n  name: {name}\n  level: {level}\n"
        for key, name, level in (
            ("tld", "Tổng Liên đoàn Lao động Việt Nam", "central"),
            ("ldld-a", "Liên đoàn Lao động tỉnh An Bình", "province"),
            ("ldld-b", "Liên đoàn Lao động tỉnh Yên Lạc", "province"),
        )
    )
    works = "nq:\n  type: nghị quyết\n  symbol: 10b/NQ-TLĐ\n  date: 2020-01-01\n  issuer: tld\n"
    plan = record(symbol="1/KH-LĐLĐ", issuer="ldld-a", body="Thực hiện Nghị quyết số 10b/NQ-TLĐ ngày 01/01/2020.")
    found = corpus(tmp_path, {"bodies.yml": bodies, "works/nq.yml": works, "plans/a.md": plan})
    assert missing(found, "nq") == {"province union": ["ldld-b"]}


def test_where_the_level_of_the_issuer_is_unknown_no_gap_is_claimed(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/a.md": record(body="Thực hiện Nghị quyết Đại hội XIII của Đảng.")})
    assert drawn(found, CONGRESS) == ["a"]
    assert missing(found, CONGRESS) == {}


@pytest.mark.parametrize("count", [30, 31, 45])
def test_many_gaps_are_named_up_to_thirty_and_counted(tmp_path: Path, count: int) -> None:
    extra = "".join(f"t{n:02d}:\n  name: Tỉnh ủy Số {n:02d}\n  level: province\n" for n in range(count - 1))
    found = corpus(tmp_path, {"bodies.yml": BODIES + extra, "plans/a.md": PROVINCIAL})
    [gap] = [gap for gap in found.gaps[RESOLUTION] if gap.level == "province"]
    assert (gap.count, len(gap.bodies)) == (count, 30)
    text = shown(found)[f"van-ban/{RESOLUTION}/trien-khai.md"]
    assert (f"và {count - 30} cơ quan khác" in text) is (count > 30)


def test_the_page_says_that_a_gap_is_its_own(tmp_path: Path) -> None:
    text = shown(corpus(tmp_path, {"plans/a.md": PROVINCIAL}))[f"van-ban/{RESOLUTION}/trien-khai.md"]
    assert "Chưa thấy kế hoạch ở đây { #chua-thay .ours }" in text
    assert "Đó là chỗ thiếu của trang này" in text
    assert "[Tỉnh ủy Yên Lạc](../../co-quan/tinh-uy-yen-lac.md)" in text
