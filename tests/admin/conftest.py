"""Who works in the admin."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client


@pytest.fixture
def archivist(db: None) -> Client:
    """A client signed in with every right that an archivist needs."""
    user = User.objects.create_user("archivist", password="long enough 1", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="speeches"))
    return signed_in(user)


@pytest.fixture
def reader_of_admin(db: None) -> Client:
    """A client that may look at speeches but not touch them."""
    user = User.objects.create_user("onlooker", password="long enough 1", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_speech"))
    return signed_in(user)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
