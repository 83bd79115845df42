"""What readers may mean: titles, names and formulations of the archive, held in memory.

Built when it is first asked for, and again when speeches, sections or formulations have changed. A
change is looked for at most every few seconds, and a large archive is not read again more often
than in proportion to what reading it costs.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from django.db.models import Count, Max

from speeches.models import Section, Speech
from speeches.search import dictionary
from speeches.search.tokens import is_searchable
from speeches.text.folding import fold
from speeches.text.formulations import Formulations
from speeches.text.sounds import SEPARATOR, Strings
from speeches.text.words import cut_in_bulk

MOST_TITLES = 100_000  # the newest; beyond them nothing is offered, though everything is found
MOST_SPEAKERS = 20_000  # those with most speeches
MOST_WORDS = 50_000  # of titles, those that come most often
LONGEST_WORD = 12  # characters; a longer name or formulation is completed but not offered for another
LOOKED_AT_MOST_EVERY = 3.0  # seconds; two queries, 1 ms
WORTH_ITS_COST = 30  # a vocabulary is kept for this many times as long as it took to build


class Kind(StrEnum):
    """What a suggestion is, in the order in which equals are offered."""

    FORMULATION = "formulation"
    SECTION = "section"
    SPEAKER = "speaker"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be completed to; `key` leads to it where it is one speech (int) or a section (its slug)."""

    kind: Kind
    text: str  # as written
    key: int | str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`items` as `strings` has them, folded; `words` are what may have been meant, the commonest first."""

    items: tuple[Item, ...]
    strings: Strings
    words: Strings
    word_list: tuple[str, ...]  # what `words` holds, for comparing them one by one


@dataclass(frozen=True, slots=True)
class _State:
    """What a vocabulary is made from; another one means that it has changed."""

    speeches: object
    sections: tuple[tuple[str, str], ...]
    formulations: Formulations


class _Kept:
    """The vocabulary of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._vocabulary: Vocabulary | None = None
        self._state: _State | None = None
        self._looked = 0.0
        self._fresh_until = 0.0

    def get(self) -> Vocabulary:
        now = time.monotonic()
        kept = self._vocabulary
        if kept is not None and now < max(self._looked + LOOKED_AT_MOST_EVERY, self._fresh_until):
            return kept
        with self._lock:
            state = _state()
            if self._vocabulary is None or state != self._state:
                begun = time.monotonic()
                self._vocabulary, self._state = _build(state), state
                self._fresh_until = time.monotonic() + WORTH_ITS_COST * (time.monotonic() - begun)
            self._looked = time.monotonic()
            return self._vocabulary

    def forget(self) -> None:
        """Look at the archive again at the next question, whenever the last one was."""
        self._looked = self._fresh_until = 0.0
        self._state = None


_kept = _Kept()
forget = _kept.forget


def vocabulary() -> Vocabulary:
    return _kept.get()


def _state() -> _State:
    published = Speech.objects.filter(status=Speech.Status.PUBLISHED)
    speeches = published.aggregate(number=Count("pk"), changed=Max("updated_at"))
    sections = tuple(Section.objects.order_by("pk").values_list("slug", "name"))
    return _State(tuple(speeches.values()), sections, dictionary.in_use())


def _build(state: _State) -> Vocabulary:
    titles, folded_titles = _titles()
    speakers = _speakers()
    names = [
        *(Item(Kind.FORMULATION, entry.text) for entry in state.formulations.entries),
        *(Item(Kind.SECTION, name, slug) for slug, name in state.sections),
        *(Item(Kind.SPEAKER, speaker) for speaker in speakers),
    ]
    folded_names = [fold(item.text) for item in names]
    words = _words(folded_names, folded_titles)
    return Vocabulary((*names, *titles), Strings([*folded_names, *folded_titles]), Strings(words), words)


def _titles() -> tuple[list[Item], list[str]]:
    """Give each title once, those of the latest speeches first; one of several speeches leads to no single one."""
    published = Speech.objects.filter(status=Speech.Status.PUBLISHED).order_by("-published_at", "-pk")
    rows = list(published.values_list("pk", "title")[:MOST_TITLES])
    folded = fold_all(title for _, title in rows)
    places: dict[str, int] = {}
    items: list[Item] = []
    for (pk, title), string in zip(rows, folded, strict=True):
        if string not in places:
            places[string] = len(items)
            items.append(Item(Kind.TITLE, title, pk))
        elif items[places[string]].key is not None:
            items[places[string]] = Item(Kind.TITLE, items[places[string]].text)
    return items, list(places)


def _speakers() -> list[str]:
    named = Speech.objects.filter(status=Speech.Status.PUBLISHED).exclude(speaker="")
    counted = named.values("speaker").annotate(number=Count("pk")).order_by("-number", "speaker")
    return list(counted.values_list("speaker", flat=True)[:MOST_SPEAKERS])


def _words(names: Iterable[str], titles: Iterable[str]) -> tuple[str, ...]:
    """Give the names and formulations, then the words of the titles, the commonest first, each once."""
    counted = Counter(word for word in cut_in_bulk("\n".join(titles)) if len(word) > 1 and is_searchable(word[0]))
    common = sorted(counted, key=lambda word: (-counted[word], word))
    given = [name for name in names if 1 < len(name) <= LONGEST_WORD and all(map(is_searchable, name))]
    return tuple(dict.fromkeys([*given, *islice(common, MOST_WORDS)]))


def fold_all(strings: Iterable[str]) -> list[str]:
    """Fold many strings at once, which is ten times as fast as one by one."""
    cleared = [string.replace(SEPARATOR, "") for string in strings]
    return fold(SEPARATOR.join(cleared)).split(SEPARATOR) if cleared else []
