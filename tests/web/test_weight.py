"""How much a reader has to load: what is ours of a page, compressed, beside the speech itself."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from speeches.models import Paragraph, Section, Source, Speech
from tests.web.conftest import Archive, make_appearance, make_speech
from tests.web.reading import html
from tests.web.test_addresses import ELSEWHERE, FILES, NAMES, NEED_INDEX, parts

STATIC = Path(__file__).parents[2] / "static"
KB = 1000
MOST = 60  # kB of a page
FIRST_YEAR = 1950
TEXT = re.compile(r'<div class="text".*?</div>', re.DOTALL)
PARAGRAPHS = 2_000
SECTIONS = 40


def compressed(texts: list[str]) -> float:
    return sum(len(gzip.compress(text.encode())) for text in texts) / KB


@pytest.mark.parametrize(("folder", "ending", "most"), [("js", "js", 30), ("css", "css", 30)])
def test_scripts_and_styles_are_light(folder: str, ending: str, most: int):
    files = [path for path in (STATIC / folder).rglob(f"*.{ending}") if not path.name.startswith("admin")]
    assert compressed([path.read_text() for path in files]) < most


@pytest.fixture
def long_speech(db: None) -> Speech:
    speech = make_speech("两千段的报告")
    speech.paragraphs.all().delete()
    rows = []
    for number in range(PARAGRAPHS):
        is_heading = number % (PARAGRAPHS // SECTIONS) == 0
        kind, level = ("heading", 1) if is_heading else ("text", 0)
        key = f"{number * 7919**3 % 36**8:08x}"[:12]
        rows.append(Paragraph(speech=speech, key=key, position=number, kind=kind, level=level, text=f"第{number}段。"))
    Paragraph.objects.bulk_create(rows)
    return speech


def test_a_page_of_2000_paragraphs_is_light_without_its_text(client: Client, long_speech: Speech):
    page = html(client.get(long_speech.get_absolute_url()))
    assert len(re.findall(r'class="passage ', page)) == PARAGRAPHS
    assert compressed([re.sub(r"第\d+段。", "", page)]) < MOST


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
def test_a_page_of_a_full_archive_is_light(client: Client, full: Archive, name: str):
    page = client.get(reverse(name, args=parts(name, full))).text
    assert compressed([TEXT.sub("", page)]) < MOST
