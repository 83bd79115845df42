"""An index of its own for each test that writes one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from speeches.search import freshness


@pytest.fixture
def index_folder(transactional_db: None) -> Iterator[Path]:
    """An empty, usable index; changes reach it when they are committed."""
    folder = Path(str(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]))
    shutil.rmtree(folder, ignore_errors=True)
    freshness.rebuild()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
