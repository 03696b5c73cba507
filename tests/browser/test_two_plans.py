"""Two plans side by side, and the lines that say where else a paragraph stands, as readers meet them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from accessibility import violations
from playwright.sync_api import Page

from browsing import build
from corpora import BODY, record, write

WAS = "3. Thư viện mở cửa vào ngày nghỉ, cho mượn sách tại nhà và đón bạn đọc từ các trường lân cận."
IS = "3. Thư viện mở cửa cả buổi tối, cho mượn sách tại nhà và đón bạn đọc từ các trường lân cận."
BEFORE, AFTER = (BODY.replace("II. TỔ CHỨC", f"{clause}\n\nII. TỔ CHỨC") for clause in (WAS, IS))

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def years(root: Path, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site with a body's plans of two years."""
    folder = tmp_path_factory.mktemp("years")
    last = record(symbol="04-KH/TU", date="2020-05-20", title="Tuyên truyền năm 2020", body=BEFORE)
    content = write(folder / "content", {"plans/truoc.md": last, "plans/sau.md": record(body=AFTER)})
    build(root, content, folder / "site")
    return serve(folder / "site")


def test_from_a_plan_to_its_comparison_and_back_to_a_clause_without_javascript(new_page: NewPage, years: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{years}ke-hoach/sau/")
    page.get_by_role("link", name="So với năm trước").click()
    changed = page.locator(".pair", has=page.locator("ins"))
    words = (changed.locator(".b").text_content() or "").split(" ", 2)[2]
    assert words == IS.replace("cả buổi tối,", "thêm: cả buổi tối,")
    changed.get_by_role("link", name="A I.3").click()
    assert page.url == f"{years}ke-hoach/truoc/#i-3"


def test_a_paragraph_leads_to_the_same_one_of_last_year(new_page: NewPage, years: str) -> None:
    page = new_page()
    page.goto(f"{years}ke-hoach/sau/#i-3")
    page.locator(".also", has_text="gần giống").get_by_role("link", name="04-KH/TU").click()
    assert page.url == f"{years}ke-hoach/truoc/#i-3"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_opened_row_of_unchanged_clauses_is_accessible(new_page: NewPage, years: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{years}so-sanh/truoc/sau/")
    page.locator("summary").first.click()
    assert violations(page) == []


def test_a_comparison_stands_in_two_columns_on_a_desk_and_in_one_on_a_phone(new_page: NewPage, years: str) -> None:
    page = new_page()
    page.goto(f"{years}so-sanh/truoc/sau/")
    for width, beside in ((1280, True), (360, False)):
        page.set_viewport_size({"width": width, "height": 720})
        left, right = (page.locator(f".pair > .{side}").first.bounding_box() for side in "ab")
        assert left
        assert right
        assert (left["y"] == right["y"]) is beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width
