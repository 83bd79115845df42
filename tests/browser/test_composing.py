"""Enter while an input method is composing chooses a word; it never sends a form, whatever order the browser tells it in."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page

from benchmarks.addresses import EVERY_STATE, page_addresses
from tests.browser.test_admin_journey import administrator, sign_in  # noqa: F401  a fixture

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]

FIELDS = "form input:is([type=search], [type=text], :not([type]))"
# What each browser reports when Enter takes the word that is being composed. Chromium and Firefox report the key while
# the composition goes on; Safari ends the composition first, and then only key code 229 tells.
ORDERS = {
    "chromium": [("keydown", {"key": "Enter", "isComposing": True, "keyCode": 229}), ("compositionend", {})],
    "firefox": [("keydown", {"key": "Enter", "isComposing": True, "keyCode": 13}), ("compositionend", {})],
    "safari": [("compositionend", {}), ("keydown", {"key": "Enter", "isComposing": False, "keyCode": 229})],
}
COMPOSE = """([selector, number, events]) => {
  const field = document.querySelectorAll(selector)[number];
  field.focus();
  field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  const prevented = [];
  for (const [name, { keyCode, ...init }] of events) {
    const isKey = name === "keydown";
    const event = isKey ? new KeyboardEvent(name, { bubbles: true, cancelable: true, ...init }) : new CompositionEvent(name, { bubbles: true, data: "力" });
    if (isKey) Object.defineProperty(event, "keyCode", { value: keyCode });
    field.dispatchEvent(event);
    if (isKey) prevented.push(event.defaultPrevented);
  }
  return prevented;
}"""


@pytest.fixture
def paths(site: str) -> list[str]:
    return [*page_addresses("testserver").values(), *EVERY_STATE]


def test_no_field_of_any_page_sends_what_is_being_composed(paths: list[str], site: str, browser: Browser):
    page = browser.new_context(base_url=site).new_page()
    tried = set()
    for path in paths:
        page.goto(path)
        for number in range(page.locator(FIELDS).count()):
            tried.add(page.locator(FIELDS).nth(number).get_attribute("id") or "")
            for name, events in ORDERS.items():
                prevented = page.evaluate(COMPOSE, [FIELDS, number, events])
                assert prevented == [True], (path, number, name)
            plain = [("keydown", {"key": "Enter", "isComposing": False, "keyCode": 13})]
            assert page.evaluate(COMPOSE, [FIELDS, number, plain]) == [False], (path, number)
    assert {"home-query", "masthead-query", "query", "within-query", "inside-query"} <= tried


@pytest.mark.parametrize("path", ["/", "/about/", "/search/?q=政府"])
def test_composing_for_real(page: Page, path: str):
    """By Chromium's own input method, with trusted events, whose default would send the form."""
    page.goto(path)
    box = page.get_by_role("combobox").first
    box.fill("")
    box.focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "zhixing", "selectionStart": 7, "selectionEnd": 7})
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url == before
    session.send("Input.insertText", {"text": "执行"})
    assert box.input_value() == "执行"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=%E6%89%A7%E8%A1%8C*")


def test_the_search_of_the_administration(administrator: User, page: Page):  # noqa: F811
    sign_in(page, administrator)
    page.locator("#user-tools").wait_for()
    page.goto("/admin/speeches/speech/")
    for name, events in ORDERS.items():
        assert page.evaluate(COMPOSE, ["#changelist-search input[name=q]", 0, events]) == [True], name
