"""A speech that was withdrawn keeps its addresses; each says so, and why, in its own format."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from speeches import ingest
from tests.web.conftest import Archive
from tests.web.reading import html, words

REASON = "应作者要求撤下"
LISTS = ["/", "/sections/trial/", "/years/2021/", "/speeches/", "/speeches.json", "/sources/", "/search/suggest?q=执行"]


@pytest.fixture
def withdrawn(archive: Archive) -> Archive:
    ingest.withdraw(archive.speech, REASON)
    return archive


@pytest.mark.parametrize("ending", ["/", "/p/k1/", "/p/no/"])
def test_pages_say_why(client: Client, withdrawn: Archive, ending: str):
    response = client.get(f"/speeches/{withdrawn.speech.pk}{ending}")
    assert response.status_code == 410
    page = words(response)
    for said in ("这篇讲话已经撤下", withdrawn.speech.title, REASON, f"{withdrawn.speech.withdrawn_at:%Y-}"):
        assert said in page
    assert html(response).count("<h1") == 1
    assert "同志们" not in page
    assert "noindex" in html(response)


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_texts_say_why(client: Client, withdrawn: Archive, ending: str):
    response = client.get(f"/speeches/{withdrawn.speech.pk}{ending}")
    assert response.status_code == 410
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert f"理由：{REASON}\n" in response.text
    assert "同志们" not in response.text


def test_json_says_why(client: Client, withdrawn: Archive):
    response = client.get(f"/speeches/{withdrawn.speech.pk}.json")
    assert response.status_code == 410
    told = response.json()
    assert (told["status"], told["reason"], told["title"]) == (410, REASON, withdrawn.speech.title)
    assert told["withdrawn_at"]
    assert "paragraphs" not in told


@pytest.mark.parametrize("ending", ["/", ".txt"])
def test_its_originals_are_withdrawn_with_it(client: Client, withdrawn: Archive, ending: str):
    sha256 = withdrawn.speech.appearances.get().original.sha256
    response = client.get(f"/originals/{sha256}{ending}")
    assert response.status_code == 410
    assert REASON in response.text


def test_in_the_readers_language(client: Client, withdrawn: Archive):
    page = html(client.get(f"/speeches/{withdrawn.speech.pk}/?lang=en"))
    assert "This speech has been withdrawn" in page
    assert f'<dd lang="zh">{REASON}</dd>' in page


@pytest.mark.parametrize("address", LISTS)
def test_no_list_has_it(client: Client, withdrawn: Archive, address: str):
    response = client.get(address)
    assert withdrawn.speech.title not in response.text


def test_staff_still_reads_it_and_why(client: Client, withdrawn: Archive, editor: User):
    client.force_login(editor)
    response = client.get(withdrawn.speech.get_absolute_url())
    assert response.status_code == 200
    assert f"这篇讲话已经撤下，只有工作人员还能看到。理由： {REASON}" in words(response)


def test_published_again_it_is_as_before(client: Client, withdrawn: Archive):
    published_at = withdrawn.speech.published_at
    ingest.publish(withdrawn.speech)
    assert client.get(withdrawn.speech.get_absolute_url()).status_code == 200
    withdrawn.speech.refresh_from_db()
    assert withdrawn.speech.published_at == published_at
    assert withdrawn.speech.withdrawal_reason == ""


def test_a_draft_has_nothing_to_withdraw(client: Client, archive: Archive):
    ingest.withdraw(archive.draft, REASON)
    assert client.get(archive.draft.get_absolute_url()).status_code == 404
