"""Sound paragraphs of the large corpora, to compose speeches of."""

import gzip
import json
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

NEWS_READ = 6_000  # items from the start; more only costs time
NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|第[一二三四五六七八九十]|[一二三四五六七八九十]是|——|[·●▲■①-⑩])"
)
PROGRAMME = re.compile(r"消息|编辑|记者|央视|新闻联播|来源|http|【|】|责编|视频|\?|？$|[a-z]{3}")
SENTENCE_END = re.compile(r"[。！]$")
SOUND_END = re.compile(r"[。！？；：]”?$")
MIN_PARAGRAPH, MAX_PARAGRAPH = 45, 420  # characters
REPORT_PARAGRAPH = 160  # characters after which a sentence end closes a paragraph of a work report


@dataclass(frozen=True)
class Corpora:
    paragraphs: tuple[str, ...]
    traditional: tuple[tuple[str, str, tuple[str, ...]], ...]  # speaker, date, paragraphs


def rows(folder: pathlib.Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def report_paragraphs(text: str) -> Iterator[str]:
    held = ""
    for line in text.split("\n")[4:]:
        if NUMBERED.match(line) or len(line) < 8 or line.startswith("各位代表"):
            held = ""
            continue
        held += line.strip()
        if len(held) >= REPORT_PARAGRAPH and held.endswith("。"):
            yield held
            held = ""


def is_sound(paragraph: str) -> bool:
    return (
        MIN_PARAGRAPH <= len(paragraph) <= MAX_PARAGRAPH
        and SENTENCE_END.search(paragraph) is not None
        and not NUMBERED.match(paragraph)
        and not PROGRAMME.search(paragraph)
        and paragraph.count("“") == paragraph.count("”")
        and "　" not in paragraph
        and " " not in paragraph
    )


def traditional_speech(row: dict[str, str]) -> tuple[str, str, tuple[str, ...]] | None:
    paragraphs = tuple(line.strip() for line in row["text"].split("\n") if line.strip())
    if not 5 <= len(paragraphs) <= 40 or not 500 <= len(row["text"]) <= 5_000:
        return None
    first = paragraphs[0].removeprefix(row["speaker"] + "：")
    if first == paragraphs[0] or not all(SOUND_END.search(line) for line in paragraphs):
        return None
    return row["speaker"], row["date"], (first, *paragraphs[1:])


def load(folder: pathlib.Path) -> Corpora:
    reports = [p for row in rows(folder, "work_reports") for p in report_paragraphs(row["text"]) if is_sound(p)]
    paragraphs = reports * (NEWS_READ // len(reports) + 1)  # as likely as news to be drawn, or nearly
    for number, row in enumerate(rows(folder, "news_items")):
        if number >= NEWS_READ:
            break
        paragraphs.extend(p for p in map(str.strip, row["text"].split("\n")) if is_sound(p))
    traditional = [speech for row in rows(folder, "legco_speeches") if (speech := traditional_speech(row))]
    return Corpora(tuple(paragraphs), tuple(traditional))
