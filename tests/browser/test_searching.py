"""A reader who has only a keyboard searches, narrows by year, and steps through the hits of a speech."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_TABS = 60  # presses of Tab until something must have been reached


def tab_to(page: Page, description: str) -> None:
    """Press Tab until the focus stands on something of this name."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
        )
        if re.search(description, name):
            return
    pytest.fail(f"the keyboard does not reach {description}")


def place(page: Page) -> str:
    return page.locator(".stepper__place").inner_text().removeprefix("命中").strip()


def test_search_narrow_open_and_step(page: Page):
    page.goto("/")
    page.get_by_role("combobox", name="检索讲话全文").focus()
    page.keyboard.type("政府")
    page.keyboard.press("Enter")
    expect(page.get_by_text("找到 ").first).to_be_visible()
    total = page.locator("#found").inner_text()
    tab_to(page, r"^20\d\d 年，\d+ 篇$")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("year=20"))
    assert page.locator("#found").inner_text() != total
    expect(page.locator(".chart__bar[aria-current]")).to_have_count(1)
    title = page.locator(".hit__title").first.inner_text()
    tab_to(page, f"^{re.escape(title)}$")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    marks = page.locator("mark[id^=hit-]")
    number = marks.count()
    assert number > 2
    expect(page.locator(".stepper")).to_be_visible()  # its script is there
    assert place(page) == f"– / {number}"
    page.keyboard.press("n")
    expect(page.locator("#hit-1")).to_be_focused()
    expect(page.locator("#hit-1")).to_be_in_viewport()
    expect(page.locator("#hit-1")).to_have_attribute("aria-current", "true")
    assert place(page) == f"1 / {number}"
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert place(page) == f"3 / {number}"
    expect(page.locator("mark[aria-current]")).to_have_count(1)
    expect(page).to_have_url(re.compile("#hit-3$"))
    page.keyboard.press("p")
    assert place(page) == f"2 / {number}"
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert place(page) == f"{number} / {number}"
    expect(page.locator(f"#hit-{number}")).to_be_in_viewport()


def test_address_of_a_hit_is_followed_and_left_behind(page: Page):
    page.goto(f"{speech_address(page)}?q=执行力#hit-2")
    expect(page.locator("#hit-2")).to_have_attribute("aria-current", "true")
    assert place(page).startswith("2 / ")
    plain = page.locator("#hit-1").evaluate("(hit) => getComputedStyle(hit).backgroundColor")
    page.keyboard.press("n")
    expect(page.locator("#hit-2")).to_have_css("background-color", plain)
    expect(page.locator("#hit-3")).not_to_have_css("background-color", plain)


def test_buttons_step_and_keep_the_focus(page: Page):
    open_with_hits(page)
    after = page.get_by_role("group", name="逐处查看").get_by_role("button", name="下一处")
    after.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(after).to_be_focused()
    assert place(page).startswith("2 / ")
    page.get_by_role("button", name="上一处").click()
    assert place(page).startswith("1 / ")
    expect(page.locator(".stepper__place")).to_have_attribute("aria-live", "polite")


def test_letters_typed_into_a_field_do_not_step(page: Page):
    open_with_hits(page)
    box = page.get_by_role("searchbox", name="在本文中检索")
    box.fill("")
    page.keyboard.type("npn")
    expect(box).to_have_value("npn")
    assert place(page).startswith("– / ")
    page.locator("body").click(position={"x": 3, "y": 3})
    page.keyboard.press("Control+p")
    assert place(page).startswith("– / ")


def test_stepping_begins_where_one_reads(page: Page):
    open_with_hits(page)
    page.get_by_role("navigation", name="本文结构").get_by_role("link").last.click()
    page.wait_for_timeout(1000)  # the way there is smooth
    first_below = page.evaluate(
        "[...document.querySelectorAll('mark[id^=hit-]')].findIndex((hit) => hit.getBoundingClientRect().top >= 0) + 1"
    )
    page.keyboard.press("n")
    assert place(page).startswith(f"{first_below} / ")


def test_searching_inside_counts_in_the_outline(page: Page):
    open_with_hits(page)
    page.get_by_role("searchbox", name="在本文中检索").fill("评价")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=%E8%AF%84%E4%BB%B7"))
    counts = page.locator(".outline__hits").all_inner_texts()
    assert counts
    page.get_by_role("searchbox", name="在本文中检索").fill("“没有配对")
    response = page.request.get(page.url.split("?")[0] + "?q=“没有配对")
    assert response.status == 400


def test_little_motion_is_respected(site: str, browser: Browser):
    context = browser.new_context(base_url=site, reduced_motion="reduce", viewport={"width": 1000, "height": 600})
    page = context.new_page()
    open_with_hits(page)
    last = page.locator("mark[id^=hit-]").count()
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top < innerHeight")  # at once
    assert last > 2
    context.close()


def test_hits_are_reached_without_scripts(site: str, browser: Browser):
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    open_with_hits(page)
    expect(page.locator(".stepper")).to_be_hidden()
    page.get_by_role("link", name="到第一处").click()
    expect(page.locator("#hit-1")).to_be_in_viewport()
    page.locator(".passage__hits").first.get_by_role("link", name="下一处").click()
    hit = page.url.split("#")[1]
    assert hit.startswith("hit-")
    expect(page.locator(f"#{hit}")).to_be_in_viewport()
    context.close()


def test_the_keys_can_be_switched_off_for_good(page: Page):
    open_with_hits(page)
    keys = page.get_by_role("button", name="快捷键 n 和 p")
    keys.click()
    page.keyboard.press("n")
    assert place(page).startswith("–")
    page.reload()
    expect(keys).to_have_attribute("aria-pressed", "false")
    keys.click()
    page.keyboard.press("n")
    assert place(page).startswith("1 ")


def test_nothing_found_leads_on(page: Page):
    page.goto("/search/?q=执行力 量子纠缠")
    page.get_by_role("link", name=re.compile("只找“执行力”")).click()
    expect(page.locator("#found")).to_contain_text("找到")


def test_no_page_of_the_search_overflows(page: Page):
    speech = speech_address(page)
    for address in ("/search/?q=执行力&year=2019", "/search/?q=量子 政府", "/status/", "/help/", f"{speech}?q=执行力"):
        page.goto(address)
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, (address, width)


def speech_address(page: Page) -> str:
    page.goto("/search/?q=政府务虚会")
    return str(page.locator(".hit__title a").first.get_attribute("href")).split("?")[0]


def open_with_hits(page: Page) -> None:
    page.goto(f"{speech_address(page)}?q=执行力")
