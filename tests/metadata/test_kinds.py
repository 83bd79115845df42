"""Level and genre as names tell them: of meetings, offices and titles; null where they tell nothing."""

import json
from pathlib import Path

import pytest

from speeches.metadata.genre import genre_in
from speeches.metadata.level import level_of_meeting, level_of_office

CASES = json.loads((Path(__file__).parent / "cases/kinds.json").read_text("utf-8"))


@pytest.mark.parametrize(("meeting", "level"), CASES["meetings"].items())
def test_level_of_a_meeting(meeting: str, level: str | None) -> None:
    found = level_of_meeting(meeting)
    assert (found.level.value if found else None) == level


@pytest.mark.parametrize(("office", "level"), CASES["offices"].items())
def test_level_of_an_office(office: str, level: str | None) -> None:
    found = level_of_office(office)
    assert (found.level.value if found else None) == level


@pytest.mark.parametrize(("title", "genre"), CASES["genres"].items())
def test_genre_of_a_title(title: str, genre: str | None) -> None:
    found = genre_in(title)
    assert (found[0].value if found else None) == genre
