"""The same paragraph, or nearly the same, in other documents."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpora import corpus, record
from danchieu.importer import open_file
from danchieu.lineage import Lineage
from danchieu.linked import LinkedRecord
from danchieu.model import Collection, Header, Record, TextStatus, walk
from danchieu.outline import parse
from danchieu.pages import pages
from danchieu.passages import Alike, Signature, alike, signature
from danchieu.text import squeeze

GOLD = Path(__file__).parent / "gold" / "passages"

ONE = "Thư viện mở cửa vào ngày nghỉ, cho mượn sách tại nhà và đón bạn đọc từ các trường lân cận."
TWO = "Trạm y tế lập danh sách người cao tuổi, khám sức khỏe định kỳ và theo dõi huyết áp tại nhà."


def document(id_: str, body: str, title: str = "", status: TextStatus = TextStatus.FULL) -> LinkedRecord:
    header = Header(kind="kế hoạch", title=title)
    return LinkedRecord(Record(id_, f"plans/{id_}.md", Collection.PLANS, header, status, body), parse(body)[0])


def shared(
    documents: Iterable[LinkedRecord],
    headers: Mapping[str, Header] | None = None,
    lineages: Mapping[str, Lineage] | None = None,
) -> Mapping[str, Mapping[str, Alike]]:
    by_id = {one.record.id: one for one in documents}
    signatures = {id_: signature(one) for id_, one in by_id.items()}
    return alike(signatures, headers or {id_: one.record.header for id_, one in by_id.items()}, lineages or {})


def likeness(left: str, right: str, title: str = "") -> float:
    found = shared([document("a", left, title), document("b", right, title)])
    return found["a"]["p1"].nearest[0].likeness if found else 0.0


# --- what is alike -------------------------------------------------------------------------------------------------


def own_pairs() -> list[dict[str, Any]]:
    pairs: list[dict[str, Any]] = yaml.safe_load((GOLD / "own.yml").read_text(encoding="utf-8"))
    return pairs


@pytest.mark.parametrize("pair", own_pairs(), ids=lambda pair: f"{pair['is']}: {pair['left'][:30]}")
def test_our_own_pairs_are_as_labelled(pair: dict[str, Any]) -> None:
    found = likeness(pair["left"], pair["right"], pair.get("title", ""))
    assert {"same": found == 1.0, "near": 0.0 < found < 1.0, "different": found == 0.0}[pair["is"]], found


@pytest.fixture(scope="module")
def plans(seeds: Path) -> dict[str, LinkedRecord]:
    made = {}
    for path in sorted(seeds.glob("*.txt")):
        read = open_file(path).document
        assert read is not None
        made[path.name] = document(path.name[:3], read.body, read.header.title or "")
    return made


def test_the_paragraphs_that_the_plans_of_2021_and_2023_share_are_found_and_no_others(
    plans: dict[str, LinkedRecord],
) -> None:
    labels = yaml.safe_load((GOLD / "seeds.yml").read_text(encoding="utf-8"))
    near, part = ({(*pair[:2], *pair[3:5]) for pair in labels[name]} for name in ("near", "part"))
    for old, new in product(*(labels["plans"][year] for year in ("2021", "2023"))):
        left, right = plans[old].record.id, plans[new].record.id
        found = {
            (left, address, right, one.address)
            for address, others in shared([plans[old], plans[new]]).get(left, {}).items()
            for one in others.nearest
        }
        wanted = {pair for pair in near if (pair[0], pair[2]) == (left, right)}
        assert wanted <= found <= wanted | part


def test_the_labels_name_paragraphs_that_are_there(plans: dict[str, LinkedRecord]) -> None:
    words = {(one.record.id, unit.address): squeeze(unit.words) for one in plans.values() for unit in walk(one.units)}
    labels = yaml.safe_load((GOLD / "seeds.yml").read_text(encoding="utf-8"))
    for left, at, first, right, there, second in [*labels["near"], *labels["part"]]:
        assert words[left, at].startswith(first)
        assert words[right, there].startswith(second)


def test_a_short_clause_is_nobodys() -> None:
    short = "Các phòng tổ chức thực hiện tốt Kế hoạch này."
    assert likeness(short, short) == 0


def test_a_changed_number_is_not_word_for_word() -> None:
    assert 0.0 < likeness(f"{ONE} Xong năm 2021.", f"{ONE} Xong năm 2022.") < 1.0


def test_a_heading_is_no_paragraph() -> None:
    heading = "I. TỔ CHỨC TUYÊN TRUYỀN TRÊN CÁC PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG CỦA TỈNH"
    assert shared([document("a", f"{heading}\n\n1. Một."), document("b", f"{heading}\n\n1. Hai.")]) == {}


def test_an_outline_in_an_editors_words_is_not_looked_at() -> None:
    assert signature(document("a", ONE, status=TextStatus.OUTLINE)) == Signature()


def test_a_document_is_not_compared_with_itself() -> None:
    assert shared([document("a", f"{ONE}\n\n{ONE}")]) == {}


@pytest.mark.parametrize(
    "body", ["", "   ", "🙂 " * 40, "\ud800 " * 20, "1 2 3 4 5 6 7 8 9 10 11 12 13", "từ " * 3000, "… " * 99 + ONE]
)
def test_odd_text_has_a_signature(body: str) -> None:
    assert isinstance(signature(document("a", body)), Signature)


# --- which are shown -----------------------------------------------------------------------------------------------


def many(count: int) -> list[LinkedRecord]:
    return [document(f"ke-hoach-{n:03d}", ONE) for n in range(count)]


def test_of_many_documents_three_are_shown_and_the_rest_counted() -> None:
    found = shared(many(300))
    assert len(found) == 300
    assert {(len(one["p1"].nearest), one["p1"].others) for one in found.values()} == {(3, 296)}


@pytest.mark.parametrize("count", [6, 60])
def test_the_same_issuers_next_years_come_first_then_the_plan_above_then_the_oldest(count: int) -> None:
    documents = many(count)
    headers = {one.record.id: Header(title=f"năm {2000 + n}", issuer=f"b{n}") for n, one in enumerate(documents)}
    headers |= {f"ke-hoach-00{n}": Header(title=f"năm {2010 + n}", issuer="ta") for n in (3, 5)}
    found = shared(documents, headers, {"ke-hoach-005": Lineage(parent="ke-hoach-004")})
    assert [one.document for one in found["ke-hoach-005"]["p1"].nearest] == [
        "ke-hoach-003",
        "ke-hoach-004",
        "ke-hoach-000",
    ]


def test_documents_with_the_paragraph_word_for_word_come_before_those_nearly_like_it() -> None:
    bodies = {"a": f"{TWO} {ONE}", "b": f"{ONE} Hằng năm.", "c": ONE, "d": ONE}
    nearest = shared(document(id_, body) for id_, body in bodies.items())["d"]["p1"].nearest
    assert [(one.document, one.likeness < 1.0) for one in nearest] == [("c", False), ("a", True), ("b", True)]


# Syllables that are no words together.
SYLLABLES = [first + last for first in "bcdghlmnstvx" for last in "aeiou"]


def test_the_order_of_the_documents_does_not_matter() -> None:
    rng = random.Random(7)
    documents = []
    for n in range(40):
        own = [" ".join(rng.choices(SYLLABLES, k=20)) for _ in range(3)]
        documents.append(document(f"d{n}", "\n\n".join([f"{ONE} {TWO}", *own, f"{ONE} {rng.choice(SYLLABLES)}."])))
    assert shared(documents) == shared(rng.sample(documents, k=len(documents)))


def test_a_phrase_of_the_trade_in_very_many_paragraphs_makes_none_of_them_alike() -> None:
    rng = random.Random(5)
    phrase = "Văn phòng chủ trì, phối hợp với các đơn vị liên quan"
    bodies = [f"{phrase} {' '.join(rng.sample(SYLLABLES, 20))}." for _ in range(400)]
    assert shared(document(f"d{n:03d}", body) for n, body in enumerate(bodies)) == {}


def test_years_and_other_numbers_do_not_hide_a_plan_made_from_last_years() -> None:
    bodies = [f"{ONE} Đến ngày 15/12/{year} báo cáo kết quả {year - 1990} thư viện." for year in range(2000, 2024)]
    found = shared(document(f"d{n:02d}", body) for n, body in enumerate(bodies))
    assert {one["p1"].others for one in found.values()} == {20}
    assert all(same.likeness < 1.0 for one in found.values() for same in one["p1"].nearest)


def test_alike_is_mutual() -> None:
    bodies = {"a": ONE, "b": f"{ONE} Mở cả buổi tối.", "c": TWO, "d": ONE}
    found = shared(document(id_, body) for id_, body in bodies.items())
    pairs = {(id_, same.document) for id_, one in found.items() for same in one["p1"].nearest}
    assert pairs == set(permutations("abd", 2))


# --- on the page ---------------------------------------------------------------------------------------------------


def made(folder: Path, files: dict[str, str]) -> dict[str, str]:
    return {page.uri: page.text for page in pages(corpus(folder, files))}


def test_the_page_says_under_a_paragraph_where_else_it_stands(tmp_path: Path) -> None:
    files = {
        "plans/truoc.md": record(symbol="04-KH/TU", date="2020-05-20", title="Việc chung năm 2020", body=f"1. {ONE}"),
        "plans/sau.md": record(title="Việc chung năm 2021", body=f"1. {TWO}\n\n2. {ONE} Mở cả buổi tối."),
    }
    text = made(tmp_path, files)["ke-hoach/sau.md"]
    after = text[text.index("Thư viện mở cửa") :]
    assert (
        "Cũng có trong [Kế hoạch số 04-KH/TU · 2020](truoc.md#1) "
        "(gần giống, [so\u00a0sánh](../so-sanh/truoc/sau.md)).\n"
        "{: .also .ours }\n"
    ) in after
    assert text.count("Cũng có trong") == 1


def test_a_document_without_a_number_is_called_by_its_issuer(tmp_path: Path) -> None:
    files = {
        "plans/a.md": record(symbol="null", title="Một cái tên dài", body=ONE),
        "plans/b.md": record(issuer="huyen-uy-song-thao", body=ONE),
    }
    assert "Cũng có trong [Kế hoạch của Tỉnh ủy An Bình · 2021](a.md#p1)" in made(tmp_path, files)["ke-hoach/b.md"]


def test_sixty_shared_paragraphs_add_little_to_a_page(tmp_path: Path) -> None:
    names = ["sách", "đê", "rừng", "trường", "lúa", "ao", "chợ", "thôn", "bến", "kho"]
    body = "\n\n".join(f"{n}. {ONE} Phần {names[n % 10]} {names[n // 10]}." for n in range(60))
    files = {f"plans/ke-hoach-tuyen-truyen-{n}.md": record(symbol=f"0{n}-KH/TU", body=body) for n in range(5)}
    text = made(tmp_path, files)["ke-hoach/ke-hoach-tuyen-truyen-3.md"]
    notes = [line for line in text.split("\n") if line.startswith("Cũng có trong")]
    assert len(notes) == 60
    assert sum(len(line.encode()) for line in notes) < 30_000
