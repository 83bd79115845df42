"""Print how long two texts take to be compared, as they are and as large as they can be.

SPEECHES_CORPORA=folder python -m benchmarks.speed.comparing

Milliseconds are those of this process alone, the best of three.
"""

import gzip
import json
import time
from collections.abc import Iterator
from itertools import accumulate, islice, pairwise
from pathlib import Path

from benchmarks.corpora import corpora
from speeches.analysis.comparison import compare

TURNS = 3
PARAGRAPHS = 2_000
CHARACTERS = 500_000
LENGTHS = range(30, 300)  # characters of the paragraphs that large texts are made of

Pair = tuple[str, list[str], list[str]]


def main() -> None:
    print(f"{'pair':44}{'paragraphs':>13}{'characters':>17}{'ms':>8}  counts")
    for name, left, right in pairs(corpora()):
        seconds, counts = timed(left, right)
        sizes = f"{len(left)}×{len(right)}", f"{sum(map(len, left))}×{sum(map(len, right))}"
        print(f"{name:44}{sizes[0]:>13}{sizes[1]:>17}{seconds * 1000:8.0f}  {counts}")


def pairs(folder: Path) -> Iterator[Pair]:
    reports = list(texts(folder / "work_reports.jsonl.gz"))
    for earlier, later in pairwise(reports):
        yield "a work report and the next", earlier, later
    speeches = sorted(texts(folder / "legco_speeches.jsonl.gz"), key=lambda text: -sum(map(len, text)))
    yield "the two longest council speeches", speeches[0], speeches[1]
    yield from made(line for text in speeches for line in text if len(line) in LENGTHS)


def made(lines: Iterator[str]) -> Iterator[Pair]:
    first, second = list(islice(lines, PARAGRAPHS)), list(islice(lines, PARAGRAPHS))
    mended = [line if number % 4 else f"{line}再补充一句。" for number, line in enumerate(first)]
    yield "a quarter mended", first, mended
    yield "a quarter mended, 40 moved", first, [*mended[:100], *mended[140:1500], *mended[100:140], *mended[1500:]]
    yield "nothing in common", first, second
    several = [line for _turn in range(3) for line in (*first, *second)]
    long = [line for line, end in zip(several, accumulate(map(len, several)), strict=True) if end <= CHARACTERS]
    changed = [line.replace("的", "之") for line in long]
    yield "every paragraph changed", long, changed
    yield "the same in one paragraph", ["".join(long)], ["".join(changed)]
    yield "one paragraph, no sentence in it", ["发展" * (CHARACTERS // 2)], ["进步" * (CHARACTERS // 2)]


def texts(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield [part for part in json.loads(line)["text"].split("\n") if part.strip()]


def timed(left: list[str], right: list[str]) -> tuple[float, str]:
    best = float("inf")
    for _turn in range(TURNS):
        start = time.process_time()
        found = compare(left, right)
        best = min(best, time.process_time() - start)
    return best, " ".join(f"{kind.value} {number}" for kind, number in found.counts.items() if number)


if __name__ == "__main__":
    main()
