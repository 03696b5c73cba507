"""The preview shows an edit after a save, keeps the last pages when a build fails, and puts nothing into the site."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from corpora import record
from danchieu.building import Order, build, sketcher
from danchieu.diagnostics import Diagnostic
from danchieu.preview import Board, serving
from danchieu.preview.turns import look
from newsites import environment, found

PATIENCE = 60  # seconds until what never comes is a failure
PLAN = "content/plans/a.md"


def plan(title: str, date: str = "2026-02-03") -> str:
    return record("02/KH-CQVD", "co-quan-vi-du", date, title)


def ask(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  (our own server)
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


# --- the command ---------------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    found(folder)
    (folder / PLAN).write_text(plan("Bản đầu"), "utf-8")
    return folder


@pytest.fixture
def preview(site: Path) -> Iterator[str]:
    """The address of a preview that has built once."""
    command = [sys.executable, "-m", "danchieu", "serve", "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, cwd=site, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[2]
        assert process.stdout.readline().startswith("Built")
        yield address
        process.terminate()


def test_an_edit_shows_in_the_open_page_and_a_fault_lies_over_the_last_one(
    site: Path, preview: str, browser: Browser
) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    try:
        page.goto(f"{preview}ke-hoach/a/")
        expect(page.get_by_text("Bản đầu").first).to_be_visible()
        (site / PLAN).write_text(plan("Bản sau"), "utf-8")
        expect(page.get_by_text("Bản sau").first).to_be_visible()
        (site / PLAN).write_text(plan("Bản hỏng", "mai"), "utf-8")
        expect(page.locator(".danchieu-overlay.is-failed")).to_contain_text("plans/a.md:5 R004")
        expect(page.get_by_text("Bản sau").first).to_be_visible()
        (site / PLAN).write_text(plan("Bản lành"), "utf-8")
        expect(page.get_by_text("Bản lành").first).to_be_visible()
        expect(page.locator(".danchieu-overlay")).to_be_hidden()
    finally:
        expect.set_options(timeout=5000)
        page.close()
    made = site / ".cache/preview/site"
    assert not [path for path in made.rglob("*.html") if "__danchieu" in path.read_text("utf-8")]
    assert not list(made.rglob("overlay.*"))
    assert not (site / "site").exists()


def test_a_port_that_is_taken_is_said(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "danchieu", "serve", "--port", str(taken.getsockname()[1]), "--lang", "en"]
        result = subprocess.run(command, cwd=site, env=environment(), capture_output=True, text=True)
    assert result.returncode == 1
    assert "--port" in result.stderr


# --- its parts -----------------------------------------------------------------------------------------------------


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def served(tmp_path: Path, board: Board) -> Iterator[tuple[Path, str]]:
    (tmp_path / "made").mkdir()
    with serving(tmp_path / "made", board, 0) as address:
        yield tmp_path / "made", address


def test_pages_carry_the_script_and_other_files_stay_as_they_are(served: tuple[Path, str]) -> None:
    folder, address = served
    (folder / "a").mkdir()
    (folder / "a/index.html").write_text("<html><head></head><body>Xin chào</body></html>", "utf-8")
    (folder / "a.csv").write_text("</head>", "utf-8")
    assert 'src="/__danchieu/overlay.js" defer></script></head>' in ask(f"{address}a/")[1]
    assert ask(f"{address}a.csv")[1] == "</head>"


def test_before_the_first_build_a_page_that_waits_is_served(served: tuple[Path, str]) -> None:
    status, text = ask(served[1])
    assert status == 404
    assert "overlay.js" in text


def test_what_lies_beside_the_site_is_not_served(served: tuple[Path, str]) -> None:
    (served[0].parent / "secret.txt").write_text("x", "utf-8")
    assert ask(f"{served[1]}../secret.txt")[0] == 404
    assert ask(f"{served[1]}%2e%2e/secret.txt")[0] == 404


def test_who_has_seen_the_last_build_is_told_of_the_next(served: tuple[Path, str], board: Board) -> None:
    before = json.loads(ask(f"{served[1]}__danchieu/news")[1])
    answers: list[str] = []
    waiting = Thread(target=lambda: answers.append(ask(f"{served[1]}__danchieu/news?seen={before['news']}")[1]))
    waiting.start()
    time.sleep(0.1)
    assert answers == []
    board.tell([Diagnostic("S001", "plans/a.md", 9, values={"label": "II", "address": "II (lần 2)"})], False, "vi")
    waiting.join(PATIENCE)
    news = json.loads(answers[0])
    assert [(one["code"], one["line"]) for one in news["findings"]] == [("S001", 9)]
    assert news["build"] != before["build"]


def test_an_edited_page_is_served_before_the_build_until_the_build_has_it(
    served: tuple[Path, str], board: Board
) -> None:
    (served[0] / "a").mkdir()
    (served[0] / "a/index.html").write_text("<html><head></head>Trước</html>", "utf-8")
    before = json.loads(board.after("", 0))["build"]
    board.show({"a/": b"<html><head></head>Sau</html>"})
    status, text = ask(f"{served[1]}a/")
    assert (status, "Sau</html>" in text, "overlay.js" in text) == (200, True, True)
    assert json.loads(board.after("", 0))["build"] != before
    board.tell([], False, "vi")
    assert "Trước</html>" in ask(f"{served[1]}a/")[1]


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    """A site with two plans of one body, built."""
    folder = tmp_path_factory.mktemp("sketch") / "site"
    found(folder)
    (folder / PLAN).write_text(plan("Bản đầu"), "utf-8")
    (folder / "content/plans/b.md").write_text(plan("Bản sau", "2027-02-03"), "utf-8")
    made = Order(folder / "content", folder / "mkdocs.yml", folder / "site", folder / ".cache/danchieu", jobs=1)
    assert sketcher(made) is None
    assert build(made).failures == ()
    return made


def test_a_page_made_at_once_is_the_page_that_the_build_makes(order: Order) -> None:
    path, ready = order.content / "plans/a.md", sketcher(order)
    assert ready is not None
    path.write_text(plan("Bản đầu").replace("lập lịch công tác", "lập lịch công tác của tháng"), "utf-8")
    with closing(ready):
        [(address, page)] = ready.sketch(path).items()
    assert b"<title>" in page
    assert "lập lịch công tác của tháng" in page.decode()
    assert build(order).failures == ()
    assert (order.site / address / "index.html").read_bytes() == page


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("new.md", plan("Bản mới")),
        ("a.md", plan("Bản hỏng", "mai")),
        ("a.md", plan("Bản khác").replace("35-NQ/TW", "99-NQ/TW")),
    ],
    ids=["new", "faulty", "names what nobody named"],
)
def test_what_takes_a_build_is_left_to_it(order: Order, name: str, text: str) -> None:
    (order.content / "plans" / name).write_text(text, "utf-8")
    ready = sketcher(order)
    assert ready is not None
    with closing(ready):
        assert ready.sketch(order.content / "plans" / name) == {}
    (order.content / "plans/new.md").unlink(missing_ok=True)


def test_a_failed_build_is_told_without_a_new_page(board: Board) -> None:
    before = json.loads(board.after("", 0))
    board.tell([Diagnostic("B003", "mkdocs.yml", values={"reason": "x"})], True, "en")
    after = json.loads(board.after("", 0))
    assert after["failed"]
    assert after["build"] == before["build"]


def test_a_look_sees_changes_additions_and_removals_but_not_what_editors_write_beside(tmp_path: Path) -> None:
    looks = [look([tmp_path])]
    for change in (
        lambda: (tmp_path / "a.md").write_text("1"),
        lambda: (tmp_path / "a.md").write_text("12"),
        lambda: (tmp_path / "a.md").unlink(),
    ):
        change()
        looks.append(look([tmp_path]))
    assert [before != after for before, after in pairwise(looks)] == [True, True, True]
    for name in (".a.md.swp", "a.md~", ".git", "#a.md#"):
        (tmp_path / name).write_text("x")
    assert look([tmp_path]) == looks[-1]
