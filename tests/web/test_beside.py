"""The original page beside the clean text."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from speeches import ingest
from speeches.models import Speech
from tests.ingest.pages import BODY, page
from tests.web.conftest import Archive
from tests.web.reading import html, words

BROKEN = [BODY[0], BODY[1].replace("分析形势、", "分析形势、\n"), *BODY[2:], "分享到微信 微博 QQ空间"]


@pytest.fixture
def speech(db: None, settings, tmp_path) -> Speech:
    settings.DATA_DIR = tmp_path
    (outcome,) = ingest.take_in("断行.txt", page(body=BROKEN), publish=True)
    return Speech.objects.get(pk=outcome.speech_id)


def read(client: Client, speech: Speech) -> str:
    response = client.get(f"/speeches/{speech.pk}/original/")
    assert response.status_code == 200
    return html(response)


def test_removed_and_repaired_places_are_marked_with_their_reason(client: Client, speech: Speech):
    shown = read(client, speech)
    assert re.search(r'<del class="was was--remove" title="去除 · [^"]+：[^"]+">分享到微信 微博 QQ空间', shown)
    assert re.search(r'<del class="was was--repair" title="修复 · [^"]+：[^"]+">\n</del>', shown)


def test_every_paragraph_stands_beside_its_line_and_is_linked(client: Client, speech: Speech):
    shown = read(client, speech)
    for key in speech.paragraphs.values_list("key", flat=True):
        assert shown.count(f'id="p-{key}"') == 1
        assert f'href="/speeches/{speech.pk}/#p-{key}"' in shown


def test_what_is_not_in_the_clean_text_has_nothing_beside_it(client: Client, speech: Speech):
    (row,) = [row for row in read(client, speech).split('<div class="beside__row')[1:] if "QQ空间" in row]
    assert "beside__side--none" in row


def test_what_an_editor_changed_is_said(client: Client, speech: Speech):
    assert "由编辑更正" not in read(client, speech)
    paragraphs = list(ingest.stored_paragraphs(speech))
    paragraphs[1] = replace(paragraphs[1], text=BODY[1].replace("今天", "今日"))
    ingest.correct(speech, fields={}, paragraphs=paragraphs)
    assert "正文有 1 段后来由编辑更正" in read(client, speech)


def test_the_speech_links_to_it_where_there_is_an_original(client: Client, archive: Archive):
    assert f'href="/speeches/{archive.speech.pk}/original/"' in html(client.get(archive.speech.get_absolute_url()))
    assert "/original/" not in html(client.get(archive.undated.get_absolute_url()))


def test_without_an_original_there_is_nothing_to_compare(client: Client, archive: Archive):
    response = client.get(f"/speeches/{archive.undated.pk}/original/")
    assert response.status_code == 404
    assert "没有留下原件" in words(response)


def test_that_of_a_draft_is_for_staff(client: Client, archive: Archive, editor: User):
    assert client.get(f"/speeches/{archive.draft.pk}/original/").status_code == 404
    client.force_login(editor)
    assert client.get(f"/speeches/{archive.draft.pk}/original/").status_code == 200
