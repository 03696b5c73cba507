"""What readers do and see: find, follow, read on a phone, without JavaScript, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

import pytest
from accessibility import violations_at_each_width
from page_types import PAGE_TYPES, PAPER_TYPES
from playwright.sync_api import Browser, Page, expect

PLAN = PAGE_TYPES["ke-hoach"]
WORK = PAGE_TYPES["van-ban"]

NewPage = Callable[..., Page]


# --- every type of page ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Visit:
    """A page of one type, opened once for all that is asked of it, and what it has requested so far."""

    page: Page
    address: str
    requested: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(
    scope="module",
    params=[*(("address", path) for path in PAGE_TYPES.values()), *(("papers", path) for path in PAPER_TYPES.values())],
    ids=[*PAGE_TYPES, *PAPER_TYPES],
)
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    site, path = request.param
    context = browser.new_context(reduced_motion="reduce")
    found = Visit(context.new_page(), request.getfixturevalue(site) + path)
    found.page.on("request", lambda one: found.requested.append(one.url))
    found.page.goto(found.address)
    yield found
    context.close()


def test_the_page_says_the_same_without_javascript(visit: Visit, plain_page: Page) -> None:
    plain_page.goto(visit.address)
    texts = [page.locator("article").inner_text().split() for page in (visit.page, plain_page)]
    assert texts[0]
    assert texts[0] == texts[1]
    expect(plain_page.get_by_role("link", name="Kế hoạch", exact=True).first).to_be_visible()


@pytest.mark.parametrize(("scheme", "shown"), [("light", "default"), ("dark", "slate")])
def test_the_page_is_accessible(visit: Visit, scheme: Literal["light", "dark"], shown: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    assert violations_at_each_width(visit.page) == []


def test_a_phone_shows_the_page_without_sideways_scrolling(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 720})
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 360


def test_no_request_leaves_the_host(visit: Visit) -> None:
    host = re.match("http://[^/]+/", visit.address)[0]
    assert visit.requested
    assert [url for url in visit.requested if not url.startswith((host, "data:"))] == []


# --- readers ---------------------------------------------------------------------------------------------------------


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


def test_on_a_phone_a_wide_table_scrolls_in_its_frame(new_page: NewPage, crowded: str) -> None:
    page = new_page(viewport={"width": 360, "height": 720})
    page.goto(crowded)
    assert page.locator(".u-table").evaluate("table => table.scrollWidth > table.clientWidth")


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
