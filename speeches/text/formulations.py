"""The file of official formulations (提法): one a line, `#` comments, a frequency after a tab where one is wanted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from speeches.text.folding import fold

SHIPPED = Path(__file__).with_name("formulations.txt")

# Bounds of the file; none was measured. Beyond them a line is a sentence, or the list no longer one that people keep.
SHORTEST = 2  # characters: a single one is no word to segment by
LONGEST = 30  # characters; the longest that is shipped has 14
MOST = 5000  # formulations
MOST_FREQUENT = 100_000  # 是 counts 796,991 in jieba's dictionary, 领导 4,680

COMMENT = "#"
SEARCHABLE = re.compile(r"[^\W_]")  # a Han character or a letter or digit
FREQUENCY = re.compile(r"[0-9]{1,9}")


class Fault(StrEnum):
    """What can be wrong with a line."""

    NO_WORD = "no word"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    TWICE = "twice"
    NO_FREQUENCY = "no frequency"
    TOO_MANY = "too many"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line that is not taken; `earlier` is the line that has the same formulation already, else 0."""

    line: int  # from 1
    fault: Fault
    text: str
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Formulation:
    text: str  # as written
    folded: str
    frequency: int | None  # None: as often as makes one word of it


@dataclass(frozen=True)
class Formulations:
    """What a file holds; lines with a mistake are left out."""

    entries: tuple[Formulation, ...]
    mistakes: tuple[Mistake, ...]

    @cached_property
    def frequencies(self) -> dict[str, int | None]:
        """Give the words as they stand in folded text, which is what the index is made of."""
        return {entry.folded: entry.frequency for entry in self.entries}


def read(text: str) -> Formulations:
    r"""Read the lines of a file.

    >>> found = read("# 党建\n全面从严治党\n放管服改革\t500\n全面從嚴治黨\n")
    >>> [(entry.text, entry.frequency) for entry in found.entries]
    [('全面从严治党', None), ('放管服改革', 500)]
    >>> [(mistake.line, mistake.fault.value, mistake.earlier) for mistake in found.mistakes]
    [(4, 'twice', 2)]
    """
    entries: dict[str, Formulation] = {}
    lines: dict[str, int] = {}
    mistakes: list[Mistake] = []
    for number, written, frequency in _written(text):
        folded = fold(written)
        fault = _fault(written, folded, frequency)
        if not fault and folded in entries:
            fault = Fault.TWICE
        if not fault and len(entries) >= MOST:
            mistakes.append(Mistake(number, Fault.TOO_MANY, written))
            break
        if fault:
            mistakes.append(Mistake(number, fault, written, lines.get(folded, 0) if fault is Fault.TWICE else 0))
        else:
            entries[folded] = Formulation(written, folded, int(frequency) if frequency else None)
            lines[folded] = number
    return Formulations(tuple(entries.values()), tuple(mistakes))


def _written(text: str) -> Iterator[tuple[int, str, str]]:
    """Give number, formulation and frequency of each line that holds one."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith(COMMENT):
            written, _, frequency = line.strip().partition("\t")
            yield number, written.strip(), frequency.strip()


def _fault(written: str, folded: str, frequency: str) -> Fault | None:
    if not SEARCHABLE.search(folded):
        return Fault.NO_WORD
    if len(folded) < SHORTEST:
        return Fault.TOO_SHORT
    if len(written) > LONGEST:
        return Fault.TOO_LONG
    if frequency and not (FREQUENCY.fullmatch(frequency) and 1 <= int(frequency) <= MOST_FREQUENT):
        return Fault.NO_FREQUENCY
    return None
