"""A second visit transfers nothing, and whatever changes on a page changes its ETag."""

import gzip

import pytest
from django.contrib.auth.models import User
from django.test import Client

from speeches import ingest
from tests.web.conftest import Archive, make_speech

PAGES = ["/", "/about/", "/help/", "/search/", "/years/2021/", "/speeches/{pk}/", "/speeches/{pk}.json"]
GZIP = {"accept-encoding": "gzip, br"}


@pytest.mark.parametrize("address", PAGES)
def test_second_visit_is_not_modified(client: Client, archive: Archive, address: str):
    address = address.format(pk=archive.speech.pk)
    for headers in ({}, GZIP):
        first = client.get(address, headers=headers)
        assert "no-cache" in first["Cache-Control"]
        again = client.get(address, headers={**headers, "if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"].removeprefix("W/")
        assert "Cookie" in again["Vary"]


def test_whatever_is_shown_changes_the_etag(client: Client, archive: Archive, editor: User):
    address = archive.speech.get_absolute_url()
    seen = {client.get(address)["ETag"]}

    def changed(response) -> bool:
        is_new = response["ETag"] not in seen
        seen.add(response["ETag"])
        return is_new

    assert changed(client.get(f"{address}?lang=en"))
    client.cookies["speeches_text"] = "large"
    assert changed(client.get(address))
    del client.cookies["speeches_text"]
    paragraph = archive.speech.paragraphs.last()
    paragraph.text = "改过的一段。"
    paragraph.save()
    assert changed(client.get(address))
    archive.source.name = "改名的网站"
    archive.source.save()
    assert changed(client.get(address))
    make_speech("后来的一篇", section=archive.subsection, date="2022", date_basis="stated")
    assert changed(client.get(address))  # it is a neighbour now
    assert not changed(client.get(address))
    ingest.withdraw(archive.speech, "转载有误")
    gone = client.get(address, headers={"if-none-match": ", ".join(seen)})
    assert gone.status_code == 410


def test_the_text_of_a_speech_has_the_time_of_its_last_change(client: Client, archive: Archive):
    address = f"/speeches/{archive.speech.pk}.txt"
    written = client.get(address)["Last-Modified"]
    assert client.get(address, headers={"if-modified-since": written}).status_code == 304
    assert "Last-Modified" not in client.get(archive.speech.get_absolute_url()).headers


def test_original_is_not_sent_again(client: Client, archive: Archive):
    sha256 = archive.speech.appearances.get().original.sha256
    address = f"/originals/{sha256}/"
    assert client.get(address)["ETag"] == f'"{sha256}"'
    assert client.get(address, headers={"if-none-match": f'"{sha256}"'}).status_code == 304


def test_pages_are_compressed(client: Client, archive: Archive):
    address = archive.speech.get_absolute_url()
    plain, packed = client.get(address), client.get(address, headers=GZIP)
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == f"W/{plain['ETag']}"
    assert "Content-Encoding" not in plain.headers


def test_nothing_that_somebody_signed_in_sees_is_compressed_or_shared(client: Client, archive: Archive, editor: User):
    client.force_login(editor)
    for address in (archive.speech.get_absolute_url(), "/admin/"):
        response = client.get(address, headers=GZIP)
        assert "Content-Encoding" not in response.headers
        assert "private" in response["Cache-Control"]


def test_sign_in_is_neither_compressed_nor_kept(client: Client, db: None):
    response = client.get("/admin/login/", headers=GZIP)
    assert "Content-Encoding" not in response.headers
    assert "no-store" in response["Cache-Control"]


def test_files_are_not_compressed(client: Client, archive: Archive):
    sha256 = archive.speech.appearances.get().original.sha256
    assert "Content-Encoding" not in client.get(f"/originals/{sha256}/", headers=GZIP).headers
