"""Search as a reader meets it; what is found and marked is tested with the search itself."""

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from speeches.search import freshness
from tests.web.conftest import Archive, make_speech
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


@pytest.fixture
def dated(indexed: Archive) -> Archive:
    for year in ("1949", "1953", "2019-05"):
        make_speech(f"{year}的讲话", date=year, date_basis="stated", speaker="县长")
    freshness.rebuild()
    return indexed


def test_years_are_bars_that_are_links(client: Client, dated: Archive):
    page = html(client.get("/search/?q=作风&speaker=县长&page=1"))
    chart = page[page.index('class="chart__plot"') : page.index("</svg>", page.index('class="chart__plot"'))]
    assert re.findall(r'<a class="chart__bar" href="(.*?)" aria-label="(.*?)"', chart) == [
        ("?q=%E4%BD%9C%E9%A3%8E&amp;speaker=%E5%8E%BF%E9%95%BF&amp;year=1949", "1949 年，1 篇"),
        ("?q=%E4%BD%9C%E9%A3%8E&amp;speaker=%E5%8E%BF%E9%95%BF&amp;year=1953", "1953 年，1 篇"),
        ("?q=%E4%BD%9C%E9%A3%8E&amp;speaker=%E5%8E%BF%E9%95%BF&amp;year=2019", "2019 年，1 篇"),
        ("?q=%E4%BD%9C%E9%A3%8E&amp;speaker=%E5%8E%BF%E9%95%BF&amp;year=2021", "2021 年，1 篇"),
    ]
    table = page[page.index("<table>") : page.index("</table>")]
    assert re.findall(r">(\d+ 年)</a></th><td>(\d+)</td>", table) == [
        ("1949 年", "1"),
        ("1953 年", "1"),
        ("2019 年", "1"),
        ("2021 年", "1"),
    ]


def test_chosen_years_are_shown_and_taken_back(client: Client, dated: Archive):
    page = client.get("/search/?q=作风&year=1949..1953")
    assert "找到 2 篇讲话" in words(page)
    assert "年份 1949–1953 年" in words(page)
    assert html(page).count('class="chart__bar" href') == 4  # the year's own filter is left out
    assert len(re.findall(r'class="chart__bar"[^>]* aria-current="true"', html(page))) == 2
    assert 'name="from" value="1949"' in html(page)
    assert 'name="to" value="1953"' in html(page)
    alone = html(client.get("/search/?q=作风&year=1949"))
    assert re.search(r'class="chart__bar" href="\?q=%E4%BD%9C%E9%A3%8E" aria-label="1949 年，1 篇" aria-current', alone)
    undated = client.get("/search/?q=作风&year=none")
    assert "找到 1 篇讲话" in words(undated)
    assert re.search(r'class="years__undated" href="\?q=%E4%BD%9C%E9%A3%8E" aria-current="true"', html(undated))


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("q=作风&from=1949&to=1953", "q=%E4%BD%9C%E9%A3%8E&year=1949..1953"),
        ("q=作风&year=2021&page=2&from=1949&to=&sort=newest", "q=%E4%BD%9C%E9%A3%8E&sort=newest&year=1949..9999"),
        ("q=作风&from=&to=", "q=%E4%BD%9C%E9%A3%8E"),
    ],
)
def test_form_of_years_leads_to_one_address(client: Client, dated: Archive, fields: str, address: str):
    response = client.get(f"/search/?{fields}")
    assert (response.status_code, response["Location"]) == (302, f"/search/?{address}")
    assert client.get(response["Location"]).status_code == 200


def test_wrong_years_of_the_form_are_told(client: Client, dated: Archive):
    for fields in ("from=abc&to=2021", "from=2021&to=2019", "from=20211&to="):
        page = client.get(f"/search/?q=作风&{fields}", follow=True)
        assert page.status_code == 400
        assert "年份写作 2021" in words(page)


def test_how_the_query_was_read_is_said(client: Client, indexed: Archive):
    page = words(client.get("/search/?q=作风、建设 -（企业）"))
    assert "读作： 作风 建设 -企业" in page
    assert "繁简合并、全角半角合并、不分大小写" in page
    assert "合乎词表的整词靠前" in page
    assert "读作" not in words(client.get("/search/?q=“作风”　建设"))
    assert "区分繁简和大小写" in words(client.get("/search/?q=作风&original=1"))


def test_facet_that_leaves_no_choice_is_not_shown(client: Client, indexed: Archive):
    page = words(client.get("/search/?q=作风"))
    assert "政务试验 1" in page
    assert "层级不详" not in page
    assert "层级不详 2" in words(client.get("/search/?q=作风&level=none"))


def test_every_way_to_search_a_part(client: Client, indexed: Archive):
    speech = indexed.speech
    within = html(client.get("/sections/trial/"))
    assert '<input type="hidden" name="section" value="trial">' in within
    assert "找到 1 篇讲话" in words(client.get("/search/?q=作风&section=trial"))
    assert 'href="?q=%E4%BD%9C%E9%A3%8E&amp;speaker=%E5%8E%BF%E9%95%BF"' in html(client.get("/search/?q=作风"))
    assert "找到 1 篇讲话" in words(client.get("/search/?q=作风&speaker=县长"))
    assert "找到 1 篇讲话" in words(client.get("/search/?q=标题：执行力"))
    assert f'<form class="within__form" action="{speech.get_absolute_url()}" method="get"' in html(
        client.get(speech.get_absolute_url())
    )


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
    (f"q={'县' * 10_000}", 400, "检索式有 10000 个字，最多 2000 个"),
    (f"q={'县 ' * 200}", 400, "检索式有 200 个词，最多 100 个"),
    ("q=****", 400, "没有可以检索的字"),
    ("q=%3F%3F*", 400, "没有可以检索的字"),
    ("q=%00%01%1F%7F", 400, "没有可以检索的字"),
    ("q=%E2%80%8B%EF%BB%BF", 400, "没有可以检索的字"),
    ("q=%FF%FE", 400, "没有可以检索的字"),
    ("q=%ED%A0%80", 400, "没有可以检索的字"),
    ("q=" + "(" * 1000, 400, "括号“(”没有配对的“)”"),
    ("q=" + "“(" * 500, 400, "引号 “ 没有配对的 ”"),
    ("q=县 ~ 乡", 400, "“~”后面要写最多相隔几个字"),
    ("q=县 年:2021..2019", 400, "“年:”后面要写年份"),
    (f"q=县&page={10**30}", 400, "页码是从 1 起的整数"),
    ("q=县&page=0", 400, "页码是从 1 起的整数"),
    ("q=县&page=999999999", 404, "没有第 999999999 页"),
    (f"q=县&speaker={'县' * 10_000}", 400, "讲话人的名字最多 200 个字，这里有 10000 个"),
    (f"q=县&section={'x' * 10_000}", 404, "没有网址名为“xxxx"),
    (f"q=县&source={'9' * 10_000}", 400, "来源要写编号"),
    (f"q=县&year={'9' * 10_000}", 400, "年份写作 2021"),
    ("q=县&level=区", 400, "level 只能是"),
    ("q=县&quality=none", 400, "quality 只能是"),
    ("q=县&original=true", 400, "original 只能是"),
    ("q=县&section=%00", 404, "没有网址名为"),
    ("q=县&source=%ED%A0%80", 400, "来源要写编号"),
    ("q=县&q=乡", 400, "地址里的 q 写了不止一次"),
    ("q=县&year=2020&year=2021", 400, "地址里的 year 写了不止一次"),
]
HARMLESS = [
    "q=(a%2B)%2B%24",
    "q=" + "(a|aa)%2B" * 50,
    "q=.*.*.*.*x{1,32000}",
    "q=县&speaker=%00",
    "q=县&speaker=%ED%A0%80",
    "q=县&page=1&page=1",
    "q=县&unknown=1&unknown=2",
    "q=<script>alert(1)</script>",
    "q=县&speaker=<script>alert(1)</script>",
    "q=" + "-(" * 400 + "县" + ")" * 400 + " 乡",
    "q=县 ~99999999999999999999999999 乡",
    "q=%C2%AD县%E2%80%8F",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_odd_query_is_answered(client: Client, indexed: Archive, query: str):
    page, data = client.get(f"/search/?{query}"), client.get(f"/search.json?{query}")
    assert (page.status_code, data.status_code) == (200, 200)
    assert data.json()["total"] >= 0
    assert "<script>alert" not in html(page)


@pytest.mark.parametrize(("query", "status", "message"), BAD)
def test_bad_query(client: Client, indexed: Archive, query: str, status: int, message: str):
    page, data = client.get(f"/search/?{query}"), client.get(f"/search.json?{query}")
    assert (page.status_code, data.status_code) == (status, status)
    assert message in words(page)
    assert message in data.json()["error"]
    assert html(page).count("<h1") == 1
    assert len(words(page)) < len(query) + 2000  # a long mistake is not repeated, but in the box


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
