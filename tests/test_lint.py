"""Each check finds what it is for, at its place, and nothing where all is well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpora import corpus, record
from danchieu.corpus import load
from danchieu.importer import import_files
from danchieu.lint import lint

REPLACED = """chi-thi-03-ct-tw-2011:
  type: chỉ thị
  symbol: 03-CT/TW
  date: 2011-05-14
  issuer: bo-chinh-tri
  replaced_by: chi-thi-05-ct-tw-2016
chi-thi-05-ct-tw-2016:
  type: chỉ thị
  symbol: 05-CT/TW
  date: 2016-05-15
  issuer: bo-chinh-tri
  title: Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh
ke-hoach-09-kh-tu-an-binh-2020:
  type: kế hoạch
  symbol: 09-KH/TU
  date: 2020-01-10
  issuer: tinh-uy-an-binh
ke-hoach-09-kh-tu-an-binh-2021:
  type: kế hoạch
  symbol: 09-KH/TU
  date: 2021-01-10
  issuer: tinh-uy-an-binh
"""


def codes(folder: Path, *bodies: str) -> list[str]:
    """The findings on records of these bodies, but for the notes on wanted works."""
    files = {f"plans/p{n}.md": record(symbol=f"{n}-KH/TU", body=body) for n, body in enumerate(bodies, 1)}
    found = lint(corpus(folder, {"works/them.yml": REPLACED, **files}))
    return [f"{d.code}@{d.path.removeprefix('plans/')}:{d.line}:{d.column}" for d in found if d.code != "C110"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Theo Nghị quyết số 35-NQ/TW ngày 22/01/2018.", "C101"),
        ("Theo Chỉ thị số 40-CT/TW ngày 22/11/2031.", "C103"),
        ("Theo Chỉ thị số 05-CT/TW của Bộ Chính trị khóa XIII.", "C104"),
        ("Theo Chỉ thị số 40-CT/TW ngày 22/11/2014 của Ban Bí thư (khóa XII).", "C104"),
        ("Theo Nghị quyết số 35-NQ/TW của Tỉnh ủy Yên Lạc.", "C105"),
        ("Theo Nghị quyết 35 của Trung ương.", "C106"),
        ("Theo Nghị quyết số35-NQ/TW.", "C107"),
        ("Theo Nghị quyết số  35-NQ/TW.", "C107"),
        ("Theo Nghị quyết số 35 - NQ/TƯ.", "C107"),
        ("Thực hiện Chỉ thị số 03-CT/TW của Bộ Chính trị.", "C108"),
        ("Theo Kế hoạch số 15/XYZ-UBND ngày 02/01/2020.", "C109"),
        ("Theo Kế hoạch số 15/KH-XYZT ngày 02/01/2020.", "C113"),
        ("Theo Kế hoạch số 09-KH/TU.", "C111"),
        ("Theo Chỉ thị số 05-CT/TW về phòng, chống cháy rừng mùa khô.", "C112"),
    ],
)
def test_a_faulty_citation_is_found_at_its_words(tmp_path: Path, body: str, code: str) -> None:
    assert codes(tmp_path, body) == [f"{code}@p1.md:9:{6 if body.startswith('Theo') else 11}"]


@pytest.mark.parametrize(
    "body",
    [
        "Theo Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị (khóa XII).",
        "Nghị quyết số 35-NQ/TW ngày 22/10/2018; thực hiện Nghị quyết 35.",
        "Theo Chỉ thị số 05-CT/TW về đẩy mạnh việc học tập và làm theo tư tưởng Hồ Chí Minh.",
        # days around a congress are cited under either term
        "Theo Chỉ thị số 50-CT/TW ngày 20/02/2016 của Ban Bí thư (khóa XI).",
        # the wider body stands for the narrower
        "Theo Nghị quyết số 35-NQ/TW của Ban Chấp hành Trung ương Đảng.",
        "Theo Công văn số 125/SGDĐT-VP ngày 02/01/2020.",
        # a line break is the page's, not the writer's
        "Theo Nghị quyết số\n35-NQ/TW.",
    ],
)
def test_a_sound_citation_gives_no_finding(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, body) == []


def test_documents_that_give_a_wanted_work_other_days_than_most_are_named(tmp_path: Path) -> None:
    right, wrong = "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014.", "Theo Chỉ thị số 40-CT/TW ngày 12/11/2014."
    assert codes(tmp_path, right, wrong, right) == ["C102@p2.md:9:6"]
    assert codes(tmp_path / "even", right, wrong) == ["C102@p1.md:9:6", "C102@p2.md:9:6"]


def test_a_wanted_work_is_named_once_with_the_number_of_its_citations(tmp_path: Path) -> None:
    body = "Theo Chỉ thị số 40-CT/TW ngày 22/11/2014; và Chỉ thị số 40-CT/TW."
    found = lint(corpus(tmp_path, {"plans/a.md": record(body=body), "plans/b.md": record(symbol="1-KH/TU", body=body)}))
    assert [(d.code, d.path, d.column) for d in found] == [("C110", "plans/a.md", 6)]
    assert "(4 nơi dẫn)" in found[0].message("vi")


def test_the_known_slips_of_the_real_plans_are_found_at_their_lines(seeds: Path, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "content/works", tmp_path / "works")
    shutil.copy(root / "content/bodies.yml", tmp_path)
    wanted = {
        "000_9187cc215f9e2620.txt": [("C101", "số35-NQ/TW"), ("C107", "số35-NQ/TW")],
        "002_7d5e0f757b5445b9.txt": [("S001", "II.")],
    }
    for name, slips in wanted.items():
        [result] = import_files([seeds / name], tmp_path)
        assert result.record
        lines = (tmp_path / result.record).read_text(encoding="utf-8").splitlines()
        found = [(d.code, lines[d.line - 1]) for d in lint(load(tmp_path)) if d.path == result.record]
        assert all(any(code == one and words in line for one, line in found) for code, words in slips)
