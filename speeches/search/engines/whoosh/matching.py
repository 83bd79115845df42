"""Which speeches an expression finds, exactly: a mask over all of them for each part, joined by numpy."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from speeches.search.dimensions import FacetName
from speeches.search.engines.contract import Names
from speeches.search.engines.whoosh.codec import Postings
from speeches.search.engines.whoosh.inverting import BETWEEN
from speeches.search.engines.whoosh.nearness import Nearness
from speeches.search.engines.whoosh.schema import decoded, encoded
from speeches.search.engines.whoosh.snapshot import Snapshot
from speeches.search.engines.whoosh.table import UNDATED, Mask, Strings
from speeches.search.expression import All, Any, Expression, Near, Place, Term, Without, Years
from speeches.text.folding import fold

DATE_OF_YEAR = 10_000  # a date's number over that is its year


def _always(_name: str) -> bool:
    return True


class Matching:
    """Answers the expressions of one request over one snapshot; what a term found is kept."""

    def __init__(self, snapshot: Snapshot, names: Names, *, as_written: bool) -> None:
        self._snapshot = snapshot
        self._names = names
        self._as_written = as_written
        self._found: dict[Term, Postings] = {}

    def mask(self, expression: Expression) -> Mask:
        """Tell which live speeches an expression finds."""
        mask: Mask
        match expression:
            case Term(place=Place.TEXT):
                mask = self._snapshot.mask(self.occurrences(expression).ids)
            case Term():
                mask = self._in_names(expression.place, [self.folded(expression.text)])
            case Near():
                mask = self._near(expression)
            case Years(first, last):
                mask = self.between(first, last)
            case All(parts):
                mask = np.logical_and.reduce([self.mask(part) for part in parts])
            case Any(parts):
                mask = np.logical_or.reduce([self.mask(part) for part in parts])
            case Without(part):
                mask = self._snapshot.live & ~self.mask(part)
        return mask

    def between(self, first: int, last: int) -> Mask:
        """Tell which live speeches are dated in some years; undated ones are in none."""
        dates = self._snapshot.table.dates
        years = dates // DATE_OF_YEAR
        in_years: Mask = self._snapshot.live & (dates != UNDATED) & (years >= first) & (years <= last)
        return in_years

    def occurrences(self, term: Term) -> Postings:
        """Give the live speeches that have a term in their text, and how often; see `Segment.standing_in`."""
        if term not in self._found:
            self._found[term] = self._snapshot.occurrences(term.text, as_written=self._as_written)
        return self._found[term]

    def in_title(self, text: str) -> Mask:
        """Tell which live speeches have a text in their title."""
        return self._in_names(Place.TITLE, [self.folded(text)])

    def folded(self, text: str) -> str:
        return fold(text, as_written=self._as_written)

    def _near(self, near: Near) -> Mask:
        if near.one.place is Place.TEXT:
            rarer, more = sorted((near.one, near.other), key=lambda term: self.occurrences(term).counts.sum())
            return self._snapshot.near(rarer.text, more.text, near.distance, as_written=self._as_written)
        one, other = self.folded(near.one.text), self.folded(near.other.text)
        nearness = Nearness(encoded(one), encoded(other), near.distance)
        return self._in_names(near.one.place, [one, other], lambda name: _is_near(nearness, name))

    def _in_names(self, place: Place, wanted: Sequence[str], holds: Callable[[str], bool] = _always) -> Mask:
        """Find by a name, which is no part of the text: it has all that is wanted, and holds."""
        table = self._snapshot.table
        match place:
            case Place.TITLE if self._as_written:  # what a title has as written, it has folded too
                mask = self._in_titles([fold(text) for text in wanted])
                return self._checked(mask, lambda number: _fits(self._strings(number)[0], wanted, holds))
            case Place.TITLE:
                mask = self._in_titles(wanted)
                return mask if holds is _always else self._checked(mask, lambda number: holds(table.titles[number]))
            case Place.SPEAKER:
                names = table.speakers if self._as_written else self._snapshot.speakers
            case Place.OCCASION:
                names = table.occasions if self._as_written else self._snapshot.occasions
            case Place.SECTION:
                return self._keyed(FacetName.SECTION, self._names.sections, wanted, holds)
            case _:
                return self._keyed(FacetName.SOURCE, self._names.sources, wanted, holds)
        mask = self._having(names, wanted)
        return mask if holds is _always else self._checked(mask, lambda number: holds(names[number]))

    def _in_titles(self, wanted: Iterable[str]) -> Mask:
        mask: Mask = np.logical_and.reduce([self._snapshot.in_titles(text) for text in wanted])
        return mask

    def _having(self, names: Strings, wanted: Iterable[str]) -> Mask:
        mask: Mask = np.logical_and.reduce([self._snapshot.live, *(names.having(encoded(text)) for text in wanted)])
        return mask

    def _keyed(
        self,
        facet: FacetName,
        named: Mapping[int, tuple[str, ...]],
        wanted: Sequence[str],
        holds: Callable[[str], bool],
    ) -> Mask:
        """Find by the names of what a speech has the key of."""
        keys = [key for key, names in named.items() if any(_fits(self.folded(name), wanted, holds) for name in names)]
        return self._snapshot.live & self._snapshot.table.facets[facet].having(keys, self._snapshot.size)

    def _strings(self, number: int) -> list[str]:
        return decoded(self._snapshot.text(number, as_written=self._as_written)).split(BETWEEN)

    def _checked(self, mask: Mask, holds: Callable[[int], bool]) -> Mask:
        """Keep of some speeches those for which something holds that only their texts tell."""
        return self._snapshot.mask(
            np.array([number for number in np.flatnonzero(mask).tolist() if holds(number)], np.intp)
        )


def _fits(name: str, wanted: Iterable[str], holds: Callable[[str], bool]) -> bool:
    return all(text in name for text in wanted) and holds(name)


def _is_near(nearness: Nearness, name: str) -> bool:
    line = encoded(name)
    return nearness.holds(line, 0, len(line))
