"""Reading in the other script: what is printed, what stays, and the way back."""

import re

import pytest
from django.test import Client

from speeches.models import Paragraph, Speech
from tests.web.conftest import Archive
from tests.web.reading import html, words


@pytest.fixture
def address(archive: Archive) -> str:
    return archive.speech.get_absolute_url()


def test_title_outline_and_text_are_converted_by_phrases(client: Client, archive: Archive, address: str):
    Paragraph.objects.filter(speech=archive.speech, key="k6").update(text="头发与发展，干部与干净，皇后在后面。")
    page = html(client.get(address, {"script": "hant"}))
    assert '<h1 class="speech__title" lang="zh-Hant" itemprop="name">在執行力會議上的講話' in page
    assert '<span class="outline__text">二、改進作風</span>' in page
    assert "頭髮與發展，幹部與乾淨，皇后在後面。" in page
    assert '<div class="text" lang="zh-Hant">' in page


def test_it_is_said_with_a_way_back(client: Client, address: str):
    response = client.get(address, {"script": "hant", "q": "执行力"})
    assert "转换显示，原文为简体。" in words(response)
    assert 'href="?script=original&amp;q=%E6%89%A7%E8%A1%8C%E5%8A%9B"' in html(response)
    back = client.get(address, {"script": "original"})
    assert "转换显示" not in words(back)
    assert "在执行力会议上的讲话" in words(back)


def test_the_choice_holds_for_the_next_speech_until_it_is_taken_back(client: Client, archive: Archive, address: str):
    client.get(address, {"script": "hant"})
    other = archive.undated.get_absolute_url()
    assert "日期不詳的講話一篇" in words(client.get(other))
    client.get(other, {"script": "original"})
    assert "日期不詳的講話一篇" not in words(client.get(other))


def test_an_address_says_more_than_an_earlier_choice(client: Client, address: str):
    client.cookies["speeches_script"] = "hant"
    assert "在执行力会议上的讲话" in words(client.get(address, {"script": "hans"}))


@pytest.mark.parametrize("script", ["klingon", "HANT", "", "hant\0"])
def test_what_is_no_script_changes_nothing(client: Client, address: str, script: str):
    response = client.get(address, {"script": script})
    assert "转换显示" not in words(response)
    assert "speeches_script" not in response.cookies


def test_traditional_text_is_shown_in_simplified_characters(client: Client, archive: Archive, address: str):
    Speech.objects.filter(pk=archive.speech.pk).update(script="hant", title="衞生署署長的講話")
    Paragraph.objects.filter(speech=archive.speech, key="k6").update(text="乾隆年間的乾部，衞生署説。")
    response = client.get(address, {"script": "hans"})
    assert "转换显示，原文为繁体。" in words(response)
    assert "卫生署署长的讲话" in words(response)
    assert "乾隆年间的干部，卫生署说。" in words(response)
    assert 'lang="zh-Hans"' in html(response)


@pytest.mark.parametrize("query", ["执行力", "執行力"])
def test_hits_are_marked_in_the_converted_text(client: Client, address: str, query: str):
    page = html(client.get(address, {"script": "hant", "q": query}))
    assert re.findall(r'<mark id="hit-\d">(.*?)</mark>', page) == ["執行力"] * 3


def test_redactions_stay_in_their_places(client: Client, address: str):
    page = html(client.get(address, {"script": "hant"}))
    assert '<span class="redaction" title="原文以符号隐去">**</span>縣要把執行力擺在首位。' in page


def test_what_is_cited_and_described_is_the_original(client: Client, archive: Archive, address: str):
    page = html(client.get(address, {"script": "hant"}))
    assert re.search(
        r'data-citation="县长\. 在执行力会议上的讲话\[EB/OL\]\. （2021-02-24）\[\d{4}-\d\d-\d\d\]\. http', page
    )
    assert f'data-as-written="/speeches/{archive.speech.pk}.txt"' in page
    assert "<title>在执行力会议上的讲话" in page
    assert 'content="**县要把执行力摆在首位。' in page
    assert "data-as-written" not in html(client.get(address, {"script": "original"}))
