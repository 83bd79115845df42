"""Search as a reader meets it; what is found and marked is tested with the search itself."""

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from speeches.search import freshness
from tests.web.conftest import Archive
from tests.web.reading import html, words


@pytest.fixture
def indexed(archive: Archive) -> Archive:
    freshness.rebuild()
    return archive


def test_before_anything_is_asked(client: Client, db: None):
    assert client.get("/search/").status_code == 200
    assert client.get("/search/?q=%20").status_code == 200


def test_hit_is_marked_and_leads_to_its_paragraph(client: Client, indexed: Archive):
    page = html(client.get("/search/?q=作风建设"))
    assert "<mark>作风建设</mark>" in page
    assert f'href="/speeches/{indexed.speech.pk}/?q=%E4%BD%9C%E9%A3%8E%E5%BB%BA%E8%AE%BE#p-k6"' in page
    assert "找到 2 篇讲话" in page


def test_speech_keeps_the_query_and_marks_it(client: Client, indexed: Archive):
    response = client.get(f"/speeches/{indexed.speech.pk}/?q=执行力")
    assert "“执行力”在本文出现 3 次。" in words(response)  # title, heading, text
    for number in (1, 2, 3):
        assert html(response).count(f'<mark id="hit-{number}">执行力</mark>') == 1


def test_filters_are_links_that_come_and_go(client: Client, indexed: Archive):
    page = client.get("/search/?q=作风&section=trial&page=1")
    assert "找到 1 篇讲话" in words(page)
    assert 'href="?q=%E4%BD%9C%E9%A3%8E"' in html(page)  # takes the section away
    assert "section=trial&amp;year=2021" in html(page)
    assert '<input type="hidden" name="section" value="trial">' in html(page)


def test_nothing_found_says_what_to_try(client: Client, indexed: Archive):
    page = client.get("/search/?q=量子纠缠 政策&year=2021")
    assert "没有找到“量子纠缠 政策”" in words(page)
    assert "没有一篇讲话有“量子纠缠”。" in words(page)
    assert re.search(r'href="/search/\?q=%E6%94%BF%E7%AD%96&amp;year=2021".*?只找“政策”.*?1 篇', html(page), re.DOTALL)
    told = client.get("/search.json?q=量子纠缠 政策&year=2021").json()
    assert {"label": "只找“政策”", "query": "政策", "params": {"q": "政策", "year": "2021"}, "total": 1} in told[
        "relaxations"
    ]


BAD = [
    ("q=“没有配对", 400, "没有配对的 ”"),
    ("q=县 OR", 400, "“OR”两边都要有词"),
    ("q=-县", 400, "只有要排除的词"),
    ("q=，。", 400, "没有可以检索的字"),
    (f"q={'县' * 2001}", 400, "最多 2000 个"),
    ("q=县&page=-1", 400, "页码是从 1 起的整数"),
    ("q=县&page=abc", 400, "页码是从 1 起的整数"),
    ("q=县&page=9", 404, "没有第 9 页，共 1 页"),
    ("q=县&year=abc", 400, "年份写作 2021"),
    ("q=县&section=nirgends", 404, "没有网址名为“nirgends”的栏目"),
    ("q=县&source=987654", 404, "没有编号为 987654 的来源"),
    ("q=县&sort=x", 400, "排序方式有"),
]


@pytest.mark.parametrize(("query", "status", "message"), BAD)
def test_bad_query(client: Client, indexed: Archive, query: str, status: int, message: str):
    page, data = client.get(f"/search/?{query}"), client.get(f"/search.json?{query}")
    assert (page.status_code, data.status_code) == (status, status)
    assert message in words(page)
    assert message in data.json()["error"]
    assert html(page).count("<h1") == 1


def test_place_of_the_mistake_is_marked(client: Client, indexed: Archive):
    assert '政府 <span class="notice__place">“</span>执行' in html(client.get("/search/?q=政府 “执行"))


def test_missing_index_is_said(client: Client, indexed: Archive):
    shutil.rmtree(Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]))
    response = client.get("/search/?q=县")
    assert response.status_code == 503
    assert "检索索引" in words(response)
    assert client.get("/search.json?q=县").status_code == 503


def test_json_answers_as_the_page_does(client: Client, indexed: Archive):
    answer = client.get("/search.json?q=作风建设").json()
    assert answer["total"] == 2
    assert {hit["id"] for hit in answer["hits"]} == {indexed.speech.pk, indexed.undated.pk}
    assert client.get("/search.json").status_code == 400
