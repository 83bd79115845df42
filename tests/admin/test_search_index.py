"""What an archivist sees of the search index, and may do with it."""

import time
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from speeches.admin import rebuilding
from speeches.models import IndexTask, Speech
from speeches.search import SearchQuery, freshness, search
from speeches.search.engines import engine
from speeches.search.engines.whoosh.manifest import WRITER, locked
from tests.admin.conftest import signed_in
from tests.admin.workplace import take_in

ADDRESS = "/admin/speeches/indextask/"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def speech() -> Speech:
    speech = take_in()
    Speech.objects.filter(pk=speech.pk).update(status="published", published_at=timezone.now())
    freshness.rebuild()
    return speech


def found() -> int:
    return search(SearchQuery.from_params({"q": "春耕"})).total


def test_index_is_checked_and_repaired(archivist: Client, speech: Speech):
    assert "没有出入" in archivist.post(ADDRESS, {"do": "check"}).text
    Speech.objects.filter(pk=speech.pk).update(title="改过的题目")
    assert f"索引内容已过时 1：{speech.pk}" in archivist.post(ADDRESS, {"do": "check"}).text
    assert "已重新索引 1 篇讲话" in archivist.post(ADDRESS, {"do": "repair"}, follow=True).text
    assert "没有出入" in archivist.post(ADDRESS, {"do": "check"}).text


def test_index_is_rebuilt_where_there_is_none(archivist: Client, speech: Speech):
    current = Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]) / "CURRENT"
    current.unlink()
    page = archivist.get(ADDRESS)
    assert page.status_code == HTTPStatus.OK
    assert "检索索引还没有建立" in page.text
    assert "检索索引还没有建立" in archivist.post(ADDRESS, {"do": "check"}, follow=True).text
    assert "检索索引已重建，共 1 篇讲话。" in archivist.post(ADDRESS, {"do": "rebuild"}, follow=True).text
    assert found() == 1


def test_rebuild_goes_on_when_the_page_is_answered(archivist: Client, speech: Speech, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rebuilding, "PATIENCE", 0.0)
    index = Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"])
    before = engine().generation()
    with locked(index, WRITER, wait=1):  # a publication is being written: the rebuild has to wait for it
        assert "正在后台重建" in archivist.post(ADDRESS, {"do": "rebuild"}, follow=True).text
        assert "不必再点一次" in archivist.post(ADDRESS, {"do": "rebuild"}, follow=True).text
        assert found() == 1
    for _ in range(100):
        if not engine().is_being_rebuilt():
            break
        time.sleep(0.1)
    assert engine().generation() != before
    assert found() == 1


def test_what_waits_is_told(archivist: Client, speech: Speech):
    IndexTask.objects.create(speech_id=speech.pk)
    assert "最早的一篇自" in archivist.get(ADDRESS).text


def test_unknown_deed_is_refused(archivist: Client, speech: Speech):
    assert "没有这个操作" in archivist.post(ADDRESS, {"do": "explode"}, follow=True).text


def test_only_who_may_change_it_may_rebuild(speech: Speech):
    user = User.objects.create_user("watcher", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_indextask"))
    watcher = signed_in(user)
    assert 'name="do"' not in watcher.get(ADDRESS).text
    assert watcher.post(ADDRESS, {"do": "rebuild"}).status_code == HTTPStatus.FORBIDDEN
    newcomer = signed_in(User.objects.create_user("newcomer", is_staff=True))
    assert newcomer.get(ADDRESS).status_code == HTTPStatus.FORBIDDEN
    assert Client().get(ADDRESS).status_code == HTTPStatus.FOUND


def test_request_from_elsewhere_is_refused(archivist: Client, speech: Speech):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = archivist.cookies
    assert strict.post(ADDRESS, {"do": "rebuild"}).status_code == HTTPStatus.FORBIDDEN
