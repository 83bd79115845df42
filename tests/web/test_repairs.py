"""What a reader is shown of repairs: on the page, and of the page's own text."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from speeches import ingest
from speeches.ingest.switches import ref_of
from speeches.models import Speech
from tests.ingest.pages import BODY, page
from tests.web.reading import html, words

pytestmark = pytest.mark.django_db

BROKEN = [BODY[0], BODY[1].replace("分析形势、", "分析形势、\n"), *BODY[2:]]
LINK = '<a class="repair" id="repair-1" href="#original-1" title="页面原文：、⏎部">、部</a>'


@pytest.fixture
def speech(settings, tmp_path) -> Speech:
    settings.DATA_DIR = tmp_path
    (outcome,) = ingest.take_in("断行.txt", page(body=BROKEN), publish=True)
    return Speech.objects.get(pk=outcome.speech_id)


def read(client: Client, speech: Speech, query: str = "") -> str:
    return html(client.get(speech.get_absolute_url() + query))


def test_a_repaired_place_is_linked_to_what_the_page_had(client: Client, speech: Speech):
    shown = read(client, speech)
    assert LINK in shown
    card = shown[shown.index('id="original-1"') :]
    assert "<del>、⏎部</del>" in card
    assert 'href="#repair-1"' in card
    assert 'href="#step-join_broken_lines"' in card
    assert 'id="step-join_broken_lines"' in shown


def test_the_marks_can_be_taken_off(client: Client, speech: Speech):
    shown = read(client, speech, "?repairs=off")
    assert 'class="repair"' not in shown
    assert 'id="original-1"' not in shown
    assert "正文里有 1 处经过修复。 标出修复处" in words(client.get(speech.get_absolute_url() + "?repairs=off"))


def test_hits_are_marked_inside_a_repair(client: Client, speech: Speech):
    assert re.search(
        r'<a class="repair"[^>]*>、<mark id="hit-1">部</mark></a><mark>署</mark>', read(client, speech, "?q=部署")
    )


def test_an_editors_paragraph_shows_no_repairs(client: Client, speech: Speech):
    paragraphs = list(ingest.stored_paragraphs(speech))
    paragraphs[1] = replace(paragraphs[1], text=BODY[1].replace("今天", "今日"))
    ingest.correct(speech, fields={}, paragraphs=paragraphs)
    assert 'class="repair"' not in read(client, speech)


def test_very_many_repairs_are_underlined_but_no_links_unless_asked_for(client: Client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    sentence = "各乡镇、各部门要对重点行业开展拉网式排查，对发现的隐患逐一登记、限期整改、\n跟踪督办，切实抓好落实。"
    (outcome,) = ingest.take_in("断行.txt", page(body=[BODY[0], *[sentence] * 101]), publish=True)
    speech = Speech.objects.get(pk=outcome.speech_id)
    shown = read(client, speech)
    assert shown.count('<span class="repair" title="页面原文：、⏎跟">、跟</span>') == 101
    assert 'href="#original-' not in shown
    assert read(client, speech, "?repairs=all").count('href="#original-') == 101


def test_what_was_done_everywhere_is_told_once(client: Client, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    dirty = [text.replace("，", ",") for text in BODY]
    (outcome,) = ingest.take_in("半角.txt", page(body=dirty), publish=True)
    speech = Speech.objects.get(pk=outcome.speech_id)
    told = words(client.get(speech.get_absolute_url()))
    assert "通篇处理，正文里不逐处标出： 恢复全角标点" in told
    assert 'class="repair"' not in read(client, speech)


def test_what_is_switched_off_is_not_told_as_done(client: Client, speech: Speech):
    made = next(change for change in speech.cleaning.changes if change["step"] == "join_broken_lines")

    ingest.switch(speech, steps=[], changes=[ref_of(made)])
    shown = read(client, speech)
    assert 'class="repair"' not in shown
    assert 'id="step-join_broken_lines"' not in shown
