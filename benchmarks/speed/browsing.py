"""Print what every kind of page costs the server, and how soon a reader on a slow line sees it.

SPEECHES_DATA_DIR=folder python -m benchmarks.speed.browsing [server] [browser] [--rounds 20] [--loads 3]

The archive of the folder is read, never written; the pages are those that `benchmarks.addresses` finds, the longest
speech and the fullest section among them. `server` is the time of Django alone, in this process, and the queries;
`browser` is Chromium with an empty cache before a server of its own, on a line of 150 ms and 1.6 Mbit/s. What is over
its limit is marked, and makes the exit code 1. Another load of the machine is in the figures: run it alone.
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import django

from benchmarks.addresses import EVERY_STATE, page_addresses

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST_MILLISECONDS = 60  # of server time at the median
MOST_QUERIES = 12
LATEST_PAINT = 1500  # milliseconds until the largest part of a page is there
ROUND_TRIP = 150  # milliseconds
BYTES_PER_SECOND = 1.6e6 / 8
START = 60  # seconds that the server has to come up
MARK = "  <-- over the limit"
TIMES = """() => new Promise((resolve) => {
  let paint = 0, shift = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) paint = entry.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => {
    const [page] = performance.getEntriesByType("navigation");
    const first = performance.getEntriesByName("first-contentful-paint")[0];
    const files = [page, ...performance.getEntriesByType("resource")];
    resolve({ first: first?.startTime ?? 0, paint, shift, loaded: page.loadEventEnd, files: files.length,
              size: files.reduce((sum, file) => sum + file.transferSize, 0) });
  }, 300);
})"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help="server, browser; both without a name")
    parser.add_argument("--rounds", type=int, default=20, help="of the server's measurement")
    parser.add_argument("--loads", type=int, default=3, help="of each page in the browser")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speeches.config.settings")
    django.setup()
    from speeches.management import static_files  # noqa: PLC0415  settings come first

    static_files.collect()
    paths = _paths()
    over = 0
    if not options.parts or "server" in options.parts:
        over += print_server(paths, options.rounds)
    if not options.parts or "browser" in options.parts:
        over += print_browser(paths, options.loads)
    return 1 if over else 0


def _paths() -> dict[str, str]:
    from django.db.models import Count  # noqa: PLC0415

    from speeches.models import Section, Speech  # noqa: PLC0415

    longest = Speech.objects.filter(status="published").order_by("-characters").first()
    fullest = Section.objects.annotate(count=Count("speeches")).order_by("-count").first()
    paths = page_addresses()
    if longest:
        paths["longest speech"] = longest.get_absolute_url()
        paths["hits in it"] = f"{longest.get_absolute_url()}?q=的"
    if fullest:
        paths["fullest section"] = fullest.get_absolute_url()
    return {**paths, **{path: path for path in EVERY_STATE}}


def print_server(paths: dict[str, str], rounds: int) -> int:
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    print(f"\n{'ms of the server, queries':34}{'median':>9}{'slowest':>9}{'queries':>9}{'kB':>8}")
    over = 0
    for name, path in paths.items():
        client.get(path)  # what is loaded once is not counted
        with CaptureQueriesContext(connection) as queries:
            size = len(client.get(path).content)
        asked = len(queries)  # the next request empties the log
        spent = []
        for _round in range(rounds):
            started = time.perf_counter()
            client.get(path)
            spent.append((time.perf_counter() - started) * 1000)
        median = statistics.median(spent)
        is_over = median > MOST_MILLISECONDS or asked > MOST_QUERIES
        over += is_over
        print(
            f"{name:34}{median:9.1f}{max(spent):9.1f}{asked:9}{size / 1000:8.1f}{MARK if is_over else ''}",
            flush=True,
        )
    return over


def print_browser(paths: dict[str, str], loads: int) -> int:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  not needed for the server's part

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    print(
        f"\n{'ms at 150 ms and 1.6 Mbit/s':34}{'first':>9}{'largest':>9}{'loaded':>9}{'shift':>8}{'files':>7}{'kB':>8}"
    )
    over = 0
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, path in paths.items():
            times = [_load(browser, site + path) for _load_number in range(loads)]
            median = {key: statistics.median(each[key] for each in times) for key in times[0]}
            is_over = median["paint"] > LATEST_PAINT
            over += is_over
            print(
                f"{name:34}{median['first']:9.0f}{median['paint']:9.0f}{median['loaded']:9.0f}{median['shift']:8.3f}"
                f"{median['files']:7.0f}{median['size'] / 1000:8.1f}{MARK if is_over else ''}",
                flush=True,
            )
        browser.close()
    return over


def _load(browser: "Browser", address: str) -> dict[str, float]:
    """Open a page in a new profile on the slow line."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    session: Any = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND,
        },
    )
    page.goto(address, wait_until="load")
    times: dict[str, float] = page.evaluate(TIMES)
    context.close()
    return times


@contextmanager
def served() -> Iterator[str]:
    """Serve the archive as `make run` does, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "serve"]
    with subprocess.Popen(command, env={**os.environ, "PORT": str(port)}, stdout=subprocess.DEVNULL) as server:  # noqa: S603  our own
        site = f"http://127.0.0.1:{port}"
        try:
            _wait_for(site)
            yield site
        finally:
            server.terminate()


def _wait_for(site: str) -> None:
    ends = time.monotonic() + START
    while True:
        try:
            with urlopen(f"{site}/about/"):  # noqa: S310  our own site
                return
        except URLError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
