"""How many of the found speeches each year has, as bars."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speeches.search.expression import Years
from speeches.search.query import years_in
from speeches.search.results import Facet

MOST_BARS = 100  # beyond that a bar stands for several years; on a phone each is 3 pixels wide
WIDEST = 32  # pixels of a bar where there is room
STEPS = (1, 2, 5, 10, 20, 50, 100)  # years to a bar; years have at most four digits
EARLIEST, LATEST = 1, 9999  # what stands in an address for an end left open


@dataclass(frozen=True, slots=True)
class Bar:
    """The speeches of one year, or of the years from `first` to `last`."""

    first: int
    last: int
    count: int
    is_chosen: bool
    place: int  # from 0
    height: int  # in % of the highest; 0 where there is none, else at least 3, to be seen

    @property
    def value(self) -> str:
        """As in the address."""
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"

    @property
    def label(self) -> str:
        return years_label(self.value)

    @property
    def top(self) -> int:
        return 100 - self.height


@dataclass(frozen=True, slots=True)
class Histogram:
    """The bars from the earliest year to the latest, those of empty years among them, and the undated beside."""

    bars: tuple[Bar, ...]
    undated: int
    undated_is_chosen: bool
    chosen: str  # the years as in the address, "" where none are chosen
    first: str  # of a chosen range, for the fields of the form; "" where it is open
    last: str

    @property
    def filled(self) -> tuple[Bar, ...]:
        return tuple(bar for bar in self.bars if bar.count)

    @property
    def width(self) -> int:
        """Pixels where there is room; in the drawing a bar is 10 units wide."""
        return WIDEST * len(self.bars)


def histogram(facet: Facet, chosen: str) -> Histogram:
    """Draw the year facet; `chosen` is its value in the address."""
    counts = {int(value.value): value.count for value in facet.values if value.value.isdecimal() and value.count}
    undated = next((value for value in facet.values if not value.value.isdecimal()), None)
    years = years_in(chosen)
    return Histogram(
        bars=_bars(counts, years),
        undated=undated.count if undated else 0,
        undated_is_chosen=bool(undated and undated.is_selected),
        chosen=chosen if years else "",
        first=str(years.first) if years and years.first > EARLIEST else "",
        last=str(years.last) if years and years.last < LATEST else "",
    )


def years_label(value: str) -> str:
    """Name the years of an address, "2019..2021" as 2019–2021 年."""
    years = years_in(value)
    if years is None:
        return _("日期不详")
    if years.first == years.last:
        return _("%(year)d 年") % {"year": years.first}
    if years.last >= LATEST:
        return _("%(year)d 年起") % {"year": years.first}
    if years.first <= EARLIEST:
        return _("%(year)d 年止") % {"year": years.last}
    return _("%(first)d–%(last)d 年") % {"first": years.first, "last": years.last}


def written_range(first: str, last: str) -> str:
    """Put the two fields of the form into one value of the address; what is no year is refused where it is read."""
    first, last = first.strip(), last.strip()
    if not first and not last:
        return ""
    return first if first == last else f"{first or EARLIEST}..{last or LATEST}"


def _bars(counts: dict[int, int], chosen: Years | None) -> tuple[Bar, ...]:
    if not counts:
        return ()
    step = next(step for step in STEPS if max(counts) // step - min(counts) // step < MOST_BARS)
    starts = range(min(counts) // step * step, max(counts) + 1, step)
    sums = [sum(counts.get(year, 0) for year in range(start, start + step)) for start in starts]
    return tuple(
        Bar(
            first=start,
            last=start + step - 1,
            count=number,
            is_chosen=bool(chosen and chosen.first <= start + step - 1 and start <= chosen.last),
            place=place,
            height=max(3, round(100 * number / max(sums))) if number else 0,
        )
        for place, (start, number) in enumerate(zip(starts, sums, strict=True))
    )
