"""How much a page weighs on the line, without the text of the speech that it shows."""

import gzip
import re

import pytest
from django.test import Client
from django.urls import reverse

from speeches.models import Section, Source
from tests.web.conftest import Archive, make_appearance, make_speech
from tests.web.test_addresses import ELSEWHERE, FILES, NAMES, NEED_INDEX, parts

MOST = 60_000  # bytes of HTML, compressed
FIRST_YEAR = 1950
TEXT = re.compile(r'<div class="text".*?</div>', re.DOTALL)


@pytest.fixture
def full(archive: Archive) -> Archive:
    """An archive with many sections and sources, and speeches of every year."""
    for number in range(60):
        section = Section.objects.create(name=f"第{number}个栏目", slug=f"n{number}", parent=archive.section)
        Section.objects.create(name=f"另一个栏目{number}", slug=f"r{number}")
        speech = make_speech("长" * 120, section=section, date=str(FIRST_YEAR + number), date_basis="stated")
        make_appearance(speech, str(number).encode(), source=Source.objects.create(name=f"网站{number}"))
    return archive


@pytest.mark.parametrize("name", [name for name in NAMES if name not in FILES | ELSEWHERE | NEED_INDEX])
def test_page_is_light(client: Client, full: Archive, name: str):
    page = client.get(reverse(name, args=parts(name, full))).text
    assert len(gzip.compress(TEXT.sub("", page).encode())) <= MOST
