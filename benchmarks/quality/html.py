"""Print how well speeches are restored from HTML pages, by the frame of the page and by how paragraphs are written.

SPEECHES_CORPORA=folder python -m benchmarks.quality.html [--tune] [--show FRAME] [--count 252]
"""

import argparse
import gzip
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from benchmarks.quality.html_pages import BODIES, FRAMES, Article
from benchmarks.quality.metadata import REPORT, TUNE
from benchmarks.quality.metadata_pages import SITES, invent_title
from benchmarks.quality.text import bare, characters_f1, ends, ends_f1
from speeches import cleaning, readers

HEADINGS = ("一、提高思想认识", "（一）把握形势", "二、突出工作重点", "三、加强组织领导", "（二）狠抓落实")


def speeches_of(rng: random.Random, reports: list[str], paragraphs: list[str]) -> list[str]:
    """A stretch of a report, or paragraphs of news under headings."""
    if rng.random() < 0.4:
        lines = [line for line in rng.choice(reports).split("\n")[4:] if len(line) > 8 and line.endswith(("。", "！"))]
        start = rng.randrange(max(1, len(lines) - 20))
        body = lines[start : start + rng.randint(6, 20)]
    else:
        body = []
        for heading in rng.sample(HEADINGS, 3):
            body += [heading, *rng.sample(paragraphs, rng.randint(1, 3))]
    return ["各位代表：", "现在，我向大家报告工作。", *body, "谢谢大家！"]


def articles(corpora: Path, count: int, seed: int) -> Iterator[Article]:
    rng = random.Random(seed)
    with gzip.open(corpora / "news_items.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for number, line in enumerate(lines) if number % 23 == seed % 23]
    with gzip.open(corpora / "work_reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        reports = [json.loads(line)["text"] for line in lines]
    paragraphs = [p.strip() for item in items for p in item["text"].split("\n") if 60 < len(p.strip()) < 400]
    paragraphs = [p for p in paragraphs if "<" not in p and "&" not in p and p.endswith("。")]
    titles = [item["title"] for item in items if "<" not in item["title"]]
    for _ in range(count):
        title, _ = invent_title(rng, titles)
        day = f"{rng.randint(2005, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        abstracts = [p[: rng.randint(40, 120)] + rng.choice(["...", "……", "。"]) for p in rng.sample(paragraphs, 8)]
        body = speeches_of(rng, reports, paragraphs)
        yield Article(rng, title, body, rng.choice(SITES), day, rng.sample(titles, 8), abstracts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--count", type=int, default=252)
    options = parser.parse_args()
    rows: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    corpora = Path(os.environ["SPEECHES_CORPORA"])
    for number, article in enumerate(articles(corpora, options.count, TUNE if options.tune else REPORT)):
        frame, write = FRAMES[number % len(FRAMES)], BODIES[number // len(FRAMES) % len(BODIES)]
        page = frame(article, write(article))
        encoding = article.rng.choice(["utf-8", "gb18030"])
        raw = readers.read(page.encode(encoding), "page.html")
        text = cleaning.clean(raw.page).text
        wanted = bare("".join(article.paragraphs))
        row = characters_f1(bare(text), wanted), ends_f1(ends(text.split("\n")), ends(article.paragraphs))
        rows[frame.__name__].append(row)
        rows[f"  {write.__name__}"].append(row)
        rows["all"].append(row)
        if options.show in {frame.__name__, write.__name__} and row[0] < 1:
            print(f"--- {frame.__name__} {write.__name__} {row}\n{_difference(text, article.paragraphs)}")
    print(f"{'':20}{'characters':>12}{'worst':>8}{'ends':>8}{'faultless':>11}")
    for name in sorted(rows):
        characters, paragraph_ends = zip(*rows[name], strict=True)
        faultless = sum(c == 1 for c in characters) / len(characters)
        print(f"{name:20}{fmean(characters):12.4f}{min(characters):8.3f}{fmean(paragraph_ends):8.3f}{faultless:11.3f}")


def _difference(text: str, paragraphs: list[str]) -> str:
    got, wanted = text.split("\n"), set(paragraphs)
    there = set(got)
    return "\n".join(
        [f"+ {p[:90]}" for p in got if p not in wanted] + [f"- {p[:90]}" for p in paragraphs if p not in there]
    )


if __name__ == "__main__":
    main()
