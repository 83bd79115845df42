"""What a reader waits for, measured in Chromium."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

FRAMES = 300  # five seconds at sixty a second
SLOW = 50  # milliseconds; a frame of more is seen as a jerk
READING, FLYING = 40, 2_000  # pixels a frame: a hurried reader, and one who drags the scroll bar
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]  # as in the tests of the browser

TIMES = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [page.responseStart, paint.startTime, page.loadEventEnd];
}"""
SCROLL = """([frames, step]) => new Promise((done) => {
  const times = [];
  let last = performance.now();
  const next = (now) => {
    times.push(now - last);
    last = now;
    window.scrollBy({ top: step, behavior: "instant" });
    if (times.length < frames) requestAnimationFrame(next); else done(times.slice(2));
  };
  requestAnimationFrame(next);
})"""
JUMP = """() => new Promise((done) => {
  const started = performance.now();
  location.hash = [...document.querySelectorAll(".outline a")].at(-1).hash;
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - started)));
})"""


@dataclass(frozen=True, slots=True)
class Opened:
    """Milliseconds from the request: the answer begins, something is seen, everything is loaded."""

    answered: float
    painted: float
    loaded: float


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Frames of one scroll: the median and the longest in milliseconds, and how many were slow."""

    median: float
    longest: float
    slow: int


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def page_at(browser: Browser, address: str, width: int) -> Iterator[Page]:
    """A page in a context of its own: nothing of it is in a cache."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    yield page
    context.close()


def opened(browser: Browser, address: str, width: int, times: int) -> Opened:
    """The medians of several openings."""
    found = []
    for _ in range(times):
        with page_at(browser, address, width) as page:
            found.append(page.evaluate(TIMES))
    return Opened(*(statistics.median(column) for column in zip(*found, strict=True)))


def scrolled(page: Page, step: int) -> Scrolled:
    frames = page.evaluate(SCROLL, [FRAMES, step])
    return Scrolled(statistics.median(frames), max(frames), sum(frame > SLOW for frame in frames))


def jumped(page: Page) -> float:
    """Milliseconds from a click into the outline to the picture of the last heading."""
    return float(page.evaluate(JUMP))
