"""The outline goes along with the reader, says where one is, and gives way to the text on a phone."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]

TITLE = "政府自身建设总结讲话"
PHONE = {"width": 360, "height": 740}


def open_speech(page: Page) -> Locator:
    page.goto("/speeches/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    return page.locator(".outline")


def test_it_stays_in_sight_and_marks_the_heading_one_reads_under(page: Page):
    outline = open_speech(page)
    for link in outline.get_by_role("link").all():
        link.click()
        expect(link).to_have_attribute("aria-current", "location")
        expect(link).to_be_in_viewport()
    expect(outline.locator("[aria-current]")).to_have_count(1)


def test_on_a_phone_it_is_one_line_that_says_the_heading(page: Page):
    page.set_viewport_size(PHONE)
    outline = open_speech(page)
    expect(outline.get_by_role("navigation")).to_be_hidden()
    outline.locator("summary").click()
    link = outline.get_by_role("link").last
    heading = link.inner_text()
    link.click()
    expect(outline.get_by_role("navigation")).to_be_hidden()
    expect(outline).to_be_in_viewport()
    expect(outline.locator("summary")).to_contain_text(heading)
    bar, target = outline.bounding_box(), page.locator(".passage--heading :is(h2, h3)").last.bounding_box()
    assert bar
    assert target
    assert target["y"] >= bar["y"] + bar["height"]  # what one jumped to is not under it


def test_without_scripts_it_stands_open_above_the_text(site: str, browser: Browser):
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport=PHONE)
    outline = open_speech(context.new_page())
    expect(outline.get_by_role("navigation")).to_be_visible()
    context.close()


def test_every_heading_is_in_sight_when_zoomed_twice(page: Page):
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 %
    open_speech(page)
    for key in ("hash", "reload"):
        page.evaluate(
            "location.hash = document.querySelector('.outline a').hash" if key == "hash" else "location.reload()"
        )
        expect(page.locator(".passage--heading").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
