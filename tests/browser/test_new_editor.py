"""A new editor's first day: a site, five real plans, what is wrong with them, a correction, and the pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, expect

from danchieu.cli import main
from newsites import found

GLUED = "Nghị quyết số35-NQ/TW"
CORRECTION = f"""citations:
- {{at: II.1.3, text: '{GLUED}', target: nghi-quyet-35-nq-tw-2018}}
accepted:
- {{code: C101, at: II.1.3, reason: Bản gốc ghi như vậy}}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def findings() -> list[dict[str, Any]]:
    return list(json.loads(run("lint", "--format", "json").stdout))


def line(path: str, words: str, turn: int = 1) -> int:
    """The number of the line that holds these words, or holds them for that time."""
    lines = (Path("content") / path).read_text("utf-8").splitlines()
    return [n for n, text in enumerate(lines, 1) if words in text][turn - 1]


def test_from_nothing_to_a_corrected_site(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser, serve: Callable[[Path], str]
) -> None:
    assert found(tmp_path / "site").exit_code == 0
    monkeypatch.chdir(tmp_path / "site")

    imported = run("import", *map(str, sorted(seeds.glob("*.txt"))), "--format", "json")
    assert imported.exit_code == 0
    front, _, of_2020, _, _ = [one["record"] for one in json.loads(imported.stdout)]

    places = {(one["code"], one["path"], one["line"]) for one in findings()}
    assert ("C101", front, line(front, GLUED)) in places  # 22/01/2018; of 22/10/2018, as the other plans say
    assert ("C107", front, line(front, GLUED)) in places
    assert ("S001", of_2020, line(of_2020, "II. ", turn=2)) in places

    record = Path("content") / front
    record.write_text(record.read_text("utf-8").replace("---\n", f"---\n{CORRECTION}", 1), "utf-8")
    left = {(one["code"], one["path"]) for one in findings()}
    assert ("C101", front) not in left
    assert not {one for one in left if one[0].startswith(("R", "C0"))}

    built = run("build")
    assert built.exit_code == 0, built.output
    assert run("check-links").exit_code == 0

    visit(browser, serve(Path("site").absolute()), Path(front).stem)


def visit(browser: Browser, address: str, front: str) -> None:
    """From the first page to a plan, to the corrected citation, to the document that it names, which cites back."""
    page = browser.new_page()
    page.goto(address)
    page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
    page.get_by_role("link", name="464/KH-LĐLĐ").first.click()
    expect(page.locator("h1")).to_contain_text("464/KH-LĐLĐ")
    page.goto(f"{address}ke-hoach/{front}/")
    page.get_by_role("link", name=GLUED).click()
    expect(page).to_have_url(f"{address}van-ban/nghi-quyet-35-nq-tw-2018/")
    expect(page.locator(f"main a[href*='{front}']").first).to_be_visible()
    page.close()
