"""Print how fast pages are restored, beside other tools on the same pages, and how time grows on hostile inputs.

SPEECHES_CORPORA=folder python -m benchmarks.speed [plain] [html] [memory] [hostile] [--pages 120] [--last 10000] [--sizes 0.25 0.5 1 2 4]

Without a name all four tables are printed. Seconds are those of this process alone, not of the clock, and the
tools take turns page by page: so another load of the machine slows all of them alike, and their ratios hold.
The peers are installed by `make peers`.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import TypeVar

from benchmarks.corpora import corpora
from benchmarks.speed.hostile import HTML_PAGES, PAGES, Maker
from benchmarks.speed.pages import TEXTS, HTMLPage, html_pages, plain_pages, restored
from speeches import cleaning, readers
from speeches.readers.errors import ReaderError
from speeches.text.page import Page

WARM_UP = 10  # pages that are not counted: dictionaries and patterns are loaded by the first
SIZES = (0.25, 0.5, 1, 2, 4)  # MB
MB = 2**20
ENOUGH = 20.0  # seconds; a larger size is not tried after it
PEERS = ("trafilatura", "readability", "resiliparse")

Given = TypeVar("Given")
Tool = Callable[[HTMLPage], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", metavar="table", help=", ".join(TABLES))
    parser.add_argument("--pages", type=int, default=120, help="of each kind")
    parser.add_argument("--last", type=int, default=10_000, help="pages to measure memory over")
    parser.add_argument("--sizes", type=float, nargs="+", default=SIZES, help="MB of hostile input")
    options = parser.parse_args()
    if unknown := set(options.tables) - set(TABLES):
        parser.error(f"no table {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    for name in options.tables or TABLES:
        TABLES[name](options)


def print_plain(options: argparse.Namespace) -> None:
    print(f"\n{'plain text of 8 kB':28}{'ms a page':>11}{'pages/s':>10}")
    for name in TEXTS:
        texts = plain_pages(corpora(), name, options.pages)
        rows = {
            f"clean, {name}": lambda text: cleaning.clean(Page(text)),
            f"all but storing, {name}": lambda text: restored(text.encode(), "page.txt"),
        }
        for label, seconds in timed(rows, texts).items():
            print(f"{label:28}{seconds * 1000:11.2f}{1 / seconds:10.0f}")


def print_html(options: argparse.Namespace) -> None:
    pages = html_pages(corpora(), options.pages)
    size = sum(len(page.content) for page in pages) / len(pages)
    seconds = timed(tools(), pages)
    trafilatura = seconds.get("trafilatura")
    print(f"\n{f'HTML pages, {size / 1000:.1f} kB each':28}{'ms a page':>11}{'pages/s':>10}{'trafilatura = 1':>17}")
    for name, each in seconds.items():
        ratio = f"{trafilatura / each:17.2f}" if trafilatura else f"{'–':>17}"
        print(f"{name:28}{each * 1000:11.2f}{1 / each:10.0f}{ratio}")
    for name in PEERS:
        if not find_spec(name):
            print(f"{name:28}{'not installed':>21}")


def print_memory(options: argparse.Namespace) -> None:
    print("\npeak memory, all but storing", flush=True)
    subprocess.run([sys.executable, "-m", "benchmarks.speed.memory", str(options.last)], check=True)  # noqa: S603  our own module


def print_hostile(options: argparse.Namespace) -> None:
    sizes = sorted(options.sizes)
    print(
        f"\n{'seconds for':28}"
        + "".join(f"{f'{size} MB':>9}" for size in sizes)
        + f"{f'×{sizes[-1] / sizes[0]:g} in size':>14}"
    )
    restored("今天开会。".encode(), "page.txt")
    for kind, makers in (("txt", PAGES), ("html", HTML_PAGES)):
        for name, make in makers.items():
            seconds = list(growth(make, f"page.{kind}", sizes))
            shown = "".join(f"{each:9.2f}" for each in seconds) + " " * 9 * (len(sizes) - len(seconds))
            ratio = f"{seconds[-1] / max(seconds[0], 0.01):14.1f}" if len(seconds) == len(sizes) else ""
            print(f"{f'{name} ({kind})':28}{shown}{ratio}", flush=True)


TABLES = {"plain": print_plain, "html": print_html, "memory": print_memory, "hostile": print_hostile}


def growth(make: Maker, name: str, sizes: Iterable[float]) -> Iterable[float]:
    for size in sizes:
        content = make(int(size * MB)).encode()
        started = time.process_time()
        with suppress(ReaderError):  # to refuse also takes its time
            restored(content, name)
        seconds = time.process_time() - started
        yield seconds
        if seconds > ENOUGH:
            return


def timed(tools: dict[str, Callable[[Given], object]], pages: Sequence[Given]) -> dict[str, float]:
    """Give the seconds each tool takes for a page; they take turns."""
    spent = dict.fromkeys(tools, 0.0)
    for page in pages[:WARM_UP]:
        for tool in tools.values():
            tool(page)
    for page in pages:
        for name, tool in tools.items():
            started = time.process_time()
            tool(page)
            spent[name] += time.process_time() - started
    return {name: seconds / len(pages) for name, seconds in spent.items()}


def tools() -> dict[str, Tool]:
    found: dict[str, Tool] = {
        "read and clean": lambda page: cleaning.clean(readers.read(page.content, "page.html").page),
        "all but storing": lambda page: restored(page.content, "page.html"),
    }
    if find_spec("trafilatura"):
        extract = import_module("trafilatura").extract
        found["trafilatura"] = lambda page: extract(page.markup)
    if find_spec("readability"):
        document = import_module("readability").Document
        found["readability-lxml"] = lambda page: document(page.markup).summary()
    if find_spec("resiliparse"):
        plain_text = import_module("resiliparse.extract.html2text").extract_plain_text
        found["resiliparse"] = lambda page: plain_text(page.markup, main_content=True)
    return found


if __name__ == "__main__":
    main()
