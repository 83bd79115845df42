"""What is published is on the site and in the search at once; what is not is in neither."""

from http import HTTPStatus

import pytest
from django.test import Client

from speeches.models import Speech
from speeches.search import SearchQuery, freshness, search
from tests.admin.workplace import do, review, take_in

pytestmark = pytest.mark.django_db(transaction=True)  # the index follows what is committed


@pytest.fixture(autouse=True)
def empty_index(transactional_db: None) -> None:
    freshness.rebuild()


def found(words: str) -> list[int]:
    return [hit.id for hit in search(SearchQuery.from_params({"q": words})).hits]


def test_publishing_puts_it_on_the_site_and_in_the_search_and_withdrawing_takes_it_off(archivist: Client):
    speech = take_in()
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND
    assert found("春耕备耕") == []

    answer = review(archivist, speech, "publish")
    assert "已保存并发布" in answer.text
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.OK
    assert found("春耕备耕") == [speech.pk]

    answer = review(archivist, speech, "unpublish")
    assert "已撤回发布" in answer.text
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND
    assert found("春耕备耕") == []


def test_deleting_takes_it_off_the_site_and_out_of_the_search(archivist: Client):
    speech = take_in(publish=True)
    archivist.post(f"/admin/speeches/speech/{speech.pk}/delete/", {"post": "yes"})
    assert Client().get(speech.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND
    assert found("春耕备耕") == []


def test_correction_is_found_at_once(archivist: Client):
    speech = take_in(publish=True)
    review(archivist, speech, body="同志们：\n今天的粮食总产是三十一万吨。")
    assert found("三十一万吨") == [speech.pk]
    assert found("春耕备耕") == []


def test_many_are_published_withdrawn_and_deleted_with_their_number(archivist: Client, two: list[Speech]):
    assert "发布了 2 篇讲话。" in do(archivist, "publish", *two).text
    assert len(found("同志们")) == 2
    assert "撤回了 2 篇讲话。" in do(archivist, "unpublish", *two).text
    assert found("同志们") == []
    do(archivist, "publish", *two)
    confirm = do(archivist, "delete_selected", *two)
    assert two[0].title in confirm.text
    assert len(found("同志们")) == 2
    do(archivist, "delete_selected", *two, post="yes")
    assert found("同志们") == []
    assert not Speech.objects.exists()
