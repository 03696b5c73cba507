"""What has one right answer is repaired; what a record gives word for word keeps its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from corpora import record, write
from danchieu.cli import main
from danchieu.fixes import iso_date, mended_catalogue, mended_record
from danchieu.settings import Settings

FULL = record(body="Theo Nghị quyết số35-NQ/TW của Uỷ ban.\n")
OUTLINE = FULL.replace("text: full", "text: outline")
MODERN = Settings(modern_tones=True)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("10/7/2023", "2023-07-10"),
        ("06-02-2017", "2017-02-06"),
        ("1.9.2016", "2016-09-01"),
        ("ngày 22 tháng 10 năm 2018", "2018-10-22"),
        ("30/2/2023", None),
        ("10/7/23", None),
        ("2023-07-10", None),
        ("tháng 9/2016", None),
    ],
)
def test_a_day_that_can_be_read_in_one_way_becomes_a_date(written: str, day: str | None) -> None:
    assert iso_date(written) == day


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("date: 2021-05-20", "date: 20/5/2021"),
        ("date: 2021-05-20 # đã đối chiếu", 'date: "20-5-2021" # đã đối chiếu'),
        ("symbol: 05-KH/TU", "symbol: 05 - KH/TU"),
        ("symbol: 05-KH/TU", "symbol: '05–KH/TƯ'"),
    ],
)
def test_days_and_symbols_of_the_front_matter_are_repaired_where_they_stand(before: str, after: str) -> None:
    wanted = FULL.replace(before.partition(" #")[0], before).replace("KH/TU", "KH/TW" if "TƯ" in after else "KH/TU")
    broken = FULL.replace(before.partition(" #")[0], after)
    assert mended_record(broken, Settings()) == wanted


def test_entries_of_the_catalogue_are_repaired_and_comments_stay() -> None:
    text = "# Trung ương\na:\n  type: chỉ thị # 20/5/2021\n  symbol: 40 - CT/TW\n  date: 22/11/2014\n"
    mended = "# Trung ương\na:\n  type: chỉ thị # 20/5/2021\n  symbol: 40-CT/TW\n  date: 2014-11-22\n"
    assert mended_catalogue(text, Settings()) == mended


def test_a_full_text_keeps_its_words() -> None:
    assert mended_record(FULL, MODERN) == FULL


def test_an_outline_is_the_editors_own_and_repaired() -> None:
    assert "Theo Nghị quyết số 35-NQ/TW của Uỷ ban." in mended_record(OUTLINE, Settings())
    assert "Theo Nghị quyết số 35-NQ/TW của Ủy ban." in mended_record(OUTLINE, MODERN)


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("Nghị quyết số 35 - NQ/TƯ", "Nghị quyết số 35-NQ/TW"),
        ("Nghị quyết số  35-NQ/TW", "Nghị quyết số 35-NQ/TW"),
        ("các Nghị quyết số18-NQ/TW, 19 - NQ/TW", "các Nghị quyết số 18-NQ/TW, 19-NQ/TW"),
        ("Nghị quyết số **35 - NQ/TW**", "Nghị quyết số **35 - NQ/TW**"),
        ("Nghị quyết 35", "Nghị quyết 35"),
        ("Nghị quyết số\n35-NQ/TW", "Nghị quyết số\n35-NQ/TW"),
    ],
)
def test_symbols_in_an_outline_are_written_as_their_regime_does(words: str, better: str) -> None:
    text = record(body=f"Theo {words}.\n").replace("text: full", "text: outline")
    assert mended_record(text, Settings()) == text.replace(words, better)


def test_line_ends_and_letters_are_repaired_in_every_text() -> None:
    typed = record(body="Kê\u0301 hoạch\u200b.\n").replace("\n", "\r\n")
    assert mended_record(typed, Settings()) == record(body="Kế hoạch.\n")


@given(st.text(st.sampled_from("số35-NQ/TƯ \n:#'\"&*|-Nghị quyết"), max_size=60))
def test_a_repair_is_never_needed_twice(text: str) -> None:
    for typed in (record(body=text).replace("text: full", "text: outline"), f"---\n{text}\n---\n", text):
        once = mended_record(typed, MODERN)
        assert mended_record(once, MODERN) == once


def run(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["lint", str(folder), "--fix", *more, "--lang", "en"])


def test_the_difference_is_shown_and_nothing_changed_unless_somebody_agrees(tmp_path: Path) -> None:
    write(tmp_path, {"plans/a.md": OUTLINE})
    result = run(tmp_path)
    assert {"-Theo Nghị quyết số35-NQ/TW của Uỷ ban.", "+Theo Nghị quyết số 35-NQ/TW của Uỷ ban."} <= set(
        result.stderr.splitlines()
    )
    assert (tmp_path / "plans/a.md").read_text(encoding="utf-8") == OUTLINE


def test_with_yes_files_are_repaired_and_what_is_left_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"plans/a.md": OUTLINE.replace("2021-05-20", "20/5/2021").replace("\n", "\r\n")})
    result = run(tmp_path, "--yes")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "plans/a.md").read_bytes() == OUTLINE.replace("số35", "số 35").encode()
    assert "0 errors, 0 warnings, 0 notes" in result.stdout
