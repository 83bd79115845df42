"""No real speech is taken for anything else; needs the corpora, which are not part of this repository."""

import gzip
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from speeches import metadata
from speeches.text.page import Page, Piece

FOLDER = os.environ.get("SPEECHES_CORPORA", "")
SAMPLE = 300  # speeches of each corpus
MIN_NEWS_KNOWN = 0.75  # of news items; measured 0.82 on 3,000

pytestmark = pytest.mark.skipif(not FOLDER, reason="SPEECHES_CORPORA names no folder of corpora")


def records(name: str) -> list[dict[str, Any]]:
    with gzip.open(Path(FOLDER) / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        every = list(lines)
    return [json.loads(line) for line in random.Random(1).sample(every, min(SAMPLE, len(every)))]


def read(record: dict[str, Any], *, titled: bool) -> metadata.Metadata:
    text = "\n".join(line.strip() for line in record["text"].split("\n"))
    head = [Piece(record["title"], 0, len(record["title"]), "layout")] if titled else []
    return metadata.read(Page(f"{record['title']}\n{text}" if titled else text), text, head, [])


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("name", ["legco_speeches", "work_reports"])
def test_no_speech_is_doubted(name: str, titled: bool) -> None:  # a parameter of the test
    for record in records(name):
        found = read(record, titled=titled)
        assert (found.doubt, found.refusal) == ("", ""), record["id"]


def test_reports_are_reports_of_the_country() -> None:
    found = [read(record, titled=True) for record in records("work_reports")]
    kinds = {(made.genre.value, made.level.value) for made in found if made.genre and made.level}
    assert (len(found), kinds) == (15, {("报告", "国家")})


def test_most_news_is_known() -> None:
    found = [read(record, titled=True) for record in records("news_items")]
    assert sum(bool(made.doubt) for made in found) >= MIN_NEWS_KNOWN * len(found)
