"""The page about the archive tells what is there and what is not, as the database counts it."""

import re

import pytest
from django.test import Client

from speeches import ingest
from speeches.cleaning import STEPS
from speeches.models import Cleaning
from tests.web.conftest import Archive, make_speech
from tests.web.reading import html, words


@pytest.fixture
def page(client: Client, archive: Archive) -> str:
    make_speech("早年的讲话", date="2017-05", date_basis="stated", section=archive.section, redactions=3, level="县")
    return words(client.get("/about/"))


@pytest.mark.parametrize(
    "said",
    [
        "已发布的讲话 3 篇",
        "正文字数 180",
        "经过修复的讲话 1 篇 33%",
        "修复 2 处",
        "去除杂质 1 处",
        "正文残缺 1 篇 33%",
        "日期不详 1 篇 33%",
        "只知网页发布日期 1 篇 33%",
        "讲话人的姓名和职务都不详 2 篇 67%",
        "来源不详 2 篇 67%",
        "未归类 1 篇 33%",
        "有隐去之处 1 篇 33%",
        "隐去之处 3 处",
        "发布后撤下 0 篇",
        "首尾之间没有讲话的年份：2018–2020。",
        "县 1 篇 33% 不详 2 篇 67%",
    ],
)
def test_figures(page: str, said: str):
    assert said in page


def test_coverage_by_year_and_section(page: str):
    assert "栏目 2021 2017 不详 政务试验 1 1 – 未归类 – – 1 合计 1 1 1" in page


def test_coverage_is_drawn_and_told_as_numbers(client: Client, archive: Archive):
    page = html(client.get("/about/"))
    for address in (
        "/years/2021/",
        f"/sections/{archive.section.slug}/",
        "/speeches/year.csv",
        "/speeches/section.csv",
    ):
        assert f'href="{address}"' in page


def test_every_step_is_named(page: str):
    assert [step.label for step in STEPS if step.label not in page] == []


def test_drafts_are_not_counted_and_what_is_withdrawn_is_told(client: Client, archive: Archive):
    ingest.withdraw(archive.speech, "转载有误")
    page = words(client.get("/about/"))
    assert "已发布的讲话 1 篇" in page
    assert "发布后撤下 1 篇" in page
    assert archive.draft.title not in page


def test_what_is_switched_off_is_no_repair(client: Client, archive: Archive):
    cleaning = Cleaning.objects.get()
    cleaning.changes = [{**change, "off": True} for change in cleaning.changes]
    cleaning.save()
    assert "修复 0 处" in words(client.get("/about/"))


def test_an_empty_archive(client: Client, db: None):
    page = words(client.get("/about/"))
    assert "这里还没有讲话" in page
    assert "已发布的讲话 0 篇" in page


def test_every_topic_can_be_reached_from_the_top(client: Client, archive: Archive):
    page = html(client.get("/about/"))
    assert [name for name in re.findall(r'href="#([a-z]+)"', page) if f'id="{name}"' not in page] == []
