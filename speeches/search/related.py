"""What a speech is about, and the speeches that share it."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from speeches.analysis.keywords import Keyword, keywords
from speeches.models import Paragraph, Speech
from speeches.search.errors import IndexUnavailable
from speeches.search.expression import Any, Term
from speeches.search.frequencies import frequencies
from speeches.search.names import SectionTree
from speeches.search.query import SearchQuery
from speeches.search.service import find
from speeches.text.folding import fold, fold_with_map
from speeches.text.words import cut_in_bulk

KEYWORDS_SHOWN = 8
KEYWORDS_ASKED = 6  # of a speech to find others by; more find what shares only common words
CANDIDATES = 10  # speeches that the index ranks first are read, others are not
RELATED_SHOWN = 5
LONGEST_READ = 50_000  # characters; not measured
SHARED_AT_LEAST = 2  # keywords; one is chance


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ShownKeyword:
    word: str  # as the speech writes it where it first stands
    count: int


@dataclass(frozen=True, slots=True)
class Related:
    """A published speech, and which keywords it shares, the weightiest first."""

    speech: Speech
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The weightiest keywords first, and the speeches that share most of them first."""

    keywords: tuple[ShownKeyword, ...]
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A speech's title and paragraphs, and what they fold to."""

    written: tuple[str, ...]
    folded: tuple[str, ...]

    @classmethod
    def of(cls, title: str, paragraphs: Iterable[str]) -> "_Text":
        """Take a text up to LONGEST_READ: what a speech is about it says early."""
        lengths = accumulate(map(len, paragraphs := list(paragraphs)))
        read = [text for text, length in zip(paragraphs, lengths, strict=True) if length <= LONGEST_READ]
        written = (title, *(read or [text[:LONGEST_READ] for text in paragraphs[:1]]))
        return cls(written, tuple(map(fold, written)))

    def weightiest(self) -> tuple[Keyword, ...]:
        return keywords(cut_in_bulk("\n".join(self.folded)), frequencies(), limit=KEYWORDS_SHOWN)

    def as_written(self, word: str) -> str:
        """Give a folded word as it is written where it first stands."""
        for written, folded in zip(self.written, self.folded, strict=True):
            at = folded.find(word)
            if at < 0:
                continue
            if fold(written[at : at + len(word)]) == word:  # nothing before it was taken out or joined
                return written[at : at + len(word)]
            start, end = fold_with_map(written).span(at, at + len(word))
            return written[start:end]
        return word


def about(speech: Speech, paragraphs: Iterable[str], limit: int = RELATED_SHOWN) -> About:
    """Tell by the words that a speech has more often than others what it is about, and which speeches share them.

    Only the ten that the index ranks first for any of the keywords are weighed; where there is no index to ask, there
    are none.
    """
    text = _Text.of(speech.title, paragraphs)
    weightiest = text.weightiest()
    shown = tuple(ShownKeyword(text.as_written(keyword.word), keyword.count) for keyword in weightiest)
    try:
        return About(shown, _related(speech, text, weightiest[:KEYWORDS_ASKED], limit))
    except IndexUnavailable as error:  # the search page says it loudly; here it is no reason to withhold a speech
        log.warning("No related speeches of %d: %s", speech.pk, error)
        return About(shown, ())


def _related(speech: Speech, text: _Text, asked: Sequence[Keyword], limit: int) -> tuple[Related, ...]:
    if len(asked) < SHARED_AT_LEAST:
        return ()
    terms = tuple(Term(keyword.word) for keyword in asked)
    query = SearchQuery(text=" OR ".join(term.text for term in terms), expression=Any(terms))
    answer = find(query, SectionTree.read(), start=0, stop=CANDIDATES + 1)
    candidates = [key for key in answer.ids if key != speech.pk][:CANDIDATES]
    shared = _shared(asked, candidates)
    ranked = sorted(
        (key for key in candidates if len(shared[key]) >= SHARED_AT_LEAST),
        key=lambda key: -sum(keyword.weight for keyword in shared[key]),
    )[:limit]
    speeches = Speech.objects.filter(status=Speech.Status.PUBLISHED).in_bulk(ranked)
    return tuple(
        Related(speeches[key], tuple(text.as_written(keyword.word) for keyword in shared[key]))
        for key in ranked
        if key in speeches
    )


def _shared(asked: Iterable[Keyword], candidates: list[int]) -> dict[int, list[Keyword]]:
    """Tell of each candidate which keywords stand in its title or paragraphs."""
    held: defaultdict[int, list[str]] = defaultdict(list)
    for key, title in Speech.objects.filter(pk__in=candidates).values_list("pk", "title"):
        held[key].append(title)
    for key, text in Paragraph.objects.filter(speech__in=candidates).values_list("speech_id", "text"):
        held[key].append(text)
    folded = {key: "\n".join(map(fold, texts)) for key, texts in held.items()}
    return {key: [keyword for keyword in asked if keyword.word in folded.get(key, "")] for key in candidates}
