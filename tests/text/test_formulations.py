"""The file of formulations, line by line."""

import json
from pathlib import Path

import pytest

from speeches.text.formulations import MOST, SHIPPED, Fault, read

CASES = json.loads((Path(__file__).parent / "cases" / "formulations.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_lines(case):
    found = read(case["text"])
    assert [[entry.text, entry.frequency] for entry in found.entries] == case["taken"]
    assert [[m.line, m.fault.value, m.earlier] for m in found.mistakes] == case["mistakes"]


def test_the_list_ends_where_it_is_too_long():
    found = read("".join(f"提法{number}\n" for number in range(MOST + 5)))
    assert len(found.entries) == MOST
    assert [(m.line, m.fault) for m in found.mistakes] == [(MOST + 1, Fault.TOO_MANY)]


def test_the_shipped_list_is_without_mistakes():
    found = read(SHIPPED.read_text())
    assert found.mistakes == ()
    assert len(found.entries) > 300
    assert {"依法行政", "放管服改革", "全面从严治党", "三农", "两不愁三保障", "执行力"} <= set(found.frequencies)
