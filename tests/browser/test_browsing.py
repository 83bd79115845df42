"""A reader browses: by keyboard, on a phone, without scripts, in forced colours, with large type."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/",
    "/browse/",
    "/speeches/",
    "/speeches/?view=compact",
    "/speeches/?year=1999&level=县",
    "/speeches/?level=x",
    "/sections/",
    "/years/",
    "/years/2021/",
    "/sources/",
    "/speakers/",
    "/places/",
)
SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.2, 2.5.8; links inside a sentence are exempt
LARGE = "html { font-size: 200% }"


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth - window.innerWidth > 0"))


def test_from_the_home_page_by_a_year_to_its_months(page: Page):
    page.goto("/")
    bar = page.locator(".chart__bar").first
    year = str(bar.get_attribute("aria-label"))[:4]
    bar.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/years/{year}/$"))
    month = page.locator(".chart__bar").first
    month.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/years/{year}/\?month={year}-\d\d$"))
    expect(page.locator(".chart__bar[aria-current]")).to_have_count(1)
    page.get_by_role("list", name="已选条件").get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(f"/years/{year}/$"))


def test_the_form_for_years_and_the_choice_of_a_view(page: Page):
    page.goto("/speeches/")
    page.get_by_label("从").fill("2011")
    page.get_by_role("button", name="只看这些年").click()
    expect(page).to_have_url(re.compile(r"year=2011\.\.9999"))
    page.get_by_role("navigation", name="显示方式").get_by_role("link", name="紧凑").click()
    expect(page).to_have_url(re.compile("view=compact"))
    expect(page.get_by_role("columnheader", name="标题")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 780})
    expect(page.get_by_role("table", name="讲话")).to_be_visible()  # still one where its rows are blocks
    expect(page.get_by_role("rowheader").first).to_be_visible()


def test_the_chart_has_its_numbers_as_a_table(page: Page):
    page.goto("/years/")
    table = page.get_by_role("table", name="各年篇数")
    expect(table).to_be_hidden()
    page.get_by_text("数据表").click()
    expect(table).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").first.click()
    assert download.value.suggested_filename == "speeches-year.csv"


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_fold_on_a_phone_and_stand_beside_the_list_on_a_desk(site: str, browser: Browser, scripts: bool):
    context = browser.new_context(base_url=site, java_script_enabled=scripts, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto("/speeches/")
    facet = page.get_by_role("heading", name="完整程度")
    expect(facet).to_be_hidden()
    page.get_by_text("筛选").click()
    expect(facet).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/speeches/")
    expect(facet).to_be_visible()
    expect(page.get_by_text("筛选")).to_be_hidden()
    page.get_by_role("link", name=re.compile("^残缺")).click()
    expect(page).to_have_url(re.compile(r"/speeches/\?quality=truncated$"))
    context.close()


def test_nothing_overflows(page: Page):
    for address in PAGES:
        if "=x" in address:
            continue  # answers 400, of which the browser complains
        page.goto(address)
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert not overflows(page), (address, width)


def test_large_type_does_not_overflow(site: str, browser: Browser):
    context = browser.new_context(base_url=site, viewport={"width": 640, "height": 900}, bypass_csp=True)
    page = context.new_page()
    for address in PAGES:
        page.goto(address)
        page.add_style_tag(content=LARGE)
        assert not overflows(page), address
        for chart in page.locator(".chart__drawing").all():
            boxes = chart.locator(".chart__mark").evaluate_all("(marks) => marks.map((m) => m.getBoundingClientRect())")
            bottom = chart.evaluate("(drawing) => drawing.getBoundingClientRect().bottom")
            assert all(box["bottom"] <= bottom + 2 for box in boxes), address
    context.close()


def test_bars_are_seen_in_forced_colours(site: str, browser: Browser):
    context = browser.new_context(base_url=site, forced_colors="active")
    page = context.new_page()
    page.goto("/years/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    fill = page.locator(".chart__count").first.evaluate("(bar) => getComputedStyle(bar).fill")
    assert fill != ground
    context.close()


def test_what_is_pressed_is_large_enough(page: Page):
    page.set_viewport_size({"width": 360, "height": 900})
    for address in ("/", "/browse/", "/speeches/", "/speeches/?view=compact", "/years/", "/speakers/"):
        page.goto(address)
        small = page.locator("main a:visible, main summary:visible").evaluate_all(
            """(links, smallest) => links
              .filter((link) => !link.closest("p, svg, h1, h2, h3, th, td, dd, .breadcrumbs, .visually-hidden"))
              .map((link) => [link.textContent.trim(), link.getBoundingClientRect()])
              .filter(([, box]) => Math.min(box.width, box.height) < smallest)
              .map(([text, box]) => `${text} ${box.width}x${box.height}`)""",
            SMALLEST_TARGET,
        )
        assert small == [], address


def test_headings_and_regions_are_named(page: Page):
    for address in PAGES:
        if "=x" in address:
            continue
        page.goto(address)
        levels = page.locator("h1, h2, h3").evaluate_all("(all) => all.map((each) => Number(each.tagName[1]))")
        assert levels.count(1) == 1, address
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), address
        ids = page.locator("[id]").evaluate_all("(all) => all.map((each) => each.id)")
        assert len(ids) == len(set(ids)), address
        named = page.locator("[aria-labelledby]").evaluate_all(
            "(all) => all.map((each) => each.getAttribute('aria-labelledby'))"
        )
        assert set(named) <= set(ids), address


def test_on_a_phone_the_navigation_and_the_button_to_large_text_are_one_line(page: Page):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto("/browse/")
    words = page.locator(".masthead__line :is(a, button)")
    middles = words.evaluate_all("all => all.map(e => e.getBoundingClientRect()).map(b => (b.top + b.bottom) / 2)")
    assert max(middles) - min(middles) <= 2
