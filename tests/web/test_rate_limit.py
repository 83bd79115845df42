"""One address may search often, but not without end."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from speeches.search import freshness
from speeches.web.rate_limit import MINUTE, MOST_CLIENTS, Allowance, allowance, client_of
from tests.web.conftest import Archive
from tests.web.reading import html, words

READER = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    allowance.forget()
    yield
    allowance.forget()


@pytest.fixture
def two_a_minute(settings: LazySettings) -> None:
    settings.RATE_LIMIT = 2


def test_page_beyond_the_limit(client: Client, archive: Archive, two_a_minute: None):
    assert [client.get("/search/", **READER).status_code for _ in range(2)] == [200, 200]
    response = client.get("/search/?q=执行", **READER)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 30
    assert "no-store" in response["Cache-Control"]
    assert "请求太频繁" in words(response)
    assert html(response).count("<h1") == 1
    assert client.get("/search/", REMOTE_ADDR="203.0.113.8").status_code == 200
    assert client.get("/", **READER).status_code == 200


@pytest.mark.parametrize("address", ["/search/suggest?q=执行", "/search.json?q=执行"])
def test_data_beyond_the_limit(client: Client, archive: Archive, two_a_minute: None, address: str):
    freshness.rebuild()
    assert [client.get(address, **READER).status_code for _ in range(3)] == [200, 200, 429]
    assert "太频繁" in client.get(address, **READER).json()["error"]


def test_nothing_is_limited_by_0(client: Client, archive: Archive, settings: LazySettings):
    settings.RATE_LIMIT = 0
    assert {client.get("/search/", **READER).status_code for _ in range(5)} == {200}


def test_the_administrator_on_the_machine_is_not_limited(client: Client, archive: Archive, two_a_minute: None):
    assert {client.get("/search/").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize(
    ("behind_https", "peer", "forwarded", "client"),
    [
        (False, "203.0.113.7", "198.51.100.1", "203.0.113.7"),  # anybody can send the header
        (False, "127.0.0.1", "198.51.100.1", ""),
        (False, "::1", "", ""),
        (False, "", "", ""),  # a socket of the machine
        (False, "::ffff:203.0.113.7", "", "203.0.113.7"),
        (False, "2001:db8:1:2:3::4", "", "2001:db8:1:2::/64"),
        (True, "127.0.0.1", "10.9.9.9, 198.51.100.1", "198.51.100.1"),  # the proxy's own word comes last
        (True, "127.0.0.1", "", ""),
        (True, "127.0.0.1", "unknown", ""),
    ],
)
def test_whose_request_it_is(
    rf: RequestFactory, settings: LazySettings, behind_https: bool, peer: str, forwarded: str, client: str
):
    settings.BEHIND_HTTPS = behind_https
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert client_of(rf.get("/search/", headers=headers, REMOTE_ADDR=peer)) == client


def test_bucket_fills_evenly():
    bucket = Allowance()
    assert [bucket.take("a", 60, now=0) for _ in range(60)] == [0] * 60
    assert bucket.take("a", 60, now=0) == 1
    assert bucket.take("a", 60, now=1) == 0
    assert bucket.take("a", 60, now=1) == 1
    assert [bucket.take("a", 60, now=10 * MINUTE) for _ in range(61)] == [0] * 60 + [1]


def test_memory_is_bounded():
    bucket = Allowance()
    for number in range(MOST_CLIENTS + 5):
        bucket.take(str(number), 1, now=0)
    assert bucket.take("4", 1, now=0) == 0  # forgotten, so it has its whole allowance
    assert bucket.take(str(MOST_CLIENTS), 1, now=0) > 0
