"""What stands around a list of speeches: filters with their counts, what is chosen, years and months as charts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from speeches.search.dimensions import FacetName
from speeches.search.dimensions import Quality as SearchedQuality
from speeches.web.browsing.catalogue import Selection
from speeches.web.browsing.dimensions import AS_WRITTEN, NAMES, NONE, SORTS, VIEWS, WITHOUT, Dimension
from speeches.web.browsing.facets import Counted, Facet, FacetValue, facet, label, shown
from speeches.web.browsing.query import BrowseQuery
from speeches.web.pages.chart import Chart, Point, chart
from speeches.web.pages.histogram import Histogram, histogram
from speeches.web.periods import month_label

FIRST = 10  # values of a facet before the rest is folded away
MOST = 50  # with those folded away; what is beyond stands on a page of its own
FACETS = (  # in this order; years and months have charts instead
    Dimension.SECTION,
    Dimension.SPEAKER,
    Dimension.OFFICE,
    Dimension.PLACE,
    Dimension.LEVEL,
    Dimension.GENRE,
    Dimension.SOURCE,
    Dimension.QUALITY,
)
SEARCHED = frozenset(facet.value for facet in FacetName)
ALL_OF = {  # they take filters too
    Dimension.SPEAKER: "speakers",
    Dimension.OFFICE: "offices",
    Dimension.PLACE: "places",
    Dimension.SOURCE: "sources",
}


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet with its first values, and the rest to unfold; what is chosen is never folded away."""

    facet: Facet
    first: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...]
    address_of_all: str = ""  # where there are still more


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set, and the address without it."""

    name: str
    label: str
    address: str
    as_written: bool  # the label is Chinese in every language


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to order or to show the list."""

    label: str
    address: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A filter given up, or kept alone, where all together find nothing; how many speeches that gives."""

    label: str
    address: str
    count: int


def shown_facets(selection: Selection) -> tuple[ShownFacet, ...]:
    """Give the facets among whose values there is a choice, or that are set."""
    facets = [facet(selection, dimension, None if dimension is Dimension.SECTION else MOST) for dimension in FACETS]
    return tuple(_folded(selection, each) for each in facets if len(each.values) > 1 or _selected(each))


def chosen(selection: Selection) -> tuple[Chosen, ...]:
    query = selection.query
    return tuple(
        Chosen(
            name=str(NAMES[each]),
            label=label(selection, each, query.chosen[each]),
            address=query.choosing(each, "").address(),
            as_written=each in AS_WRITTEN and query.chosen[each] != NONE,
        )
        for each in Dimension
        if each in query.chosen
    )


def sorts(query: BrowseQuery) -> tuple[Choice, ...]:
    return tuple(Choice(str(named), query.ordered(sort).address(), sort is query.sort) for sort, named in SORTS.items())


def views(query: BrowseQuery) -> tuple[Choice, ...]:
    return tuple(Choice(str(named), query.seen_as(view).address(), view is query.view) for view, named in VIEWS.items())


def years(selection: Selection, address: Callable[[str], str] | None = None) -> Histogram:
    """The years of the speeches that the other filters find; `address` is that of a year, if not this list of it."""
    query = selection.query
    counts = {year: count for year, count in selection.counts(Dimension.YEAR).items() if not isinstance(year, str)}
    return histogram(
        counts,
        query.chosen.get(Dimension.YEAR, ""),
        address=address or (lambda value: query.choosing(Dimension.YEAR, value).address()),
        csv=query.address_of_counts("tally_csv", Dimension.YEAR),
    )


def months(selection: Selection) -> Chart | None:
    """The twelve months of the one year that is chosen, where any is known."""
    query = selection.query
    year = query.only_year
    if year is None:
        return None
    counts = selection.counts(Dimension.MONTH)
    numbered = {number: f"{year:04}-{number:02}" for number in range(1, 13)}
    if not any(counts[month] for month in numbered.values()):
        return None
    points = []
    for number, month in numbered.items():
        is_chosen = query.chosen.get(Dimension.MONTH) == month
        address = query.choosing(Dimension.MONTH, "" if is_chosen else month).address()
        points.append(Point(month_label(month), str(number), counts[month], address, is_chosen))
    title = _("%(year)d 年各月篇数") % {"year": year}
    csv = query.address_of_counts("tally_csv", Dimension.MONTH)
    return chart(points, key="months", title=title, heading=_("月份"), csv=csv)


def without_month(selection: Selection) -> FacetValue | None:
    """The speeches of the chosen year that have no month."""
    is_chosen = selection.query.chosen.get(Dimension.MONTH) == NONE
    if selection.query.only_year is None and not is_chosen:
        return None
    count = selection.counts(Dimension.MONTH)[None]
    none = Counted(NONE, str(WITHOUT[Dimension.MONTH]), count)
    return shown(selection, Dimension.MONTH, none) if count or is_chosen else None


def ways(selection: Selection) -> tuple[Way, ...]:
    """Say how to find something: with one filter less, or else with one alone; those that find most come first."""
    query = selection.query
    labels = {each: label(selection, each, value) for each, value in query.chosen.items()}
    found = [
        Way(_("不限%(name)s（%(value)s）") % {"name": NAMES[each], "value": named}, address, count)
        for each, named in labels.items()
        for address, count in [(query.choosing(each, "").address(), int(selection.without(each).sum()))]
    ]
    if not any(way.count for way in found):
        found = [
            Way(_("只限%(name)s（%(value)s）") % {"name": NAMES[each], "value": named}, address, count)
            for each, named in labels.items()
            for address, count in [(query.choosing_only(each).address(), int(selection.masks[each].sum()))]
        ]
    everything = Way(_("不限任何条件"), query.choosing_only(None).address(), selection.catalogue.table.size)
    fitting = sorted((way for way in found if way.count), key=lambda way: -way.count)
    return tuple({way.address: way for way in (*fitting, everything)}.values())  # the last of one filter is everything


def searched(query: BrowseQuery) -> tuple[dict[str, str], tuple[str, ...]]:
    """Give the filters that the search has too, as its parameters, and the names of those that it has not."""
    known: dict[str, str] = {
        each.value: value
        for each, value in query.chosen.items()
        if each.value in SEARCHED and (each is not Dimension.QUALITY or value in set(SearchedQuality))
    }
    return known, tuple(str(NAMES[each]) for each in query.chosen if each.value not in known)


def _selected(of: Facet) -> bool:
    return any(value.is_selected for value in of.values)


def _folded(selection: Selection, of: Facet) -> ShownFacet:
    if of.dimension is Dimension.SECTION:
        return ShownFacet(of, tuple(_opened(selection, of)), (), reverse("sections"))
    cut = max([FIRST, *(at + 1 for at, value in enumerate(of.values) if value.is_selected)])
    page = ALL_OF.get(of.dimension, "") if of.total > sum(not value.is_without for value in of.values) else ""
    address = selection.query.address_of_counts(page) if page else ""
    return ShownFacet(of, of.values[:cut], of.values[cut:], address)


def _opened(selection: Selection, of: Facet) -> Iterator[FacetValue]:
    """Give the sections at the top, and those below the chosen one and beside it."""
    tree = selection.catalogue.tree
    slug = selection.query.chosen.get(Dimension.SECTION, NONE)
    line = {section.pk for section in tree.lineage(tree.by_slug[slug].pk)} if slug != NONE else set()
    for value in of.values:
        if not value.depth or tree.by_slug[value.value].parent_id in line:
            yield value
