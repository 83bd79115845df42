import pytest
from django.contrib.auth.models import User
from django.test import Client

from speeches.ingest import vault
from speeches.models import Speech
from tests.web.conftest import Archive
from tests.web.reading import words


def address(speech: Speech, ending: str = "/") -> str:
    return f"/originals/{speech.appearances.get().original.sha256}{ending}"


def test_original_is_only_ever_a_download(client: Client, archive: Archive):
    response = client.get(address(archive.speech))
    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%E8%AE%B2%E8%AF%9D.html"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_page_text_is_plain_text(client: Client, archive: Archive):
    response = client.get(address(archive.speech, ".txt"))
    assert response.content.decode() == "页面文本"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("ending", ["/", ".txt"])
def test_original_of_a_draft_is_for_staff(client: Client, archive: Archive, editor: User, ending: str):
    assert client.get(address(archive.draft, ending)).status_code == 404
    client.force_login(editor)
    assert client.get(address(archive.draft, ending)).status_code == 200


def test_lost_file_is_said(client: Client, archive: Archive):
    vault.path_of(archive.speech.appearances.get().original.sha256).unlink()
    response = client.get(address(archive.speech))
    assert response.status_code == 404
    assert "已经遗失" in words(response)
