"""What readers do and see: find, follow, read on a phone, without JavaScript, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from accessibility import violations_at_each_width
from page_types import PAGE_TYPES
from playwright.sync_api import Page, expect

PLAN = PAGE_TYPES["ke-hoach"]
WORK = PAGE_TYPES["van-ban"]

NewPage = Callable[..., Page]

each_page_type = pytest.mark.parametrize("path", PAGE_TYPES.values(), ids=PAGE_TYPES)


def test_words_without_accents_lead_to_the_work_and_on_to_a_citing_clause(new_page: NewPage) -> None:
    page = new_page()
    page.goto("")
    page.locator(".hero").get_by_role("searchbox").fill("nghi quyet 35")
    page.keyboard.press("Enter")
    page.locator(".search-title").first.click()
    expect(page).to_have_url(re.compile(re.escape(WORK)))
    page.locator(".citers a[href*='#']").first.click()
    clause = page.locator(".unit:target")
    expect(clause).to_contain_text("35-NQ/TW")
    expect(clause).to_be_in_viewport()


@each_page_type
def test_no_request_leaves_the_host(new_page: NewPage, address: str, path: str) -> None:
    page = new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(path, wait_until="networkidle")
    assert requested
    assert [url for url in requested if not url.startswith((address, "data:"))] == []


@each_page_type
def test_a_phone_shows_the_page_without_sideways_scrolling(new_page: NewPage, path: str) -> None:
    page = new_page(viewport={"width": 360, "height": 720})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_phone_shows_a_crowded_plan_without_sideways_scrolling_but_in_its_table(
    new_page: NewPage, crowded: str
) -> None:
    page = new_page(viewport={"width": 360, "height": 720})
    page.goto(crowded)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".u-table").evaluate("table => table.scrollWidth > table.clientWidth")


@each_page_type
def test_the_page_says_the_same_without_javascript(new_page: NewPage, path: str) -> None:
    with_scripts, without = new_page(), new_page(java_script_enabled=False)
    texts = []
    for page in (with_scripts, without):
        page.goto(path)
        texts.append(page.locator("article").inner_text().split())
    assert texts[0]
    assert texts[0] == texts[1]
    expect(without.get_by_role("link", name="Kế hoạch", exact=True).first).to_be_visible()


@each_page_type
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(new_page: NewPage, path: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(path)
    assert violations_at_each_width(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_crowded_plan_is_accessible(new_page: NewPage, crowded: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(crowded)
    assert violations_at_each_width(page) == []


def test_the_capitals_of_a_heading_are_those_of_the_source(new_page: NewPage, crowded: str) -> None:
    page = new_page()
    page.goto(crowded)
    headings = page.locator("article .unit:is(h3, h4, h5, h6)").all_inner_texts()
    assert headings == ["A. VIỆC THỨ NHẤT", "I. Cách làm", "1. Cách thứ nhất", "1.1. Bước thứ nhất"]


def test_the_number_of_a_clause_is_its_address(new_page: NewPage) -> None:
    page = new_page()
    page.goto(PLAN)
    page.locator("#ii-3 > a.mark").click()
    expect(page).to_have_url(re.compile(r"#ii-3$"))
    expect(page.locator("#ii-3:target")).to_be_in_viewport()
