"""Print how fast a very long speech is answered, opened and scrolled.

SPEECHES_CORPORA=folder python -m benchmarks.speed.reading [--characters 500000] [--headings 60] [--times 7]

The text is that of sittings of the Legislative Council, one behind the other. The server is the one of `serve`, in
processes of its own. Milliseconds are the clock's, so another load of the machine slows them: run it on an idle one;
but for `work`, the time that the server's processes were at work.
"""

import argparse
import gzip
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks.corpora import corpora
from benchmarks.speed.reading import browser, transcript
from benchmarks.speed.search import folder
from speeches.models import Speech

ROOT = Path(__file__).parents[3]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
TEXT = re.compile(r">[^<]+<")
TICKS = os.sysconf("SC_CLK_TCK")  # a second
KB = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=500_000)
    parser.add_argument("--headings", type=int, default=60)
    parser.add_argument("--times", type=int, default=7, help="each page is asked for")
    options = parser.parse_args()
    speech = transcript.fill(corpora(), options.characters, options.headings)
    paragraphs = speech.paragraphs.count()
    print(f"\na speech of {speech.characters:,} characters in {paragraphs:,} paragraphs; load {os.getloadavg()[0]:.1f}")
    with serving() as (site, server):
        print_answers(site, server, speech, options.times)
        if path := next(filter(None, map(shutil.which, CHROMIUM)), None):
            print_browser(path, site + speech.get_absolute_url(), options.times)
        else:
            print("no Chromium here: apt-get install chromium")


def print_answers(site: str, server: int, speech: Speech, times: int) -> None:
    address = site + speech.get_absolute_url()
    first = speech.paragraphs.earliest("position")
    pages = {
        "as written": address,
        "with a query": f"{address}?q={quote('政府')}",
        "in the other script": f"{address}?script=hans",
        "a passage that is gone": f"{address}?mark={first.key}.0.40.zzzzzz",
    }
    print(f"\n{'answer of the server':28}{'ms':>8}{'work':>8}{'kB':>8}{'gzip':>8}{'without the text':>18}")
    for name, page in pages.items():
        asked(page)  # what is loaded once is not counted
        before = worked(server)
        took = [asked(page)[0] for _ in range(times)]
        work = (worked(server) - before) / times
        body = asked(page)[1].decode()
        frame, text = body.split('<div class="text ', 1)
        sizes = [
            len(body.encode()),
            *(len(gzip.compress(kept.encode())) for kept in (body, frame + TEXT.sub("><", text))),
        ]
        shown = "".join(f"{size / KB:{width}.0f}" for size, width in zip(sizes, (8, 8, 18), strict=True))
        print(f"{name:28}{statistics.median(took):8.0f}{work:8.0f}{shown}", flush=True)


def print_browser(path: str, address: str, times: int) -> None:
    with browser.chromium(path) as started:
        print(f"\n{'Chromium, ms':28}{'answered':>10}{'painted':>10}{'loaded':>10}{'last heading':>14}")
        for width in (1440, 360):
            seen = browser.opened(started, address, width, times)
            with browser.page_at(started, address, width) as page:
                jump = browser.jumped(page)
            print(
                f"{f'{width} pixels wide':28}{seen.answered:10.0f}{seen.painted:10.0f}{seen.loaded:10.0f}{jump:14.0f}"
            )
        print(f"\n{'scrolling, ms a frame':28}{'median':>10}{'longest':>10}{f'over {browser.SLOW}':>10}{'of':>6}")
        for width in (1440, 360):
            for step in (browser.READING, browser.FLYING):
                with browser.page_at(started, address, width) as page:
                    frames = browser.scrolled(page, step)
                name = f"{width} wide, {step:,} pixels each"
                print(f"{name:28}{frames.median:10.1f}{frames.longest:10.1f}{frames.slow:10}{browser.FRAMES:6}")


def asked(address: str) -> tuple[float, bytes]:
    """Milliseconds to the last byte, and the bytes."""
    started = time.perf_counter()
    with urlopen(address) as answer:  # noqa: S310  our own server
        body = answer.read()
    return (time.perf_counter() - started) * 1000, body


def worked(server: int) -> float:
    """Milliseconds that a server and its children have been at work."""
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended
            number, fields = status.parent.name, status.read_text().rpartition(")")[2].split()
            if str(server) in (number, fields[1]):
                ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / TICKS


@contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """Give the address of the site and the process of its server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=os.environ | {"SPEECHES_DATA_DIR": str(folder / "archive"), "PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout  # noqa: S101  it was asked for
    try:
        for line in server.stdout:  # what it says last is that it has started
            if str(port) in line:
                break
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
