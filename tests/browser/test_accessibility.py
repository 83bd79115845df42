"""Every kind of page can be read and used by everybody: axe-core, the keyboard, large text, zoom, forced colours.

The pages are found by following the site's own links, so that a new one cannot be forgotten.
"""

import importlib.util
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.addresses import EVERY_STATE, page_addresses
from speeches import ingest
from speeches.models import Speech
from tests.environment import in_ci

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]

GRAVE = ("serious", "critical")
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
}"""
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
MOST_TABS = 400  # presses of Tab; the longest of these pages has some 150 places to stop at
FOCUS = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const rings = [at, at.parentElement, at.parentElement?.parentElement].filter(Boolean).map((ring) => getComputedStyle(ring));
  return { name: at.outerHTML.slice(0, 120), drawn: rings.some((ring) => ring.outlineStyle !== "none" || ring.boxShadow !== "none"),
           seen: box.bottom > 0 && box.top < innerHeight, body: at === document.body };
}"""


@pytest.fixture
def paths(site: str) -> list[str]:
    """One address of every kind, and of every state that is not a kind of its own; asks the database, not the browser."""
    found = [*page_addresses("testserver").values(), *EVERY_STATE, "/admin/login/"]
    longest = Speech.objects.order_by("-characters").first()
    assert longest
    gone = Speech.objects.exclude(pk=longest.pk).order_by("characters").first()
    assert gone
    ingest.withdraw(gone, "转载有误，正确的文本见另一篇。")
    kept = [path for path in found if path != gone.get_absolute_url()]
    return [*kept, longest.get_absolute_url(), f"{longest.get_absolute_url()}?q=政府", gone.get_absolute_url()]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, from the package that carries it."""
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        if in_ci:
            pytest.fail("axe-playwright-python is not installed")
        pytest.skip("axe-playwright-python is not installed: make install")
    return (Path(found.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize(
    "looks",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "viewport": {"width": 360, "height": 780}},
    ],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing_serious(paths: list[str], site: str, browser: Browser, axe: str, looks: dict):
    context = browser.new_context(base_url=site, reduced_motion="reduce", **looks)
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
        page.evaluate(axe)
        if grave := [each for each in page.evaluate(RUN) if each["impact"] in GRAVE]:
            found[path] = grave
    context.close()
    assert found == {}


def test_large_text_and_zoom_need_no_scrolling_sideways(paths: list[str], site: str, browser: Browser):
    """320 pixels are 1280 at 400 %, which WCAG 2.2 asks for (1.4.10); large text on a small phone is harder still."""
    wide = {}
    for width, size in ((320, ""), (640, ""), (360, "large"), (768, "large")):
        context = browser.new_context(base_url=site, viewport={"width": width, "height": 780})
        if size:
            context.add_cookies([{"name": "speeches_text", "value": size, "url": site}])
        page = context.new_page()
        for path in paths:
            page.goto(path)
            if (over := page.evaluate(OVERFLOW)) > 0:
                wide[path, width, size] = over
        context.close()
    assert wide == {}


def test_structure_of_every_page_and_nothing_from_another_host(paths: list[str], site: str, browser: Browser):
    page = browser.new_context(base_url=site).new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for path in paths:
        if path.startswith("/admin/"):  # Django's own
            continue
        page.goto(path)
        for selector, number in (("h1", 1), ("main", 1), ("body > header", 1), ("body > footer", 1), ("html[lang]", 1)):
            assert page.locator(selector).count() == number, (path, selector)
        levels = page.evaluate(
            "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map((h) => +h.tagName[1])"
        )
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)
    assert [url for url in asked if not url.startswith(site)] == []


def test_keyboard_reaches_everything_and_the_focus_is_seen(paths: list[str], site: str, browser: Browser):
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    for path in paths:
        page.goto(path)
        stops = 0
        for _press in range(MOST_TABS):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus["body"]:  # behind the last
                break
            assert focus["drawn"], (path, focus["name"])
            assert focus["seen"], (path, focus["name"])
            stops += 1
        assert stops > 1, path
        assert stops < MOST_TABS, path
    context.close()


def test_skip_link_leads_to_the_content(page: Page):
    page.goto("/about/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_large_text_is_chosen_kept_and_given_up_without_scripts(site: str, browser: Browser):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/years/?page=1")
    page.get_by_role("button", name="大字版").click()
    expect(page).to_have_url(f"{site}/years/?page=1")
    for path in ("/years/", "/about/", "/"):
        page.goto(path)
        expect(page.locator("html")).to_have_css("font-size", "22.4px")
    page.get_by_role("button", name="常规字号").click()
    expect(page.locator("html")).to_have_css("font-size", "16px")
    context.close()


def test_smallest_text_of_large_text_has_18_pixels(paths: list[str], site: str, browser: Browser):
    context = browser.new_context(base_url=site)
    context.add_cookies([{"name": "speeches_text", "value": "large", "url": site}])
    page = context.new_page()
    small = {}
    for path in paths:
        if path.startswith("/admin/"):
            continue
        page.goto(path)
        sizes = page.evaluate("""[...document.querySelectorAll('body *')].filter((element) => element.offsetParent
            && !element.closest('.visually-hidden') && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .map((element) => [parseFloat(getComputedStyle(element).fontSize), element.className || element.tagName])""")
        if under := sorted({(size, name) for size, name in sizes if size < 17.9}):
            small[path] = under
    context.close()
    assert small == {}


def test_forced_colours_keep_what_colours_say(paths: list[str], site: str, browser: Browser):
    """Where the system chooses the colours, backgrounds go; hits and the current page are still told apart."""
    context = browser.new_context(base_url=site, forced_colors="active")
    page = context.new_page()
    page.goto(next(path for path in paths if "?q=政府" in path and path.startswith("/speeches/")))
    mark = page.locator("mark[id^=hit-]").first
    plain = page.locator(".text p").first.evaluate("(p) => getComputedStyle(p).backgroundColor")
    assert mark.evaluate("(mark) => getComputedStyle(mark).backgroundColor") != plain
    page.goto("/help/")
    expect(page.locator(".masthead__nav a[aria-current]")).not_to_have_css("border-block-end-style", "none")
    context.close()


def test_little_motion_is_respected_everywhere(paths: list[str], site: str, browser: Browser):
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    page = context.new_page()
    for path in paths:
        page.goto(path)
        moving = page.evaluate("""[...document.querySelectorAll('*')].filter((element) => {
            const style = getComputedStyle(element);
            return style.scrollBehavior === 'smooth' || (style.animationName !== 'none' && parseFloat(style.animationDuration) > 0.01);
        }).map((element) => element.outerHTML.slice(0, 80))""")
        assert moving == [], path
    context.close()
