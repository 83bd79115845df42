"""A real browser before a real server, with the sample documents imported and an index on disk.

Playwright keeps an event loop running in the test's thread, and Django refuses its database there. So the archive
is filled before the browser starts, and the browser is gone before the database is emptied; a test itself asks
the pages, not the models.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from speeches.ingest import taxonomy

TIMEOUT = 20_000  # milliseconds for any one step; a page takes some 100, but the first search loads the index


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that keeps the archive as the first import made it; cleaning takes seconds, loading none."""
    return tmp_path_factory.mktemp("archive") / "speeches.json"


@pytest.fixture
def site(live_server: LiveServer, seeds: Path, imported: Path) -> str:
    """The address of a running site that holds the five sample documents, cleaned once a session.

    The sections come from a migration; a test before this one may have emptied the database of them.
    """
    if imported.exists():
        call_command("loaddata", imported, verbosity=0)
    else:
        taxonomy.load(apps)
        call_command("import_speeches", *sorted(seeds.glob("*.txt")), verbosity=0)
        call_command("dumpdata", "speeches", exclude=["speeches.indextask"], output=str(imported), verbosity=0)
    call_command("rebuild_index", verbosity=0)  # without what earlier tests left in it
    return str(live_server.url)


@pytest.fixture
def browser(site: str, chromium_path: str, browser_launch_arguments: list[str]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=browser_launch_arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(site: str, browser: Browser) -> Iterator[Page]:
    """A page at the site's address; it fails the test if the browser complains of anything."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="zh-CN")
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []
