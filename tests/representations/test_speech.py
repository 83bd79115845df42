"""Every format keeps the text: what is written can be read back letter for letter."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.models import Paragraph, Speech
from speeches.representations.speech import as_json, as_markdown, as_text, escaped

PARAGRAPHS = [
    ("salutation", 0, "同志们："),
    ("heading", 1, "一、**县的工作"),
    ("heading", 2, "（一）# 不是标题"),
    ("text", 0, "1. 201*年，<某>企业_增长_3.5%，[见附件](x)。"),
    ("text", 0, "- 一是抓落实；"),
]


@pytest.fixture
def speech(db: None) -> Speech:
    speech = Speech.objects.create(title="在*会议*上的讲话")
    Paragraph.objects.bulk_create(
        Paragraph(speech=speech, key=f"k{number}", position=number, kind=kind, level=level, text=text)
        for number, (kind, level, text) in enumerate(PARAGRAPHS)
    )
    return speech


def unescaped(markdown: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def test_json_holds_every_paragraph(speech: Speech):
    read = json.loads(json.dumps(as_json(speech, host="https://example.org"), ensure_ascii=False))
    assert [(p["kind"], p["level"], p["text"]) for p in read["paragraphs"]] == PARAGRAPHS
    assert read["url"] == f"https://example.org/speeches/{speech.pk}/"
    assert read["date"] is None
    assert read["changes"] == read["attachments"] == read["sources"] == []


def test_text_is_a_paragraph_a_line(speech: Speech):
    title, empty, *lines = as_text(speech).splitlines()
    assert (title, empty) == (speech.title, "")
    assert lines == [text for _kind, _level, text in PARAGRAPHS]


def test_markdown_reads_back(speech: Speech):
    title, _facts, *blocks = as_markdown(speech).rstrip("\n").split("\n\n")
    assert unescaped(title) == f"# {speech.title}"
    read = [re.fullmatch(r"(?:(#+) )?(.*)", block) for block in blocks]
    assert [(len(found[1] or "#") - 1, unescaped(found[2])) for found in read if found] == [
        (level, text) for _kind, level, text in PARAGRAPHS
    ]


def test_markdown_says_what_is_unknown(speech: Speech):
    assert "- 日期：不详\n- 讲话人：不详" in as_markdown(speech)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_escaping_is_undone_by_reading(text: str):
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("text", ["# 标题", "- 项", "+ 项", "1. 项", "12) 项", "=====", "---", "***", "> 引", "| 表 |"])
def test_paragraph_never_becomes_mark_up(text: str):
    assert re.match(r"\d*\\|\\", escaped(text))
