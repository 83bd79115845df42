"""Sound paragraphs of the large corpora, to compose speeches of."""

import gzip
import itertools
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
REPORT_DAY = re.compile(r"(\d{4})年(\d+)月(\d+)日")
BROADCAST = re.compile(r"^[^：]{0,30}消息[（(]新闻联播[）)][：:]")
LONGEST_HEADING = 40  # characters
MIN_PARAGRAPH, MAX_PARAGRAPH = 45, 420  # characters
REPORT_PARAGRAPH = 160  # characters after which a sentence end closes a paragraph of a work report


@dataclass(frozen=True)
class Report:
    """A work report as it was given; the lines between its title and its salutation tell when and by whom."""

    head: tuple[str, ...]
    paragraphs: tuple[str, ...]
    date: str


@dataclass(frozen=True)
class Corpora:
    paragraphs: tuple[str, ...]
    traditional: tuple[tuple[str, str, tuple[str, ...]], ...]  # speaker, date, paragraphs
    reports: tuple[Report, ...]
    news: tuple[tuple[str, tuple[str, ...]], ...]  # title, paragraphs


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
        and not set(paragraph) & set('　"')
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


def whole_report(row: dict[str, str]) -> Report | None:
    """The report with a paragraph for each heading, each dash and about each six sentences."""
    _, day, speaker, *lines = row["text"].split("\n")
    date = REPORT_DAY.search(day)
    if not date or not lines[0].startswith("各位代表：") or not re.match("国务院总理", speaker):
        return None
    paragraphs, held = ["各位代表："], lines[0].removeprefix("各位代表：")
    for line in map(str.strip, lines[1:]):
        if held and (
            NUMBERED.match(line) or (held.endswith("。") and len(held) >= REPORT_PARAGRAPH) or is_heading(held)
        ):
            paragraphs.append(held)
            held = ""
        held += line
    year, month, day_of_month = map(int, date.groups())
    return Report((day, speaker), (*paragraphs, held), f"{year}-{month:02}-{day_of_month:02}")


def is_heading(line: str) -> bool:
    return len(line) < LONGEST_HEADING and NUMBERED.match(line) is not None and not line.endswith(("。", "；", "，"))


def news_page(row: dict[str, str]) -> tuple[str, tuple[str, ...]] | None:
    paragraphs = tuple(line.strip() for line in row["text"].split("\n") if line.strip())
    paragraphs = (BROADCAST.sub("", paragraphs[0]), *paragraphs[1:])
    if any(mark in row["title"] for mark in '【"') or len(paragraphs) < 4 or not all(map(is_sound, paragraphs)):
        return None
    return row["title"], paragraphs


def load(folder: pathlib.Path) -> Corpora:
    spoken = [p for row in rows(folder, "work_reports") for p in report_paragraphs(row["text"]) if is_sound(p)]
    paragraphs = spoken * (NEWS_READ // len(spoken) + 1)  # as likely as news to be drawn, or nearly
    news = []
    for row in itertools.islice(rows(folder, "news_items"), NEWS_READ):
        if found := news_page(row):
            news.append(found)
        paragraphs.extend(p for p in map(str.strip, row["text"].split("\n")) if is_sound(p))
    traditional = [speech for row in rows(folder, "legco_speeches") if (speech := traditional_speech(row))]
    reports = [report for row in rows(folder, "work_reports") if (report := whole_report(row))]
    return Corpora(tuple(paragraphs), tuple(traditional), tuple(reports), tuple(news))
