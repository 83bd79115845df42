"""What a page states of itself in meta tags, JSON-LD and <time> is at hand by name; bad statements are left out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches import readers

GOVERNMENT = """
<META NAME="SiteName" CONTENT="某市人民政府"><meta name="ArticleTitle" content=" 在全市大会上的
 讲话 "><meta name="PubDate" content="2021-03-05 10:20"/><meta name="ContentSource" content="市政府办公室">
<meta name="Keywords" content=""><meta name="keywords" content="讲话;会议"><meta name="viewport">
"""
OPEN_GRAPH = """
<meta property="og:title" content="甲"><meta property="article:published_time" content="2021-03-05T10:20:00+08:00">
<meta name="DC.date" content="2021-03-04"><meta itemprop="datePublished" content="2021-03-03"><p>讲话
<time datetime="2021-03-06">三月六日</time><time datetime="1999-01-01"></time>
"""
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "在会上的讲话",
    "datePublished": "2021-03-05",
    "author": [{"@type": "Person", "name": "甲"}, "乙"],
    "publisher": {"name": "某报"},
}


def meta(markup: str) -> dict[str, str]:
    return dict(readers.read(f"<html>{markup}<p>讲话</p></html>".encode(), "a.html").page.meta)


def test_tags_of_government_sites():
    assert meta(GOVERNMENT) == {
        "sitename": "某市人民政府",
        "articletitle": "在全市大会上的 讲话",
        "pubdate": "2021-03-05 10:20",
        "contentsource": "市政府办公室",
        "keywords": "讲话;会议",
    }


def test_tags_of_other_vocabularies():
    assert meta(OPEN_GRAPH) == {
        "og:title": "甲",
        "article:published_time": "2021-03-05T10:20:00+08:00",
        "dc.date": "2021-03-04",
        "datepublished": "2021-03-03",
        "time": "2021-03-06",
    }


@pytest.mark.parametrize("stated", [ARTICLE, [{"@type": "BreadcrumbList"}, ARTICLE], {"@graph": [ARTICLE]}])
def test_json_ld_of_an_article(stated: object):
    assert meta(f"<script type='application/ld+json'>{json.dumps(stated)}</script>") == {
        "ld:headline": "在会上的讲话",
        "ld:datepublished": "2021-03-05",
        "ld:author": "甲、乙",
        "ld:publisher": "某报",
    }


@pytest.mark.parametrize(
    "script",
    ["", "{", "[" * 100_000, "1", '{"@type": 3}', '{"@type": "Article", "author": [[["x"]]]}', '{"@graph": 1}'],
    ids=["nothing", "broken", "nested", "a number", "a bad type", "nested names", "a bad graph"],
)
def test_bad_json_ld_states_nothing(script: str):
    assert meta(f"<script type='application/ld+json'>{script}</script>") == {}


def test_a_page_without_statements():
    assert meta("") == {}


def test_what_is_stated_cannot_be_changed():
    page = readers.read(f"<html>{GOVERNMENT}<p>讲话".encode(), "a.html").page
    with pytest.raises(TypeError):
        page.meta["pubdate"] = "2022-01-01"  # type: ignore[index]  # that it cannot be is the point


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["@type", "@graph", "author", "name", "headline"]), inner | st.just("Article"))))  # fmt: skip
def test_any_json_is_read(stated: object):
    for value in meta(f"<script type='application/ld+json'>{json.dumps(stated)}</script>").values():
        assert value.strip()
