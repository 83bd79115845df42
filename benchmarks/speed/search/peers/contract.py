"""What every engine of the benchmark does, so that all are measured by one piece of code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.speed.search.queries import Asked
from benchmarks.speed.search.texts import Text

AROUND = 30  # characters of a snippet before and after its hit


@dataclass(frozen=True, slots=True)
class Found:
    """The exact number of texts, and the ids of the page in the engine's own order."""

    total: int
    ids: tuple[int, ...]
    sections: Mapping[int, int] = field(default_factory=dict)  # texts by section, where facets were asked
    snippets: tuple[str, ...] = ()


class Peer:
    """`what` says what it was given to index; `exact` whether it is meant to find what the definition of a hit says."""

    name = ""
    what = ""
    exact = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def build(self, texts: Sequence[Text]) -> None:
        raise NotImplementedError

    def find(self, asked: Asked) -> Found:
        raise NotImplementedError

    def forget(self) -> None:
        """Drop what was kept of earlier queries; nothing to do for engines that keep it in the system's page cache."""

    def size(self) -> int:
        """Bytes on the disk."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def close(self) -> None:
        """End what runs beside this process."""


class NotHereError(Exception):
    """A peer that cannot run on this machine; the message says why."""


def excerpts(texts: Mapping[int, str], ids: Sequence[int], terms: Sequence[str]) -> tuple[str, ...]:
    """Cut a stretch around the first hit of each text; for engines that keep no texts, which is to their advantage."""
    made = []
    for id_ in ids:
        text = texts[id_]
        place = next((at for term in terms if (at := text.find(term)) >= 0), 0)
        made.append(text[max(0, place - AROUND) : place + AROUND])
    return tuple(made)
