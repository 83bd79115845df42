"""The pages that speed is measured on, and our own work on one of them."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.html import articles
from benchmarks.quality.html_pages import BODIES, FRAMES
from benchmarks.quality.metadata import REPORT
from benchmarks.quality.metadata_pages import made_pages
from speeches import cleaning, metadata, readers, structure

PLAIN_SIZE = 8_000  # bytes of UTF-8: about 2,700 characters
TEXTS = ("news_items", "legco_speeches", "work_reports")


@dataclass(frozen=True, slots=True)
class HTMLPage:
    """A page as bytes for us, who find the encoding ourselves, and decoded for tools that want it so."""

    content: bytes
    markup: str


def restored(content: bytes, name: str) -> int:
    """Do all that becomes of a document but storing it; give the length of what is kept."""
    page = readers.read(content, name).page
    cleaned = cleaning.clean(page)
    paragraphs = structure.paragraphs(cleaned.text)
    structure.completeness(paragraphs, page.text)
    metadata.read(page, cleaned.text, cleaned.head, cleaned.tail)
    return len(cleaned.text)


def plain_pages(corpora: Path, name: str, count: int) -> list[str]:
    """Texts of one corpus, one behind the other, cut at line ends into pages of PLAIN_SIZE."""
    pages: list[str] = []
    lines: list[str] = []
    size = 0
    for text in _texts(corpora, name):
        for line in text.split("\n"):
            lines.append(line)
            size += len(line.encode()) + 1
            if size >= PLAIN_SIZE:
                pages.append("\n".join(lines))
                lines, size = [], 0
                if len(pages) == count:
                    return pages
    return pages


def html_pages(corpora: Path, count: int) -> list[HTMLPage]:
    """Half from the frames of portals with menus, lists and feet, half the plain ones of the metadata benchmark."""
    pages = []
    for number, article in enumerate(articles(corpora, count // 2, REPORT)):
        frame, write = FRAMES[number % len(FRAMES)], BODIES[number // len(FRAMES) % len(BODIES)]
        markup = frame(article, write(article))
        pages.append(HTMLPage(markup.encode(), markup))
    made = (page.content for page in made_pages(corpora, count // 2 * 9, REPORT) if page.family == "html")
    pages += [HTMLPage(content, content.decode("gb18030")) for content in made]
    random.Random(REPORT).shuffle(pages)
    return pages


def _texts(corpora: Path, name: str) -> Iterator[str]:
    with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"].strip()
