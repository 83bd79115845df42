"""Addresses that are wrong: the right status, a message in Chinese, the site's own page."""

import pytest
from django.test import Client

from tests.web.conftest import Archive
from tests.web.reading import html, words

MISSING = [
    ("/nirgends/", "这个地址下没有页面"),
    ("/speeches/987654/", "没有编号为 987654 的讲话"),
    ("/speeches/99999999999999999999999/", "的讲话"),
    ("/speeches/abc/", "这个地址下没有页面"),
    ("/speeches/-1/", "这个地址下没有页面"),
    ("/speeches/987654.txt", "没有编号为 987654 的讲话"),
    ("/speeches/987654/p/k1/", "没有编号为 987654 的讲话"),
    ("/years/abc/", "“abc”不是年份"),
    ("/years/20211/", "“20211”不是年份"),
    ("/years/二〇二一/", "不是年份"),
    ("/years/1066/", "本库没有 1066 年的讲话"),
    ("/sections/nirgends/", "没有名为“nirgends”的栏目"),
    ("/sections/政治/", "没有名为“政治”的栏目"),
    ("/sources/abc/", "没有编号为“abc”的来源"),
    ("/sources/987654/", "没有编号为“987654”的来源"),
    (f"/sources/{'9' * 5000}/", "的来源"),
    ("/speeches/?page=-1", "没有第 -1 页，共 1 页"),
    ("/speeches/?page=0", "没有第 0 页"),
    ("/speeches/?page=2", "没有第 2 页"),
    ("/speeches/?page=abc", "页码应是正整数，而不是“abc”"),
    (f"/speeches/?page={'9' * 5000}", "页码应是正整数"),
    ("/years/2021/?page=7", "没有第 7 页"),
    ("/sections/trial/?page=1.5", "页码应是正整数"),
    ("/sources/none/?page=x", "页码应是正整数"),
    ("/speeches/?section=nirgends", "没有名为“nirgends”的栏目"),
    ("/speeches/?source=987654", "没有编号为“987654”的来源"),
    ("/speeches/?speaker=没有的人", "没有讲话人是“没有的人”的讲话"),
    ("/speeches/?place=%00", "没有地点是"),
    ("/sections/trial/?source=x", "没有编号为“x”的来源"),
    ("/places/?speaker=没有的人", "没有讲话人是“没有的人”的讲话"),
    ("/originals/" + "0" * 64 + "/", "没有这份原件"),
    ("/originals/" + "0" * 64 + ".txt", "没有这份原件"),
    ("/speeches/1/p/%00/", "这个地址下没有页面"),  # PostgreSQL refuses NUL in a query
    ("/sections/%00/", "的栏目"),
    ("/originals/../../etc/passwd/", "这个地址下没有页面"),
]


@pytest.mark.parametrize(("address", "message"), MISSING)
def test_not_found(client: Client, archive: Archive, address: str, message: str):
    response = client.get(address)
    assert response.status_code == 404
    assert message in words(response)
    assert html(response).count("<h1") == 1


WRONG = [
    ("/speeches/?year=21a", "年份写作 2021 或由早到晚的 2019..2021，这里写的是“21a”", "/speeches/"),
    ("/speeches/?month=2021-13&level=县", "月份写作 2021-02", "/speeches/?level=%E5%8E%BF"),
    ("/speeches/?quality=perfect", "quality 只能是 whole、truncated、redacted、restored", "/speeches/"),
    ("/sections/trial/?sort=random&view=compact", "sort 只能是", "/sections/trial/?view=compact"),
    ("/years/2021/?year=2020", "这一页本来就限定了年份", "/years/2021/"),
    ("/speeches/?level=县&level=市", "level 写了不止一次", "/speeches/"),
]


@pytest.mark.parametrize(("address", "message", "back"), WRONG)
def test_a_filter_that_cannot_be_meant(client: Client, archive: Archive, address: str, message: str, back: str):
    response = client.get(address)
    assert response.status_code == 400
    assert message in words(response)
    assert f'<a href="{back}">去掉这个条件</a>' in html(response)
    assert client.get(back).status_code == 200


def test_an_unknown_speaker_leads_to_those_there_are(client: Client, archive: Archive):
    page = html(client.get("/speeches/?speaker=没有的人&page=2"))
    assert '<a href="/speakers/">查看全部讲话人</a>' in page
    assert '<a href="/speeches/">去掉这个条件</a>' in page


POINTS_AT_NOTHING = (
    "former=%00",
    "former=%ED%A0%80",
    "mark=%00.0.5.x",
    "mark=../..",
    "script=%00",
    "repairs=%00",
    "lang=%00",
)


@pytest.mark.parametrize("odd", POINTS_AT_NOTHING)
def test_a_speech_is_shown_whatever_the_address_points_at(client: Client, archive: Archive, odd: str):
    response = client.get(f"{archive.speech.get_absolute_url()}?{odd}", headers={"accept-language": "zh"})
    assert response.status_code == 200
    assert archive.speech.title in words(response)


def test_message_does_not_repeat_a_long_mistake(client: Client, archive: Archive):
    assert "x" * 41 not in words(client.get(f"/sources/{'x' * 5000}/"))


def test_message_is_escaped(client: Client, archive: Archive):
    assert "<script>alert" not in html(client.get("/sections/<script>alert(1)<script>/"))


def test_unknown_paragraph(client: Client, archive: Archive):
    response = client.get(f"/speeches/{archive.speech.pk}/p/zzz/")
    assert response.status_code == 404
    assert "没有编号为“zzz”的段落" in words(response)


def test_host_that_is_not_ours(client: Client, db: None):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "请求有误" in words(response)


def test_forged_form(db: None):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "表单已过期" in words(response)


def test_error_of_ours(db: None, monkeypatch: pytest.MonkeyPatch):
    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr("speeches.web.views.plain.home_page", broken)
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert "服务器出错了" in words(response)


def test_error_page_needs_no_database(client: Client):
    """Without the `db` fixture the database refuses, as one that is down does."""
    client.raise_request_exception = False
    client.cookies["speeches_session"] = "x" * 32
    response = client.get("/")
    assert response.status_code == 500
    assert "服务器出错了" in words(response)
    assert html(response).count("<h1") == 1


def test_error_page_is_in_the_readers_language(client: Client):
    client.raise_request_exception = False
    assert "The server made a mistake" in words(client.get("/?lang=en"))
