"""Copying a citation, with a clipboard and without one."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"  # as over plain HTTP
KEEP_WHAT_IS_COPIED = "document.addEventListener('copy', () => { window.copied = String(getSelection()); })"


def test_one_press_copies(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/speeches/")
    page.locator(".card__title a").first.click()
    citing = page.locator(".citing")
    shown = citing.locator(".citation__text").first.inner_text()
    citing.get_by_role("button", name="复制").first.click()
    expect(page.locator("[data-copied]")).to_have_text("已复制")
    expect(citing.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == shown
    assert "[EB/OL]" in shown


def test_copies_where_there_is_no_clipboard(page: Page):
    page.add_init_script(NO_CLIPBOARD)
    page.goto("/speeches/")
    page.locator(".card__title a").first.click()
    page.get_by_role("link", name="全部引用格式").click()
    page.evaluate(KEEP_WHAT_IS_COPIED)
    page.get_by_role("button", name="复制").nth(3).click()
    expect(page.locator("[data-copied]")).to_have_text("已复制")
    assert page.evaluate("window.copied").startswith("@online{speech")
