"""The words that a text has and others have not: TF-IDF over words of the dictionary."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from speeches.text.characters import HAN

WORD = re.compile(f"[{HAN}a-z0-9]*[{HAN}][{HAN}a-z0-9]+|[{HAN}][{HAN}a-z0-9]*")  # folded, with a Han character
SHORTEST = 2  # characters: single ones are particles, or pieces of names
OFTEN_ENOUGH = 2  # times; what is said once is seldom what a speech is about
FEWEST = 4  # words that are said so often before those said once are left out

# What is known of words before any text was seen counts like so many texts of this length.
PRIOR_TEXTS = 50
WORDS_OF_A_TEXT = 1500  # a speech of 2,700 characters


@dataclass(frozen=True, slots=True)
class Keyword:
    word: str  # folded
    count: int  # in the text
    weight: float


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of some texts each word stands, all of them counted once."""

    texts: int
    holding: Mapping[str, float]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]], commonness: Mapping[str, float]) -> "Frequencies":
        """Count texts, given as words, and smooth by how common words are in general: a share of all words.

        With few texts the general share decides, with many the texts do.
        """
        holding: Counter[str] = Counter()
        number = 0
        for words in texts:
            holding.update({word for word in words if is_keyword(word)})
            number += 1
        smoothed = {word: count + expected_texts(commonness.get(word, 0.0)) for word, count in holding.items()}
        return cls(number + PRIOR_TEXTS, smoothed)

    def rarity(self, word: str) -> float:
        """Give the logarithm of one in how many texts the word stands; one that stands in none counts as half."""
        return log((self.texts + 1) / (self.holding.get(word, 0.0) + 0.5))


def expected_texts(share: float) -> float:
    """Give in how many of the prior texts a word stands that is this share of all words.

    >>> round(expected_texts(0.01)), round(expected_texts(0.0))
    (50, 0)
    """
    return PRIOR_TEXTS * (1 - exp(-WORDS_OF_A_TEXT * share))


def is_keyword(word: str) -> bool:
    """Tell whether a word can say what a text is about.

    >>> [word for word in ("执行力", "的", "2021", "gdp", "，", "十三五") if is_keyword(word)]
    ['执行力', '十三五']
    """
    return len(word) >= SHORTEST and WORD.fullmatch(word) is not None


def keywords(words: Iterable[str], frequencies: Frequencies, *, limit: int) -> tuple[Keyword, ...]:
    """Give the weightiest words of a text, which comes cut and folded; equals in the order of the words."""
    counts = Counter(word for word in words if is_keyword(word))
    often = {word: count for word, count in counts.items() if count >= OFTEN_ENOUGH}
    weighed = [
        Keyword(word, count, count * frequencies.rarity(word))
        for word, count in (often if len(often) >= FEWEST else counts).items()
    ]
    return tuple(sorted(weighed, key=lambda keyword: (-keyword.weight, keyword.word))[:limit])
