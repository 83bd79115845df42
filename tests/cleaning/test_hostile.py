"""No page, however made, keeps the archive waiting: a bound against hanging, not a measure of speed.

How time grows with the size of each of these pages is printed by `python -m benchmarks.speed hostile`.
"""

import random
import time
from contextlib import suppress

import pytest

from benchmarks.speed.hostile import HTML_PAGES, MARKS, PAGES, Maker, mixture, repeated
from benchmarks.speed.pages import restored
from speeches.readers.errors import ReaderError

SIZE = 50_000  # bytes; what is quadratic takes minutes
TIME_OUT = 20.0  # seconds of this process; the slowest takes 2 on an idle machine, and 6 on a busy one
MIXTURES = 12

MAKERS = {
    **{f"{name}.txt": maker for name, maker in PAGES.items()},
    **{f"{name}.html": maker for name, maker in HTML_PAGES.items()},
    **{f"mixture {seed}.txt": mixture(seed) for seed in range(MIXTURES)},
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_page_made_to_be_slow_is_restored_all_the_same(name: str) -> None:
    assert seconds_for(MAKERS[name], name) < TIME_OUT


def test_every_mark_repeated_is_restored() -> None:
    """All marks in one test: each alone takes a moment."""
    for mark in MARKS:
        assert seconds_for(repeated(mark), "page.txt", SIZE // 10) < TIME_OUT, mark


def test_lines_of_marks_drawn_at_random_are_restored() -> None:
    rng = random.Random(20)
    lines = ("".join(rng.choices(MARKS, k=rng.randint(0, 12))) for _ in range(2_000))
    text = "\n".join(lines)
    assert seconds_for(lambda _: text, "page.txt") < TIME_OUT


def seconds_for(make: Maker, name: str, size: int = SIZE) -> float:
    content = make(size).encode()
    started = time.process_time()
    with suppress(ReaderError):  # a page without text is refused, which may take its time too
        restored(content, name)
    return time.process_time() - started
