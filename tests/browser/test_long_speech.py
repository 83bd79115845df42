"""A speech of a hundred thousand characters: laid out part by part, and one notices nothing of it."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from speeches.ingest import keys, paragraphs
from speeches.models import Speech
from speeches.structure import Paragraph, ParagraphKind

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]

SECTIONS = 20
SENTENCE = "会议指出，第{}件事要抓紧抓实抓好，各部门各单位要按照职责分工密切配合，确保各项任务落到实处。"
NEAR = 200  # pixels from the upper edge of the window


@pytest.fixture
def address(site: str) -> str:
    """The address of the speech; asks the database, not the browser."""
    read = []
    for number in range(2_000):
        if number % (2_000 // SECTIONS) == 0:
            read.append(Paragraph(ParagraphKind.HEADING, 1, f"第{number}部分"))
        read.append(Paragraph(ParagraphKind.TEXT, 0, SENTENCE.format(number)))
    speech = Speech.objects.create(
        title="很长的报告",
        status="published",
        published_at=timezone.now(),
        characters=paragraphs.count_characters(read),
    )
    made = keys.new_keys(paragraph.text for paragraph in read)
    paragraphs.write(speech, [paragraphs.Keyed(*pair) for pair in zip(made, read, strict=True)])
    return speech.get_absolute_url()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_way_into_the_text_ends_where_it_should(address: str, page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    summary = page.locator(".outline summary")
    for name in (f"第{1_000}部分", f"第{1_900}部分", f"第{100}部分"):
        if width < 1000:
            summary.click()
        page.locator(".outline").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=name)).to_be_in_viewport()
        box = page.get_by_role("heading", name=name).bounding_box()
        assert box
        assert 0 <= box["y"] < NEAR

    paragraph = page.locator(".passage", has_text="第1234件事").get_attribute("id")
    page.goto("/about/")
    page.goto(f"{address}p/{str(paragraph).removeprefix('p-')}/")
    expect(page.get_by_text("第1234件事")).to_be_in_viewport()
    page.goto(f"{address}?q=第1777件事#hit-1")
    expect(page.locator("#hit-1")).to_be_in_viewport()


def test_the_addresses_beside_the_text_are_not_cut_off(address: str, page: Page):
    page.goto(address)
    passage = page.locator(".passage", has_text="第1500件事")
    passage.scroll_into_view_if_needed()
    passage.hover()
    expect(passage.locator(".passage__address")).to_have_css("opacity", "1")
    passage.locator(".passage__address").click(trial=True)  # it is there to be clicked
    box, text = passage.locator(".passage__address").bounding_box(), passage.locator("p").bounding_box()
    assert box
    assert text
    assert box["x"] + box["width"] <= text["x"]
    hit = page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", [box["x"] + 8, box["y"] + 8])
    assert hit == "passage__address"


def test_it_is_laid_out_as_one_comes_near(address: str, page: Page):
    page.goto(address)
    visible = "[...document.querySelectorAll('.text__part')].filter((part) => part.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length"
    assert page.locator(".text__part").count() > 40
    assert page.evaluate(visible) < 10
