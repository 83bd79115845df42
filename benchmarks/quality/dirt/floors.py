"""The least precision and recall that each kind of dirt may have; a floor can be raised, never lowered."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import floor
from pathlib import Path

from benchmarks.quality.dirt.page import Tally

FILE = Path(__file__).with_name("floors.json")
PLACES = 3  # decimals of a floor; what is measured is cut off to them, never rounded up


@dataclass(frozen=True, slots=True)
class Floor:
    precision: float = 0.0
    recall: float = 0.0


@dataclass(frozen=True, slots=True)
class Floors:
    """By kind of dirt."""

    floors: Mapping[str, Floor]

    @classmethod
    def read(cls) -> "Floors":
        return cls.parse(FILE.read_text(encoding="utf-8")) if FILE.exists() else cls({})

    @classmethod
    def parse(cls, text: str) -> "Floors":
        return cls({kind: Floor(**values) for kind, values in json.loads(text).items()})

    def of(self, kind: str) -> Floor:
        return self.floors.get(kind, Floor())

    def write(self) -> None:
        values = {kind: asdict(floor) for kind, floor in sorted(self.floors.items())}
        FILE.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")

    def raised(self, measured: Mapping[str, Tally]) -> "Floors":
        """Take what was measured where it is higher; where it is lower the floor stays."""
        new = {
            kind: Floor(
                max(self.of(kind).precision, _cut(tally.precision)), max(self.of(kind).recall, _cut(tally.recall))
            )
            for kind, tally in measured.items()
        }
        return Floors({**self.floors, **new})

    def fallen(self, measured: Mapping[str, Tally]) -> list[str]:
        """Say of every kind that was measured below its floor by how much."""
        return [
            f"{kind}: {name} {got:.4f} is below its floor {least:.3f}"
            for kind, tally in measured.items()
            for name, got, least in (
                ("precision", tally.precision, self.of(kind).precision),
                ("recall", tally.recall, self.of(kind).recall),
            )
            if got < least
        ]

    def lowered(self) -> list[str]:
        """Say of every floor that is lower now than in an earlier commit of this file."""
        return [
            f"{kind}: {name} was {getattr(old, name)} and is {getattr(self.of(kind), name)}"
            for earlier in _history()
            for kind, old in earlier.floors.items()
            for name in ("precision", "recall")
            if getattr(self.of(kind), name) < getattr(old, name)
        ]


def _history() -> Iterator[Floors]:
    log = _git("log", "--format=%H", "--", FILE.name)
    for commit in log.split():
        yield Floors.parse(_git("show", f"{commit}:./{FILE.name}"))


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=FILE.parent, check=True, capture_output=True, text=True)  # noqa: S603  # ours
    return done.stdout


def _cut(value: float) -> float:
    return floor(value * 10**PLACES) / 10**PLACES
