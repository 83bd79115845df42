"""The alternatives of `wording.txt`, drawn and filled in; pages to report on draw from a second set where there is one."""

import functools
import pathlib
import random

TUNING_SEED = 1  # whoever mends the cleaner looks at the pages of this seed


class Dice(random.Random):
    """Chance that knows whether its page is one to tune on or one to report on."""

    def __init__(self, seed: int, number: int) -> None:
        super().__init__(f"{seed}-{number}")
        self.held_out = seed != TUNING_SEED


@functools.cache
def wordings(*, held_out: bool = False) -> dict[str, tuple[str, ...]]:
    sections = dict(wordings()) if held_out else {}
    name = "wording_held_out.txt" if held_out else "wording.txt"
    for block in pathlib.Path(__file__).with_name(name).read_text("utf-8").split("\n[")[1:]:
        section, _, lines = block.partition("]\n")
        sections[section] = tuple(line.replace("\\n", "\n") for line in lines.split("\n") if line)
    return sections


def draw(rng: random.Random, section: str) -> str:
    return rng.choice(wordings(held_out=getattr(rng, "held_out", False))[section])


def chance(rng: random.Random, share: float) -> bool:
    return rng.random() < share
