"""The search box's suggestions as JSON."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.web.conftest import Archive

ADDRESS = "/search/suggest"


def offered(client: Client, typed: str) -> list[dict[str, str]]:
    response = client.get(ADDRESS, {"q": typed})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return json.loads(response.content)["suggestions"]


def test_each_has_its_kind_and_where_it_leads(client: Client, archive: Archive):
    by_kind = {found["kind"]: found for found in reversed(offered(client, "执行"))}
    assert by_kind["title"]["url"] == f"/speeches/{archive.speech.pk}/"
    assert by_kind["title"]["label"] == "标题"
    assert by_kind["section"]["url"] == "/sections/trial-execution/"
    formulation = by_kind["formulation"]
    assert formulation["query"] == formulation["text"] == "执行力"
    assert parse_qs(urlsplit(formulation["url"]).query) == {"q": ["执行力"]}


def test_speeches_and_sections_are_there(client: Client, archive: Archive):
    """Whether a query finds what was offered is tested beside the index (`tests.search.test_completion`)."""
    followed = [
        found["url"] for typed in ("执行", "在", "讲话") for found in offered(client, typed) if not found["query"]
    ]
    assert len(set(followed)) >= 3
    assert {client.get(url).status_code for url in followed} == {200}


def test_drafts_are_offered_to_nobody(client: Client, archive: Archive):
    assert offered(client, "尚未发布") == []


def test_kinds_are_named_in_the_readers_language(client: Client, archive: Archive):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert {found["label"] for found in offered(client, "执行力")} >= {"Formulation", "Title"}


@pytest.mark.parametrize("typed", ["", "x" * 20_000, "\x00", "<script>", "\ufffe", "%", "\u202e", "🙂"])
def test_anything_may_be_typed(client: Client, archive: Archive, typed: str):
    assert offered(client, typed) == []


def test_without_a_parameter_nothing_is_offered(client: Client, archive: Archive):
    assert json.loads(client.get(ADDRESS).content) == {"suggestions": []}
