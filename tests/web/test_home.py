from django.test import Client

from tests.web.conftest import Archive, make_speech
from tests.web.reading import html, words


def test_what_the_archive_holds(client: Client, archive: Archive):
    page = words(client.get("/"))
    assert "讲话 2 年代 2021 栏目 2 来源 1 字数 120 修复 2 处 见于 1 篇" in page
    assert "在执行力会议上的讲话" in page
    assert "尚未发布的讲话" not in page


def test_figures_lead_to_what_they_count(client: Client, archive: Archive):
    page = html(client.get("/"))
    assert '<a href="/speeches/?quality=restored">见于 1 篇</a>' in page
    assert "共 1 篇讲话" in words(client.get("/speeches/?quality=restored"))
    for address in ("/speeches/", "/years/", "/sections/", "/sources/"):
        assert f'href="{address}"' in page


def test_ways_into_the_archive(client: Client, archive: Archive):
    make_speech("早年", date="1999", date_basis="stated")
    page = html(client.get("/"))
    for address in ("/sections/trial/", "/sections/none/", "/years/2021/", "/years/1999/", "/years/none/"):
        assert f'href="{address}"' in page
    assert 'action="/search/" method="get"' in page


def test_latest_arrivals_first(client: Client, archive: Archive):
    make_speech("刚到的一篇", date="1999", date_basis="stated")
    page = html(client.get("/"))
    assert page.index("刚到的一篇") < page.index("日期不详的讲话一篇") < page.index("在执行力会议上的讲话")


def test_empty_archive(client: Client, db: None):
    assert "这里还没有讲话" in words(client.get("/"))
    for address in ("/browse/", "/years/", "/sources/", "/speeches/"):
        assert "这里还没有讲话" in words(client.get(address))
    assert client.get("/sections/").status_code == client.get("/speakers/").status_code == 200
