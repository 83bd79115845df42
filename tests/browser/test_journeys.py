"""Four readers, each on a way of their own: a researcher, a student on a phone, one without scripts, one with keys only."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import TIMEOUT
from tests.browser.test_quoting import copied, marked, select
from tests.browser.test_searching import place, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "在全县春耕生产现场会上的讲话"
SPEECH = """{title}
（{year}年3月6日）
同志们：
今天召开这次现场会，主要任务是总结去年的农业工作，安排今年的春耕备耕。下面，我讲三点意见。
一、认清形势，坚定信心
去年，全县粮食总产达到{harvest}万吨，农民收入稳步增长，成绩来之不易，值得充分肯定。
二、突出重点，狠抓落实
各乡镇要把春耕备耕作为当前的头等大事，早谋划、早动手，确保种子、化肥、农机按时到位。
要管好用好农田水利，抢修渠道，清理淤塞，保证春耕备耕用水。
三、加强领导，形成合力
各有关部门要深入田间地头，帮助农民解决实际困难，不误农时。
"""
YEARS = {2018: "三十", 2019: "三十二"}  # of the two speeches, with the harvest each tells
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RING = """() => {
  const rings = [document.activeElement, document.activeElement.closest("form")].filter(Boolean).map((ring) => getComputedStyle(ring));
  return rings.some((ring) => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 1);
}"""


@pytest.fixture
def site(site: str, tmp_path: Path) -> str:
    """The sample documents and the same speech of two years; filled before the browser starts."""
    files = [tmp_path / f"{year}.txt" for year in YEARS]
    for file, (year, harvest) in zip(files, YEARS.items(), strict=True):
        file.write_text(SPEECH.format(title=f"{TITLE}（{year}年）", year=year, harvest=harvest), "utf-8")
    call_command("import_speeches", *files, verbosity=0)
    call_command("rebuild_index", verbosity=0)
    return site


@contextmanager
def reader(browser: Browser, site: str, **device: Any) -> Iterator[Page]:
    """A page on a device of its own, which has visited nothing yet."""
    context = browser.new_context(base_url=site, locale="zh-CN", **device)
    context.set_default_timeout(TIMEOUT)
    yield context.new_page()
    context.close()


def test_a_researcher_finds_reads_compares_and_cites(site: str, browser: Browser, page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    page.get_by_role("combobox", name="检索讲话全文").fill("“春耕备耕”")
    page.get_by_role("button", name="检索", exact=True).click()
    expect(page.locator("#found")).to_have_text("找到 2 篇讲话")
    page.get_by_role("link", name="2019 年，1 篇").click()
    expect(page.locator("#found")).to_have_text("找到 1 篇讲话")
    results = page.url

    page.get_by_role("link", name=f"{TITLE}（2019年）").click()
    expect(page.get_by_text("“‘春耕备耕’”在本文出现 3 次")).to_be_visible()
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("#hit-1")).to_be_in_viewport()

    selected = select(page, 3, 0, 3, 20)
    page.get_by_role("button", name="复制引文").click()
    expect(page.get_by_role("status").filter(has_text="已复制引文和出处。")).to_be_visible()
    quotation, citation = copied(page).split("\n")
    assert quotation == f"“{selected}”"
    assert f"{TITLE}（2019年）[EB/OL]. （2019-03-06）[" in citation
    with reader(browser, site, java_script_enabled=False, **PHONE) as another:
        another.goto(citation.split(" ")[-1].rstrip("."))
        assert marked(another) == selected
        expect(another.locator("#quoted")).to_be_in_viewport()

    page.get_by_role("link", name="与另一篇或另一文本比较").click()
    page.get_by_role("main").get_by_role("link", name=f"{TITLE}（2018年）").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("比较")
    changed = page.get_by_role("row").filter(has_text="粮食总产")
    expect(changed.get_by_role("rowheader")).to_have_text("有改动")
    expect(changed.locator("del, ins")).to_have_text(["二"])  # 三十二 against 三十
    expect(page.get_by_role("row").filter(has_text="农田水利").locator("del, ins")).to_have_count(0)

    page.get_by_role("link", name=f"{TITLE}（2019年）").first.click()
    address = page.url.split("?")[0]
    page.get_by_role("link", name="全部引用格式").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载文件").first.click()
    bibtex = Path(download.value.path()).read_text("utf-8")
    assert f"url      = {{{address}}}" in bibtex
    assert f"{{{{{TITLE}（2019年）}}}}" in bibtex
    assert "date     = {2019-03-06}" in bibtex

    page.goto(results)
    page.get_by_role("list", name="已选条件").get_by_role("link").first.click()
    expect(page.locator("#found")).to_have_text("找到 2 篇讲话")


def test_a_student_on_a_phone_browses_by_section_and_shares_a_paragraph(site: str, browser: Browser):
    with reader(browser, site, permissions=["clipboard-read", "clipboard-write"], **PHONE) as page:
        page.goto("/")
        page.get_by_role("navigation", name="主导航").get_by_role("link", name="栏目", exact=True).tap()
        expect(page.get_by_role("heading", level=1)).to_have_text("栏目")
        page.get_by_role("main").get_by_role("link", name="农业农村").tap()
        expect(page.get_by_text("共 2 篇讲话")).to_be_visible()
        assert page.evaluate(OVERFLOW) <= 0
        page.get_by_role("link", name=f"{TITLE}（2018年）").tap()

        expect(page.get_by_role("heading", level=1)).to_have_text(f"{TITLE}（2018年）")
        assert page.evaluate(OVERFLOW) <= 0
        page.locator("summary", has_text="本文结构").tap()
        page.get_by_role("navigation", name="本文结构").get_by_role("link", name="二、").tap()
        expect(page.get_by_role("heading", level=2, name="二、")).to_be_in_viewport()
        paragraph = page.locator(".passage", has_text="各乡镇要把春耕备耕")
        paragraph.get_by_role("link", name=re.compile("段的永久地址")).tap()
        expect(page.get_by_role("status").filter(has_text="已复制本段的永久地址。")).to_be_visible()
        shared = copied(page)

        page.get_by_role("button", name="大字版").tap()  # back at the paragraph, not at the top
        expect(page.get_by_role("button", name="常规字号")).to_be_attached()
        expect(paragraph).to_be_in_viewport()
        assert page.evaluate(OVERFLOW) <= 0

        with reader(browser, site) as friend:
            friend.goto(shared)
            there = friend.locator(".passage:target")
            expect(there).to_contain_text("各乡镇要把春耕备耕作为当前的头等大事")
            expect(there).to_be_in_viewport()


def test_a_reader_without_scripts_does_all_of_it(site: str, browser: Browser):
    with reader(browser, site, java_script_enabled=False) as page:
        page.goto("/")
        page.get_by_role("searchbox", name="检索讲话全文").fill("春耕备耕")
        page.get_by_role("button", name="检索", exact=True).click()
        page.get_by_label("从", exact=True).fill("2019")
        page.get_by_label("到", exact=True).fill("2019")
        page.get_by_role("button", name="只看这些年").click()
        expect(page.locator("#found")).to_have_text("找到 1 篇讲话")
        results = page.url
        page.get_by_role("link", name=f"{TITLE}（2019年）").click()
        page.get_by_role("link", name="到第一处").click()
        expect(page.locator("#hit-1")).to_be_in_viewport()
        page.locator(".passage__hits").first.get_by_role("link", name="下一处").click()
        expect(page.locator("#hit-2")).to_be_in_viewport()

        paragraph = page.locator(".passage", has_text="要管好用好农田水利")
        paragraph.get_by_role("link", name=re.compile("段的永久地址")).click()
        with reader(browser, site) as friend:
            friend.goto(page.url)
            expect(friend.locator(".passage:target")).to_contain_text("要管好用好农田水利")
        page.get_by_role("link", name="全部引用格式").click()
        page.get_by_text("只引用其中一段").click()
        page.get_by_role("link", name=re.compile("要管好用好农田水利")).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("引用")
        expect(page.locator(".citation__text").first).to_contain_text(f"{TITLE}（2019年）[EB/OL]. （2019-03-06）[")
        expect(page.locator(".citation__text").first).to_contain_text("/p/")
        expect(page.get_by_role("button", name="复制")).to_have_count(0)  # what would do nothing is not there

        page.get_by_role("main").get_by_role("link", name=f"{TITLE}（2019年）").first.click()
        page.get_by_role("link", name="与另一篇或另一文本比较").click()
        page.get_by_role("main").get_by_role("link", name=f"{TITLE}（2018年）").click()
        page.get_by_role("link", name="到第一处差别").click()
        expect(page.locator("#stop-1")).to_be_in_viewport()

        page.goto(results)
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("heading", name="1 speech found")).to_be_visible()
        assert page.url == results


def test_a_reader_with_a_keyboard_only_searches_and_steps_through_hits(page: Page):
    keys = page.keyboard
    page.goto("/")
    keys.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    keys.press("Enter")
    keys.press("Tab")
    box = page.get_by_role("combobox", name="检索讲话全文")
    expect(box).to_be_focused()
    assert page.evaluate(RING)
    keys.type("在全县春耕")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    keys.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("在全县春耕")
    expect(box).to_be_focused()
    keys.press("Control+a")
    keys.type("春耕备耕")
    keys.press("Enter")
    expect(page.locator("#found")).to_have_text("找到 2 篇讲话")

    tab_to(page, "^跳到结果$")
    keys.press("Enter")
    walk_to(page, re.escape(TITLE))
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    for pressed, expected in (("n", "1 / 3"), ("n", "2 / 3"), ("p", "1 / 3"), ("p", "3 / 3"), ("n", "1 / 3")):
        keys.press(pressed)
        assert place(page) == expected
        assert page.evaluate(RING)
    walk_to(page, "段的永久地址")  # from the hit on, not from the top
    assert page.evaluate("document.activeElement.closest('.passage').querySelector('#hit-1') !== null")
    page.go_back()  # the key for it is the browser's, not the page's; steps leave nothing in its history
    expect(page.locator("#found")).to_have_text("找到 2 篇讲话")


def walk_to(page: Page, description: str) -> None:
    """Tab on to something of this name; wherever the focus comes by, it is seen."""
    name = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(RING), page.evaluate("document.activeElement.outerHTML")
        if re.search(description, page.evaluate(name)):
            return
    pytest.fail(f"the keyboard does not reach {description}")
