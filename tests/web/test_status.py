"""Whether the search can be relied on, told to readers and to programs."""

import fcntl
import shutil
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from speeches.models import IndexTask, Speech
from speeches.search import dictionary, freshness
from tests.web.conftest import Archive
from tests.web.reading import html, words

INDEX = Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"])


@pytest.fixture
def indexed(archive: Archive) -> Archive:
    freshness.rebuild()
    IndexTask.objects.all().delete()
    return archive


def test_all_is_well(client: Client, indexed: Archive):
    page, data = client.get("/status/"), client.get("/status.json")
    assert (page.status_code, data.status_code) == (HTTPStatus.OK, HTTPStatus.OK)
    assert "检索可用，索引与数据库一致。" in words(page)
    assert "数据库里已发布 2 篇 索引里 2 篇 等待进入索引 0 篇" in words(page)
    told = data.json()
    assert {told[name] for name in ("published", "indexed")} == {2}
    assert (told["state"], told["answers"], told["waiting"], told["waiting_since"]) == ("current", True, 0, None)
    assert "no-store" in page["Cache-Control"]
    assert "no-store" in data["Cache-Control"]


def test_footer_leads_there(client: Client, archive: Archive):
    assert 'href="/status/"' in html(client.get("/"))


def test_waiting_changes_are_told(client: Client, indexed: Archive):
    IndexTask.objects.create(speech_id=indexed.speech.pk)
    assert "有些改动还没有进入索引" in words(client.get("/status/"))
    told = client.get("/status.json").json()
    assert (told["state"], told["waiting"], bool(told["waiting_since"])) == ("behind", 1, True)


def test_difference_that_nothing_waits_for_is_told(client: Client, indexed: Archive):
    Speech.objects.filter(pk=indexed.undated.pk).update(status="draft")
    assert "索引里的篇数与数据库不同" in words(client.get("/status/"))
    told = client.get("/status.json").json()
    assert (told["state"], told["published"], told["indexed"]) == ("different", 1, 2)


def remove() -> None:
    shutil.rmtree(INDEX)


def truncate() -> None:
    for path in INDEX.glob("*/*"):
        path.write_bytes(path.read_bytes()[:-7])


def spoil_manifest() -> None:
    (INDEX / "CURRENT").write_bytes(b"{")


@pytest.mark.parametrize(
    ("harm", "message"),
    [(remove, "检索索引还没有建立"), (truncate, "检索索引已损坏"), (spoil_manifest, "检索索引已损坏（CURRENT）")],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_index_that_cannot_serve_is_said_loudly(client: Client, indexed: Archive, harm, message: str):
    harm()
    page, data = client.get("/status/"), client.get("/status.json")
    assert (page.status_code, data.status_code) == (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.SERVICE_UNAVAILABLE)
    assert "检索不可用。" in words(page)
    assert message in words(page)
    told = data.json()
    assert (told["state"], told["answers"], told["indexed"]) == ("unavailable", False, None)
    assert message in told["trouble"]
    assert html(page).count("<h1") == 1


def test_rebuilding_and_an_older_dictionary_are_told(client: Client, indexed: Archive):
    assert client.get("/status.json").json()["rebuilding"] is False
    with (INDEX / "REBUILD").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # as a process that builds an index aside holds it
        page = words(client.get("/status/"))
        assert "正在重建 是" in page
        assert "索引正在重建；在新索引建成以前，现有的索引照常使用。" in page
    before = client.get("/status.json").json()
    assert (before["rebuilding"], before["dictionary_is_older"]) == (False, False)
    dictionary.save("从未有过的提法\n", opened=dictionary.edition().stamp)
    try:
        assert client.get("/status.json").json()["dictionary_is_older"] is True
        freshness.rebuild()
        after = client.get("/status.json").json()
        assert after["dictionary_is_older"] is False
        assert after["generation"] not in ("", before["generation"])
    finally:
        (settings.DATA_DIR / dictionary.FILE_NAME).unlink()
