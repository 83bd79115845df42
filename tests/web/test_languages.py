from django.conf import settings
from django.test import Client

from tests.web.conftest import Archive
from tests.web.reading import html


def test_chinese_unless_chosen(client: Client, db: None):
    assert '<html lang="zh-Hans">' in html(client.get("/", headers={"accept-language": "en-US,en"}))


def test_english_by_the_form_and_back_where_one_was(client: Client, archive: Archive):
    response = client.post("/language/", {"language": "en", "next": "/years/2021/?page=1"})
    assert response["Location"] == "/years/2021/?page=1"
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    page = html(client.get("/years/2021/"))
    assert '<html lang="en">' in page
    assert "Speeches of 2021" in page
    assert 'lang="zh-Hans">在执行力会议上的讲话</a>' in page


def test_form_does_not_lead_to_another_site(client: Client, db: None):
    assert client.post("/language/", {"language": "en", "next": "https://evil.example/"})["Location"] == "/"


def test_choice_works_without_a_token(db: None):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/language/", {"language": "en"}).status_code == 302


def test_reading_sets_no_cookie(client: Client, archive: Archive):
    assert not client.get(archive.speech.get_absolute_url()).cookies
