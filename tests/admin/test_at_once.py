"""Two archivists at the same time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connections

from speeches.models import Appearance, Original, Speech
from tests.admin.conftest import signed_in
from tests.admin.workplace import SPEECH, document, upload

pytestmark = pytest.mark.django_db(transaction=True)


def test_same_file_uploaded_twice_at_once_becomes_one_speech():
    users = [User.objects.create_superuser(name) for name in ("one", "two")]
    clients = [signed_in(user) for user in users]

    def send(client):
        try:
            return upload(client, document(SPEECH)).text
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(send, clients))
    assert Speech.objects.count() == Original.objects.count() == Appearance.objects.count() == 1
    assert sum("已入库，草稿" in answer for answer in answers) == 1
    assert sum("已有相同文件</span>" in answer.replace("\n", "").replace(" ", "") for answer in answers) == 1
