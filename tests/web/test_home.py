from django.test import Client

from tests.web.conftest import Archive
from tests.web.reading import html, words


def test_what_the_archive_holds(client: Client, archive: Archive):
    page = words(client.get("/"))
    assert "讲话 2 年代 2021 栏目 2 来源 1 字数 120 修复 2 处 见于 1 篇" in page
    assert "在执行力会议上的讲话" in page
    assert "尚未发布的讲话" not in page


def test_ways_into_the_archive(client: Client, archive: Archive):
    page = html(client.get("/"))
    for address in (
        "/sections/trial/",
        "/sections/trial-execution/",
        "/sections/none/",
        "/years/2021/",
        "/years/none/",
    ):
        assert f'href="{address}"' in page
    assert 'action="/search/" method="get"' in page


def test_empty_archive(client: Client, db: None):
    assert "这里还没有讲话" in words(client.get("/"))
