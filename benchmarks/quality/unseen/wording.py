"""The alternatives of `wording.txt`, drawn and filled in."""

import functools
import pathlib
import random


@functools.cache
def wordings() -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    for line in pathlib.Path(__file__).with_name("wording.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].isascii() and line[1:-1].isidentifier():
            current = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("# "):
            current.append(line.replace("\\n", "\n"))
    return {name: tuple(lines) for name, lines in sections.items()}


def draw(rng: random.Random, section: str) -> str:
    return rng.choice(wordings()[section])


def chance(rng: random.Random, share: float) -> bool:
    return rng.random() < share
