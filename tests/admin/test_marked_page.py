"""The page text with what cleaning did to it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches import cleaning
from speeches.admin.marked_page import BLOCK_LENGTH, mark_page
from speeches.text.page import Page


def change(at: int, start: int, end: int, kind: str = "remove", after: str = "") -> dict[str, Any]:
    return {"id": at, "step": "step", "kind": kind, "start": start, "end": end, "after": after, "reason": "理由"}


def joined(page_text: str, changes: list[dict[str, Any]]) -> str:
    return "".join(part.text for block in mark_page(page_text, changes) for part in block)


@given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_stretches_joined_are_the_page_text(page_text: str, spans: list[tuple[int, int]]):
    changes = [
        change(at, *sorted((min(one, len(page_text)), min(other, len(page_text)))))
        for at, (one, other) in enumerate(spans)
    ]
    assert joined(page_text, changes) == page_text


def test_outermost_change_tells_what_became_of_the_text():
    [block] = mark_page("首页(yè) 正文", [change(1, 2, 6, "repair"), change(2, 0, 7)])
    assert [(part.text, part.kind) for part in block] == [("首页(yè) ", "remove"), ("正文", "")]


def test_removed_white_space_is_made_visible():
    [block] = mark_page("效\n\n率", [change(1, 1, 3)])
    assert [part.shown for part in block] == ["效", "⏎\n⏎\n", "率"]


def test_long_removal_is_cut_at_lines_and_stays_one_place():
    page_text = "广告\n" * BLOCK_LENGTH
    blocks = mark_page(page_text, [change(7, 0, len(page_text))])
    assert len(blocks) == 3
    assert [part.change for block in blocks for part in block] == [7, None, None]


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_sample_documents_show_every_outermost_change(seeds: Path, name: str):
    [path] = seeds.glob(f"{name}_*.txt")
    page_text = path.read_text("utf-8")
    changes = [
        {
            "id": c.id,
            "step": c.step,
            "kind": c.kind.value,
            "start": c.start,
            "end": c.end,
            "after": c.after,
            "reason": c.reason,
        }
        for c in cleaning.clean(Page(page_text)).changes
    ]
    marked = [part for block in mark_page(page_text, changes) for part in block]
    replayed = "".join(part.after if part.kind else part.text for part in marked)
    assert replayed.strip() == cleaning.clean(Page(page_text)).text.strip()


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_places_of_fields_cut_the_text_and_lose_nothing(page_text: str, spans: list[tuple[int, int]]):
    places = {f"field{at}": (min(span), max(span)) for at, span in enumerate(spans)}
    parts = [part for block in mark_page(page_text, [change(1, 2, 5)], places) for part in block]
    assert "".join(part.text for part in parts) == page_text
    for name, (start, end) in places.items():
        inside = "".join(part.text for part in parts if name in part.fields)
        assert inside == page_text[start:end]


def test_a_place_inside_a_change_keeps_the_change_one():
    [block] = mark_page("在全县会议上的讲话", [change(7, 0, 9, "take")], {"occasion": (1, 5)})
    assert [(part.text, part.change, part.begins) for part in block] == [
        ("在", 7, ()),
        ("全县会议", None, ("occasion",)),
        ("上的讲话", None, ()),
    ]
