"""An archivist withdraws a speech with a reason, and may publish it again."""

from http import HTTPStatus

import pytest
from django.test import Client

from speeches.models import Speech
from speeches.search import SearchQuery, freshness, search
from tests.admin.workplace import do, review, review_address, take_in

pytestmark = pytest.mark.django_db(transaction=True)  # the index follows what is committed

REASON = "转载有误，正确的文本见另一篇。"


@pytest.fixture
def speech(transactional_db: None) -> Speech:
    freshness.rebuild()
    return take_in(publish=True)


def withdraw(client: Client, speech: Speech, reason: str = REASON):
    return client.post(f"/admin/speeches/speech/{speech.pk}/withdraw/", {"reason": reason}, follow=True)


def found() -> int:
    return search(SearchQuery.from_params({"q": "春耕备耕"})).total


def test_withdrawn_and_published_again(archivist: Client, speech: Speech):
    assert f"/admin/speeches/speech/{speech.pk}/withdraw/" in archivist.get(review_address(speech)).text
    assert found() == 1
    page = withdraw(archivist, speech).text
    assert "已撤下。它的地址会向读者说明理由" in page
    assert f"理由：{REASON}" in page
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.GONE
    assert found() == 0
    assert f"撤下：{REASON}" in archivist.get(f"/admin/speeches/speech/{speech.pk}/history/").text

    assert "已保存并发布" in review(archivist, speech, "publish").text
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.OK
    assert found() == 1


@pytest.mark.parametrize("reason", ["", "  ", "长" * 501])
def test_a_reason_is_asked_for(archivist: Client, speech: Speech, reason: str):
    assert withdraw(archivist, speech, reason).status_code == HTTPStatus.BAD_REQUEST
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.OK


def test_only_what_is_published_can_be_withdrawn(archivist: Client, speech: Speech):
    review(archivist, speech, "unpublish")
    assert "只有已发布的讲话可以撤下。" in withdraw(archivist, speech).text
    assert Speech.objects.get().status == "draft"


def test_correcting_does_not_bring_it_back(archivist: Client, speech: Speech):
    withdraw(archivist, speech)
    assert "已保存。" in review(archivist, speech, title="改过的标题").text
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.GONE


def test_neither_importing_nor_publishing_many_brings_it_back(archivist: Client, speech: Speech):
    withdraw(archivist, speech)
    take_in(publish=True)
    assert "发布了 0 篇讲话。" in do(archivist, "publish", speech).text
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.GONE


def test_onlooker_may_not(reader_of_admin: Client, speech: Speech):
    assert withdraw(reader_of_admin, speech).status_code == HTTPStatus.FORBIDDEN
