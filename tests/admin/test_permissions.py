"""Who reaches what."""

from http import HTTPStatus

import pytest
from django.contrib.auth.models import User
from django.test import Client

from speeches.models import Original, Speech
from tests.admin.conftest import signed_in
from tests.admin.workplace import UPLOAD, document, review_address, take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def speech() -> Speech:
    return take_in()


@pytest.fixture
def addresses(speech: Speech) -> list[str]:
    original = Original.objects.get()
    return [
        UPLOAD,
        f"{UPLOAD}outcome/",
        review_address(speech),
        f"/admin/speeches/speech/{speech.pk}/reclean/",
        f"/admin/speeches/original/{original.pk}/download/",
        f"/admin/speeches/original/{original.pk}/page-text/",
    ]


def test_visitors_are_asked_to_sign_in(addresses: list[str]):
    for address in addresses:
        answer = Client().get(address)
        assert answer.status_code == HTTPStatus.FOUND
        assert answer.url.startswith("/admin/login/")


def test_staff_without_rights_is_refused(addresses: list[str]):
    client = signed_in(User.objects.create_user("newcomer", is_staff=True))
    for address in addresses:
        assert client.get(address).status_code == HTTPStatus.FORBIDDEN


def test_users_who_are_no_staff_are_refused(addresses: list[str]):
    client = signed_in(User.objects.create_user("reader"))
    for address in addresses:
        assert client.get(address).status_code == HTTPStatus.FOUND


def test_onlooker_sees_but_cannot_change(reader_of_admin: Client, speech: Speech):
    page = reader_of_admin.get(review_address(speech))
    assert page.status_code == HTTPStatus.OK
    assert 'name="do"' not in page.text
    assert reader_of_admin.post(review_address(speech), {"do": "publish"}).status_code == HTTPStatus.FORBIDDEN
    assert reader_of_admin.post(UPLOAD, {"documents": document("x")}).status_code == HTTPStatus.FORBIDDEN
    assert reader_of_admin.post(f"/admin/speeches/speech/{speech.pk}/reclean/").status_code == HTTPStatus.FORBIDDEN
    attachment = f"/admin/speeches/speech/{speech.pk}/attachments/0/"
    assert reader_of_admin.post(attachment).status_code == HTTPStatus.FORBIDDEN
    speech.refresh_from_db()
    assert not speech.is_published


def test_requests_from_elsewhere_are_refused(archivist: Client, speech: Speech):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = archivist.cookies
    for address in (
        UPLOAD,
        f"{UPLOAD}outcome/",
        review_address(speech),
        f"/admin/speeches/speech/{speech.pk}/reclean/",
    ):
        assert strict.post(address, {"do": "publish"}).status_code == HTTPStatus.FORBIDDEN


def test_originals_are_downloaded_never_rendered(archivist: Client, speech: Speech):
    original = Original.objects.get()
    download = archivist.get(f"/admin/speeches/original/{original.pk}/download/")
    assert download["Content-Type"] == "application/octet-stream"
    assert download["Content-Disposition"].startswith("attachment")
    assert original.size == len(download.content)
    text = archivist.get(f"/admin/speeches/original/{original.pk}/page-text/")
    assert text.content.decode() == original.page_text
    assert text["Content-Disposition"].startswith("attachment")


def test_originals_can_be_seen_but_neither_changed_nor_deleted(archivist: Client, speech: Speech):
    address = f"/admin/speeches/original/{Original.objects.get().pk}"
    assert archivist.get(f"{address}/change/").status_code == HTTPStatus.OK
    assert archivist.post(f"{address}/delete/", {"post": "yes"}).status_code == HTTPStatus.FORBIDDEN
    assert archivist.get("/admin/speeches/original/add/").status_code == HTTPStatus.FORBIDDEN
