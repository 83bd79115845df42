"""The language is the reader's choice, not the browser's."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, "en-US,en;q=0.9", "zh-hans"),
        (None, "", "zh-hans"),
        ("en", "zh-CN", "en"),
        ("zh-hant", "zh-CN", "zh-hant"),
        ("zh-hans", "en", "zh-hans"),
        ("tlh", "en", "zh-hans"),
        ("../../etc", "en", "zh-hans"),
    ],
)
def test_language_of_a_page(client: Client, cookie: str | None, accepted: str, language: str):
    if cookie:
        client.cookies["speeches_language"] = cookie
    answer = client.get("/", headers={"accept-language": accepted})
    assert answer["Content-Language"] == language
    assert "Cookie" in answer["Vary"]
    assert "Accept-Language" not in answer["Vary"]
