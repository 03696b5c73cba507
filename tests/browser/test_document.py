"""A document's page in the reader's hands: copied from, looked ahead from, printed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdfium2
import pytest
from accessibility import violations
from page_types import PAGE_TYPES
from playwright.sync_api import Page, expect

PLAN = PAGE_TYPES["ke-hoach"]
FULL = (
    "Kế hoạch số 464/KH-LĐLĐ ngày 10 tháng 7 năm 2023 của Liên đoàn Lao động tỉnh Lai Châu "
    "về đẩy mạnh tuyên truyền về công tác xây dựng Đảng và hệ thống chính trị"
)


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def plan(new_page: Callable[..., Page]) -> Page:
    page = new_page(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 800})
    page.goto(PLAN)
    return page


# --- copying -------------------------------------------------------------------------------------------------------


def test_a_clause_that_is_pointed_at_offers_its_link(plan: Page) -> None:
    expect(plan.get_by_role("button", name="Chép liên kết")).to_have_count(0)
    plan.locator("#ii-3").hover()
    plan.get_by_role("group", name="khoản 3 Mục II").get_by_role("button", name="Chép liên kết").click()
    assert clipboard(plan).endswith(f"/{PLAN}#ii-3")
    expect(plan.get_by_role("status")).to_have_text("Đã chép liên kết: khoản 3 Mục II")


def test_the_keyboard_reaches_the_citation_of_a_clause(plan: Page) -> None:
    plan.locator("#i-1 > a.mark").focus()
    plan.keyboard.press("Tab")
    plan.keyboard.press("Tab")
    plan.keyboard.press("Enter")
    expect(plan.get_by_role("status")).to_have_text("Đã chép trích dẫn: khoản 1 Mục I")
    assert clipboard(plan) == f"khoản 1 Mục I {FULL}"


def test_a_clause_that_a_link_led_to_offers_its_short_citation(new_page: Callable[..., Page]) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 360, "height": 720})
    page.goto(f"{PLAN}#iv-2")
    page.get_by_role("button", name="Chép trích dẫn ngắn").click()
    expect(page.get_by_role("status")).to_contain_text("Đã chép")
    assert clipboard(page) == "khoản 2 Mục IV Kế hoạch số 464/KH-LĐLĐ"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_copying_works_where_a_site_without_tls_has_no_clipboard(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value })"
    )
    page.goto(PLAN)
    page.locator("#i-1").hover()
    page.get_by_role("button", name="Chép liên kết").click()
    page.wait_for_function("window.copied?.endsWith('#i-1')")


# --- looking ahead -------------------------------------------------------------------------------------------------


def test_a_citation_shows_what_it_leads_to_until_escape(plan: Page) -> None:
    link = plan.locator("#ii-3 a.cite").first
    link.hover()
    card = plan.get_by_role("tooltip")
    expect(card).to_contain_text("Kết luận số 01-KL/TW")
    expect(card).to_contain_text("Ngày ban hành: 18/5/2021")
    card.hover()
    plan.wait_for_timeout(500)
    expect(card).to_be_visible()
    plan.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_citation_in_focus_is_described_by_its_preview(plan: Page) -> None:
    plan.locator("#ii-3 > a.mark").focus()
    plan.keyboard.press("Tab")
    link = plan.locator("#ii-3 a.cite").first
    expect(link).to_be_focused()
    expect(link).to_have_accessible_description(re.compile("Kết luận số 01-KL/TW"))
    plan.keyboard.press("Tab")
    expect(plan.get_by_role("tooltip")).not_to_contain_text("01-KL/TW")


def test_without_a_network_there_is_no_preview_and_no_error(plan: Page) -> None:
    errors: list[object] = []
    plan.on("pageerror", lambda error: errors.append(error))
    with plan.expect_event("requestfailed"):
        plan.route("**/van-ban/**", lambda route: route.abort())
        plan.locator("#ii-3 a.cite").first.hover()
    expect(plan.get_by_role("tooltip")).to_have_count(0)
    assert errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_and_preview_are_accessible(new_page: Callable[..., Page], scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(PLAN)
    page.locator("#ii-3 a.cite").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    assert violations(page) == []


# --- printing ------------------------------------------------------------------------------------------------------


MILLIMETRE = 72 / 25.4


def printed(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def words(sheets: pypdfium2.PdfDocument) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.get_textpage().get_text_range() for sheet in sheets))


def place(sheet: pypdfium2.PdfPage, text: str) -> tuple[int, int]:
    """How far from the left and from the bottom the words begin, in millimetres."""
    found = sheet.get_textpage()
    start, _ = found.search(text).get_next()
    left, bottom, _, _ = found.get_charbox(start, loose=True)
    return round(left / MILLIMETRE), round(bottom / MILLIMETRE)


def edges(sheet: pypdfium2.PdfPage) -> tuple[float, float]:
    """How far from the left the words reach, to either side, in millimetres."""
    found = sheet.get_textpage()
    boxes = [found.get_rect(i) for i in range(found.count_rects())]
    return min(box[0] for box in boxes) / MILLIMETRE, max(box[2] for box in boxes) / MILLIMETRE


@pytest.fixture
def sheets(new_page: Callable[..., Page], crowded: str) -> pypdfium2.PdfDocument:
    page = new_page(color_scheme="dark")
    page.goto(crowded)
    return printed(page)


def test_a_paper_prints_as_issued_and_nothing_else(sheets: pypdfium2.PdfDocument) -> None:
    text = words(sheets)
    parts = [
        *("TỈNH ỦY AN BÌNH", "BAN TUYÊN GIÁO", "KẾ HOẠCH", "Tuyên truyền năm 2021", "A. VIỆC THỨ NHẤT"),
        *("1.1. Bước thứ nhất", "Nơi nhận:", "T/M BAN THƯỜNG VỤ", "Lê Thị Hoa", "Cả tên thường gọi."),
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    for ours in ("Dẫn Chiếu", "Mục lục", "Thuộc tính", "Trích dẫn văn bản này", "Quan hệ", "Chép"):
        assert ours not in text


def test_head_and_signing_print_in_two_columns(sheets: pypdfium2.PdfDocument) -> None:
    first, last = sheets[0], sheets[len(sheets) - 1]
    for sheet, left, right in (
        (first, "TỈNH ỦY AN BÌNH", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (first, "Số 05-KH/TU", "An Bình, ngày 20 tháng 5 năm 2021"),
        (last, "Nơi nhận:", "T/M BAN THƯỜNG VỤ"),
    ):
        beside = place(sheet, left), place(sheet, right)
        assert beside[0][0] < 90 < beside[1][0]
        assert abs(beside[0][1] - beside[1][1]) <= 1


def test_every_line_stays_within_the_margins_of_official_papers(sheets: pypdfium2.PdfDocument) -> None:
    for sheet in sheets:
        left, right = edges(sheet)
        assert (sheet.get_width() / MILLIMETRE, sheet.get_height() / MILLIMETRE) == pytest.approx((210, 297), abs=0.5)
        assert left >= 29.5
        assert right <= 195.5


def test_an_outline_prints_with_the_note_that_it_is_one(plan: Page) -> None:
    text = words(printed(plan))
    assert "không phải nguyên văn" in text
    assert "II. NỘI DUNG TUYÊN TRUYỀN" in text
    assert "Quan hệ với văn bản khác" not in text


def test_a_cited_documents_page_prints_with_those_that_cite_it(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(PAGE_TYPES["van-ban"])
    assert "Được dẫn chiếu trong" in words(printed(page))
