"""How likely a run of characters is in official Chinese prose: a model of pairs of characters.

The counts were taken from news texts by `benchmarks/quality/build_language_model.py`, which says what is
kept. Script does not matter: a text is simplified before it is looked up.
"""

import math
import struct
import zlib
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate, pairwise, starmap
from pathlib import Path

from speeches.text.script import simplify

MODEL = Path(__file__).with_name("language.bin")
STEPS_AN_OCTAVE = 8  # a count is kept as a byte, in steps of an eighth of a doubling: within 5 %
BACK_OFF = math.log(0.05)  # for a pair never seen: the chance of its second character alone, times this; not measured
REMEMBERED = 1 << 16  # pairs; half of those of the model come to 10 MB. Not measured further
RARE = 0.5  # the count of a character never seen


class Language:
    """Counts of pairs, and of the characters that end them."""

    def __init__(self, keys: "array[int]", counts: bytes) -> None:
        self._keys = keys
        self._counts = counts
        self._single: dict[int, float] = {}
        for key, count in zip(keys, counts, strict=True):
            self._single[key & 0xFFFF] = self._single.get(key & 0xFFFF, 0.0) + 2.0 ** (count / STEPS_AN_OCTAVE)
        self._total = sum(self._single.values())
        self._of_pair = lru_cache(maxsize=REMEMBERED)(self._pair)  # the same pairs come again and again

    def log_probability(self, text: str) -> float:
        """Give the natural logarithm of the chance of a text, its first character given."""
        return sum(starmap(self._of_pair, pairwise(map(ord, simplify(text)))))

    def _pair(self, first: int, second: int) -> float:
        key = first << 16 | second
        at = bisect_left(self._keys, key) if key <= 0xFFFFFFFF else len(self._keys)
        if at < len(self._keys) and self._keys[at] == key:
            return math.log(2.0) * self._counts[at] / STEPS_AN_OCTAVE - math.log(self._single.get(first, RARE))
        return BACK_OFF + math.log(self._single.get(second, RARE) / self._total)


@cache
def language() -> Language:
    """Load the model: 0.2 s and 20 MB, once, and only for a page that may be damaged."""
    packed = zlib.decompress(MODEL.read_bytes())
    size = int.from_bytes(packed[:4], "little")
    deltas = bytearray(4 * size)
    for plane in range(4):
        deltas[plane::4] = packed[4 + plane * size : 4 + (plane + 1) * size]
    keys = array("I", accumulate(value for (value,) in struct.iter_unpack("<I", deltas)))
    return Language(keys, packed[4 + 4 * size :])


@lru_cache(maxsize=REMEMBERED)
def bond(before: str, behind: str) -> float:
    """Give the nats by which two characters are likelier side by side than with the end of a line between them."""
    return language().log_probability(before + behind) - language().log_probability(f"{before}\n{behind}")
