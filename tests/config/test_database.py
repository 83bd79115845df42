"""The tests run on the database that was asked for, with the guarantees the code relies on."""

import pytest
from django.conf import settings
from django.db import connection


@pytest.mark.django_db
def test_database_is_the_one_asked_for(pytestconfig: pytest.Config) -> None:
    assert connection.vendor == ("postgresql" if pytestconfig.getoption("postgresql") else "sqlite")


def test_data_directory_is_of_this_run_alone() -> None:
    assert "speeches-test-" in str(settings.DATA_DIR)
