"""Comparing two speeches in a browser: the keys step through the differences, folds open, a phone reads one column."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]


def compare_with_the_page(page: Page) -> None:
    """From a speech by way of its links to a comparison with the page it came from."""
    page.goto("/speeches/")
    page.get_by_role("link", name="廉政工作会议讲话稿").click()
    page.get_by_role("link", name="与另一篇或另一文本比较").click()
    page.get_by_role("link", name="原件的文字").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("比较")


def test_keys_step_through_the_differences(page: Page):
    compare_with_the_page(page)
    stops = page.locator('[id^="stop-"]')
    assert stops.count() > 1
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("#stop-2$"))
    expect(page.locator("#stop-2")).to_be_focused()
    expect(page.locator("#stop-2")).to_be_in_viewport()
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile("#stop-1$"))
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("[data-place]")).to_have_text("2")


def test_the_keys_can_be_switched_off(page: Page):
    compare_with_the_page(page)
    page.get_by_role("button", name="快捷键 n 和 p").click()
    page.keyboard.press("n")
    expect(page.locator("[data-place]")).to_have_text("–")


def test_rows_stand_level_and_have_the_roles_of_a_table(page: Page):
    compare_with_the_page(page)
    row = page.get_by_role("row").filter(has=page.locator("del, ins")).first
    cells = row.get_by_role("cell")
    left, right = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    expect(row.get_by_role("rowheader")).to_have_text("有改动")


def test_phone_reads_one_column_without_scripts(site: str, browser: Browser):
    context = browser.new_context(
        base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 780}, color_scheme="dark"
    )
    page = context.new_page()
    compare_with_the_page(page)
    row = page.locator(".row", has=page.locator("del")).first
    first, second = row.locator("td").nth(0).bounding_box(), row.locator("td").nth(1).bounding_box()
    assert first
    assert second
    assert first["x"] == second["x"]
    assert first["y"] < second["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("link", name="到第一处差别").click()
    expect(page.locator("#stop-1")).to_be_in_viewport()
    context.close()
