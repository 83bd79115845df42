"""What a reader may be typing: formulations, sections, speakers and titles that begin so, hold it, or sound so."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from speeches.search.tokens import CLOSING_QUOTE, is_searchable
from speeches.search.vocabulary import Item, Kind, Vocabulary, vocabulary
from speeches.text.folding import fold
from speeches.text.sounds import Numbers, Where

MOST = 8  # offered at a time; more is a list that nobody reads while typing
MOST_OF_A_KIND = 5  # as long as there are others
LONGEST = 60  # characters; who has typed more knows what to ask
HELD_FROM = 2  # characters; one stands in most titles
INITIALS_INSIDE_FROM = 3  # letters; two begin some pair of characters in most titles


@dataclass(frozen=True, slots=True)
class Completion:
    """`query` is what to ask for it; "" where `item` leads to a speech or a section by itself."""

    item: Item
    query: str


def complete(typed: str) -> tuple[Completion, ...]:
    """Give up to eight completions, the likeliest first; none for what is empty or too long.

    Where several terms are typed the whole of it may be a title, and the last of them any name or formulation.
    """
    if len(typed) > LONGEST:
        return ()
    known = vocabulary()
    before, _, last = typed.strip().rpartition(" ")
    found = _chosen(known, fold(typed), tuple(Kind))
    whole = tuple(Completion(known.items[number], _query(known.items[number])) for number in found)
    if not before or len(whole) == MOST:
        return whole
    names = _chosen(known, fold(last), (Kind.FORMULATION, Kind.SPEAKER))
    asked = tuple(Completion(known.items[number], f"{before} {_query(known.items[number])}") for number in names)
    return (*whole, *asked)[:MOST]


def _chosen(known: Vocabulary, folded: str, kinds: Collection[Kind]) -> list[int]:
    """Choose among what fits, first what fits best, and not of one kind alone where there are several."""
    fitting: dict[int, None] = {}
    for way in _ways(known, folded):
        for kind in kinds:
            fitting |= dict.fromkeys(islice(way(known.places[kind]), MOST))
        chosen = _mixed(known, fitting)
        if len(chosen) >= MOST:
            return chosen[:MOST]
    kept = set([*chosen, *(number for number in fitting if number not in chosen)][:MOST])
    return [number for number in fitting if number in kept]


def _mixed(known: Vocabulary, fitting: Iterable[int]) -> list[int]:
    """Leave out what is beyond the most of its kind."""
    of_kind = dict.fromkeys(Kind, 0)
    chosen: list[int] = []
    for number in fitting:
        kind = known.items[number].kind
        of_kind[kind] += 1
        if of_kind[kind] <= MOST_OF_A_KIND:
            chosen.append(number)
    return chosen


def _ways(known: Vocabulary, folded: str) -> Iterator[Callable[[range], Iterator[int]]]:
    """Give how a string can fit what is typed, the best first; each names those of one kind that do."""
    strings = known.strings
    yield lambda among: strings.beginning(folded, among)
    if len(folded) >= HELD_FROM:
        yield lambda among: strings.holding(folded, among)
    if len(folded) < HELD_FROM or not (folded.isascii() and folded.isalnum()):
        return
    initials = strings.initials(folded)
    yield _among(strings.spelled(folded, Where.AT_START, is_typing=True))
    yield _among(strings.sounding(initials, Where.AT_START))
    yield _among(strings.spelled(folded, Where.ANYWHERE, is_typing=True, at_least=HELD_FROM))
    if len(folded) >= INITIALS_INSIDE_FROM:
        yield _among(strings.sounding(initials, Where.ANYWHERE))


def _among(numbers: Numbers) -> Callable[[range], Iterator[int]]:
    """Give from ascending numbers those within a range."""

    def way(among: range) -> Iterator[int]:
        first, last = numbers.searchsorted([among.start, among.stop]).tolist()
        return iter(numbers[first : min(last, first + MOST)].tolist())

    return way


def _query(item: Item) -> str:
    """Write what asks for an item in the language of the site; "" where its key leads there."""
    if item.key is not None:
        return ""
    prefix = {Kind.SPEAKER: "讲话人:", Kind.TITLE: "标题:"}.get(item.kind, "")
    return prefix + quoted(item.text)


def quoted(text: str) -> str:
    """Put a text into quotes that do not stand in it, unless it is one term by itself."""
    if all(map(is_searchable, text)) and text != "OR":
        return text
    quotes = ((opening, closing) for opening, closing in CLOSING_QUOTE.items() if closing not in fold(text))
    opening, closing = next(quotes, ("", ""))
    return opening + text + closing
