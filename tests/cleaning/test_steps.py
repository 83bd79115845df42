"""Every step by its cases: what it changes and, more often, what it leaves alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from speeches.cleaning import STEPS
from speeches.cleaning.draft import Draft
from speeches.cleaning.roles import Role
from speeches.cleaning.step import View
from speeches.text.page import Page

CASES = Path(__file__).parent / "cases"
BY_NAME = {step.name: step for step in STEPS}


def cases() -> list[Any]:
    return [
        pytest.param(
            path.stem,
            case,
            id=f"{path.stem}: {case['label']}",
            marks=[pytest.mark.xfail(strict=True, reason=case["comment"])] if case.get("expect") == "fail" else [],
        )
        for path in sorted(CASES.glob("*.json"))
        for case in json.loads(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize(("name", "case"), cases())
def test_case(name: str, case: dict[str, str]) -> None:
    step, draft = BY_NAME[name], Draft(case["raw"])
    roles = tuple(Role[role] for role in case["roles"].split()) if "roles" in case else None
    page = Page(case["raw"], title=case.get("title", ""))
    draft.apply(step.name, step.kind, step.find(View(draft.text, page, roles and (lambda _: roles))))
    assert draft.text == case["clean"]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_step_has_cases_that_it_leaves_alone(step: Any) -> None:
    found = json.loads((CASES / f"{step.name}.json").read_text("utf-8"))
    assert any(case["raw"] == case["clean"] for case in found)
    assert any(case["raw"] != case["clean"] for case in found)
