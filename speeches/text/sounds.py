"""Many short strings, found by what stands in them and by how they sound.

All strings lie in one array of characters, with the places of each character beside it: a question
looks only at the places of the rarest of its sounds. At 50,000 titles of 25 characters that takes
a millisecond or two, and array and places 10 MB.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from speeches.text.pinyin import readings

SEPARATOR = "\ue000"  # for private use: between the strings, and in none of them
MOST_SPELLINGS = (
    16  # ways to cut letters into readings that are tried; xian is two, fangan two, longer ones seldom more
)

LONGEST_READING = 6  # letters: zhuang, chuang, shuang

Heard = NDArray[np.bool_]  # by the number of a character: whether it can be meant
Numbers = NDArray[np.intp]
Parts = dict[int, list[tuple[int, list[int]]]]  # by where a part begins: where it ends, and who sounds so


class Where(Enum):
    """Where in a string the sounds are looked for."""

    AT_START = auto()
    WHOLE = auto()
    ANYWHERE = auto()


class Strings:
    """Strings in an order of their own; every answer names them by their place in it, from 0."""

    def __init__(self, strings: Sequence[str]) -> None:
        cleared = [string.replace(SEPARATOR, "") for string in strings]
        self.joined = SEPARATOR + SEPARATOR.join([*cleared, ""])
        lengths = np.fromiter((len(string) + 1 for string in cleared), np.intp, len(cleared))
        self._starts: Numbers = 1 + np.concatenate(([0], lengths.cumsum()))[:-1].astype(np.intp)
        points = np.frombuffer(self.joined.encode("utf-32-le", errors="surrogatepass"), "<u4")
        distinct, numbered = np.unique(points, return_inverse=True)
        self._codes = numbered.astype(np.uint16 if len(distinct) < 1 << 16 else np.uint32)
        self._places_by_code = np.argsort(self._codes, kind="stable").astype(np.int32)
        self._counts = np.bincount(self._codes, minlength=len(distinct))
        self._ends = self._counts.cumsum()
        self._number_of = {chr(point): number for number, point in enumerate(distinct)}
        self._by_reading: defaultdict[str, list[int]] = defaultdict(list)
        for character, number in self._number_of.items():
            for reading in sounds_of(character):
                self._by_reading[reading].append(number)
        self._by_initial: defaultdict[str, list[int]] = defaultdict(list)
        for reading, numbers in self._by_reading.items():
            self._by_initial[reading[0]] += numbers

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> str:
        start = int(self._starts[number])
        return self.joined[start : self.joined.index(SEPARATOR, start)]

    def holding(self, text: str) -> Iterator[int]:
        """Give the strings in which `text` stands, in order, each once."""
        if not text or SEPARATOR in text:
            return
        at = self.joined.find(text)
        while at >= 0:
            yield self._string_at(at)
            at = self.joined.find(text, self.joined.index(SEPARATOR, at))

    def beginning(self, text: str) -> Iterator[int]:
        """Give the strings that begin with `text`, in order."""
        at = self.joined.find(SEPARATOR + text) if text else -1
        while at >= 0:
            yield self._string_at(at + 1)
            at = self.joined.find(SEPARATOR + text, at + 1)

    def sounding(self, pattern: Sequence[Heard], where: Where) -> Numbers:
        """Give the strings in which each character sounds as the pattern has it, ascending, each once."""
        return np.unique(np.searchsorted(self._starts, self._places(pattern, where), "right") - 1)

    def runs_sounding(self, pattern: Sequence[Heard]) -> dict[str, None]:
        """Give the runs of characters, wherever they stand, that sound so; in order, each once."""
        length = len(pattern)
        return {self.joined[at : at + length]: None for at in self._places(pattern, Where.ANYWHERE).tolist()}

    def initials(self, letters: str) -> list[Heard]:
        """Ask for one character a letter, by the letter its reading begins with."""
        return [self._any_of(self._by_initial.get(letter, ())) for letter in letters]

    def alike(self, text: str) -> list[Heard]:
        """Ask for characters that share a reading with those of `text`; one without a reading stands for itself."""
        return [
            self._any_of(
                [number for reading in sounds_of(character) for number in self._by_reading.get(reading, ())]
                or [number for number in (self._number_of.get(character),) if number is not None]
            )
            for character in text
        ]

    def spellings(self, letters: str, *, is_typing: bool = False) -> Iterator[list[Heard]]:
        """Ask for readings, one after the other, in each way the letters can be cut into them.

        While somebody `is_typing`, the last reading may have only begun.
        """
        parts = self._parts(letters, is_typing=is_typing)
        for spelled in islice(_ways(parts, 0, len(letters)), MOST_SPELLINGS):
            yield [self._any_of(numbers) for numbers in spelled]

    def _parts(self, letters: str, *, is_typing: bool) -> "Parts":
        """Give by its beginning each part of the letters that is a reading and from whose end one gets to the last."""
        size = len(letters)
        parts: Parts = {size: []}
        for start in range(size - 1, -1, -1):
            found = [
                (end, self._by_reading[letters[start:end]])
                for end in range(min(start + LONGEST_READING, size), start, -1)
                if end in parts and letters[start:end] in self._by_reading
            ]
            begun = self._begun(letters[start:]) if is_typing and size - start < LONGEST_READING else []
            if begun:
                found.append((size, begun))
            if found:
                parts[start] = found
        return parts

    def _begun(self, letters: str) -> list[int]:
        return [n for reading, numbers in self._by_reading.items() if _begins(reading, letters) for n in numbers]

    def _places(self, pattern: Sequence[Heard], where: Where) -> Numbers:
        """Give where in the array the pattern begins; no string is left behind, as nothing sounds like its end."""
        if not pattern:
            return np.empty(0, np.intp)
        at = self._candidates(pattern) if where is Where.ANYWHERE else self._starts
        for offset, heard in enumerate(pattern):
            at = at[heard[self._codes[at + offset]]]
        if where is Where.WHOLE:
            at = at[self._codes[at + len(pattern)] == self._number_of[SEPARATOR]]
        return at

    def _candidates(self, pattern: Sequence[Heard]) -> Numbers:
        """Give where the pattern may begin, ascending, by the places of the sound that is rarest here."""
        rarest = min(range(len(pattern)), key=lambda offset: self._counts[pattern[offset]].sum())
        codes = np.flatnonzero(pattern[rarest])
        places = [self._places_by_code[self._ends[code] - self._counts[code] : self._ends[code]] for code in codes]
        at = np.sort(np.concatenate(places)).astype(np.intp) - rarest if places else np.empty(0, np.intp)
        return at[(at > 0) & (at + len(pattern) < len(self._codes))]

    def _any_of(self, numbers: Iterable[int]) -> Heard:
        heard = np.zeros(len(self._number_of), np.bool_)
        heard[list(numbers)] = True
        return heard

    def _string_at(self, place: int) -> int:
        return int(np.searchsorted(self._starts, place, "right")) - 1


def sounds_of(character: str) -> frozenset[str]:
    """Give the readings of a Han character; a letter or digit is its own.

    >>> sorted(sounds_of("长")), sorted(sounds_of("g"))
    (['chang', 'zhang'], ['g'])
    """
    if character.isascii():
        return frozenset(character) if character.isalnum() else frozenset()
    return readings(character)


def _begins(reading: str, letters: str) -> bool:
    return len(reading) > len(letters) and reading.startswith(letters)


def _ways(parts: Parts, start: int, end: int) -> Iterator[list[list[int]]]:
    if start == end:
        yield []
    for stop, numbers in parts.get(start, []):
        for rest in _ways(parts, stop, end):
            yield [numbers, *rest]
