"""A reader finds a speech, goes through its outline and keeps the address of a paragraph."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_home_to_a_permanent_address(page: Page):
    page.goto("/")
    expect(page).to_have_title("讲话文库")
    page.get_by_role("combobox").fill("三项纪律")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q="))
    hit = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="政府自身建设总结讲话"))
    expect(hit.locator("mark").first).to_have_text("三项纪律")
    hit.get_by_role("heading").get_by_role("link").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("政府自身建设总结讲话")
    expect(page.locator(".text mark").first).to_have_text("三项纪律")
    page.get_by_role("navigation", name="本文结构").get_by_role("link", name="三、").click()
    heading = page.get_by_role("heading", level=2).filter(has_text="三、").first
    expect(heading).to_be_in_viewport()

    paragraph = page.locator(".passage--text").nth(3)
    paragraph.hover()
    address = paragraph.get_by_role("link", name=re.compile("段的永久地址"))
    expect(address).to_have_css("opacity", "1")
    address.click()
    key = paragraph.get_attribute("id")
    expect(page).to_have_url(re.compile(f"#{key}$"))

    number = re.search(r"/speeches/(\d+)/", page.url)
    assert number
    assert key
    page.goto(f"/speeches/{number[1]}/p/{key.removeprefix('p-')}/")
    expect(page).to_have_url(re.compile(rf"/speeches/\d+/#{key}$"))
    expect(page.locator(f"#{key}")).to_be_in_viewport()


def test_enter_while_composing_does_not_search(page: Page):
    page.goto("/")
    box = page.get_by_role("combobox")
    box.focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "zhengfu", "selectionStart": 7, "selectionEnd": 7})
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.url.endswith("/")
    session.send("Input.insertText", {"text": "政府"})
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search/"))


def test_all_of_it_without_scripts_on_a_phone(site: str, browser: Browser):
    context = browser.new_context(
        base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 780}, color_scheme="dark"
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("执行力")
    page.get_by_role("button", name="检索", exact=True).click()
    page.get_by_role("link", name="最早").click()
    page.locator(".hit__title a").first.click()
    page.get_by_role("navigation", name="本文结构").get_by_role("link").last.click()
    assert "#p-" in page.url
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("Outline").first).to_be_visible()
    context.close()


def test_nothing_overflows_and_the_keyboard_skips_to_the_text(page: Page):
    page.goto("/search/?q=政府")
    speech = page.locator(".hit__title a").first.get_attribute("href")
    for address in ("/", "/sections/", "/years/", "/sources/", "/help/", "/about/", "/search/?q=政府", str(speech)):
        page.goto(address)
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wider <= 0, f"{address} at {width} px"

    page.goto("/about/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
