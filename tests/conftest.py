"""Fixtures that several packages of tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from speeches.search import freshness, vocabulary
from tests import environment

COMMITTING = {"transactional_db", "live_server"}  # fixtures of tests whose transactions are real

settings.register_profile("archive", deadline=None)  # these machines are noisy, and nothing here is a timed test
settings.load_profile("archive")


@pytest.fixture(autouse=True)
def _index_follows_the_flushed_database(request: pytest.FixtureRequest) -> None:
    """A test that commits starts with an index as empty as its database: the flush before it sent no signals."""
    marker = request.node.get_closest_marker("django_db")
    if (marker and marker.kwargs.get("transaction")) or not COMMITTING.isdisjoint(request.fixturenames):
        request.getfixturevalue("transactional_db")
        freshness.rebuild()


@pytest.fixture(autouse=True)
def _vocabulary_of_this_test() -> None:
    """What is suggested is read anew from the database of each test, however soon it follows the last."""
    vocabulary.forget()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five sample documents."""
    return Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the large texts; whatever asks for it is a conformance test."""
    folder = os.environ.get("SPEECHES_CORPORA")
    if not folder:
        pytest.skip("needs the large texts: SPEECHES_CORPORA names no folder")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser for tests marked `browser`; in CI a missing one fails them."""
    path = environment.chromium()
    assert path, "Browser tests need Chromium here: apt-get install chromium"
    return path


@pytest.fixture(scope="session")
def browser_launch_arguments() -> list[str]:
    """What headless Chromium needs to run as root in a container and to stay off the network."""
    return [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
