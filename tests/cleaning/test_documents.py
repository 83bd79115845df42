"""What the explanation says of the steps is true of them."""

import re
from pathlib import Path

from speeches.cleaning import STEPS
from speeches.config.environment import BASE_DIR

RESTORATION = (BASE_DIR / "docs" / "explanation" / "restoration.md").read_text("utf-8")


def test_every_step_is_explained_in_its_order():
    assert re.findall(r"^\| `([a-z_]+)` \|", RESTORATION, re.MULTILINE) == [step.name for step in STEPS]


def programs(module: str) -> list[Path]:
    path = BASE_DIR.joinpath(*module.split("."))
    return [path.with_suffix(".py"), path / "__main__.py"]


def test_every_measure_that_is_named_can_be_run():
    named = re.findall(r"^\| `(benchmarks\.[a-z.]+)` \|", RESTORATION, re.MULTILINE)
    assert named
    assert [name for name in named if not any(path.exists() for path in programs(name))] == []
