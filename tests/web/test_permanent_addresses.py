"""What becomes of the address of a paragraph: it leads into the text, to where the text went, or says what is known."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from speeches import ingest
from speeches.models import Speech
from tests.web.conftest import Archive
from tests.web.reading import html, words


def paragraph(speech: Speech, key: str) -> str:
    return f"/speeches/{speech.pk}/p/{key}/"


@pytest.fixture
def edited(archive: Archive) -> Speech:
    """The speech after an editor joined its third paragraph to the fifth and took out the last two."""
    texts = list(ingest.stored_paragraphs(archive.speech))
    texts[4] = replace(texts[4], text=texts[4].text + texts[2].text)
    ingest.correct(archive.speech, fields={}, paragraphs=[*texts[:2], *texts[3:5]])
    return archive.speech


def test_of_a_paragraph_that_was_joined_to_another(client: Client, edited: Speech):
    response = client.get(paragraph(edited, "k2"))
    assert response.status_code == 302
    assert response["Location"] == f"/speeches/{edited.pk}/?former=k2#p-k4"
    page = html(client.get(response["Location"]))
    assert re.search(r'那一段的文字并入了下面这一段。</p>\s*<div class="passage passage--text" id="p-k4">', page)
    assert page.count("并入了下面这一段") == 1


def test_of_a_paragraph_that_was_taken_out(client: Client, edited: Speech):
    response = client.get(paragraph(edited, "k6"))
    assert response.status_code == 410
    assert f"{timezone.localdate()} 修订文本时去掉了这一段" in words(response)
    assert f'href="{edited.get_absolute_url()}"' in html(response)
    assert 'content="noindex"' in html(response)


def test_of_a_paragraph_there_never_was(client: Client, archive: Archive):
    response = client.get(paragraph(archive.speech, "zzz"))
    assert response.status_code == 404
    assert "没有编号为“zzz”的段落" in words(response)
    assert f'href="{archive.speech.get_absolute_url()}"' in html(response)


def test_of_a_paragraph_of_a_draft(client: Client, archive: Archive, editor: User):
    assert archive.draft.title not in words(client.get(paragraph(archive.draft, "zzz")))
    client.force_login(editor)
    assert archive.draft.title in words(client.get(paragraph(archive.draft, "zzz")))


@pytest.mark.parametrize("former", ["zzz", "<b>", "k" * 300, ""])
def test_a_former_key_that_is_none_says_nothing(client: Client, archive: Archive, former: str):
    response = client.get(archive.speech.get_absolute_url(), {"former": former})
    assert response.status_code == 200
    assert "并入了下面这一段" not in words(response)
