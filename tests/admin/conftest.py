"""Who works in the admin."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from speeches.models import Speech
from tests.admin.workplace import SPEECH, take_in


@pytest.fixture
def archivist(db: None) -> Client:
    """A client signed in with every right that an archivist needs."""
    user = User.objects.create_user("archivist", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="speeches"))
    return signed_in(user)


@pytest.fixture
def reader_of_admin(db: None) -> Client:
    """A client that may look at speeches but not touch them."""
    user = User.objects.create_user("onlooker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_speech"))
    return signed_in(user)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def two(archivist: Client) -> list[Speech]:
    return [take_in(), take_in(SPEECH.replace("农业", "林业").replace("春耕备耕", "植树造林"))]
