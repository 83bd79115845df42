"""The list of speeches, and what can be done with many at once."""

from http import HTTPStatus

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from speeches.models import Speech
from tests.admin.workplace import LIST, do

pytestmark = pytest.mark.django_db


def test_publishing_again_counts_only_drafts(archivist: Client, two: list[Speech]):
    do(archivist, "publish", two[0])
    assert "发布了 1 篇讲话。" in do(archivist, "publish", *two).text
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("query", "number"),
    [("q=林业", 1), ("status__exact=draft", 2), ("year=2019", 2), ("truncated__exact=1", 0), ("year=1999", 0)],
)
def test_search_and_filters(archivist: Client, two: list[Speech], query: str, number: int):
    page = archivist.get(f"{LIST}?{query}")
    assert page.context["cl"].result_count == number


def test_wrong_filter_is_no_error(archivist: Client, two: list[Speech]):
    assert archivist.get(f"{LIST}?year=abc&p=-1", follow=True).status_code == HTTPStatus.OK


def test_adding_is_uploading(archivist: Client):
    assert archivist.get(f"{LIST}add/").url == f"{LIST}upload/"
    assert f"{LIST}upload/" in archivist.get(LIST).text
    assert f"{LIST}upload/" in archivist.get("/admin/").text


def test_number_of_queries_does_not_grow_with_the_list(
    archivist: Client, two: list[Speech], django_assert_max_num_queries
):
    with django_assert_max_num_queries(25):
        archivist.get(LIST)
