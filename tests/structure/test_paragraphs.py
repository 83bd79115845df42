"""What is a heading, a salutation or text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.structure import ParagraphKind, paragraphs

KINDS = [
    ("同志们：", "salutation", 0),
    ("尊敬的各位领导、各位来宾，女士们、先生们：", "salutation", 0),
    ("各位代表，", "salutation", 0),
    ("同志们，时代呼唤担当，奋斗成就梦想！", "text", 0),
    ("各位代表：现在，我代表国务院，向大会报告工作。", "text", 0),
    ("一、过去五年工作回顾", "heading", 1),
    ("一、做到“三个清楚”,即政策清楚、情况清楚、标杆清楚。", "heading", 1),
    ("第一部分 工作回顾", "heading", 1),
    ("(一)什么是政府執行力", "heading", 2),
    ("（十二）加强社会建设", "heading", 2),
    ("1.加强领导", "heading", 3),
    ("1.加强领导。", "text", 0),
    ("（1）抓学习", "heading", 4),
    ("(一)要提升精神区位抓落实。省委书记曾指出：“区位优势不是决定因素”。", "text", 0),
    ("一是认识到位，", "text", 0),
    ("3.5%的增速来之不易", "text", 0),
    ("二〇〇八年三月五日", "text", 0),
]


@pytest.mark.parametrize(("line", "kind", "level"), KINDS)
def test_kind_and_level(line: str, kind: str, level: int) -> None:
    (paragraph,) = paragraphs(line)
    assert (paragraph.kind, paragraph.level) == (ParagraphKind(kind), level)


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(p.text for p in paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text())
def test_only_headings_have_a_level(text: str) -> None:
    assert all((p.level > 0) == (p.kind is ParagraphKind.HEADING) for p in paragraphs(text))
