"""Every address there is, in every language: found, one main heading, a title, its language said."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from speeches.web import urls
from speeches.web.variants import bcp47
from tests.web.conftest import Archive
from tests.web.reading import html

FILES = {"search_json", "status_json", "section_json", "year_json", "source_json", "speeches_json"} | {
    "speech_text", "speech_json", "speech_markdown", "original", "page_text", "suggest",
    "speech_bibtex", "speech_ris", "speech_csl", "tally_csv", "search_years_csv",
}  # fmt: skip
SETTERS = {"set_language", "set_text_size"}  # take only POST
ELSEWHERE = {"paragraph", *SETTERS}  # the first redirects
NEED_SPEECHES = {"compare_json", "speeches_bibtex", "speeches_ris", "speeches_csl"}  # tested with them
NEED_INDEX = {"search_json", "search_years_csv", "status", "status_json"}  # tested with one
NAMES = [pattern.name for pattern in urls.urlpatterns]


def parts(name: str, archive: Archive) -> tuple[object, ...]:
    sha256 = archive.speech.appearances.get().original.sha256
    by_name: dict[str, tuple[object, ...]] = {
        **dict.fromkeys(("section", "section_json"), (archive.section.slug,)),
        **dict.fromkeys(("year", "year_json"), (2021,)),
        **dict.fromkeys(("source", "source_json"), (archive.source.pk,)),
        **dict.fromkeys(("cite", "speech_bibtex", "speech_ris", "speech_csl"), (archive.speech.pk,)),
        **dict.fromkeys(("speech", "speech_text", "speech_json", "speech_markdown", "beside"), (archive.speech.pk,)),
        **dict.fromkeys(("original", "page_text"), (sha256,)),
        "paragraph": (archive.speech.pk, "k2"),
        "tally_csv": ("place",),
    }
    return by_name.get(name, ())


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("name", [name for name in NAMES if name not in FILES | ELSEWHERE | NEED_INDEX | NEED_SPEECHES])
def test_page(client: Client, archive: Archive, name: str, language: str):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(reverse(name, args=parts(name, archive)))
    page = html(response)
    assert response.status_code == 200
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert re.search(r"<title>\s*\S[^<]*</title>", page)
    assert f'<html lang="{bcp47(language)}">' in page


@pytest.mark.parametrize("name", sorted(FILES - NEED_INDEX))
def test_file(client: Client, archive: Archive, name: str):
    assert client.get(reverse(name, args=parts(name, archive))).status_code == 200


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SETTERS])
def test_address_takes_only_reading(client: Client, archive: Archive, name: str):
    assert client.post(reverse(name, args=parts(name, archive))).status_code == 405


def test_permanent_address_leads_into_the_text(client: Client, archive: Archive):
    response = client.get(reverse("paragraph", args=[archive.speech.pk, "k2"]))
    assert response.status_code == 302
    assert response["Location"] == f"/speeches/{archive.speech.pk}/#p-k2"


def test_every_name_is_of_one_address():
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str) and name in NAMES]
    assert len(names) == len(set(NAMES)) == len(NAMES)
