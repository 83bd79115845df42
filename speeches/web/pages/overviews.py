"""Ways into the archive: everything there is to browse by, counted, each kind on a page of its own where it is long."""

import math
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse

from speeches.web.browsing.catalogue import Catalogue, Selection
from speeches.web.browsing.dimensions import NAMES, Dimension
from speeches.web.browsing.facets import FacetValue, facet
from speeches.web.browsing.query import PATHS, BrowseQuery
from speeches.web.pages import narrowing
from speeches.web.pages.histogram import Histogram
from speeches.web.pages.narrowing import Chosen
from speeches.web.pages.tree import SectionTree, section_tree

HOTTEST = 4  # shades: more are not told apart
FIRST = 12  # of each kind on the page that has all kinds
PAGES = {  # of the kinds that are long
    Dimension.SECTION: "sections",
    Dimension.YEAR: "years",
    Dimension.MONTH: "years",
    Dimension.SPEAKER: "speakers",
    Dimension.OFFICE: "offices",
    Dimension.PLACE: "places",
    Dimension.SOURCE: "sources",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many speeches have a value; `share` is in % of the most, for its bar. What is not known has none."""

    label: str
    count: int
    share: int
    address: str
    is_without: bool
    as_written: bool


@dataclass(frozen=True, slots=True)
class Tallies:
    """The values of a dimension, those with most first or in their own order; `all` leads to those left out."""

    name: str  # as in the address
    label: str
    tallies: tuple[Tally, ...]
    total: int  # of values, those left out among them, but not "without one"
    all: str  # the address of the page of this kind, "" where all are here
    csv: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """`templates/web/overview.html`: everything there is to browse by."""

    speeches: int
    tree: SectionTree
    years: Histogram
    kinds: tuple[Tallies, ...]


@dataclass(frozen=True, slots=True)
class SectionsPage:
    """`templates/web/sections.html`."""

    tree: SectionTree
    csv: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """`templates/web/sources.html`: the sources, under the filters that came along."""

    sources: Tallies
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """The speeches of a month, 1 to 12; `address` is "" where there is none. `heat` shades it, from 0 to `HOTTEST`."""

    number: int
    count: int
    address: str
    heat: int = 0


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year with its months; `without_month` counts what is dated by the year alone."""

    year: int
    count: int
    address: str
    months: tuple[MonthCount, ...]
    without_month: MonthCount


@dataclass(frozen=True, slots=True)
class YearsPage:
    """`templates/web/years.html`; the latest year first."""

    years: Histogram
    rows: tuple[YearRow, ...]
    csv: str  # of the months


def overview_page() -> OverviewPage:
    selection = Catalogue.read().selection(BrowseQuery())
    kinds = (each for each in Dimension if each not in (Dimension.SECTION, Dimension.YEAR, Dimension.MONTH))
    counted = (tallies(selection, each, FIRST) for each in kinds)
    return OverviewPage(
        speeches=selection.total,
        tree=section_tree(),
        years=years(selection),
        kinds=tuple(each for each in counted if any(not tally.is_without for tally in each.tallies)),
    )


def sections_page() -> SectionsPage:
    return SectionsPage(section_tree(), BrowseQuery().address_of_counts("tally_csv", Dimension.SECTION))


def sources_page(params: QueryDict) -> SourcesPage:
    """Count the sources; raises `BrowseError` for filters that are wrong."""
    selection = Catalogue.read().selection(BrowseQuery.from_params(params))
    return SourcesPage(tallies(selection, Dimension.SOURCE), narrowing.chosen(selection))


def years_page() -> YearsPage:
    selection = Catalogue.read().selection(BrowseQuery())
    counts = selection.counts(Dimension.YEAR)
    months = selection.counts(Dimension.MONTH)
    known = sorted((year for year in counts if isinstance(year, int)), reverse=True)
    most = max((count for month, count in months.items() if month is not None), default=1)
    return YearsPage(
        years=years(selection),
        rows=tuple(
            _row(year, counts[year], [months[f"{year:04}-{number:02}"] for number in range(1, 13)], most)
            for year in known
        ),
        csv=BrowseQuery().address_of_counts("tally_csv", Dimension.MONTH),
    )


def years(selection: Selection) -> Histogram:
    """All years as bars, each of which leads to the page of its year."""
    return narrowing.years(selection, address=address_of_year)


def address_of_year(value: str) -> str:
    if not value or ".." in value:
        return BrowseQuery().choosing(Dimension.YEAR, value).address()
    return BrowseQuery({Dimension.YEAR: value.zfill(4)}, within=Dimension.YEAR).address()


def tallies(selection: Selection, dimension: Dimension, most: int | None = None, *, top_only: bool = False) -> Tallies:
    """Count the values of a dimension, or of those that stand under no other; addresses lead to a value's own page."""
    counted = facet(selection, dimension, most)
    values = [value for value in counted.values if not (top_only and value.depth)]
    highest = max((value.count for value in values if not value.is_without), default=1)
    page = PAGES.get(dimension, "")
    return Tallies(
        name=dimension.value,
        label=str(NAMES[dimension]),
        tallies=tuple(_tally(selection.query, dimension, value, highest) for value in values),
        total=counted.total,
        all=reverse(page) if page and (top_only or (most and counted.total > most)) else "",
        csv=selection.query.address_of_counts("tally_csv", dimension),
    )


def _tally(query: BrowseQuery, dimension: Dimension, value: FacetValue, highest: int) -> Tally:
    return Tally(
        label=value.label,
        count=value.count,
        share=0 if value.is_without else max(1, round(100 * value.count / max(1, highest))),
        address=_address(query, dimension, value.value),
        is_without=value.is_without,
        as_written=value.as_written,
    )


def _address(query: BrowseQuery, dimension: Dimension, value: str) -> str:
    chosen = query.choosing(dimension, value)
    if not query.chosen and dimension in PATHS:
        chosen = BrowseQuery({dimension: value}, within=dimension)
    return chosen.address()


def heat(count: int, most: int) -> int:
    """Shade a count by its logarithm: one month of thousands leaves the others told apart.

    >>> [heat(count, 1179) for count in (0, 1, 3, 40, 400, 1179)]
    [0, 1, 1, 3, 4, 4]
    """
    return min(HOTTEST, 1 + int(HOTTEST * math.log(count) / math.log(most + 1))) if count else 0


def _row(year: int, count: int, months: list[int], most: int) -> YearRow:
    query = BrowseQuery({Dimension.YEAR: f"{year:04}"}, within=Dimension.YEAR)

    def month(number: int, count: int) -> MonthCount:
        value = f"{year:04}-{number:02}" if number else "none"
        return MonthCount(number, count, query.choosing(Dimension.MONTH, value).address() if count else "")

    cells = tuple(replace(month(number, found), heat=heat(found, most)) for number, found in enumerate(months, start=1))
    return YearRow(year, count, query.address(), cells, month(0, count - sum(months)))
