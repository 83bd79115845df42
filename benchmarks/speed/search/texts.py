"""The texts that are searched: real ones, and for the largest archive their paragraphs in another order."""

import gzip
import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from speeches.text.folding import fold

LEGCO = 4_071  # speeches of legco_speeches: asked for by their number
JOINED = 10_000  # texts that news_items give when joined; what is asked beyond is made of their paragraphs
LENGTH = 2_700  # characters of a joined text
SECTIONS = 5
TITLE_LENGTH = 200  # characters
SEED = 20260404
Made = tuple[str, tuple[str, ...], str]  # title, paragraphs, date


@dataclass(frozen=True, slots=True)
class Text:
    """One speech; its number is also its primary key in the archive."""

    id: int  # from 1
    title: str
    paragraphs: tuple[str, ...]
    date: str  # 2013-01-09
    section: int  # from 0

    @property
    def year(self) -> int:
        return int(self.date[:4])

    @property
    def size(self) -> int:
        """Bytes of the searched strings in UTF-8."""
        return sum(len(string.encode()) for string in (self.title, *self.paragraphs))

    def folded(self) -> list[str]:
        """Give the searched strings as they are compared; worked out anew each time, so that every peer pays for it."""
        return [fold(string) for string in (self.title, *self.paragraphs)]


def texts(corpora: Path, number: int) -> list[Text]:
    """Give legco_speeches if their exact number is asked for, otherwise joined and shuffled news items."""
    if number == LEGCO:
        rows = _rows(corpora / "legco_speeches.jsonl.gz")
        made: Iterator[Made] = ((row["title"], tuple(_lines(row["text"])), row["date"]) for row in rows)
    else:
        made = itertools.chain(itertools.islice(_joined(corpora), JOINED), _shuffled(corpora, number - JOINED))
    return [
        Text(place + 1, title[:TITLE_LENGTH], paragraphs, date, place % SECTIONS)
        for place, (title, paragraphs, date) in enumerate(itertools.islice(made, number))
    ]


def _joined(corpora: Path) -> Iterator[Made]:
    title, date, lines, length = "", "", list[str](), 0
    for row in _rows(corpora / "news_items.jsonl.gz"):
        title, date = title or row["title"], date or row["date"]
        for line in _lines(row["text"]):
            lines.append(line)
            length += len(line)
        if length >= LENGTH:
            yield title, tuple(lines), date
            title, date, lines, length = "", "", [], 0


def _shuffled(corpora: Path, number: int) -> Iterator[Made]:
    """Put together texts of the same length from paragraphs drawn at random."""
    if number <= 0:
        return
    chance = random.Random(SEED)
    known = list(itertools.islice(_joined(corpora), JOINED))
    pool = [line for _, lines, _ in known for line in lines]
    for _ in range(number):
        title, _, date = chance.choice(known)
        lines, length = list[str](), 0
        while length < LENGTH:
            lines.append(chance.choice(pool))
            length += len(lines[-1])
        yield title, tuple(lines), date


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
