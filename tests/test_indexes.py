"""The ways in: every document is reached by what is known of it, no list is endless, odd entries break nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from corpora import BODIES, corpus, numbered_records, record
from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.lint import lint
from danchieu.pages import Around, pages
from danchieu.pages.page import PER_PAGE

TOPICS = "text: full\ntopics: [{}]"


def made(found: Corpus, findings: Iterable[Diagnostic] = ()) -> dict[str, str]:
    return {page.uri: page.text for page in pages(found, Around(tuple(findings)))}


def site(folder: Path, files: dict[str, str]) -> dict[str, str]:
    return made(corpus(folder, files))


def with_topics(topics: str, **facts: str) -> str:
    return record(**facts).replace("text: full", TOPICS.format(topics))


def items(text: str) -> list[str]:
    """The names that lead somewhere from a list, in its order."""
    return re.findall(r"^ *- \[([^\]]*)\]", text, re.MULTILINE)


# --- what every document has ---------------------------------------------------------------------------------------


def test_spellings_that_differ_in_accents_and_case_are_one_topic_called_as_first_written(tmp_path: Path) -> None:
    files = {
        "plans/a.md": with_topics("Tuyên truyền", date="2020-01-02"),
        "plans/b.md": with_topics("tuyen truyen, phòng cháy", date="2022-01-02"),
    }
    found = site(tmp_path, files)
    assert items(found["chu-de/index.md"]) == ["phòng cháy", "Tuyên truyền"]
    assert "ke-hoach/b.md" in found["chu-de/tuyen-truyen.md"]
    assert "ke-hoach/a.md" in found["chu-de/tuyen-truyen.md"]
    assert "ke-hoach/a.md" not in found["chu-de/phong-chay.md"]


@pytest.mark.parametrize("topic", ["index", "'???'", "dài " * 150])
def test_a_topic_of_any_name_has_an_address(tmp_path: Path, topic: str) -> None:
    found = site(tmp_path, {"plans/a.md": with_topics(topic)})
    [uri] = [uri for uri in found if uri.startswith("chu-de/") and uri != "chu-de/index.md"]
    assert "ke-hoach/a.md" in found[uri]
    assert len(uri) < 120


def test_a_document_is_found_under_the_level_of_its_issuer(tmp_path: Path) -> None:
    found = site(tmp_path, {"plans/a.md": record(issuer="huyen-uy-song-thao")})
    assert "ke-hoach/a.md" in found["cap/huyen.md"]
    assert "ke-hoach/a.md" not in found["cap/tinh.md"]


def test_a_province_shows_the_documents_of_its_districts_too_and_leads_to_them(tmp_path: Path) -> None:
    found = site(tmp_path, {"plans/a.md": record(issuer="huyen-uy-song-thao"), "plans/b.md": record()})
    province, district = found["dia-phuong/an-binh.md"], found["dia-phuong/an-binh/song-thao.md"]
    assert "ke-hoach/a.md" in province
    assert "ke-hoach/b.md" in province
    assert "[Sông Thao](an-binh/song-thao.md)" in province
    assert "ke-hoach/b.md" not in district
    assert items(found["dia-phuong/index.md"]) == ["An Bình", "Yên Lạc"]


def test_districts_of_one_name_in_two_provinces_are_two_localities(tmp_path: Path) -> None:
    other = "huyen-uy-song-thao-yl:\n  name: Huyện ủy Sông Thao\n  locality: Sông Thao\n  parent: tinh-uy-yen-lac\n"
    found = site(tmp_path, {"bodies.yml": BODIES + other})
    assert "co-quan/huyen-uy-song-thao.md" in found["dia-phuong/an-binh/song-thao.md"]
    assert "co-quan/huyen-uy-song-thao-yl.md" in found["dia-phuong/yen-lac/song-thao.md"]
    assert "co-quan/huyen-uy-song-thao-yl.md" not in found["dia-phuong/an-binh/song-thao.md"]


def test_a_merged_province_leads_to_the_one_that_took_its_place(tmp_path: Path) -> None:
    merged = BODIES.replace("  locality: Yên Lạc\n", "  locality: Yên Lạc\n  successor: tinh-uy-an-binh\n")
    assert (
        "| Cơ quan kế tục ở | [An Bình](an-binh.md) |"
        in site(tmp_path, {"bodies.yml": merged})["dia-phuong/yen-lac.md"]
    )


# --- bodies --------------------------------------------------------------------------------------------------------


def test_bodies_stand_as_a_tree_with_their_days_and_successors(tmp_path: Path) -> None:
    ended = BODIES.replace(
        "  locality: Sông Thao\n", "  locality: Sông Thao\n  until: 2025-06-30\n  successor: bo-chinh-tri\n"
    )
    lines = site(tmp_path, {"bodies.yml": ended})["co-quan/index.md"].splitlines()
    tree = [line for line in lines if line.lstrip().startswith("- [")]
    assert [(len(line) - len(line.lstrip())) // 4 for line in tree] == [0, 1, 1, 2, 1]
    assert "[Huyện ủy Sông Thao](huyen-uy-song-thao.md)" in tree[3]
    assert "đến 30/6/2025 · kế tục: [Bộ Chính trị](bo-chinh-tri.md)" in tree[3]


def test_a_body_names_those_above_below_and_before_it(tmp_path: Path) -> None:
    followed = BODIES.replace("  locality: Yên Lạc\n", "  locality: Yên Lạc\n  successor: tinh-uy-an-binh\n")
    text = site(tmp_path, {"bodies.yml": followed})["co-quan/tinh-uy-an-binh.md"]
    assert "| Cơ quan cấp trên | [Ban Chấp hành Trung ương Đảng](trung-uong.md) |" in text
    below, before = text.split("## Cơ quan trực thuộc")[1].split("## Tiền thân")
    assert items(below) == ["Huyện ủy Sông Thao"]
    assert items(before) == ["Tỉnh ủy Yên Lạc"]


def test_the_tree_of_very_many_bodies_continues_below_the_names_that_lead_there(tmp_path: Path) -> None:
    communes = "".join(
        f"xa-{n:03d}:\n  name: Đảng ủy xã {n:03d}\n  level: commune\n  parent: huyen-uy-song-thao\n" for n in range(150)
    )
    found = site(tmp_path, {"bodies.yml": BODIES + communes})
    assert len(items(found["co-quan/index.md"])) == PER_PAGE
    above = re.findall(r'^( *)- <span class="tree-above">(.*)</span>$', found["co-quan/trang/2.md"], re.MULTILINE)
    assert above == [
        ("", "Ban Chấp hành Trung ương Đảng"),
        ("    ", "Tỉnh ủy An Bình"),
        ("        ", "Huyện ủy Sông Thao"),
    ]
    assert len(items(found["co-quan/huyen-uy-song-thao/trang/2.md"])) == 50


@pytest.mark.parametrize("key", ["parent", "successor"])
def test_a_body_in_a_loop_has_its_page_and_the_loop_is_one_finding(tmp_path: Path, key: str) -> None:
    loop = "".join(f"vong-{a}:\n  name: Vòng {a.upper()}\n  {key}: vong-{b}\n" for a, b in ("ab", "bc", "ca"))
    files = {"bodies.yml": BODIES + loop, "plans/a.md": record(issuer="vong-b")}
    found = corpus(tmp_path, files)
    assert [(d.code, d.values["loop"]) for d in lint(found) if d.code == "W003"] == [
        ("W003", "vong-a → vong-b → vong-c → vong-a")
    ]
    texts = made(found)
    assert "ke-hoach/a.md" in texts["co-quan/vong-b.md"]
    assert sorted(name for name in items(texts["co-quan/index.md"]) if name.startswith("Vòng")) == [
        "Vòng A",
        "Vòng B",
        "Vòng C",
    ]


@pytest.mark.parametrize("key", ["parent", "successor"])
def test_a_body_that_points_to_an_unknown_one_has_its_page_and_a_finding(tmp_path: Path, key: str) -> None:
    found = corpus(tmp_path, {"bodies.yml": BODIES + f"le-loi:\n  name: Lẻ Loi\n  {key}: khong-co\n"})
    assert [d.values["value"] for d in lint(found) if d.code == "W002"] == ["khong-co"]
    texts = made(found)
    assert "# Lẻ Loi" in texts["co-quan/le-loi.md"]
    assert "Lẻ Loi" in items(texts["co-quan/index.md"])


@pytest.mark.parametrize("id_", ["a/b", "../a", "Số 1", "index"])
def test_an_id_that_cannot_be_an_address_is_an_error(tmp_path: Path, id_: str) -> None:
    found = corpus(tmp_path, {"works/them.yml": f'"{id_}":\n  type: nghị quyết\n  title: Nghị quyết về điều này\n'})
    assert [d.values["id"] for d in lint(found) if d.code == "W004"] == [id_]


# --- lists without end ---------------------------------------------------------------------------------------------


def test_no_list_holds_more_than_a_page(tmp_path: Path) -> None:
    works = "".join(
        f"nghi-quyet-{n}:\n  type: nghị quyết\n  symbol: {n}-NQ/TU\n  issuer: tinh-uy-an-binh\n" for n in range(250)
    )
    files = {name: with_topics("tuyên truyền") for name in (f"plans/p{n}.md" for n in range(250))}
    found = site(tmp_path, {"works/them.yml": works, **files})
    for uri in ("loai/nghi-quyet", "co-quan/tinh-uy-an-binh", "dia-phuong/an-binh", "cap/tinh", "chu-de/tuyen-truyen"):
        first, second = found[f"{uri}.md"], found[f"{uri}/trang/2.md"]
        assert max(len(items(first)), len(items(second))) <= PER_PAGE, uri
    # What cites a work is a list of two levels, held in test_pages.
    lists = {uri: text for uri, text in found.items() if not uri.startswith(("ke-hoach/p", "van-ban/nghi-quyet"))}
    assert {uri for uri, text in lists.items() if len(items(text)) > PER_PAGE} == set()


def test_the_works_of_a_body_stand_behind_its_documents_on_the_same_pages(tmp_path: Path) -> None:
    works = "".join(
        f"nghi-quyet-{n}:\n  type: nghị quyết\n  symbol: {n}-NQ/TU\n  issuer: tinh-uy-an-binh\n" for n in range(120)
    )
    found = site(tmp_path, {"works/them.yml": works, "plans/a.md": record()})
    uris = ["co-quan/tinh-uy-an-binh.md", "co-quan/tinh-uy-an-binh/trang/2.md"]
    assert [found[uri].count("-NQ/TU](") for uri in uris] == [99, 21]


def test_a_long_list_leads_to_its_first_and_last_page_as_well(tmp_path: Path) -> None:
    found = site(tmp_path, numbered_records(450))
    assert "[Trang cuối](5.md)" in found["ke-hoach/trang/3.md"]
    assert "[Trang đầu](../index.md)" in found["ke-hoach/trang/3.md"]
    assert "Trang đầu](" not in found["ke-hoach/index.md"].split("Trang 1/5")[1]


def test_a_title_of_600_characters_is_cut_in_lists_only(tmp_path: Path) -> None:
    title = ("Tổ chức đợt trồng cây đầu xuân " * 20).strip()
    found = site(tmp_path, {"plans/a.md": record(title=title)})
    for uri in ("ke-hoach/index.md", "index.md", "nam/2021.md", "dong-thoi-gian/2021.md"):
        assert "Tổ chức đợt trồng cây" in found[uri]
        assert title not in found[uri], uri
    assert title in found["ke-hoach/a.md"]


# --- works ---------------------------------------------------------------------------------------------------------


def test_works_stand_by_the_number_of_documents_that_cite_them(tmp_path: Path) -> None:
    twice = "Theo Nghị quyết số 35-NQ/TW; nhắc lại Nghị quyết số 35-NQ/TW và Nghị quyết số 35-NQ/TW."
    once = "Theo Nghị quyết Đại hội XIII của Đảng."
    files = {"plans/a.md": record(body=twice), "plans/b.md": record(body=once), "plans/c.md": record(body=once)}
    text = site(tmp_path, files)["van-ban/nhieu-noi-dan.md"]
    assert items(text) == ["Nghị quyết Đại hội XIII của Đảng", "Nghị quyết số 35-NQ/TW"]
    assert re.findall(r'class="counts">(\d+)<', text) == ["2", "1"]


# --- timeline ------------------------------------------------------------------------------------------------------


def test_the_timeline_tells_by_month_what_came_when_and_what_it_carries_out(tmp_path: Path) -> None:
    found = site(tmp_path, {"plans/a.md": record()})
    year = found["dong-thoi-gian/2021.md"]
    assert "## Tháng 5 " in year
    assert "thực hiện [Nghị quyết số 35-NQ/TW](../van-ban/nghi-quyet-35-nq-tw-2018.md)" in year
    order = ["20/5/2021", "01/02/2021", "22/10/2018", "30/10/2016"]
    assert re.findall(r'class="when[^>]*>([\d/]+)<', found["dong-thoi-gian/index.md"]) == order


def test_a_document_of_a_known_year_without_a_day_stands_at_the_end_of_its_year(tmp_path: Path) -> None:
    files = {"plans/a.md": record(date="2021-05-20"), "plans/b.md": record(date="null", title="Trồng cây năm 2021")}
    year = site(tmp_path, files)["dong-thoi-gian/2021.md"]
    assert year.index("ke-hoach/a.md") < year.index("## Không ghi ngày") < year.index("ke-hoach/b.md")


def test_a_crowded_year_of_the_timeline_continues_on_further_pages(tmp_path: Path) -> None:
    found = site(tmp_path, {f"plans/p{n}.md": record(date=f"2021-{n % 12 + 1:02d}-03") for n in range(230)})
    uris = ["dong-thoi-gian/2021.md", "dong-thoi-gian/2021/trang/2.md", "dong-thoi-gian/2021/trang/3.md"]
    # the resolution of 1 February 2021 stands among them
    assert [found[uri].count('class="when') for uri in uris] == [100, 100, 31]
    assert found["dong-thoi-gian/index.md"].count('class="when') == 100


# --- for editors ---------------------------------------------------------------------------------------------------


def test_wanted_works_stand_by_the_number_of_documents_that_cite_them(tmp_path: Path) -> None:
    often, seldom = "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014.", "Theo Kết luận số 49-KL/TW ngày 10/5/2019."
    files = {"plans/a.md": record(body=often), "plans/b.md": record(body=f"{often} {seldom} {seldom}")}
    text = site(tmp_path, files)["van-ban/can-bo-sung.md"]
    assert re.findall(r">([^<>]+)</a>", text) == ["Chỉ thị số 40-CT/TW", "Kết luận số 49-KL/TW"]
    assert "2 văn bản, 2 nơi dẫn · ngày, theo nơi dẫn: 22/11/2014" in text
    assert "1 văn bản, 2 nơi dẫn" in text


@pytest.mark.parametrize(
    "body",
    [
        "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014 của Bộ Chính trị.",
        "Theo Chỉ thị số 40-CT/TW.",
        "Thực hiện Nghị quyết Trung ương 8 khóa XI.",
        "Thực hiện Nghị quyết Đại hội XII của Đảng.",
    ],
)
def test_the_entry_to_copy_makes_a_wanted_work_known_at_the_same_address(tmp_path: Path, body: str) -> None:
    plan = {"plans/a.md": record(body=body)}
    before = corpus(tmp_path / "before", plan)
    [wanted] = before.wanted
    [entry] = re.findall(r"<code>(.*?)</code>", made(before)["van-ban/can-bo-sung.md"], re.DOTALL)
    assert entry.startswith("# Lấy từ các nơi dẫn, chưa kiểm chứng")
    after = corpus(tmp_path / "after", {"works/them.yml": f"{entry}\n", **plan})
    assert not after.wanted
    assert [citer.document for citer in after.citers[wanted]] == ["a"]
    assert [d.code for d in lint(after)] == []


def test_what_citations_disagree_on_is_a_remark_in_the_entry_to_copy(tmp_path: Path) -> None:
    bodies = ["Theo Chỉ thị số 40-CT/TW ngày 22/11/2014.", "Theo Chỉ thị số 40-CT/TW ngày 12/11/2014."]
    files = {f"plans/p{n}.md": record(body=body) for n, body in enumerate(bodies)}
    text = site(tmp_path, files)["van-ban/can-bo-sung.md"]
    assert "# Ngày mà các nơi dẫn ghi: 2014-11-12, 2014-11-22\n" in text
    assert "  date:" not in text


def test_a_wanted_work_whose_id_grows_by_a_year_is_still_found_at_the_shorter_one(tmp_path: Path) -> None:
    short, dated = "Theo Chỉ thị số 40-CT/TW.", "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014."
    assert "van-ban/chi-thi-40-ct-tw.md" in site(tmp_path / "before", {"plans/a.md": record(body=short)})
    after = site(tmp_path / "after", {"plans/a.md": record(body=short), "plans/b.md": record(body=dated)})
    assert "van-ban/chi-thi-40-ct-tw-2014.md" in after
    assert 'content="0; url=../chi-thi-40-ct-tw-2014/"' in after["van-ban/chi-thi-40-ct-tw/index.html"]


def test_where_the_shorter_id_may_mean_two_works_both_are_offered(tmp_path: Path) -> None:
    body = "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014 và Chỉ thị số 40-CT/TW ngày 03/3/2021."
    choice = site(tmp_path, {"plans/a.md": record(body=body)})["van-ban/chi-thi-40-ct-tw.md"]
    assert "(chi-thi-40-ct-tw-2014.md)" in choice
    assert "(chi-thi-40-ct-tw-2021.md)" in choice


def test_an_open_finding_is_shown_with_its_line_and_leads_to_its_clause(tmp_path: Path) -> None:
    body = "I. VIỆC\n\n1. Theo Nghị quyết số 35-NQ/TW ngày 22/01/2018.\n\n2. Theo Nghị quyết số35-NQ/TW."
    found = corpus(tmp_path, {"plans/2021/a.md": record(body=body)})
    texts = made(found, lint(found))
    review = texts["ra-soat/index.md"]
    warnings, notes = review.split("## Lưu ý")
    assert "[dòng 11](../ke-hoach/a.md#i-1) · [C101](c101.md)" in warnings
    assert "[dòng 13](../ke-hoach/a.md#i-2) · [C107](c107.md)" in notes
    assert "C107](c107.md)" not in texts["ra-soat/c101.md"]
    assert "ke-hoach/a.md#i-1" in texts["ra-soat/c101.md"]
    assert str(tmp_path) not in "".join(texts.values())


def test_very_many_findings_are_paged(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/a.md": record(body="\n\n".join(["Theo Nghị quyết số35-NQ/TW."] * 230))})
    texts = made(found, lint(found))
    uris = ["ra-soat/c107.md", "ra-soat/c107/trang/2.md", "ra-soat/c107/trang/3.md"]
    assert [texts[uri].count("[dòng ") for uri in uris] == [100, 100, 30]


def test_a_finding_about_a_place_without_a_page_is_shown_all_the_same(tmp_path: Path) -> None:
    lost = Diagnostic("W001", "works/hong.yml", 3, values={"reason": "thiếu <dấu>"})
    text = made(corpus(tmp_path, {}), [lost])["ra-soat/index.md"]
    assert "thiếu &lt;dấu&gt;" in text
    assert "works/hong.yml" in text


# --- the first page and the page of all ways -----------------------------------------------------------------------


def test_every_index_is_reached_from_the_page_of_ways(tmp_path: Path) -> None:
    found = site(tmp_path, {"plans/a.md": with_topics("tuyên truyền")})
    # Search is reached from the head of every page.
    indexes = {uri for uri in found if uri.endswith("/index.md")} - {"tra-cuu/index.md", "tim-kiem/index.md"}
    indexes |= {"van-ban/can-bo-sung.md", "van-ban/nhieu-noi-dan.md"}
    assert {uri for uri in indexes if f"(../{uri})" not in found["tra-cuu/index.md"]} == set()


def test_the_first_page_leads_to_the_newest_plans_only(tmp_path: Path) -> None:
    files = {f"plans/p{year}.md": record(date=f"{year}-01-02", title=f"Năm {year}") for year in range(2000, 2024)}
    home = site(tmp_path, files)["index.md"]
    assert "ke-hoach/p2023.md" in home
    assert "ke-hoach/p2001.md" not in home


def test_an_empty_archive_has_all_its_lists(tmp_path: Path) -> None:
    found = corpus(tmp_path, {})
    bare = made(replace(found, catalogue=replace(found.catalogue, works={}, bodies={})))
    for uri in ("ke-hoach/index.md", "co-quan/index.md", "dong-thoi-gian/index.md", "van-ban/can-bo-sung.md"):
        assert "Chưa có gì ở đây." in bare[uri]
