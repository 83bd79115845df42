"""Many short strings, found by what stands in them and by how they sound.

All strings lie in one array of characters, with the places of each character beside it: a question
looks only at the places of the rarest of its sounds. At 50,000 titles of 25 characters that takes
a millisecond or two, and array and places 10 MB.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from speeches.text.pinyin import readings

SEPARATOR = "\ue000"  # for private use: between the strings, and in none of them
MOST_FOLLOWED = 200  # beginnings of spellings; zhixingli has 5, and only nonsense many

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
        distinct = np.flatnonzero(np.bincount(points))
        numbers_of_points = np.zeros(int(distinct[-1]) + 1, np.uint16 if len(distinct) < 1 << 16 else np.uint32)
        numbers_of_points[distinct] = np.arange(len(distinct))
        self._codes = numbers_of_points[points]
        self._places_by_code = np.argsort(self._codes, kind="stable").astype(np.int32)
        self._counts = np.bincount(self._codes, minlength=len(distinct))
        self._ends = self._counts.cumsum()
        self._number_of = {chr(point): number for number, point in enumerate(distinct.tolist())}
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

    def holding(self, text: str, among: range | None = None) -> Iterator[int]:
        """Give the strings in which `text` stands, in order, each once; `among` looks at some of them only."""
        if not text or SEPARATOR in text:
            return
        start, end = self._stretch(among)
        at = self.joined.find(text, start, end)
        while at >= 0:
            yield self._string_at(at)
            at = self.joined.find(text, self.joined.index(SEPARATOR, at), end)

    def beginning(self, text: str, among: range | None = None) -> Iterator[int]:
        """Give the strings that begin with `text`, in order; `among` looks at some of them only."""
        if not text or SEPARATOR in text:
            return
        start, end = self._stretch(among)
        at = self.joined.find(SEPARATOR + text, start - 1, end)
        while at >= 0:
            yield self._string_at(at + 1)
            at = self.joined.find(SEPARATOR + text, at + 1, end)

    def sounding(self, pattern: Sequence[Heard], where: Where) -> Numbers:
        """Give the strings in which each character sounds as the pattern has it, ascending, each once."""
        places = self._places(pattern, where)
        return self._strings_at(self._ending(places, len(pattern)) if where is Where.WHOLE else places)

    def runs_sounding(self, pattern: Sequence[Heard]) -> dict[str, None]:
        """Give the runs of characters, wherever they stand, that sound so; in order, each once."""
        length = len(pattern)
        return {self.joined[at : at + length]: None for at in np.sort(self._places(pattern, Where.ANYWHERE)).tolist()}

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

    def spelled(self, letters: str, where: Where, *, is_typing: bool = False, at_least: int = 1) -> Numbers:
        """Give the strings in which characters have the readings that the letters are, cut in whatever way.

        While somebody `is_typing`, the last reading may have only begun. Fewer than `at_least` characters don't count.
        """
        found = self._places_spelled(letters, where, is_typing=is_typing, at_least=at_least)
        places = [self._ending(at, length) if where is Where.WHOLE else at for at, length in found]
        return self._strings_at(np.concatenate([np.empty(0, np.intp), *places]))

    def runs_spelled(self, letters: str, *, at_least: int = 1) -> dict[str, None]:
        """Give the runs of characters, wherever they stand, that have these readings; each once."""
        found = self._places_spelled(letters, Where.ANYWHERE, is_typing=False, at_least=at_least)
        return {self.joined[at : at + length]: None for places, length in found for at in np.sort(places).tolist()}

    def _places_spelled(
        self, letters: str, where: Where, *, is_typing: bool, at_least: int
    ) -> Iterator[tuple[Numbers, int]]:
        """Give, for each way to cut the letters, where it begins in the array and for how many characters.

        The ways are followed together, reading by reading, and one that stands nowhere is left at once.
        """
        parts = self._parts(letters, is_typing=is_typing)
        followed: list[tuple[int, int, Numbers | None]] = [(0, 0, None if where is Where.ANYWHERE else self._starts)]
        for _ in range(MOST_FOLLOWED):
            if not followed:
                return
            begin, length, at = followed.pop()
            for end, codes in parts.get(begin, []):
                is_last = end == len(letters)
                if is_last and length + 1 < at_least:
                    continue
                places = self._places_of(codes) if at is None else at[self._any_of(codes)[self._codes[at + length]]]
                if is_last:
                    yield places, length + 1
                elif len(places):
                    followed.append((end, length + 1, places))

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
        return at

    def _candidates(self, pattern: Sequence[Heard]) -> Numbers:
        """Give where the pattern may begin, by the places of the sound that is rarest here."""
        rarest = min(range(len(pattern)), key=lambda offset: self._counts[pattern[offset]].sum())
        at = self._places_of(np.flatnonzero(pattern[rarest]).tolist()) - rarest
        return at[(at > 0) & (at + len(pattern) < len(self._codes))]

    def _places_of(self, codes: Iterable[int]) -> Numbers:
        places = [self._places_by_code[self._ends[code] - self._counts[code] : self._ends[code]] for code in set(codes)]
        return np.concatenate([np.empty(0, np.int32), *places]).astype(np.intp)

    def _ending(self, places: Numbers, length: int) -> Numbers:
        """Keep the places from which a string ends after so many characters."""
        kept: Numbers = places[self._codes[places + length] == self._number_of[SEPARATOR]]
        return kept

    def _strings_at(self, places: Numbers) -> Numbers:
        numbers: Numbers = np.unique(np.searchsorted(self._starts, places, "right") - 1)
        return numbers

    def _any_of(self, numbers: Iterable[int]) -> Heard:
        heard = np.zeros(len(self._number_of), np.bool_)
        heard[list(numbers)] = True
        return heard

    def _stretch(self, among: range | None) -> tuple[int, int]:
        """Give where these strings begin and end, the separator after the last included."""
        if among is None:
            return 1, len(self.joined)
        if not among:
            return 1, 1
        past = among.stop < len(self._starts)
        return int(self._starts[among.start]), int(self._starts[among.stop]) if past else len(self.joined)

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
