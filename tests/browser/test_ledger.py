"""What was repaired is seen by a reader, with and without scripts, and switched off and on by an archivist."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_admin_journey import PASSWORD, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REPAIRED, ORIGINAL = "。总体来说", "?傮w來說"


@pytest.fixture
def administrator(site: str) -> User:
    """Made before the browser starts: see the note on its event loop."""
    return User.objects.create_superuser("administrator", password=PASSWORD)


def test_original_of_a_repaired_place_is_shown_and_put_away(page: Page):
    read_the_original(page)


def test_original_is_shown_without_scripts(site: str, browser: Browser):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    read_the_original(context.new_page())
    context.close()


def read_the_original(page: Page) -> None:
    open_speech(page)
    expect(page.get_by_role("note").filter(has_text=ORIGINAL)).to_be_hidden()
    place = page.get_by_role("link", name=REPAIRED, exact=True)
    place.focus()
    page.keyboard.press("Enter")
    original = page.get_by_role("note").filter(has_text=ORIGINAL)
    expect(original).to_be_in_viewport()
    expect(original).to_contain_text("恢复错位或丢失的 GBK 字节。")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # 回到正文
    expect(original).to_be_hidden()
    expect(place).to_be_in_viewport()
    page.get_by_role("link", name="不标出").click()
    expect(page.get_by_role("link", name=REPAIRED, exact=True)).to_have_count(0)


def test_a_change_is_switched_off_and_on_again(administrator: User, page: Page):
    sign_in(page, administrator)
    page.goto("/admin/speeches/speech/?q=政府自身建设")
    page.get_by_role("rowheader").get_by_role("link", name="政府自身建设", exact=True).click()
    page.get_by_role("link", name="清洗账本", exact=True).click()
    page.get_by_label("步骤", exact=True).select_option("restore_gbk")
    page.get_by_role("button", name="筛选").click()
    box = page.get_by_role("checkbox", name=re.compile(re.escape("?傮w")))
    box.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="先看结果，不保存").click()
    expect(page.get_by_role("region", name="试行的结果，还没有保存")).to_contain_text("?傮w")
    expect(box).not_to_be_checked()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("停用“恢复丢失的字节”1 处").first).to_be_visible()
    expect(box).not_to_be_checked()
    box.check()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("启用“恢复丢失的字节”1 处").first).to_be_visible()
    open_speech(page)
    expect(page.get_by_role("link", name=REPAIRED, exact=True)).to_be_visible()


def open_speech(page: Page) -> None:
    page.goto("/search/?q=政府务虚会")
    page.get_by_role("heading", name="政府自身建设", exact=True).get_by_role("link").first.click()
