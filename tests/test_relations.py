"""How documents stand to one another, in both directions and over the years, and how their pages show it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corpora import corpus, record
from danchieu.corpus import Corpus
from danchieu.lint import lint
from danchieu.model import Relation
from danchieu.pages import pages, paths
from danchieu.relations import Tie

RESOLUTION = "nghi-quyet-35-nq-tw-2018"


def plan(body: str = "", **more: str) -> str:
    return record(body=body or "I. VIỆC CHUNG", **more)


def district(body: str = "", **more: str) -> str:
    return plan(body, **{"symbol": "09-KH/HU", "issuer": "huyen-uy-song-thao", "date": "2021-07-01", **more})


def said(ties: tuple[Tie, ...]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(tie.source, tie.target, tie.relation.value, tie.clauses) for tie in ties]


def shown(found: Corpus) -> dict[str, str]:
    return {page.uri: page.text for page in pages(found)}


# --- ties ----------------------------------------------------------------------------------------------------------


def test_a_relation_stands_once_with_the_clauses_that_say_it_in_their_order(tmp_path: Path) -> None:
    body = (
        "Thực hiện Nghị quyết số 35-NQ/TW.\n\nI. MỘT\n\n1. Gắn với Nghị quyết số 35-NQ/TW.\n\n"
        "2. Triển khai Nghị quyết số 35-NQ/TW; thi hành Nghị quyết số 35-NQ/TW."
    )
    found = corpus(tmp_path, {"plans/a.md": plan(body)})
    expected = [("a", RESOLUTION, "implements", ("p1", "I.2")), ("a", RESOLUTION, "cites", ("I.1",))]
    assert said(found.ties["a"].outgoing) == expected
    assert said(found.ties[RESOLUTION].incoming) == expected


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("thực hiện Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị", "implements"),
        ("tuyên truyền về Nghị quyết số 35-NQ/TW", "cites"),
        ("sửa đổi, bổ sung Nghị quyết số 35-NQ/TW", "amends"),
        ("thay thế Nghị quyết số 35-NQ/TW", "replaces"),
    ],
)
def test_a_title_says_what_its_document_stands_to(tmp_path: Path, title: str, relation: str) -> None:
    found = corpus(tmp_path, {"plans/a.md": plan(title=title)})
    assert said(found.ties["a"].outgoing) == [("a", RESOLUTION, relation, ())]


def test_a_title_can_name_a_document_that_nobody_has(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/a.md": plan(title="thực hiện Chỉ thị số 40-CT/TW ngày 22/11/2014")})
    assert said(found.ties["chi-thi-40-ct-tw-2014"].incoming) == [("a", "chi-thi-40-ct-tw-2014", "implements", ())]
    [finding] = [one for one in lint(found) if one.code == "C110"]
    assert (finding.path, finding.line) == ("plans/a.md", 6)
    assert "Được thực hiện bởi" in shown(found)["van-ban/chi-thi-40-ct-tw-2014.md"]


def test_a_documents_own_name_as_its_title_is_no_citation(tmp_path: Path) -> None:
    name = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh An Bình lần thứ XX"
    found = corpus(tmp_path, {"plans/a.md": plan(title=name, kind="nghị quyết", symbol="null")})
    assert "a" not in found.ties
    assert not found.wanted


def test_the_title_of_a_work_in_the_catalogue_counts_too(tmp_path: Path) -> None:
    title = "thực hiện Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị"
    works = f"kh:\n  type: kế hoạch\n  symbol: 07-KH/TU\n  issuer: tinh-uy-an-binh\n  title: {title}\n"
    found = corpus(tmp_path, {"works/kh.yml": works})
    assert said(found.ties["kh"].outgoing) == [("kh", RESOLUTION, "implements", ())]


def test_attachments_and_replacements_are_relations(tmp_path: Path) -> None:
    works = (
        "moi:\n  type: chỉ thị\n  symbol: 05-CT/TW\n  replaces: [cu]\n"
        "cu:\n  type: chỉ thị\n  symbol: 03-CT/TW\n  replaced_by: moi\n"
    )
    with_outline = plan().replace("text: full", "text: full\nattachments: [b]")
    outline = plan(kind="đề cương", symbol="null")
    found = corpus(tmp_path, {"works/x.yml": works, "plans/a.md": with_outline, "outlines/b.md": outline})
    assert said(found.ties["b"].incoming) == [("a", "b", "attaches", ())]
    assert said(found.ties["moi"].outgoing) == [("moi", "cu", "replaces", ())]
    assert "Được thay thế bởi" in shown(found)["van-ban/cu.md"]


def test_a_citation_that_may_mean_several_documents_ties_none_of_them(tmp_path: Path) -> None:
    works = "".join(
        f"kh-{year}:\n  type: kế hoạch\n  symbol: 09-KH/TU\n  date: {year}-01-10\n  issuer: tinh-uy-an-binh\n"
        for year in (2020, 2021)
    )
    found = corpus(tmp_path, {"works/kh.yml": works, "plans/a.md": plan("Thực hiện Kế hoạch số 09-KH/TU.")})
    assert len(found.citers["kh-2020"]) == 1
    assert found.ties == {}


def test_what_stands_in_an_annex_of_another_document_is_not_attached_by_the_one_that_names_it(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/a.md": plan("Mẫu ban hành kèm theo Nghị quyết số 35-NQ/TW.")})
    assert [tie.relation for tie in found.ties["a"].outgoing] == [Relation.CITES]


# --- pages ---------------------------------------------------------------------------------------------------------


def section(text: str) -> str:
    return text.partition("{ #quan-he")[2].partition("\n## ")[0]


def drawing(text: str) -> ElementTree.Element:
    found = re.search(r"<svg.*?</svg>", text, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[0])  # noqa: S314  (we wrote it)


def test_a_page_lists_relations_in_both_directions_with_links_to_the_clauses(tmp_path: Path) -> None:
    body = "Thực hiện Kế hoạch số 05-KH/TU.\n\nI. MỘT\n\n1. Thực hiện Nghị quyết số 35-NQ/TW."
    site = shown(corpus(tmp_path, {"plans/tinh.md": plan(), "plans/huyen.md": district(body)}))
    lower, upper = section(site["ke-hoach/huyen.md"]), section(site["ke-hoach/tinh.md"])
    assert "Kế hoạch cấp trên\n{: .relation-name }\n\n- [Kế hoạch số 05-KH/TU](tinh.md)" in lower
    assert re.search(r"Thực hiện <.*\n.*\n\n- \[Kế hoạch số 05-KH/TU\]\(tinh.md\).*\[đoạn mở đầu\]\(#p1\)", lower)
    assert re.search(r"- \[Nghị quyết số 35-NQ/TW\]\(../van-ban/.*\[I\.1\]\(#i-1\)", lower)
    assert re.search(r"Được thực hiện bởi\n.*\n\n- \[Kế hoạch số 09-KH/HU\]\(huyen.md\).*\(huyen.md#p1\)", upper)


def test_those_that_only_cite_a_work_are_counted_where_their_clauses_stand_below(tmp_path: Path) -> None:
    found = corpus(tmp_path, {"plans/a.md": plan("I. MỘT\n\n1. Gắn với Nghị quyết số 35-NQ/TW.")})
    listed = section(shown(found)[f"van-ban/{RESOLUTION}.md"]).partition("</figure>")[2]
    assert "Được dẫn chiếu bởi\n{: .relation-name }\n\n- [1 văn bản, từng điều khoản ở dưới](#duoc-dan-chieu)" in listed
    assert "ke-hoach" not in listed


def test_one_that_cites_a_work_in_its_title_only_is_named(tmp_path: Path) -> None:
    files = {"plans/a.md": plan("Gắn với Nghị quyết số 35-NQ/TW.", symbol="1-KH/TU")}
    files["plans/b.md"] = plan("I. MỘT", symbol="2-KH/TU", title="tuyên truyền về Nghị quyết số 35-NQ/TW")
    listed = section(shown(corpus(tmp_path, files))[f"van-ban/{RESOLUTION}.md"]).partition("</figure>")[2]
    assert "[Kế hoạch số 2-KH/TU]" in listed


def test_the_drawing_links_each_document_by_its_whole_name_to_where_it_is_served(tmp_path: Path) -> None:
    long = "thực hiện nhiều việc " * 30
    found = corpus(tmp_path, {"plans/a.md": plan("Thực hiện Nghị quyết số 35-NQ/TW.", symbol="null", title=long)})
    svg = drawing(shown(found)[f"van-ban/{RESOLUTION}.md"])
    [link] = svg.iter("a")
    assert link.get("href") == "../../ke-hoach/a/"
    assert link.get("aria-label", "").startswith(f"Kế hoạch {long.strip()}")
    [name] = [text for text in link.iter("text") if text.get("class") == "name"]
    assert 20 < len(name.text or "") < 60
    assert (name.text or "").endswith("…")
    assert long.strip() in section(shown(found)[f"van-ban/{RESOLUTION}.md"]).partition("</figure>")[2]


def test_words_of_a_title_cannot_become_markup_in_the_drawing(tmp_path: Path) -> None:
    title = 'xem <script>"x"</script> & hết'
    marked = plan("Thực hiện Nghị quyết số 35-NQ/TW.", symbol="null", title=f"'{title}'")
    found = corpus(tmp_path, {"plans/a.md": marked})
    text = shown(found)[f"van-ban/{RESOLUTION}.md"]
    assert "<script" not in text
    assert 'xem <script>"x"</script> & hết' in (drawing(text).find("a").get("aria-label") or "")


def test_a_document_that_stands_alone_has_no_such_section(tmp_path: Path) -> None:
    assert "#quan-he" not in shown(corpus(tmp_path, {"plans/a.md": plan()}))["ke-hoach/a.md"]


def test_a_work_named_by_very_many_documents_shows_their_number_and_the_newest_few(tmp_path: Path) -> None:
    body = "Thực hiện Nghị quyết số 35-NQ/TW."
    files = {
        f"plans/p{n:03d}.md": plan(body, symbol=f"{n}-KH/TU", date=f"2021-01-{n % 28 + 1:02d}") for n in range(1, 301)
    }
    text = section(shown(corpus(tmp_path, files))[f"van-ban/{RESOLUTION}.md"])
    assert 'Được thực hiện bởi <span class="counts">300</span>' in text
    assert len(list(drawing(text).iter("a"))) == 5
    assert "và 295 văn bản khác" in text
    assert text.count("\n- [Kế hoạch") == 8
    assert "[và 292 văn bản khác](#duoc-dan-chieu)" in text
    assert all("28/01/2021" in line for line in text.split("\n") if line.startswith("- [Kế hoạch"))


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("ke-hoach/a.md", "van-ban/x.md", "../../van-ban/x/"),
        ("ke-hoach/a.md", "ke-hoach/a.md", ""),
        ("van-ban/x/trien-khai.md", "van-ban/x.md", "../"),
        ("index.md", "van-ban/x.md", "van-ban/x/"),
        ("van-ban/x.md", "van-ban/index.md", "../"),
        ("van-ban/x.md", "index.md", "../../"),
    ],
)
def test_a_served_link_leads_from_folder_to_folder(here: str, there: str, href: str) -> None:
    assert paths.served(here, there) == href
    assert paths.served(here, there, "ii-1") == f"{href}#ii-1"
