"""A reader selects text and takes its link or its quotation along; the link leads others to that very passage."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]

TITLE = "政府自身建设总结讲话"
SELECT = """([first, from, last, to]) => {
  const point = (number, offset) => {
    const walker = document.createTreeWalker(document.querySelectorAll(".passage")[number].firstElementChild, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; offset -= node.length, node = walker.nextNode()) if (offset <= node.length) return [node, offset];
  };
  document.querySelectorAll(".passage")[first].scrollIntoView({ block: "center", behavior: "instant" });
  getSelection().setBaseAndExtent(...point(first, from), ...point(last, to));
}"""


@pytest.fixture
def speech(page: Page) -> Page:
    """The speech's page, with the clipboard allowed."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/speeches/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    return page


def select(page: Page, first: int, start: int, last: int, end: int) -> str:
    page.evaluate(SELECT, [first, start, last, end])
    expect(page.get_by_role("group", name="所选文字")).to_be_visible()
    return page.evaluate("getSelection().toString()")


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def marked(page: Page) -> str:
    return "".join(page.locator("mark.quoted").all_inner_texts())


def test_the_link_leads_to_that_very_passage(speech: Page):
    selected = select(speech, 3, 4, 3, 30)
    speech.get_by_role("button", name="复制链接").click()
    expect(speech.get_by_role("status").filter(has_text="已复制这段文字的链接。")).to_be_visible()
    expect(speech.get_by_role("group", name="所选文字")).to_be_hidden()
    speech.goto(copied(speech))
    assert marked(speech) == selected
    expect(speech.locator("#quoted")).to_be_in_viewport()


def test_a_passage_goes_on_through_paragraphs(speech: Page):
    selected = select(speech, 1, 2, 4, 9)
    speech.get_by_role("button", name="复制链接").click()
    expect(speech.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    speech.goto(copied(speech))
    assert marked(speech) == re.sub(r"\s", "", selected)


def test_the_quotation_bears_its_citation(speech: Page):
    selected = select(speech, 2, 0, 2, 20)
    speech.get_by_role("button", name="复制引文").click()
    expect(speech.get_by_role("status").filter(has_text="已复制引文和出处。")).to_be_visible()
    quotation, citation = copied(speech).split("\n")
    assert quotation == f"“{selected.replace('“', '‘').replace('”', '’')}”"
    assert re.fullmatch(
        rf".*{TITLE}\[EB/OL\]\. .*\[\d{{4}}-\d\d-\d\d\]\. http://.*/\?mark=\w+\.0\.20\.\w+#quoted\.", citation
    )


def test_by_keyboard(speech: Page):
    select(speech, 3, 4, 3, 30)
    speech.keyboard.press("Tab")
    expect(speech.get_by_role("button", name="复制链接")).to_be_focused()
    speech.keyboard.press("Tab")
    speech.keyboard.press("Enter")
    expect(speech.get_by_role("status").filter(has_text="已复制引文和出处。")).to_be_visible()
    select(speech, 3, 4, 3, 31)
    speech.keyboard.press("Escape")
    expect(speech.get_by_role("group", name="所选文字")).to_be_hidden()


def test_of_converted_text_the_original_is_copied(speech: Page):
    original = select(speech, 3, 4, 3, 40)
    speech.get_by_role("link", name="繁體").click()
    expect(speech.get_by_role("heading", level=1)).to_have_text("政府自身建設總結講話")
    with speech.expect_response(re.compile(r"\.txt$")):
        converted = select(speech, 3, 4, 3, 40)
    assert converted != original
    speech.get_by_role("button", name="复制引文").click()
    expect(speech.get_by_role("status").filter(has_text="已复制")).to_be_visible()
    assert copied(speech).startswith(f"“{original}”\n")
    speech.goto(copied(speech).split(" ")[-1].rstrip("."))
    assert marked(speech) == converted  # the choice of script holds


def test_a_paragraphs_address_is_copied_by_keyboard(speech: Page):
    address = speech.locator(".passage--text").nth(3).get_by_role("link", name=re.compile("段的永久地址"))
    address.focus()
    expect(address).to_have_css("opacity", "1")
    speech.keyboard.press("Enter")
    expect(speech.get_by_role("status").filter(has_text="已复制本段的永久地址。")).to_be_visible()
    assert re.search(r"/speeches/\d+/p/[a-z2-7]{8}/$", copied(speech))
    assert speech.url.split("#p-")[1] == copied(speech).split("/")[-2]


def test_selecting_elsewhere_offers_nothing(speech: Page):
    speech.evaluate("getSelection().selectAllChildren(document.querySelector('.facts'))")
    speech.wait_for_timeout(500)
    expect(speech.get_by_role("group", name="所选文字")).to_be_hidden()


def test_on_a_phone_with_a_finger(site: str, speech: Page):
    speech.set_viewport_size({"width": 360, "height": 740})
    select(speech, 2, 0, 2, 12)
    box = speech.get_by_role("group", name="所选文字").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    for name in ("复制链接", "复制引文"):
        button = speech.get_by_role("button", name=name).bounding_box()
        assert button
        assert button["height"] >= 44


def test_where_the_browser_gives_no_clipboard(speech: Page):
    """It gives none to a site without a certificate."""
    speech.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    speech.reload()
    selected = select(speech, 3, 4, 3, 30)
    speech.get_by_role("button", name="复制引文").click()
    expect(speech.get_by_role("status").filter(has_text="已复制引文和出处。")).to_be_visible()
    speech.get_by_role("searchbox", name="在本文中检索").focus()
    speech.keyboard.press("Control+V")
    expect(speech.get_by_role("searchbox", name="在本文中检索")).to_have_value(re.compile(f"^“{selected}”"))


def test_a_fragment_that_names_no_paragraph_asks_where_it_went(site: str, browser: Browser):
    page = browser.new_page(base_url=site)
    page.goto("/speeches/")
    page.get_by_role("link", name=TITLE).click()
    with page.expect_response(re.compile(r"/p/aaaa2222/$")) as answer:
        page.evaluate("location.hash = 'p-aaaa2222'")
    assert answer.value.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这一段")
    page.close()


def test_the_paragraph_of_the_address_can_be_cited_at_once(speech: Page):
    expect(speech.get_by_role("link", name="引用本段")).to_be_hidden()
    passage = speech.locator(".passage").nth(3)
    passage.hover()
    passage.get_by_role("link", name="永久地址").click()
    passage.get_by_role("link", name="引用本段").click()
    expect(speech.get_by_role("heading", level=1)).to_have_text("引用第 4 段")
