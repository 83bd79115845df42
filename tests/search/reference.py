"""The definition of a hit, read by brute force: what every engine has to agree with. Nothing of the search is used."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from opencc import OpenCC

REMOVED = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")
to_simplified = lru_cache(maxsize=None)(OpenCC("t2s").convert)


def folded(text: str, *, as_written: bool = False) -> str:
    text = unicodedata.normalize("NFKC", text)
    if not as_written:
        text = "".join(map(to_simplified, text.casefold()))
    return REMOVED.sub("", text)


@dataclass(frozen=True)
class PlainSpeech:
    """A speech as it is stored, and its searched strings."""

    id: int
    title: str
    paragraphs: tuple[str, ...]
    date: str = ""
    speaker: str = ""
    occasion: str = ""
    section: tuple[str, ...] = ()  # its name and those above it
    section_key: int | None = None
    sources: tuple[str, ...] = ()
    source_keys: tuple[int, ...] = ()
    level: str = ""
    qualities: tuple[str, ...] = ("whole",)

    @cached_property
    def loose(self) -> list[str]:
        return [folded(text) for text in (self.title, *self.paragraphs)]

    @cached_property
    def strict(self) -> list[str]:
        return [folded(text, as_written=True) for text in (self.title, *self.paragraphs)]

    def strings(self, *, as_written: bool) -> list[str]:
        return self.strict if as_written else self.loose

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None

    def values(self, facet: str) -> tuple[int | str | None, ...]:
        """What a speech can be narrowed by; None where it has no value."""
        named: dict[str, tuple[int | str | None, ...]] = {
            "section": (self.section_key,),
            "year": (self.year,),
            "source": self.source_keys or (None,),
            "speaker": (self.speaker or None,),
            "level": (self.level or None,),
            "quality": self.qualities,
        }
        return named[facet]


@dataclass(frozen=True)
class Wanted:
    """A query, and whether a speech has what it asks for; `terms` are those to be marked, folded."""

    query: str
    holds: Callable[[PlainSpeech], bool]
    kind: str
    as_written: bool = False
    terms: tuple[str, ...] = ()
    title_terms: tuple[str, ...] = ()
    params: dict[str, str] = field(default_factory=dict)
    filters: dict[str, str] = field(default_factory=dict)  # facets chosen, "none" for speeches without a value

    def keeps(self, speech: PlainSpeech, *, but: str = "") -> bool:
        """Whether a speech has what is asked for, one filter left out where it is named."""
        wanted = {facet: None if value == "none" else value for facet, value in self.filters.items() if facet != but}
        return self.holds(speech) and all(value in speech.values(facet) for facet, value in wanted.items())

    def occurrences(self, speech: PlainSpeech) -> int:
        title, *paragraphs = speech.strings(as_written=self.as_written)
        in_title = {*self.terms, *self.title_terms}
        return sum(title.count(term) for term in in_title) + sum(
            text.count(term) for text in paragraphs for term in set(self.terms)
        )


def is_term_character(character: str) -> bool:
    return unicodedata.category(character)[0] not in "PSZC" and not character.isspace()


def counts(speeches: Sequence[PlainSpeech], facet: str) -> Counter[int | str | None]:
    return Counter(value for speech in speeches for value in speech.values(facet))
