"""A build makes again what an edit changed, leaves the rest alone, and gives what a clean build gives."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora import BODIES, BODY, record, write
from danchieu import publication
from danchieu.building import Built, Order, build
from danchieu.building.gathering import Gatherer

SHARED = """Cán bộ phụ trách lập lịch trực, chuẩn bị phòng đọc và sổ theo dõi, báo cho mọi người biết trước một tuần để
cùng tham gia.
"""


def order(root: Path, folder: Path, site: str = "site", **more: object) -> Order:
    """An order of the content in `folder` with the repository's configuration."""
    paths = (folder / "content", root / "mkdocs.yml", folder / site, folder / f"{site}.cache")
    return Order(*paths, **{"jobs": 1, **more})  # type: ignore[arg-type]


def built(given: Order) -> Built:
    found = build(given)
    assert not found.failures
    return found


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def times(site: Path) -> dict[str, tuple[int, int]]:
    found = {path.relative_to(site).as_posix(): path.stat() for path in site.rglob("*") if path.is_file()}
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {f"plans/{year}/ke-hoach-{year}.md": plan(year) for year in (2021, 2022, 2023)}
    write(tmp_path / "content", texts)
    return tmp_path


def plan(year: int, words: str = "Nêu việc làm tốt.") -> str:
    body = BODY.replace("Nêu việc làm tốt.", words) + f"\n2. {SHARED}"
    return record(symbol=f"{year - 2000:02d}-KH/TU", date=f"{year}-05-20", title=f"Tuyên truyền năm {year}", body=body)


def test_nothing_changed_is_nothing_done(root: Path, folder: Path) -> None:
    first = built(order(root, folder))
    before = times(folder / "site")
    second = built(order(root, folder))
    assert first.counts["records"] == 3
    assert "records" not in second.counts
    assert times(folder / "site") == before


def test_an_edited_word_makes_its_page_again_and_leaves_other_plans_alone(root: Path, folder: Path) -> None:
    built(order(root, folder))
    before = times(folder / "site")
    (folder / "content/plans/2022/ke-hoach-2022.md").write_text(plan(2022, "Nêu gương."), encoding="utf-8")
    found = built(order(root, folder))
    after = times(folder / "site")
    assert found.counts["records"] == 1
    assert after["ke-hoach/ke-hoach-2022/index.html"] != before["ke-hoach/ke-hoach-2022/index.html"]
    assert after["ke-hoach/ke-hoach-2021/index.html"] == before["ke-hoach/ke-hoach-2021/index.html"]
    assert after["nam/index.html"] == before["nam/index.html"]


@pytest.mark.parametrize(
    "words",
    [
        "Theo Nghị quyết số 04-NQ/TW ngày 30/10/2016.",
        "Thực hiện Nghị quyết số 04-NQ/TW và Kế hoạch số 21-KH/TU của Tỉnh ủy An Bình.",
        "Thực hiện Kết luận số 21-KL/TW ngày 25/10/2021.",
        "Không dẫn gì.",
        "Nêu việc làm tốt.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Huyện ủy Sông Thao lập sổ theo dõi trước ngày 20/11.",
    ],
)
def test_after_an_edited_text_other_documents_are_not_read(root: Path, folder: Path, words: str) -> None:
    (folder / "content/plans/2021/ke-hoach-2021.md").write_text(
        plan(2021, "Theo Kết luận số 21-KL/TW ngày 25/10/2021.")
    )
    built(order(root, folder))
    (folder / "content/plans/2022/ke-hoach-2022.md").write_text(plan(2022, words), encoding="utf-8")
    with mock.patch.object(Gatherer, "gather", side_effect=AssertionError("all were read")):
        built(order(root, folder))
    assert files(folder / "site") == clean(root, folder)


def test_a_new_document_leaves_the_links_of_those_alone_that_could_not_mean_it(root: Path, folder: Path) -> None:
    (folder / "content/plans/2021/ke-hoach-2021.md").write_text(plan(2021, "Theo Kế hoạch số 77-KH/TU."), "utf-8")
    built(order(root, folder))
    new = folder / "content/plans/2022/ke-hoach-moi.md"
    new.write_text(
        record(symbol="77-KH/TU", date="2020-01-02", title="Việc khác năm 2020", body="I. VIỆC CHUNG\n"), "utf-8"
    )
    found = built(order(root, folder))
    assert (found.counts["records"], found.counts["links"], found.counts["counted"]) == (1, 2, 2)
    assert files(folder / "site") == clean(root, folder)
    new.unlink()
    built(order(root, folder))
    assert files(folder / "site") == clean(root, folder)


def test_an_edited_work_makes_the_pages_again_that_cite_it(root: Path, folder: Path) -> None:
    built(order(root, folder))
    works = folder / "content/works/trung-uong.yml"
    works.write_text(
        works.read_text("utf-8").replace("symbol: 35-NQ/TW", "symbol: 35-NQ/TW\n  title: Về một việc"), "utf-8"
    )
    built(order(root, folder))
    page = (folder / "site/van-ban/nghi-quyet-35-nq-tw-2018/index.html").read_text("utf-8")
    assert "Về một việc" in page
    assert files(folder / "site") == clean(root, folder)


def clean(root: Path, folder: Path) -> dict[str, bytes]:
    """What a clean build of the same content gives."""
    built(order(root, folder, "clean", is_clean=True))
    return files(folder / "clean")


def test_two_processes_give_the_same_bytes_as_one(root: Path, folder: Path) -> None:
    more = {
        f"content/plans/them/ke-hoach-them-{n}.md": record(symbol=f"{n + 40}-KH/TU", date="2020-05-05")
        for n in range(40)
    }
    for name, text in more.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    built(order(root, folder, "one", jobs=1))
    built(order(root, folder, "two", jobs=2))
    assert files(folder / "one") == files(folder / "two")


def test_a_page_that_python_markdown_reads_leads_to_its_files(root: Path, folder: Path) -> None:
    text = plan(2022) + "\nTheo kế hoạch[^1].\n\n[^1]: Ghi chú ở cuối trang.\n"
    (folder / "content/plans/2022/ke-hoach-2022.md").write_text(text, encoding="utf-8")
    built(order(root, folder))
    page = (folder / "site/ke-hoach/ke-hoach-2022/index.html").read_text("utf-8")
    assert "Ghi chú ở cuối trang" in page
    assert 'href="van-ban.txt"' in page
    assert (folder / "site/ke-hoach/ke-hoach-2022/van-ban.txt").is_file()


# --- edits ---------------------------------------------------------------------------------------------------------

TASK = "3. Huyện ủy Sông Thao lập sổ theo dõi, báo cáo trước ngày 20/11."
WORDS = ("Nêu việc tốt.", "Theo Kết luận số 21-KL/TW ngày 25/10/2021.", TASK, SHARED.strip())


def edit_text(content: Path, draw: Callable[[int], int]) -> None:
    path = one_of(content, draw)
    path.write_text(path.read_text("utf-8") + f"\n{WORDS[draw(len(WORDS))]}\n", encoding="utf-8")


def edit_facts(content: Path, draw: Callable[[int], int]) -> None:
    path = one_of(content, draw)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("date:"))
    lines[at] = f"date: {2020 + draw(5)}-03-0{1 + draw(9)}\n"
    path.write_text("".join(lines), encoding="utf-8")


def add(content: Path, draw: Callable[[int], int]) -> None:
    number, year = draw(30), 2020 + draw(4)
    path = content / f"plans/{year}/ke-hoach-moi-{year}-{number}.md"  # the name is the id, which must be one of a kind
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        record(symbol=f"{number}-KH/HU", issuer="huyen-uy-song-thao", date=f"{year}-01-02"), encoding="utf-8"
    )


def delete(content: Path, draw: Callable[[int], int]) -> None:
    one_of(content, draw).unlink()


def rename(content: Path, draw: Callable[[int], int]) -> None:
    path = one_of(content, draw)
    path.rename(path.with_name(f"{path.stem}-{draw(9)}.md"))


def edit_body(content: Path, draw: Callable[[int], int]) -> None:
    named = BODIES.replace("Tỉnh ủy An Bình", f"Tỉnh ủy An Bình {draw(3)}")
    (content / "bodies.yml").write_text(named, encoding="utf-8")


def one_of(content: Path, draw: Callable[[int], int]) -> Path:
    paths = sorted(content.glob("plans/**/*.md"))
    return paths[draw(len(paths))]


EDITS = (edit_text, edit_facts, add, delete, rename, edit_body)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_after_any_edits_the_site_is_that_of_a_clean_build(root: Path, data: st.DataObject) -> None:
    def draw(below: int) -> int:
        return data.draw(st.integers(0, below - 1))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "content", {f"plans/{year}/ke-hoach-{year}.md": plan(year) for year in (2021, 2022, 2023)})
        built(order(root, folder))
        for _ in range(3):
            for _ in range(1 + draw(2)):
                if len(list((folder / "content").glob("plans/**/*.md"))) > 1:
                    EDITS[draw(len(EDITS))](folder / "content", draw)
            found = built(order(root, folder))
        whole = built(order(root, folder, "clean", is_clean=True))
        assert files(folder / "site") == files(folder / "clean")
        assert found.findings == whole.findings


def test_after_other_words_all_findings_are_those_of_a_clean_build(root: Path, folder: Path) -> None:
    """Those of the file, those of its text, and those of the other records, of which nothing is read."""
    path = folder / "content/plans/2022/ke-hoach-2022.md"
    cites = plan(2022) + "\nTheo số 99-QĐ/TW.\n"
    spaced = cites.replace("symbol: 22-KH/TU", "symbol: 22 - KH/TU")
    lines = spaced.split("\n")
    turned = "\n".join([lines[0], lines[2], lines[1], *lines[3:]])
    texts = [cites, cites.replace("tốt", "hay"), cites.replace("\n", "\r\n"), cites, spaced, turned]
    told = []
    for text in texts:
        path.write_bytes(text.encode())
        told.append(built(order(root, folder)).findings)
        assert told[-1] == built(order(root, folder, "clean", is_clean=True)).findings
    assert [len(some) for some in told] == [1, 1, 2, 1, 2, 2]
    assert [some[0].line for some in told[-2:]] == [3, 2]


def test_a_build_finds_nothing_missing_after_others_have_used_its_cache(root: Path, folder: Path) -> None:
    """The cache lets go of texts that the build at work does not need: this one has three, the other eight of one."""
    given = order(root, folder)
    built(given)
    other = write(folder / "other", {"plans/2020/khac.md": record(symbol="01-KH/TU")})
    for turn in range(8):
        (other / "plans/2020/khac.md").write_text(record(symbol="01-KH/TU", body=f"Lần {turn}.\n"), encoding="utf-8")
        built(replace(given, content=other, site=folder / "elsewhere"))
    path = folder / "content/plans/2022/ke-hoach-2022.md"
    path.write_text(plan(2022, "Nêu gương."), encoding="utf-8")
    built(given)
    assert files(folder / "site") == clean(root, folder)
    shutil.rmtree(folder / "site")
    built(given)
    assert files(folder / "site") == clean(root, folder)


# --- what can go wrong ---------------------------------------------------------------------------------------------


def test_what_was_changed_in_the_site_by_hand_is_mended(root: Path, folder: Path) -> None:
    built(order(root, folder))
    whole = files(folder / "site")
    (folder / "site/ke-hoach/ke-hoach-2021/index.html").write_text("khác", encoding="utf-8")
    (folder / "site/404.html").unlink()
    (folder / "site/la.html").write_text("lạ", encoding="utf-8")
    next((folder / "site/chi-muc").rglob("*.bin")).unlink()
    built(order(root, folder))
    assert files(folder / "site") == whole


@pytest.mark.parametrize("damage", [b"", b"khong phai SQLite", None])
def test_a_damaged_cache_is_made_anew(root: Path, folder: Path, damage: bytes | None) -> None:
    built(order(root, folder))
    whole = files(folder / "site")
    store = folder / "site.cache/store.sqlite"
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2] if damage is None else damage)
    found = built(order(root, folder))
    assert found.is_renewed
    assert files(folder / "site") == whole


@pytest.mark.parametrize("part", range(8))
def test_a_damaged_value_in_the_cache_comes_to_no_page(root: Path, folder: Path, part: int) -> None:
    """Some of the damage lies where this build reads nothing; wherever it is, the site is that of a clean build."""
    built(order(root, folder))
    store = folder / "site.cache/store.sqlite"
    data = bytearray(store.read_bytes())
    for at in range(len(data) * part // 8 + 200, len(data) * (part + 1) // 8, 4096):
        data[at] ^= 0x15
    store.write_bytes(bytes(data))
    (folder / "content/plans/2022/ke-hoach-2022.md").write_text(plan(2022, "Nêu gương."), encoding="utf-8")
    built(order(root, folder))
    assert files(folder / "site") == clean(root, folder)


def test_without_its_cache_a_site_is_built_from_nothing(root: Path, folder: Path) -> None:
    built(order(root, folder))
    whole = files(folder / "site")
    shutil.rmtree(folder / "site.cache")
    built(order(root, folder))
    assert files(folder / "site") == whole


def test_a_clock_that_runs_backwards_hides_no_edit(root: Path, folder: Path) -> None:
    built(order(root, folder))
    path = folder / "content/plans/2022/ke-hoach-2022.md"
    stat = path.stat()
    path.write_text(plan(2022, "Nêu gương sáng."), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns - 10**15, stat.st_mtime_ns - 10**15))
    built(order(root, folder))
    assert "Nêu gương sáng" in (folder / "site/ke-hoach/ke-hoach-2022/index.html").read_text("utf-8")


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "B007"), (errno.EACCES, "B006")])
def test_what_cannot_be_written_is_a_finding_and_the_last_site_stands(
    root: Path, folder: Path, number: int, code: str
) -> None:
    built(order(root, folder))
    whole = files(folder / "site")
    (folder / "content/plans/2022/ke-hoach-2022.md").write_text(plan(2022, "Nêu gương."), encoding="utf-8")
    with mock.patch.object(publication, "put", side_effect=OSError(number, os.strerror(number))):
        found = build(order(root, folder))
    assert [one.code for one in found.failures] == [code]
    assert files(folder / "site") == whole
    built(order(root, folder))
    assert files(folder / "site") == clean(root, folder)


def test_a_second_build_waits_for_the_first(root: Path, folder: Path) -> None:
    waited = []
    lock = FileLock(folder / "site.cache/lock")
    (folder / "site.cache").mkdir()
    lock.acquire()

    def waiting() -> None:
        waited.append(True)
        lock.release()

    assert not build(order(root, folder), waiting).failures
    assert waited == [True]


# --- killed --------------------------------------------------------------------------------------------------------

_KILLS = 50


def _process(root: Path, folder: Path) -> subprocess.Popen[bytes]:
    arguments = ["build", "--content", folder / "content", "--config", root / "mkdocs.yml", "--site", folder / "site"]
    command = [sys.executable, "-m", "danchieu", *map(str, arguments), "--cache", str(folder / "site.cache")]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def _moments(longest: float) -> Iterator[float]:
    """Fifty moments over the time of a build, those of its end among them."""
    yield from (longest * (0.1 + 0.9 * n / _KILLS) for n in range(_KILLS))


def test_a_build_that_is_killed_leaves_a_whole_site_old_or_new(root: Path, folder: Path) -> None:
    wholes = []
    path = folder / "content/plans/2022/ke-hoach-2022.md"
    texts = [plan(2022, "Nêu gương."), plan(2022, "Nêu việc hay.")]
    for text in texts:
        path.write_text(text, encoding="utf-8")
        wholes.append(clean(root, folder))
    begun = time.perf_counter()
    assert _process(root, folder).wait() == 0
    longest = time.perf_counter() - begun
    for turn, moment in enumerate(_moments(longest)):
        path.write_text(texts[turn % 2], encoding="utf-8")
        process = _process(root, folder)
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        assert files(folder / "site") in wholes, turn
    assert _process(root, folder).wait() == 0
    assert files(folder / "site") == wholes[(_KILLS - 1) % 2]
