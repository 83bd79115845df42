"""An index that several processes write is the one that a single process writes."""

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from speeches.search.engines.contract import Entry
from speeches.search.engines.whoosh.building import build_segments
from speeches.search.engines.whoosh.keeping import postings_keeper
from speeches.search.engines.whoosh.segment import Segment

PARTS = 5


@pytest.fixture
def entries(seeds: Path) -> list[Entry]:
    lines = [line for path in sorted(seeds.glob("*.txt")) for line in path.read_text("utf-8").split("\n") if line]
    chance = random.Random(3)
    return [made(number, chance.sample(lines, 5)) for number in range(1, 61)]


def made(number: int, lines: list[str]) -> Entry:
    keys = tuple(f"k{place}" for place in range(len(lines)))
    return Entry(number, f"讲话{number}", tuple(lines), keys, "2021", "", "", None, ())


def characters(entries: list[Entry]) -> int:
    return sum(len(string) for entry in entries for string in (entry.title, *entry.paragraphs))


def opened(folder: Path, entries: list[Entry], together: int) -> list[Segment]:
    folder.mkdir()
    return [Segment(folder, each, postings_keeper()) for each in build_segments(folder, entries, together=together)]


def counted(segment: Segment, wanted: str) -> list[tuple[int, float]]:
    """Give the speeches that have a text, by primary key, and how often."""
    ids, counts = segment.standing_in(wanted)
    return list(zip(segment.table.ids[ids].tolist(), counts.tolist(), strict=True))


def test_parts_hold_what_the_whole_holds(tmp_path: Path, entries: list[Entry]):
    size = characters(entries)
    [whole] = opened(tmp_path / "whole", entries, size + 1)
    parts = opened(tmp_path / "parts", entries, size // PARTS)
    assert len(parts) >= PARTS
    assert [id_ for part in parts for id_ in part.table.ids.tolist()] == [entry.id for entry in entries]
    for wanted in ("的", "工作", "经济发展", "讲话7", "不在这里的话"):
        assert [each for part in parts for each in counted(part, wanted)] == counted(whole, wanted)


def test_what_cannot_be_written_is_told(tmp_path: Path, entries: list[Entry]):
    folder = tmp_path / "full"  # a file where a folder is wanted fails as a full disk does, in the other process
    folder.write_text("")
    with pytest.raises(OSError, match="full"):
        list(build_segments(folder, entries, together=characters(entries) // PARTS))


def test_a_process_that_was_killed_is_told(tmp_path: Path, entries: list[Entry]):
    others = children()

    def given() -> Iterator[Entry]:
        yield from entries
        for child in children() - others:
            os.kill(child, signal.SIGKILL)
        yield from entries

    with pytest.raises(ChildProcessError, match="has ended"):
        list(build_segments(tmp_path, given(), together=characters(entries) // PARTS))
    assert children() == others


def children() -> set[int]:
    return {int(pid) for each in Path("/proc/self/task").glob("*/children") for pid in each.read_text().split()}
