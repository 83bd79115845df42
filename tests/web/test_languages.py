import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from lxml import html as markup

from speeches.search import freshness
from speeches.text.script import by_phrases
from tests.web.conftest import Archive
from tests.web.reading import html
from tests.web.test_addresses import ELSEWHERE, FILES, NAMES, NEED_INDEX, NEED_SPEECHES, parts


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


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_address_asks_for_a_language_whatever_was_chosen(client: Client, archive: Archive, language: str):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = client.get(f"/years/2021/?lang={language}")
    assert response["Content-Language"] == language
    assert not response.cookies  # who has chosen keeps the choice


def test_who_comes_by_an_address_in_english_reads_on_in_english(client: Client, archive: Archive):
    client.get("/years/2021/?lang=en")
    assert client.get("/")["Content-Language"] == "en"


@pytest.mark.parametrize("language", ["tlh", "", "../../etc", "EN"])
def test_language_that_is_not_there_is_not_kept(client: Client, archive: Archive, language: str):
    response = client.get("/years/2021/", {"lang": language})
    assert response["Content-Language"] == "zh-hans"
    assert not response.cookies


def test_every_alternate_serves_its_language(client: Client, archive: Archive):
    page = html(client.get("/years/2021/?page=1&lang=en&q=x"))
    alternates = dict(re.findall(r'<link rel="alternate" hreflang="(.+?)" href="(.+?)">', page))
    assert alternates.pop("x-default") == alternates["zh-Hans"]
    assert set(alternates) == {"zh-Hans", "zh-Hant", "en"}
    assert re.findall(r'<link rel="canonical" href="(.+?)">', page) == [alternates["en"]]
    assert alternates["zh-Hans"] == "http://testserver/years/2021/?page=1"
    for language, address in alternates.items():
        there = Client().get(address.replace("&amp;", "&"))
        assert there["Content-Language"] == language.lower()
        canonical = re.findall(r'<link rel="canonical" href="(.+?)">', html(there))
        assert canonical == [address]


def test_choosing_leads_back_without_the_language_of_the_address(client: Client, archive: Archive):
    assert '<input type="hidden" name="next" value="/years/2021/?page=1">' in html(
        client.get("/years/2021/?page=1&lang=en")
    )


def test_answers_that_are_no_pages_have_no_alternates(client: Client, archive: Archive):
    assert "hreflang" not in html(client.get("/nirgends/"))
    assert "canonical" not in html(client.get("/search/"))


PAGES = [name for name in NAMES if name not in FILES | ELSEWHERE | NEED_INDEX | NEED_SPEECHES]
QUOTED = re.compile("[“「].*?[”」]")  # what the reader wrote, inside a sentence
ABOUT_CHARACTERS = "help"  # it names simplified characters as such


@pytest.mark.parametrize("name", PAGES)
def test_english_page_has_no_chinese_that_is_not_marked_so(client: Client, archive: Archive, name: str):
    archive.subsection.name_en = "Trial of execution"
    archive.subsection.save()
    page = html(client.get(f"{reverse(name, args=parts(name, archive))}?lang=en"))
    assert [text for text in interface(page, "en") if re.search("[\u4e00-\u9fff]", text)] == []


@pytest.mark.parametrize("name", sorted({*PAGES} - {ABOUT_CHARACTERS}))
def test_traditional_page_has_no_simplified_that_is_not_marked_so(client: Client, archive: Archive, name: str):
    page = html(client.get(f"{reverse(name, args=parts(name, archive))}?lang=zh-hant"))
    assert [text for text in interface(page, "zh-Hant") if by_phrases(text, "s2tw") != text] == []


STATES = [
    "/search/?q=执行",
    "/search/?q=量子 执行",
    "/search/?q=(执行",
    "/status/",
    "/speeches/{pk}/?q=执行",
    "/speeches/0/",
]
STATES += ["/search/?q=执行 -作风", "/search/?q=标题:没有", "/speeches/{pk}/?q=(", "/years/abc/", "/sections/abc/"]


@pytest.mark.parametrize("state", STATES)
def test_what_a_search_says_is_in_the_readers_language(client: Client, archive: Archive, state: str):
    archive.subsection.name_en = "Trial of execution"
    archive.subsection.save()
    freshness.rebuild()
    address = state.format(pk=archive.speech.pk)
    joined = "&" if "?" in address else "?"
    english = interface(html(client.get(f"{address}{joined}lang=en")), "en")
    assert [text for text in english if re.search("[\u4e00-\u9fff]", QUOTED.sub("", text))] == []
    traditional = interface(html(client.get(f"{address}{joined}lang=zh-hant")), "zh-Hant")
    assert [text for text in traditional if by_phrases(QUOTED.sub("", text), "s2tw") != QUOTED.sub("", text)] == []


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "登录"), ("zh-hant", "登入"), ("en", "Log in")])
def test_administration_is_in_every_language(client: Client, db: None, language: str, words: str):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert words in html(client.get("/admin/login/"))


def test_language_can_be_chosen_in_the_administration(client: Client, db: None):
    page = html(client.get("/admin/login/"))
    assert '<input type="hidden" name="next" value="/admin/login/">' in page
    assert 'value="zh-hant" lang="zh-Hant"' in page


@pytest.mark.parametrize(("language", "label"), [("zh-hant", "清洗賬本"), ("en", "Ledger of cleaning")])
def test_pages_of_the_archivists_are_in_every_language(client, archive: Archive, editor, language: str, label: str):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(editor)
    archive.speech.cleaning.delete()
    assert label in html(client.get(f"/admin/speeches/speech/{archive.speech.pk}/change/"))


def test_steps_are_named_in_the_readers_language(client: Client, archive: Archive):
    archive.speech.cleaning.changes = [{**archive.speech.cleaning.changes[0], "step": "drop_watermarks", "reason": ""}]
    archive.speech.cleaning.save()
    for language, name in (("en", "Drop watermarks"), ("zh-hant", "去掉水印"), ("zh-hans", "去掉水印")):
        assert name in html(client.get(f"{archive.speech.get_absolute_url()}?lang={language}"))


def interface(page: str, language: str) -> list[str]:
    """What a page says in the language of its interface: texts and spoken attributes under no other `lang`."""
    root = markup.fromstring(page)
    found = []
    for element in root.iter("*"):
        if element.tag in ("script", "style", "title"):  # the title of a page holds a name and the site
            continue
        nearest = element.xpath("(ancestor-or-self::*[@lang])[last()]/@lang")[0]
        if nearest == language:
            found += [element.text or "", *(child.tail or "" for child in element)]
            found += [element.get(name, "") for name in ("aria-label", "title", "placeholder", "alt")]
            found += [element.get("content", "")] if element.get("name") == "description" else []
    return found
