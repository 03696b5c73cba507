"""What an incremental build stands on: files told apart, work aside, shared paragraphs kept, findings with a cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from unittest import mock

import pytest
from filelock import FileLock

from corpora import record, write
from danchieu.building import digests, examined
from danchieu.building.crew import Aside, spread
from danchieu.building.digests import of_content
from danchieu.building.gathering import Gatherer
from danchieu.building.sharing import Shared
from danchieu.corpus import load
from danchieu.lint import examine
from danchieu.passages import Alike, Same
from danchieu.settings import Settings

LATER = 10 * 10**9  # nanoseconds: a file that was written so long ago is settled


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {"plans/2023/a.md": record(symbol="01-KH/TU")})


# --- files ---------------------------------------------------------------------------------------------------------


def settled(content: Path) -> dict[str, digests.Seen]:
    with mock.patch("time.time_ns", return_value=(content / "bodies.yml").stat().st_ctime_ns + LATER):
        return of_content(content, {})


def read_again(content: Path, known: dict[str, digests.Seen]) -> list[str]:
    with mock.patch.object(digests, "_of_file", side_effect=lambda path: f"read {path.name}"):
        return sorted(path for path, one in of_content(content, known).items() if one.digest.startswith("read "))


def test_a_file_that_nobody_touched_is_not_read_again(content: Path) -> None:
    known = settled(content)
    assert sorted(known) == ["bodies.yml", "plans/2023/a.md", "works/trung-uong.yml"]
    assert read_again(content, known) == []


def same_size(path: Path) -> None:
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace(b"01-KH", b"02-KH"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def another_in_its_place(path: Path) -> None:
    stat = path.stat()
    copy = path.with_suffix(".new")
    shutil.copyfile(path, copy)
    os.utime(copy, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    copy.replace(path)


def earlier(path: Path) -> None:
    os.utime(path, ns=(0, 10**9))


@pytest.mark.parametrize("change", [same_size, another_in_its_place, earlier])
def test_a_file_is_read_again_whatever_its_clock_says(content: Path, change: Callable[[Path], None]) -> None:
    known = settled(content)
    change(content / "plans/2023/a.md")
    assert read_again(content, known) == ["plans/2023/a.md"]


def test_a_file_that_was_just_written_is_read_again_once_more(content: Path) -> None:
    known = of_content(content, {})
    assert read_again(content, known) == sorted(known)


def test_what_a_link_leads_to_is_always_read(content: Path, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("b", encoding="utf-8")
    (content / "plans/2023/b.md").symlink_to(tmp_path / "b.md")
    assert read_again(content, settled(content)) == ["plans/2023/b.md"]


# --- processes -----------------------------------------------------------------------------------------------------


def test_work_aside_gives_its_result_or_its_error() -> None:
    assert Aside(lambda: {"a": 1}).result() == {"a": 1}
    with pytest.raises(ZeroDivisionError):
        Aside(lambda: 1 // 0).result()


def test_a_process_that_is_ended_from_outside_is_told_of() -> None:
    with pytest.raises(BrokenProcessPool, match="out of memory"):
        Aside(lambda: os._exit(9)).result()
    with pytest.raises(BrokenProcessPool, match="out of memory"):
        list(spread(lambda _: os._exit(9), [1, 2], 2, few=2))


def test_a_command_that_ends_leaves_no_process_behind(content: Path, root: Path) -> None:
    """An error stops a build while its index is still being made aside."""
    build = ["build", "--config", str(root / "mkdocs.yml"), "--content", str(content), "--site", "site"]
    command = [sys.executable, "-m", "danchieu", *build, "--cache", "cache"]
    assert subprocess.run(command, cwd=content.parent, capture_output=True, check=False).returncode == 0
    (content / "works/trung-uong.yml").write_text("- id: ", encoding="utf-8")
    ended = subprocess.Popen(command, cwd=content.parent, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    # The pipe ends only when every process that has it has ended.
    ended.communicate(timeout=60)
    assert ended.returncode == 1


# --- shared paragraphs ---------------------------------------------------------------------------------------------

ONE = Alike((Same("b", "I.1", 1.0), Same("ă", "II (lần 2)", 0.512345678)), 3)


def test_shared_paragraphs_are_kept_as_they_are() -> None:
    found = {"a": {"I.1": ONE, "I.2": Alike((), 0)}, "b": {"I.1": ONE}}
    assert dict(Shared.of(found)) == found


def test_changes_of_shared_paragraphs_take_their_place() -> None:
    found = Shared.of({"a": {"I.1": ONE}, "b": {"I.1": ONE}, "c": {"I.1": ONE}})
    assert dict(found.but({"a": {}, "b": {"I.2": ONE}})) == {"b": {"I.2": ONE}, "c": {"I.1": ONE}}


# --- findings ------------------------------------------------------------------------------------------------------


def test_the_findings_are_the_same_with_a_cache_and_without(content: Path, tmp_path: Path) -> None:
    write(
        content, {"plans/2023/b.md": record(symbol="02-KH/TU", body="# I. NỘI DUNG\n\nTheo số 99-QĐ/TW.\n\n# I. LẠI\n")}
    )
    expected = examine(load(content))
    assert {one.code for one in expected.open} >= {"C110"}
    for _ in range(2):
        assert examined(content, Settings(), tmp_path / "cache") == expected
    (content / "plans/2023/b.md").unlink()
    assert examined(content, Settings(), tmp_path / "cache") == examine(load(content))


def test_findings_do_not_wait_for_a_build(content: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    with FileLock(cache / "lock"):
        assert examined(content, Settings(), cache) == examine(load(content))
    assert [path.name for path in cache.iterdir()] == ["lock"]


def test_findings_need_no_place_for_a_cache(content: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("là một tệp", encoding="utf-8")
    assert examined(content, Settings(), tmp_path / "cache") == examine(load(content))


def test_a_look_at_other_content_costs_the_first_nothing(content: Path, tmp_path: Path) -> None:
    many = {f"plans/2023/c{n}.md": record(symbol=f"{n + 10}-KH/TU") for n in range(9)}
    write(content, many)
    examined(content, Settings(), tmp_path / "cache")
    examined(write(tmp_path / "other", {"plans/2023/a.md": record()}), Settings(), tmp_path / "cache")
    with mock.patch.object(Gatherer, "_read", side_effect=AssertionError):
        assert examined(content, Settings(), tmp_path / "cache") == examine(load(content))
