"""The face of the search: its field on every page, its page of results, and what readers are told when it fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from accessibility import violations_at_each_width
from page_types import PAGE_TYPES
from playwright.sync_api import Page, Route, expect

NewPage = Callable[..., Page]

RESULTS = "tim-kiem/"
PLAN = PAGE_TYPES["ke-hoach"]
WORK = PAGE_TYPES["van-ban"]
LUC_NGAN = "ke-hoach/ke-hoach-tuyen-truyen-sau-dai-hoi-xiii-huyen-uy-luc-ngan-2021/"
# Words of one clause of one document, typed without accents.
PHRASE = '"lao thanh cach mang"'

# The strictest policy that lets a static site show itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'"
)


def status(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(words)


def results(page: Page, query: str) -> None:
    """The page of results for a query, when its answer is there."""
    page.goto(f"{RESULTS}?q={query}")
    expect(page.get_by_role("status")).to_have_text(re.compile("văn bản"))


# --- the field -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", PLAN, PAGE_TYPES["dia-phuong"], PAGE_TYPES["khong-co"]])
def test_the_field_in_the_header_leads_to_the_results(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(path)
    page.locator(".md-header").get_by_role("searchbox").fill("chi thi 05")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=chi\+thi\+05$"))
    expect(page.locator(".search-title").first).to_have_text("Chỉ thị số 05-CT/TW")


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.parametrize("path", [PLAN, RESULTS + "?q=lai+chau"])
def test_a_key_leads_to_the_field(new_page: NewPage, path: str, key: str) -> None:
    page = new_page()
    page.goto(path)
    page.keyboard.press(key)
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_stroke_typed_into_the_field_is_a_letter(new_page: NewPage) -> None:
    page = new_page()
    page.goto(PLAN)
    page.keyboard.press("/")
    page.keyboard.type("35-nq/tw")
    expect(page.get_by_role("searchbox")).to_have_value("35-nq/tw")


def test_on_a_phone_the_magnifying_glass_leads_to_the_page_of_results(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 720})
    page.goto(PLAN)
    page.locator(".md-header").get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("heading", name="Cách gõ")).to_be_visible()


def test_without_javascript_the_field_leads_to_lists(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("")
    page.locator(".hero").get_by_role("searchbox").fill("lai chau")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=lai\+chau$"))
    expect(page.locator("article")).to_contain_text("cần JavaScript")
    expect(page.get_by_role("link", name="Kế hoạch số 464/KH-LĐLĐ")).to_be_visible()
    expect(page.get_by_role("link", name="Năm 2021", exact=True)).to_be_visible()
    page.get_by_role("link", name="Văn bản theo năm").click()
    expect(page).to_have_url(re.compile(r"/nam/$"))


def test_the_field_adds_less_than_a_kilobyte_to_a_page(published: Path) -> None:
    page = (published / PLAN / "index.html").read_text(encoding="utf-8")
    parts = re.findall(
        r'<form class="search-field.*?</form>|<script src="[^"]*/search/[^"]*"[^>]*></script>', page, re.S
    )
    assert len(parts) == 2
    assert sum(len(part.encode()) for part in parts) < 1024


# --- results -------------------------------------------------------------------------------------------------------


def test_a_result_leads_to_the_clause_that_answers_with_the_words_marked_as_they_are_spelled(new_page: NewPage) -> None:
    page = new_page()
    results(page, PHRASE)
    status(page, "1 văn bản")
    clause = page.locator(".search-excerpt")
    expect(clause.locator("mark")).to_have_text(["lão thành cách mạng"])
    expect(clause.locator(".search-place")).to_have_text("III.4, đoạn không số thứ 2")
    clause.click()
    expect(page).to_have_url(re.compile(re.escape(f"{LUC_NGAN}#iii-4-p2") + "$"))
    expect(page.locator("#iii-4-p2")).to_be_in_viewport()


def test_a_result_says_what_the_document_is_about_who_issued_it_and_when(new_page: NewPage) -> None:
    page = new_page()
    results(page, "nq 35")
    first = page.locator(".search-result").first
    expect(first.locator(".search-title")).to_have_text("Nghị quyết số 35-NQ/TW")
    expect(first.locator(".doc-subject")).to_contain_text("bảo vệ nền tảng tư tưởng")
    expect(first.locator(".doc-date")).to_have_text("Bộ Chính trị · 22/10/2018")


def test_results_come_while_the_last_word_is_typed_and_the_field_keeps_the_focus(new_page: NewPage) -> None:
    page = new_page()
    page.goto(RESULTS)
    page.keyboard.type("cán bộ hưu tr")
    expect(page.locator(".search-result").first.locator("mark")).to_have_text(["cán bộ hưu trí"])
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page).to_have_url(re.compile(r"q=c%C3%A1n"))


def test_the_next_page_is_a_step_away_and_says_where_one_is(new_page: NewPage) -> None:
    page = new_page()
    results(page, "đảng")
    first = page.locator(".search-title").all_inner_texts()
    page.get_by_role("link", name="Trang sau").click()
    expect(page).to_have_url(re.compile(r"trang=2$"))
    expect(page.locator(".search-results")).to_have_attribute("start", "11")
    expect(page.get_by_role("status")).to_be_focused()
    assert not set(first) & set(page.locator(".search-title").all_inner_texts())
    page.go_back()
    expect(page.locator(".search-title")).to_have_text(first)


def test_everything_is_reached_by_the_tab_key_in_the_order_of_reading(new_page: NewPage) -> None:
    page = new_page()
    results(page, PHRASE)
    page.get_by_role("searchbox").focus()
    boxes = ["INPUT"] * page.get_by_role("checkbox").count()
    places = ["BUTTON", "SUMMARY", "SELECT", *boxes, "A", "A"]
    reached = []
    for _ in places:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName"))
    assert boxes
    assert reached == places


# --- filters, order, addresses -------------------------------------------------------------------------------------


def test_a_filter_narrows_keeps_the_focus_and_stands_in_the_address(new_page: NewPage) -> None:
    page = new_page()
    results(page, "nêu gương")
    box = page.get_by_role("checkbox", name=re.compile("^quy định"))
    expected = re.search(r"\d+$", box.locator("..").inner_text())
    assert expected
    box.focus()
    page.keyboard.press("Space")
    status(page, f"{expected[0]} văn bản")
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    assert all(title.startswith("Quy định") for title in page.locator(".search-title").all_inner_texts())
    expect(page).to_have_url(re.compile(r"loai=quy\+%C4%91%E1%BB%8Bnh"))
    page.reload()
    status(page, f"{expected[0]} văn bản")
    expect(box).to_be_checked()
    page.go_back()
    expect(box).not_to_be_checked()
    expect(page).to_have_url(re.compile(r"\?q=n%C3%AAu"))


def test_an_address_holds_the_whole_state_of_a_search(new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{RESULTS}?q=đảng&cap=tinh&nam=2021&nam=2023&dia-phuong=Lai Châu&xep=ngay")
    for name in ("Cấp tỉnh", "2023", "Lai Châu"):
        expect(page.get_by_role("checkbox", name=re.compile(f"^{name}"))).to_be_checked()
    expect(page.get_by_label("Xếp theo")).to_have_value("date")
    expect(page.locator(".search-title").first).to_have_text("Kế hoạch số 464/KH-LĐLĐ")


def test_the_newest_come_first_when_asked_for(new_page: NewPage) -> None:
    page = new_page()
    results(page, "nghị quyết đảng viên")
    page.get_by_label("Xếp theo").select_option("Mới nhất trước")
    expect(page).to_have_url(re.compile(r"xep=ngay"))
    expect(page.locator(".doc-date").first).to_contain_text(re.compile(r"\d{4}$"))
    dates = re.findall(r"(\d+)/(\d+)/(\d{4})", " ".join(page.locator(".search-result .doc-date").all_inner_texts()))
    days = [tuple(map(int, reversed(date))) for date in dates]
    assert len(days) > 2
    assert days == sorted(days, reverse=True)


def test_back_leads_from_one_question_to_the_one_before(new_page: NewPage) -> None:
    page = new_page()
    results(page, "lai chau")
    field = page.get_by_role("searchbox")
    field.fill("luc ngan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"q=luc\+ngan"))
    page.go_back()
    expect(field).to_have_value("lai chau")
    expect(page.locator(".search-result").first).to_contain_text("Lai Châu")


# --- what readers are told -----------------------------------------------------------------------------------------


def test_an_empty_query_shows_how_to_ask(new_page: NewPage) -> None:
    page = new_page()
    page.goto(RESULTS)
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("heading", name="Cách gõ")).to_be_visible()
    status(page, "")


def test_where_nothing_is_found_other_questions_are_offered(new_page: NewPage) -> None:
    page = new_page()
    results(page, '"lão thành hưu trí"')
    status(page, "Không tìm thấy văn bản nào.")
    expect(page.get_by_role("heading", name="Cách gõ")).to_be_visible()
    page.get_by_role("link", name="Tìm từng từ: lão thành hưu trí").click()
    status(page, "1 văn bản")
    expect(page.get_by_role("searchbox")).to_have_value("lão thành hưu trí")


def test_filters_that_leave_nothing_can_be_left(new_page: NewPage) -> None:
    page = new_page()
    results(page, "lão thành&nam=1950")
    page.get_by_role("link", name="Bỏ các bộ lọc").click()
    status(page, "1 văn bản")


@pytest.mark.parametrize(
    ("query", "told", "found"),
    [
        ("lão thanhh cách mạng", "“thanhh”", "lão thành cách mạng"),
        ("lào thánh cạch màng", "không phân biệt dấu", "lão thành cách mạng"),
        ("tinh giản biên chế xyzzy", "Không văn bản nào có “xyzzy”", "tinh giản biên chế"),
        ("lão thành " * 1000, "Câu hỏi dài quá", "lão thành"),
    ],
    ids=["mistyped", "other accents", "unknown word", "too long"],
)
def test_readers_are_told_how_they_were_understood(new_page: NewPage, query: str, told: str, found: str) -> None:
    page = new_page()
    page.goto(RESULTS)
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".search-notice").first).to_contain_text(told)
    expect(page.locator(".search-result").first).to_contain_text(found)


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "<b>lão thành</b>", "?!… ()", "-", "-lão", '"'])
def test_any_query_is_text(new_page: NewPage, query: str) -> None:
    page = new_page()
    failures: list[object] = []
    page.on("pageerror", lambda error: failures.append(error))
    page.on("dialog", lambda dialog: failures.append(dialog))
    page.goto(RESULTS)
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("văn bản"))
    assert page.locator(".search-answer :is(img, b)").count() == 0
    assert failures == []


@pytest.mark.parametrize("part", ["manifest.bin*", "t/*", "d/*"])
def test_a_file_that_does_not_arrive_can_be_asked_for_again(new_page: NewPage, part: str) -> None:
    page = new_page()
    page.route(f"**/chi-muc/{part}", lambda route: route.abort())
    page.goto(f"{RESULTS}?q={PHRASE}")
    expect(page.locator(".search-answer")).to_contain_text("Chưa tải được chỉ mục")
    expect(page.get_by_role("link", name="Năm 2021", exact=True)).to_be_visible()
    page.unroute(f"**/chi-muc/{part}")
    page.get_by_role("button", name="Thử lại").click()
    status(page, "1 văn bản")
    expect(page.get_by_role("button", name="Thử lại")).to_have_count(0)


def changed(old: str, new: str, headers: Mapping[str, str] | None = None) -> Callable[[Route], None]:
    """Answers with the page that the site holds, but for what is exchanged in it."""

    def answer(route: Route) -> None:
        given = route.fetch()
        body = re.sub(old, new, given.text())
        route.fulfill(response=given, body=body, headers={**given.headers, **(headers or {})})

    return answer


def test_a_page_of_another_build_than_the_index_says_so_and_offers_the_new_one(new_page: NewPage) -> None:
    page = new_page()
    page.route("**/tim-kiem/*", changed(r'data-build="\w+"', 'data-build="0123456789ab"'))
    page.goto(f"{RESULTS}?q=lão thành")
    expect(page.locator(".search-answer")).to_contain_text("đã cũ")
    page.unroute("**/tim-kiem/*")
    page.get_by_role("link", name="Tải lại trang").click()
    status(page, "1 văn bản")


def test_only_the_page_of_results_names_the_build_of_the_index(published: Path) -> None:
    found = re.search(r'data-build="(\w+)"', (published / RESULTS / "index.html").read_text(encoding="utf-8"))
    assert found
    pages = [path for path in published.rglob("*.html") if found[1] in path.read_text(encoding="utf-8")]
    assert pages == [published / RESULTS / "index.html"]


def test_opened_from_a_disk_the_search_says_that_it_needs_a_server(new_page: NewPage, published: Path) -> None:
    page = new_page()
    page.goto((published / RESULTS / "index.html").as_uri())
    expect(page.locator("article")).to_contain_text("tìm kiếm cần một máy chủ")
    page.goto((published / PLAN / "index.html").as_uri())
    page.locator(".md-header").get_by_role("searchbox").fill("lai chau")
    page.keyboard.press("Enter")
    expect(page.locator(".search-local")).to_be_visible()


# --- what must hold ------------------------------------------------------------------------------------------------


def test_it_works_under_a_strict_policy_and_asks_no_other_host(new_page: NewPage, address: str) -> None:
    page = new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.route("**/tim-kiem/*", changed("$^", "", {"content-security-policy": POLICY}))
    results(page, "diễn biến hòa bình")
    page.get_by_role("checkbox").first.click()
    expect(page).to_have_url(re.compile("loai="))
    expect(page.locator(".search-result").first).to_be_visible()
    assert [url for url in requested if not url.startswith((address, "data:"))] == []


STATES = {
    "empty": "",
    "found": "?q=nghi+quyet+35&loai=kế hoạch",
    "nothing": '?q="lão thành hưu trí"',
    "failed": "?q=lai+chau",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_the_page_of_results_is_accessible_and_fits_a_phone(new_page: NewPage, state: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    if state == "failed":
        page.route("**/chi-muc/**", lambda route: route.abort())
    page.goto(RESULTS + STATES[state], wait_until="networkidle")
    expect(page.locator(".search-idle, .search-trouble, .search-main").locator("visible=true").first).to_be_visible()
    assert violations_at_each_width(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
