"""An editor's files become records: no word lost, nothing overwritten, and what cannot be taken says why."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from corpora import write
from danchieu import records
from danchieu.cli import main
from danchieu.importer import guarantee
from danchieu.importer.recording import to_records
from danchieu.layout import lay_out
from danchieu.model import Record, Source
from danchieu.outline import parse
from danchieu.readers import read

PLAN = """TỈNH ỦY AN BÌNH
BAN TUYÊN GIÁO
*
Số 12-KH/BTGTU

ĐẢNG CỘNG SẢN VIỆT NAM

An Bình, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
tuyên truyền về chuyển đổi số năm 2024

Thực hiện Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị, Ban Tuyên giáo Tỉnh ủy xây dựng kế hoạch như sau:

I. MỤC ĐÍCH

1. Giúp người dân dùng được dịch vụ số.

II. TỔ CHỨC THỰC HIỆN

1. Các huyện báo cáo trước ngày 15/12.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu VT.

T/M LÃNH ĐẠO BAN
TRƯỞNG BAN
Lê Văn Thử

PHỤ LỤC I
Danh sách lớp

1. Lớp thứ nhất.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {})


def run(content: Path, *files: Path, jobs: int = 1) -> tuple[Result, list[dict[str, object]]]:
    arguments = [*map(str, files), "--to", str(content), "--format", "json", "--jobs", str(jobs)]
    result = CliRunner().invoke(main, ["import", *arguments])
    return result, json.loads(result.stdout)


def codes(shape: dict[str, object]) -> list[str]:
    findings = shape["diagnostics"]
    assert isinstance(findings, list)
    return [finding["code"] for finding in findings]


def file(folder: Path, name: str = "ke-hoach.txt", text: str = PLAN) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(content: Path, path: object) -> Record:
    record, findings = records.load((content / str(path)).read_text(encoding="utf-8"), str(path))
    assert record is not None
    assert findings == []
    return record


def tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_becomes_a_record_with_its_facts(tmp_path: Path, content: Path) -> None:
    result, [shape] = run(content, file(tmp_path))
    assert result.exit_code == 0, result.output
    record = load(content, shape["record"])
    head = record.header
    assert (head.kind, head.symbol, head.place, str(head.date)) == ("kế hoạch", "12-KH/BTGTU", "An Bình", "2024-03-05")
    assert head.title == "tuyên truyền về chuyển đổi số năm 2024"
    assert record.recipients == ("Thường trực Tỉnh ủy", "Lưu VT")
    assert record.signatory is not None
    assert record.signatory.name == "Lê Văn Thử"
    assert record.body.startswith("Thực hiện Nghị quyết số 35-NQ/TW")


def test_an_appendix_is_a_record_of_its_own_that_the_plan_attaches(tmp_path: Path, content: Path) -> None:
    _, [shape] = run(content, file(tmp_path))
    plan = load(content, shape["record"])
    [id_] = plan.attachments
    appendix = load(content, f"outlines/2024/{id_}.md")
    assert (appendix.header.kind, appendix.body) == ("phụ lục", "Danh sách lớp\n\n1. Lớp thứ nhất.")
    assert "Lớp thứ nhất" not in plan.body


def test_a_body_that_the_catalogue_lacks_is_proposed_once(tmp_path: Path, content: Path) -> None:
    head = "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG CẢ\n\nSố: {}/KH-UBND\n\nKẾ HOẠCH\nTrồng cây năm 2024\n\n1. Trồng {} cây.\n"
    files = [file(tmp_path, f"{n}.txt", head.format(n, n)) for n in (1, 2)]
    _, shapes = run(content, *files)
    assert [("I015" in codes(shape)) for shape in shapes] == [True, False]
    assert [load(content, shape["record"]).header.issuer for shape in shapes] == ["uy-ban-nhan-dan-huyen-song-ca"] * 2
    bodies = (content / "bodies.yml").read_text(encoding="utf-8")
    assert bodies.count("uy-ban-nhan-dan-huyen-song-ca:") == 1
    assert "name: Ủy ban nhân dân huyện Sông Cả" in bodies
    assert "locality: Sông Cả" in bodies


@pytest.mark.parametrize(
    ("head", "issuer", "found"),
    [
        # the head names body and place
        ("TỈNH ỦY AN BÌNH\n\nKẾ HOẠCH\nTrồng cây\n\n1. Trồng.", "tinh-uy-an-binh", []),
        # only the number's code and the place
        ("Số 5-KH/TU\n\nYên Lạc, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nTrồng cây\n\n1. Trồng.", "tinh-uy-yen-lac", []),
        # only the text names a place: said to be uncertain
        ("KẾ HOẠCH\nTrồng cây\n\nTỉnh ủy ban hành kế hoạch:\n\n1. Ở Yên Lạc.", "tinh-uy-yen-lac", ["I017"]),
        # two places: not guessed
        ("KẾ HOẠCH\nTrồng cây\n\nTỉnh ủy ban hành kế hoạch:\n\n1. Ở Yên Lạc và An Bình.", None, []),
    ],
)
def test_the_issuer_is_the_only_body_that_fits(
    tmp_path: Path, content: Path, head: str, issuer: str | None, found: list[str]
) -> None:
    (content / "bodies.yml").write_text(CODED, encoding="utf-8")
    _, [shape] = run(content, file(tmp_path, text=head))
    assert load(content, shape["record"]).header.issuer == issuer
    assert [code for code in codes(shape) if code == "I017"] == found


CODED = """tinh-uy-an-binh: {name: Tỉnh ủy An Bình, codes: [TU], level: province, locality: An Bình}
tinh-uy-yen-lac: {name: Tỉnh ủy Yên Lạc, codes: [TU], level: province, locality: Yên Lạc}
"""


def test_importing_again_changes_nothing(tmp_path: Path, content: Path) -> None:
    run(content, file(tmp_path))
    before = tree(content)
    result, [shape] = run(content, file(tmp_path))
    assert result.exit_code == 0
    assert shape["record"]
    assert tree(content) == before


def test_an_edited_record_stays_and_the_new_version_is_laid_beside_it(tmp_path: Path, content: Path) -> None:
    _, [shape] = run(content, file(tmp_path))
    path = content / str(shape["record"])
    edited = path.read_text(encoding="utf-8").replace("dịch vụ số", "dịch vụ công số")
    path.write_text(edited, encoding="utf-8")
    result, [again] = run(content, file(tmp_path))
    assert result.exit_code == 0
    assert codes(again).count("I008") == 1
    assert path.read_text(encoding="utf-8") == edited
    assert "dịch vụ số" in path.with_name(path.name + ".moi").read_text(encoding="utf-8")


def test_a_moved_record_is_found_again(tmp_path: Path, content: Path) -> None:
    _, [shape] = run(content, file(tmp_path))
    (content / "plans/khac").mkdir()
    (content / str(shape["record"])).rename(content / "plans/khac/ten-moi.md")
    _, [again] = run(content, file(tmp_path))
    assert again["record"] == "plans/khac/ten-moi.md"


def test_a_new_version_of_a_file_is_laid_beside_the_old_record(tmp_path: Path, content: Path) -> None:
    _, [shape] = run(content, file(tmp_path))
    before = (content / str(shape["record"])).read_bytes()
    _, [again] = run(content, file(tmp_path, text=PLAN.replace("15/12", "20/12")))
    assert "I008" in codes(again)
    assert (content / str(shape["record"])).read_bytes() == before


def test_another_document_of_the_same_name_is_refused(tmp_path: Path, content: Path) -> None:
    _, [shape] = run(content, file(tmp_path, "mot.txt"))
    before = tree(content)
    result, [other] = run(content, file(tmp_path, "hai.txt", PLAN.replace("dịch vụ số", "máy tính")))
    assert result.exit_code == 1
    assert (other["record"], "I006" in codes(other)) == (None, True)
    assert shape["record"]
    assert tree(content) == before


def test_the_file_is_kept_as_it_came(tmp_path: Path, content: Path) -> None:
    source = file(tmp_path)
    _, [shape] = run(content, source)
    digest = load(content, shape["record"]).source.sha256
    assert (content / "originals" / f"{digest}.txt").read_bytes() == source.read_bytes()


def test_a_folder_gives_the_same_with_several_processes(tmp_path: Path) -> None:
    for n in range(12):
        file(tmp_path / "in", f"{n:02}.txt", PLAN.replace("Số 12-", f"Số {n + 20}-"))
    trees = []
    for jobs in (1, 2):
        content = write(tmp_path / str(jobs), {})
        result, shapes = run(content, tmp_path / "in", jobs=jobs)
        assert result.exit_code == 0
        assert [Path(str(shape["path"])).name for shape in shapes] == [f"{n:02}.txt" for n in range(12)]
        trees.append({path.relative_to(content): data for path, data in tree(content).items()})
    assert trees[0] == trees[1]


# --- the guarantee -------------------------------------------------------------------------------------------------


SOURCE = Source("a.txt", "", tuple(PLAN.split("\n")))


def test_a_whole_document_keeps_its_words() -> None:
    assert list(guarantee.faults(SOURCE, lay_out(SOURCE))) == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [("dịch vụ số", "dịch vụ", "I005"), ("dịch vụ số", "dịch vụ công số", "I010"), ("dịch vụ", "vụ dịch", "I011")],
)
def test_a_word_lost_added_or_moved_is_an_error(before: str, after: str, code: str) -> None:
    document = lay_out(SOURCE)
    broken = replace(document, body=document.body.replace(before, after))
    assert [fault.code for fault in guarantee.faults(SOURCE, broken)] == [code]


# --- bad input -----------------------------------------------------------------------------------------------------


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, content: Path) -> None:
    empty, good = file(tmp_path, "trong.txt", ""), file(tmp_path, "tot.txt")
    result, [bad, fine] = run(content, empty, good)
    assert result.exit_code == 1
    assert (bad["record"], codes(bad)) == (None, ["I001"])
    assert fine["record"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path, content: Path) -> None:
    result, [shape] = run(content, tmp_path / "khong-co.txt")
    assert (result.exit_code, codes(shape)) == (1, ["I002"])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, content: Path) -> None:
    outside = file(tmp_path, "bi-mat.txt")
    inside = file(tmp_path / "in", "tot.txt", PLAN.replace("12-KH", "13-KH"))
    (inside.parent / "lien-ket.txt").symlink_to(outside)
    result, shapes = run(content, inside.parent)
    assert result.exit_code == 1
    assert {Path(str(s["path"])).name: s["record"] is None for s in shapes} == {"lien-ket.txt": True, "tot.txt": False}
    assert codes(shapes[0]) == ["I013"]


def test_a_file_too_large_is_refused_unread(tmp_path: Path, content: Path) -> None:
    large = tmp_path / "lon.txt"
    with large.open("wb") as handle:
        handle.truncate(200 * 1024 * 1024)
    result, [shape] = run(content, large)
    assert (result.exit_code, codes(shape)) == (1, ["I009"])


def test_a_folder_without_rights_is_a_finding(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "dong"
    closed.mkdir()
    listed = os.scandir

    # Root may read everything, so the refusal is made here.
    def refusing(path: Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    result, [shape] = run(content, closed)
    assert (result.exit_code, codes(shape), shape["path"]) == (1, ["I002"], str(closed))


def test_a_name_with_odd_characters_is_taken(tmp_path: Path, content: Path) -> None:
    odd = file(tmp_path, "kế hoạch <5> & “mới”\n2024.txt")
    result, [shape] = run(content, odd)
    assert result.exit_code == 0
    assert load(content, shape["record"]).source.file == "kế hoạch <5> & “mới” 2024.txt"


def test_nothing_half_written_stays_when_the_disk_refuses(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(content)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result, [shape] = run(content, file(tmp_path))
    assert (result.exit_code, shape["record"], "I012" in codes(shape)) == (1, None, True)
    assert tree(content) == before


def test_a_body_that_names_its_issuer_again_in_capitals_loses_nothing(tmp_path: Path, content: Path) -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH AN BÌNH\n\nSố: 5/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc giao đất\n\n"
        "ỦY BAN NHÂN DÂN TỈNH AN BÌNH\n\nCăn cứ Luật Đất đai;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Giao đất.\n"
    )
    result, [shape] = run(content, file(tmp_path, text=text))
    assert result.exit_code == 0
    record = load(content, shape["record"])
    assert record.head == ("ỦY BAN NHÂN DÂN TỈNH AN BÌNH",)
    assert record.body.startswith("ỦY BAN NHÂN DÂN TỈNH AN BÌNH")


# --- any text ------------------------------------------------------------------------------------------------------

PIECES = [
    *PLAN.split("\n"),
    "QUYẾT ĐỊNH:",
    "Điều 1. Giao đất",
    "“Điều 2.",
    "a) một”;",
    "- gạch",
    "+",
    "| a | b |",
    "|---|---|",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=40).map("\n".join)


@given(TEXTS)
def test_any_text_becomes_records_with_all_its_words(text: str) -> None:
    source, _ = read("a.txt", text.encode("utf-8", "ignore"))
    if source is None:
        return
    document = lay_out(source)
    assert list(guarantee.faults(source, document)) == []
    recorded = to_records(document, source, None)
    for record in (recorded.record, *recorded.attached):
        again, findings = records.load(records.dump(record), record.path)
        assert again is not None
        assert [finding.code for finding in findings] == []
        assert parse(again.body) == parse(record.body)
