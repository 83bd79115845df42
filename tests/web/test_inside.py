"""Looking for words inside one speech: marks, their numbers, the outline's counts, and what is wrong with a query."""

import re

import pytest
from django.test import Client

from speeches.models import Paragraph
from tests.web.conftest import Archive
from tests.web.reading import html, words


def read(client: Client, archive: Archive, query: str, **more: str) -> str:
    return html(client.get(archive.speech.get_absolute_url(), {"q": query, **more}))


def test_hits_are_numbered_from_the_title_on(client: Client, archive: Archive):
    page = read(client, archive, "执行力 OR 政策 OR 永远")
    assert re.findall(r'<mark id="hit-(\d)">(.*?)</mark>', page) == [
        ("1", "执行力"),
        ("2", "执行力"),
        ("3", "执行力"),
        ("4", "政策"),
        ("5", "政策"),
        ("6", "永远"),
    ]


def test_hits_side_by_side_are_two(client: Client, archive: Archive):
    Paragraph.objects.filter(speech=archive.speech, key="k2").update(text="人人人人人")
    page = read(client, archive, "人人")
    assert '<mark id="hit-1">人人</mark><mark id="hit-2">人人</mark>人' in page


def test_redaction_inside_a_hit_stays_readable(client: Client, archive: Archive):
    assert '<mark id="hit-1">**</mark><mark>县</mark>' in read(client, archive, "“**县”")


def test_hits_that_overlap_share_a_mark(client: Client, archive: Archive):
    page = read(client, archive, "作风建 OR 风建设")
    assert "出现 2 次" in page
    assert page.count('<mark id="hit-') == 1
    assert "/ 1</p>" in page


def test_links_lead_from_paragraph_to_paragraph_without_scripts(client: Client, archive: Archive):
    page = read(client, archive, "执行力 OR 政策 OR 永远")
    links = re.findall(r'<div class="passage__hits">(.*?)</div>', page, re.DOTALL)
    assert [re.findall(r'href="(.*?)"', link) for link in links] == [
        ["#hit-1", "#hit-3"],
        ["#hit-2", "#hit-4"],
        ["#hit-3", "#hit-5"],
        ["#hit-4", "#hit-6"],
        ["#hit-5"],
    ]
    assert [" ".join(re.sub("<[^>]+>", " ", link).split()) for link in links][-1] == "上一处 6 / 6"


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("执行力", {"k1": 2}),
        ("政策 OR 执行力", {"k1": 4, "k3": 2}),
        ("清楚", {"k1": 3, "k3": 3}),
        ("作风", {"k5": 2}),
        ("同志", {}),
        ("", {}),
    ],
)
def test_outline_counts_own_hits_and_those_below(client: Client, archive: Archive, query: str, counts: dict[str, int]):
    entries = re.findall(
        r'<a href="#p-(k\d)"><span class="outline__text">.*?</a>', read(client, archive, query), re.DOTALL
    )
    assert entries == ["k1", "k3", "k5"]
    shown = re.findall(
        r'href="#p-(k\d)"><span class="outline__text">[^<]*</span> <span class="outline__hits".*?</span>(\d+)</span>',
        read(client, archive, query),
    )
    assert {key: int(number) for key, number in shown} == counts


def test_box_keeps_what_was_asked(client: Client, archive: Archive):
    page = read(client, archive, "執行力", original="1", repairs="off")
    box = page[page.index('<search class="inside">') : page.index("</search>", page.index('<search class="inside">'))]
    assert f'action="{archive.speech.get_absolute_url()}"' in box
    assert '<label class="visually-hidden" for="inside-query">在本文中检索</label>' in box
    assert 'value="執行力"' in box
    assert '<input type="hidden" name="original" value="1">' in box
    assert '<input type="hidden" name="repairs" value="off">' in box
    assert "本文里没有“執行力”。" in page  # the text is simplified
    assert "data-stepper" not in page


BAD = [
    ("q=“没有配对", "没有配对的 ”"),
    ("q=县 OR", "“OR”两边都要有词"),
    ("q=-县", "只有要排除的词"),
    ("q=%00", "没有可以检索的字"),
    ("q=%ED%A0%80", "没有可以检索的字"),
    ("q=****", "没有可以检索的字"),
    (f"q={'县' * 2001}", "最多 2000 个"),
    (f"q={'县 ' * 101}", "最多 100 个"),
    ("q=县&original=yes", "original 只能是"),
    ("q=县&q=乡", "写了不止一次"),
]


@pytest.mark.parametrize(("address", "message"), BAD)
def test_faulty_query_is_told_and_the_text_shown(client: Client, archive: Archive, address: str, message: str):
    response = client.get(f"{archive.speech.get_absolute_url()}?{address}")
    assert response.status_code == 400
    assert message in words(response)
    assert "作风建设永远在路上" in words(response)
    assert html(response).count("<h1") == 1
