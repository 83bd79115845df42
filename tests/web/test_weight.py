"""How much a reader has to load: what is ours of a page, compressed, beside the speech itself."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from speeches.models import Paragraph, Speech
from tests.web.conftest import make_speech
from tests.web.reading import html

STATIC = Path(__file__).parents[2] / "static"
KB = 1000
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
    assert compressed([re.sub(r"第\d+段。", "", page)]) < 60
