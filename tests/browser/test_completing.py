"""The search box completes what is typed: by keyboard, by mouse, and never while an input method is composing."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def box(page: Page) -> Locator:
    page.goto("/")
    found = page.get_by_role("combobox")
    expect(found).to_have_attribute("aria-expanded", "false")
    return found


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="检索建议").get_by_role("option")


def test_arrows_choose_and_enter_takes(page: Page, box: Locator):
    box.press_sequentially("zhixing")
    expect(box).to_have_attribute("aria-expanded", "true")
    first = options(page).first
    expect(first).to_contain_text("执行力")
    expect(first).to_have_attribute("aria-selected", "false")
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(box).to_be_focused()
    expect(box).to_have_value("zhixing")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=%E6%89%A7%E8%A1%8C%E5%8A%9B"))


def test_arrows_go_round_through_the_field(page: Page, box: Locator):
    box.press_sequentially("执行")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile(".*"))


def test_enter_without_a_choice_searches_for_what_is_typed(page: Page, box: Locator):
    box.press_sequentially("zhixing")
    expect(options(page).first).to_be_visible()
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=zhixing$"))


def test_a_title_leads_to_its_speech(page: Page, box: Locator):
    box.fill("政府自身建设")
    options(page).filter(has_text="标题").first.click()
    expect(page).to_have_url(re.compile(r"/speeches/\d+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("政府自身建设")


def test_escape_closes_and_keeps_what_is_typed(page: Page, box: Locator):
    box.press_sequentially("执行")
    expect(options(page).first).to_be_visible()
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("执行")
    box.press("ArrowDown")
    expect(options(page).first).to_be_visible()


def test_tab_leaves_and_closes(page: Page, box: Locator):
    box.press_sequentially("执行")
    expect(options(page).first).to_be_visible()
    box.press("Tab")
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("button", name="检索", exact=True)).to_be_focused()


def test_enter_while_composing_neither_sends_nor_takes(page: Page, box: Locator):
    box.press_sequentially("执行")
    expect(options(page).first).to_be_visible()
    box.press("ArrowDown")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "li", "selectionStart": 2, "selectionEnd": 2})
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)  # longer than the box waits before it asks
    assert page.url.endswith("/")
    expect(options(page)).to_have_count(0)
    session.send("Input.insertText", {"text": "力"})
    expect(box).to_have_value("执行力")
    expect(options(page).first).to_contain_text("执行力")


def test_an_answer_that_comes_late_does_not_undo_a_newer_one(page: Page, box: Locator):
    page.route(
        "**/search/suggest?q=zhi", lambda route: (page.wait_for_timeout(600), route.fulfill(json={"suggestions": []}))
    )
    box.fill("zhi")
    page.wait_for_timeout(200)
    box.fill("执行力")
    expect(options(page).first).to_contain_text("执行力")
    page.wait_for_timeout(700)
    expect(options(page).first).to_contain_text("执行力")


def test_the_list_fits_on_a_phone(page: Page, box: Locator):
    page.set_viewport_size({"width": 360, "height": 780})
    box.press_sequentially("讲话")
    expect(options(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_the_small_box_of_other_pages_fits_too(page: Page):
    page.goto("/about/")
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 780})
        page.get_by_role("combobox").fill("")
        page.get_by_role("combobox").press_sequentially("讲话")
        expect(options(page).first).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_without_scripts_it_is_a_plain_field(site: str, browser: Browser):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("执行力")
    page.get_by_role("button", name="检索", exact=True).click()
    expect(page).to_have_url(re.compile("/search/"))
    context.close()
