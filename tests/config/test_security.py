"""What every answer carries, and that signing in works where people sign in."""

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.test import Client

from tests.command_line import manage

PASSWORD = "长-long-enough-9"


@pytest.fixture
def administrator(db: None) -> str:
    return get_user_model().objects.create_superuser("admin", password=PASSWORD).get_username()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "192.168.1.5:8000", "[::1]:8000"])
def test_sign_in_over_plain_http(administrator: str, settings: LazySettings, host: str):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "192.168.1.5"]  # as HOST=192.168.1.5 does
    client = Client(enforce_csrf_checks=True, headers={"host": host})
    page = client.get("/admin/login/")
    form = {
        "username": administrator,
        "password": PASSWORD,
        "csrfmiddlewaretoken": page.cookies[settings.CSRF_COOKIE_NAME].value,
        "next": "/admin/",
    }
    answer = client.post("/admin/login/", form, headers={"origin": f"http://{host}"})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_form_of_another_site_is_refused(administrator: str):
    client = Client(enforce_csrf_checks=True)
    token = client.get("/admin/login/").cookies["speeches_csrf"].value
    form = {"username": administrator, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/admin/login/", form, headers={"origin": "http://elsewhere.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/no-such-page/"])
@pytest.mark.django_db
def test_headers_of_every_answer(client: Client, path: str):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers
    assert "Cross-Origin-Opener-Policy" not in headers  # browsers complain of it over plain HTTP


@pytest.mark.django_db
def test_strange_host_is_refused(client: Client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.django_db
def test_proxy_header_counts_for_nothing_unless_asked_for(client: Client):
    assert not client.get("/", headers={"x-forwarded-proto": "https"}).wsgi_request.is_secure()


BEHIND_HTTPS = """
from django.test import Client
client = Client()
print(client.get("/admin/login/")["Location"])
answer = client.get("/admin/login/", headers={"x-forwarded-proto": "https"})
print(answer.status_code, answer["Strict-Transport-Security"], answer["Cross-Origin-Opener-Policy"])
print(all(cookie["secure"] for cookie in answer.cookies.values()))
"""


def test_behind_https(tmp_path):
    manage(tmp_path, "collectstatic", "--no-input")
    found = manage(
        tmp_path, "shell", "--no-imports", "--command", BEHIND_HTTPS, BEHIND_HTTPS="1", ALLOWED_HOSTS="testserver"
    )
    assert found.stdout.splitlines() == [
        "https://testserver/admin/login/",
        "200 max-age=31536000 same-origin",
        "True",
    ], found.stderr
