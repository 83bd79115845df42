"""Whole pages of shapes that no generator makes, read from bytes to fields; only the fields that a case names count.

`{speech}` stands for a speech that says nothing of itself; `spoken` marks what may never be doubted.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from speeches import cleaning, metadata, readers

CASES = json.loads((Path(__file__).parent / "cases/pages.json").read_text("utf-8"))
SPEECH = """同志们：
这次会议的主要任务是统一思想、明确任务、狠抓落实。下面，我讲三点意见。
一、提高认识，增强责任感
做好这项工作意义重大，大家一定要站在全局的高度，切实增强责任感和紧迫感，把思想和行动统一到决策部署上来。
二、突出重点，务求实效
要抓住关键环节，集中力量攻坚，对存在的问题逐项整改，一件一件抓到底，抓出成效。
三、加强领导，形成合力
各级各部门要各司其职、密切配合，主要负责人要亲自抓、负总责，确保各项任务落到实处。
谢谢大家！"""
NOT_FIELDS = {"label", "page", "html", "spoken"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_page(case: dict[str, Any]) -> None:
    text = "\n".join(case["page"]).replace("{speech}", SPEECH)
    page = readers.read(text.encode(), "page.html" if "html" in case else "page.txt").page
    cleaned = cleaning.clean(page)
    found = metadata.read(page, cleaned.text, cleaned.head, cleaned.tail)
    expected = {name: value for name, value in case.items() if name not in NOT_FIELDS}
    assert {name: field.value if (field := getattr(found, name)) else None for name in expected} == expected
    assert found.refusal == ""
    if case.get("spoken"):
        assert found.doubt == ""
