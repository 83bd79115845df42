"""How many speeches each year has: the years that bars stand for, and which are chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speeches.search.expression import Years
from speeches.search.query import years_in
from speeches.web.pages.chart import Chart, Point, chart
from speeches.web.periods import EARLIEST, LATEST, years_label

MOST_BARS = 100  # beyond that a bar stands for several years; on a phone each is 3 pixels wide
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # years to a bar, or to a mark; years have four digits at most
MOST_MARKS = 8  # below the bars: on a phone each has 37 pixels, and a year takes 30
NO_YEAR = "none"  # in the address


@dataclass(frozen=True, slots=True)
class Period:
    """The speeches of one year, or of the years from `first` to `last`."""

    first: int
    last: int
    count: int
    is_chosen: bool

    @property
    def value(self) -> str:
        """As in the address."""
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"

    @property
    def label(self) -> str:
        return years_label(self.value)


@dataclass(frozen=True, slots=True)
class Histogram:
    """The years from the earliest to the latest, empty ones among them, as bars; the undated beside."""

    periods: tuple[Period, ...]
    chart: Chart | None  # None where nothing is dated
    undated: int
    undated_is_chosen: bool
    undated_address: str
    chosen: str  # the years as in the address, "" where none are chosen
    first: str  # of a chosen range, for the fields of the form; "" where it is open
    last: str


def histogram(counts: Mapping[int | None, int], chosen: str, *, address: Callable[[str], str], csv: str) -> Histogram:
    """Draw the years; `chosen` is their value in the address, and `address` gives that of a value, or of any for ""."""
    years = years_in(chosen)
    periods = _periods({year: count for year, count in counts.items() if year is not None and count}, years)
    return Histogram(
        periods=periods,
        chart=_chart(periods, chosen, address, csv) if periods else None,
        undated=counts.get(None, 0),
        undated_is_chosen=chosen == NO_YEAR,
        undated_address=address("" if chosen == NO_YEAR else NO_YEAR),
        chosen=chosen if years else "",
        first=str(years.first) if years and years.first > EARLIEST else "",
        last=str(years.last) if years and years.last < LATEST else "",
    )


def _chart(periods: tuple[Period, ...], chosen: str, address: Callable[[str], str], csv: str) -> Chart:
    step = next(step for step in STEPS if (periods[-1].last - periods[0].first + 1) / step <= MOST_MARKS)
    points = [
        Point(
            label=each.label,
            mark=str(each.last // step * step) if each.last // step * step >= each.first else "",
            count=each.count,
            address=address("" if each.value == chosen else each.value),
            is_chosen=each.is_chosen,
        )
        for each in periods
    ]
    return chart(points, key="years", title=_("各年篇数"), heading=_("年份"), csv=csv)


def _periods(counts: dict[int, int], chosen: Years | None) -> tuple[Period, ...]:
    if not counts:
        return ()
    step = next(step for step in STEPS if max(counts) // step - min(counts) // step < MOST_BARS)
    starts = range(min(counts) // step * step, max(counts) + 1, step)
    return tuple(
        Period(
            first=start,
            last=start + step - 1,
            count=sum(counts.get(year, 0) for year in range(start, start + step)),
            is_chosen=bool(chosen and chosen.first <= start + step - 1 and start <= chosen.last),
        )
        for start in starts
    )
