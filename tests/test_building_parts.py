"""What an incremental build stands on: files told apart, work aside, shared paragraphs kept, findings with a cache."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import fields, replace
from pathlib import Path
from unittest import mock

import pytest
from filelock import FileLock

from corpora import record, write
from danchieu.building import digests, examined
from danchieu.building.crew import Aside, Errand, spread
from danchieu.building.digests import of_content
from danchieu.building.gathering import Gatherer
from danchieu.building.kept import Entries, entries, keep, kept_corpus
from danchieu.building.sharing import Shared
from danchieu.building.watching import TEXTS, changes
from danchieu.corpus import Corpus, load
from danchieu.lint import examine
from danchieu.passages import Alike, Same
from danchieu.settings import Settings
from danchieu.store import DamagedError, Reader, Store, opened

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


def test_an_errand_is_run_when_it_is_known_what_it_is_about() -> None:
    with Errand(lambda numbers: 1 // numbers[0]) as errand:
        assert errand.run([1]) == 1
    with Errand(lambda numbers: 1 // numbers[0]) as errand, pytest.raises(ZeroDivisionError):
        errand.run([0])
    with Errand(lambda _: os._exit(9)) as errand, pytest.raises(BrokenProcessPool, match="out of memory"):
        errand.run(1)


def test_an_errand_that_nobody_runs_ends() -> None:
    with Errand(lambda _: None):
        begun = multiprocessing.active_children()
    for one in begun:
        one.join(timeout=30)
    assert begun
    assert not any(one.is_alive() for one in begun)


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


# --- the corpus that is kept -----------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store.sqlite", "1") as found:
        yield found


def kept(store: Store, found: Entries) -> Corpus:
    keep(store, "site", found)
    store.commit()
    corpus = kept_corpus(Reader(store.path), "site")
    assert corpus is not None
    return corpus


def same(found: Corpus, expected: Corpus) -> bool:
    """Whether two corpora are the same, mappings with their order; texts are not kept."""
    names = [one.name for one in fields(Corpus) if one.name not in {*TEXTS, "catalogue"}]
    pairs = [(getattr(found, name), getattr(expected, name)) for name in names]
    pairs += [(getattr(found.catalogue, name), getattr(expected.catalogue, name)) for name in ("works", "bodies")]
    return all(list(a.items()) == list(b.items()) if isinstance(b, Mapping) else a == b for a, b in pairs)


CITING = "# I. NỘI DUNG\n\nTheo Nghị quyết số 35-NQ/TW và số 99-QĐ/TW.\n"


def shared(found: Corpus) -> Corpus:
    return replace(found, alike=Shared.of(found.alike))


def test_a_corpus_is_kept_whole_and_in_order(content: Path, store: Store) -> None:
    write(content, {"plans/2023/b.md": record(symbol="02-KH/TU", body=CITING)})
    corpus = shared(load(content))
    found = kept(store, entries(corpus, None, None)())
    assert same(found, corpus)
    assert found.places.by_key == corpus.places.by_key
    assert "khong-co" not in found.records
    assert found.records.get("khong-co") is None
    with pytest.raises(KeyError):
        found.records["khong-co"]


def test_of_a_kept_corpus_only_what_changed_is_kept_again(content: Path, store: Store) -> None:
    write(content, {"plans/2023/b.md": record(symbol="02-KH/TU", body=CITING)})
    old = kept(store, entries(shared(load(content)), None, None)())
    write(content, {"plans/2023/b.md": record(symbol="02-KH/TU"), "plans/2023/c.md": record(symbol="03-KH/TU")})
    (content / "plans/2023/a.md").unlink()
    corpus = shared(load(content))
    changed = entries(corpus, old, changes(old, corpus, ["b"], []))()
    assert set(changed.values["records"]) == {"a", "c"}
    assert same(kept(store, changed), corpus)


def test_what_is_not_as_it_was_kept_is_no_value(store: Store) -> None:
    store.put("kind", [("a", b"one"), ("b", b"two")])
    store.commit()
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE kept SET value = ? WHERE key = 'a'", (b"0ne",))
    with pytest.raises(DamagedError):
        store.get("kind", "a")
    assert store.get("kind", "b") == b"two"


# --- findings ------------------------------------------------------------------------------------------------------


def test_the_findings_are_the_same_with_a_cache_and_without(content: Path, tmp_path: Path) -> None:
    write(
        content,
        {
            "plans/2023/b.md": record(symbol="02-KH/TU", body="# I. NỘI DUNG\n\nTheo số 99-QĐ/TW.\n\n# I. LẠI\n"),
            "plans/2023/c.md": record(symbol="03-KH/TU", issuer="khong-co"),
        },
    )
    expected = examine(load(content))
    # Of a document's text, of the facts of all, of the links of all.
    assert {one.code for one in expected.open} >= {"S001", "R003", "C110"}
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
