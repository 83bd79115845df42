"""Which speeches an expression finds, exactly, and how often each term stands in them."""

from collections.abc import Callable, Iterable

from speeches.search.dimensions import FacetName
from speeches.search.engines.contract import Names
from speeches.search.engines.whoosh.schema import BETWEEN
from speeches.search.engines.whoosh.snapshot import Postings, Snapshot
from speeches.search.expression import All, Any, Expression, Near, Place, Term, Without, Years
from speeches.text.folding import fold

LONGEST_GRAM = 2  # characters; the index decides alone up to here
ENOUGH_CANDIDATES = 50  # speeches; fewer are read rather than more pairs looked up (not measured)


class Matching:
    """Answers the expressions of one request over one snapshot; what a term found is kept."""

    def __init__(self, snapshot: Snapshot, names: Names, *, as_written: bool) -> None:
        self._snapshot = snapshot
        self._names = names
        self._as_written = as_written
        self._found: dict[Term, Postings] = {}

    def numbers(self, expression: Expression) -> set[int]:
        """Give the numbers of the live speeches that an expression finds."""
        match expression:
            case Term():
                return set(self.occurrences(expression))
            case Near():
                return self._near(expression)
            case Years(first, last):
                return self._where(lambda number: _between(first, self._snapshot.facts[number].year, last))
            case All(parts):
                return self._all(parts)
            case Any(parts):
                return set().union(*map(self.numbers, parts))
            case Without(part):
                return self._snapshot.live - self.numbers(part)

    def occurrences(self, term: Term) -> Postings:
        """Give for each speech that has a term how often it stands there."""
        if term not in self._found:
            self._found[term] = self._occurrences(term)
        return self._found[term]

    def folded(self, text: str) -> str:
        return fold(text, as_written=self._as_written)

    def _occurrences(self, term: Term) -> Postings:
        match term.place:
            case Place.TEXT:
                return self._standing_in("grams", term.text, self._snapshot.text)
            case Place.TITLE:
                return self._standing_in("title", term.text, self._snapshot.title)
            case _:
                wanted = self.folded(term.text)
                return dict.fromkeys(self._named(term.place, lambda name: wanted in name), 1.0)

    def _standing_in(self, field: str, text: str, strings: Callable[..., bytes]) -> Postings:
        """Let the index name candidates by characters and pairs, and the folded text decide."""
        folded = fold(text)
        if len(folded) <= LONGEST_GRAM and not self._as_written:
            return self._snapshot.postings(field, folded)
        wanted = self.folded(text).encode("utf-8", "surrogatepass")
        counts = (
            (number, strings(number, as_written=self._as_written).count(wanted))
            for number in self._candidates(field, folded)
        )
        return {number: float(count) for number, count in counts if count}

    def _candidates(self, field: str, folded: str) -> Iterable[int]:
        grams = {folded[start : start + LONGEST_GRAM] for start in range(max(len(folded) - 1, 1))}
        by_rarity = sorted(grams, key=lambda gram: self._snapshot.frequency(field, gram))
        numbers = set(self._snapshot.postings(field, by_rarity[0]))
        for gram in by_rarity[1:]:
            if len(numbers) <= ENOUGH_CANDIDATES:
                break
            numbers &= self._snapshot.postings(field, gram).keys()
        return numbers

    def _all(self, parts: Iterable[Expression]) -> set[int]:
        numbers: set[int] | None = None
        excluded: list[Expression] = []
        for part in parts:
            if isinstance(part, Without):
                excluded.append(part.part)
            else:
                found = self.numbers(part)
                numbers = found if numbers is None else numbers & found
        kept = self._snapshot.live if numbers is None else numbers
        return kept.difference(*map(self.numbers, excluded))

    def _near(self, near: Near) -> set[int]:
        one, other = self.folded(near.one.text), self.folded(near.other.text)

        def holds(string: str) -> bool:
            return _follows(string, one, other, near.distance) or _follows(string, other, one, near.distance)

        match near.one.place:
            case Place.TEXT | Place.TITLE as place:
                both = self.occurrences(near.one).keys() & self.occurrences(near.other).keys()
                strings = self._snapshot.text if place is Place.TEXT else self._snapshot.title
                return {
                    number
                    for number in both
                    if any(map(holds, strings(number, as_written=self._as_written).decode().split(BETWEEN)))
                }
            case place:
                return self._named(place, holds)

    def _named(self, place: Place, holds: Callable[[str], bool]) -> set[int]:
        """Find by a name that is no part of the text: of the speaker, the occasion, the section, a source."""
        facts = self._snapshot.facts
        match place:
            case Place.SPEAKER:
                names = [item.speaker for item in facts] if self._as_written else self._snapshot.speakers
                return self._where(lambda number: holds(names[number]))
            case Place.OCCASION:
                names = [item.occasion for item in facts] if self._as_written else self._snapshot.occasions
                return self._where(lambda number: holds(names[number]))
            case Place.SECTION:
                keys = {key for key, given in self._names.sections.items() if any(holds(self.folded(n)) for n in given)}
                return self._where(lambda number: keys.issuperset(facts[number].values[FacetName.SECTION]))
            case _:
                keys = {key for key, given in self._names.sources.items() if any(holds(self.folded(n)) for n in given)}
                return self._where(lambda number: not keys.isdisjoint(facts[number].values[FacetName.SOURCE]))

    def _where(self, holds: Callable[[int], bool]) -> set[int]:
        return {number for number in self._snapshot.live if holds(number)}


def _between(first: int, year: int | None, last: int) -> bool:
    return year is not None and first <= year <= last


def _follows(string: str, one: str, other: str, distance: int) -> bool:
    """Tell whether `other` begins within `distance` characters after the end of `one`, somewhere."""
    start = string.find(one)
    while start >= 0:
        end = start + len(one)
        if string.find(other, end, end + distance + len(other)) >= 0:
            return True
        start = string.find(one, start + 1)
    return False
