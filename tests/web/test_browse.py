import pytest
from django.test import Client
from django.utils import translation

from speeches.models import Section
from tests.web.conftest import Archive, make_appearance, make_speech
from tests.web.reading import html, words


def test_section_counts_what_is_below_it(client: Client, archive: Archive):
    assert "政务试验 1 执行试验 1" in words(client.get("/sections/"))
    page = words(client.get("/sections/trial/"))
    assert "共 1 篇讲话" in page
    assert "在执行力会议上的讲话" in page


def test_section_in_english_has_its_english_name(client: Client, archive: Archive, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        page = words(client.get("/sections/"))
    assert "Trial of government 1 执行试验 1" in page


def test_sections_in_a_ring_do_not_hang_the_page(client: Client, archive: Archive):
    Section.objects.filter(pk=archive.section.pk).update(parent=archive.subsection)
    assert client.get("/sections/").status_code == 200


@pytest.mark.parametrize("address", ["/sections/none/", "/years/none/", "/sources/none/"])
def test_speech_without_section_date_or_source_is_reached(client: Client, archive: Archive, address: str):
    page = words(client.get(address))
    assert "共 1 篇讲话" in page
    assert "日期不详的讲话一篇" in page


def test_source_counts_a_speech_once(client: Client, archive: Archive):
    make_appearance_again = make_speech("又一篇", date="2020", date_basis="stated")
    make_appearance(make_appearance_again, b"a", source=archive.source)
    assert "试验网 2" in words(client.get("/sources/"))
    assert "共 2 篇讲话" in words(client.get(f"/sources/{archive.source.pk}/"))


def test_newest_first_and_partial_dates(client: Client, archive: Archive):
    make_speech("某月", date="2021-03", date_basis="stated")
    make_speech("某年", date="2021", date_basis="stated")
    page = words(client.get("/years/2021/"))
    assert page.index("2021年3月") < page.index("2021年2月24日") < page.rindex("某年")


def test_twenty_to_a_page(client: Client, archive: Archive):
    for number in range(25):
        make_speech(f"第{number}篇", date="2019", date_basis="stated")
    first, second = client.get("/years/2019/"), client.get("/years/2019/?page=2")
    assert html(first).count('class="card"') == 20
    assert html(second).count('class="card"') == 5
    assert "第 2 页，共 2 页" in words(second)
    assert 'rel="next" href="?page=2"' in html(first)


def test_json_of_a_list(client: Client, archive: Archive):
    answer = client.get("/sections/trial.json").json()
    assert (answer["total"], answer["page"], answer["pages"]) == (1, 1, 1)
    assert answer["speeches"][0]["url"] == f"http://testserver/speeches/{archive.speech.pk}/"
