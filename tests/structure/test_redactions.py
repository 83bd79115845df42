"""What was made unreadable is found, and nothing else."""

import pytest

from speeches.structure import redactions

CASES = {
    "在201*年，X书记到XX县": ["201*", "X", "XX"],
    "问题×起×人": ["×", "×"],
    "**目前还属于欠发达县份": ["**"],
    "**年，全县经济": ["**"],
    "__县委书记": ["__"],
    "20xx年": ["20xx"],
    "EXCEL表格和Xbox": [],
    "GDP增长3.5%": [],
    "3×5=15": [],
}


@pytest.mark.parametrize(("text", "found"), CASES.items(), ids=CASES)
def test_redactions(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in redactions(text)] == found
