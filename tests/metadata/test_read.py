"""Each field on lines as pages print them; only the fields that a case names are compared."""

import json
from pathlib import Path
from typing import Any

import pytest

from speeches import metadata
from speeches.text.page import Page, Piece

FOLDER = Path(__file__).parent / "cases"
FILES = ("title", "date", "source", "people", "occasion", "refusal")
CASES = [(name, case) for name in FILES for case in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))]
SPEECH = ["同志们：", "今天开会，我讲三点意见。"]
NOT_FIELDS = {"label", "name", "head", "body", "tail", "site", "address"}


def read(case: dict[str, Any]) -> tuple[metadata.Metadata, Page]:
    head, body, tail = case.get("head", []), case.get("body", SPEECH), case.get("tail", [])
    lines = [*head, *body, *tail]
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    pieces = [Piece(line, start, start + len(line), "layout") for line, start in zip(lines, starts, strict=True)]
    page = Page("\n".join(lines), case.get("name", ""), case.get("address", ""), case.get("site", ""))
    return metadata.read(page, "\n".join(body), pieces[: len(head)], pieces[len(head) + len(body) :]), page


@pytest.mark.parametrize(("file", "case"), CASES, ids=lambda value: value if isinstance(value, str) else value["label"])
def test_fields(file: str, case: dict[str, Any]) -> None:
    found, page = read(case)
    for name in case.keys() - NOT_FIELDS:
        field = getattr(found, name)
        value = field.value if isinstance(field, metadata.Field) else field
        assert value == case[name], name
        if isinstance(field, metadata.Field) and name != "refusal" and not name.startswith("date"):
            assert 0 < field.confidence <= 1
            stands = page.text[field.start : field.end]
            assert not stands or "".join(stands.split()) == "".join(field.value.split())


@pytest.mark.parametrize("name", ["讲" + " " * 5_000 + "话", "讲 - " * 2_000, "_" * 5_000, "1" * 5_000])
def test_a_name_made_to_be_slow_keeps_nobody_waiting(name: str):
    text = f"{name}\n同志们：\n今天开会，部署安全生产工作。\n"
    assert metadata.read(Page(text, title=name), text, (), ()).date is None


def test_what_the_repaired_body_says_is_found_on_the_page_as_it_was_printed():
    printed = "同誌(zhì)們:\n現(xiàn)在,我講(jiǎng)三點意見。\n"
    page = Page(f"首頁 > 正文\n{printed}")
    found = metadata.read(page, "同志们：\n现在，我讲三点意见。\n", [Piece("首页 > 正文", 0, 7, "layout")], [])
    assert found.audience is not None
    assert found.genre is not None
    assert page.text[found.audience.start : found.audience.end] == "同誌(zhì)們"
    assert page.text[found.genre.start : found.genre.end].startswith("我講(jiǎng)三")
