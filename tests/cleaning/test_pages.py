"""Whole pages as sites give them, each with what a careful archivist would keep of it.

`pages/<name>.json` holds what is expected of `pages/<name>.txt` or `.html`, and under `fails` why it is known to
fail. Widths, scripts and white space are folded before comparing: they are no words.
"""

import json
import unicodedata
from pathlib import Path

import opencc
import pytest

from speeches import readers
from speeches.ingest import restoration

FOLDER = Path(__file__).with_name("pages")
PAGES = sorted(FOLDER.glob("*.json"))
BASES = {"speech": "stated", "page": "published"}
SIMPLIFIED = opencc.OpenCC("t2s")


def fold(text):
    return "".join(SIMPLIFIED.convert(unicodedata.normalize("NFKC", text or "")).split())


def check(restored, expected):
    paragraphs = [paragraph.text for paragraph in restored.paragraphs]
    if "text" in expected:  # where its paragraphs ended cannot be told from the page
        assert fold("".join(paragraphs)) == fold(expected["text"])
    if "paragraphs" in expected:
        assert [fold(line) for line in paragraphs] == [fold(line) for line in expected["paragraphs"]]
    if "title" in expected:
        assert fold(restored.title) in map(fold, [expected["title"], *expected.get("title_alternatives", [])])
    for name in ("date", "source_name", "source_url"):
        assert fold(getattr(restored, name)) == fold(expected[name]), name
    assert restored.truncated == expected["truncated"], restored.warnings
    if "date_basis" in expected:
        assert restored.date_basis == BASES[expected["date_basis"]]
    if "script" in expected:
        assert restored.script == expected["script"]
    if "attachments" in expected:
        assert [fold(a.title) for a in restored.attachments] == [fold(title) for title in expected["attachments"]]


def cases():
    for path in PAGES:
        expected = json.loads(path.read_text("utf-8"))
        marks = [pytest.mark.xfail(strict=True, reason=expected["fails"])] if "fails" in expected else []
        yield pytest.param(path, expected, id=path.stem, marks=marks)


@pytest.mark.parametrize(("path", "expected"), list(cases()))
def test_page_is_restored(path, expected):
    (page,) = (file for file in FOLDER.glob(f"{path.stem}.*") if file.suffix != ".json")
    check(restoration.restore(readers.read(page.read_bytes(), page.name)), expected)
