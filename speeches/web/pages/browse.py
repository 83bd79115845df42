"""Lists of speeches: all of them, and by section, year and source; each can be narrowed, ordered and counted."""

import re
from dataclasses import dataclass
from http import HTTPStatus

from django.http import QueryDict
from django.utils.translation import gettext as _

from speeches.models import Source
from speeches.web.browsing import keeping
from speeches.web.browsing.catalogue import Catalogue
from speeches.web.browsing.dimensions import NONE, Dimension, View
from speeches.web.browsing.facets import FacetValue
from speeches.web.browsing.query import BrowseError, BrowseQuery
from speeches.web.pages import narrowing
from speeches.web.pages.chart import Chart
from speeches.web.pages.histogram import Histogram
from speeches.web.pages.listing import Listing, listing
from speeches.web.pages.narrowing import Choice, Chosen, ShownFacet, Way
from speeches.web.pages.tree import Branch, section_tree

YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Browse:
    """`templates/components/browse.html`: a list and what narrows it."""

    listing: Listing
    is_compact: bool
    chosen: tuple[Chosen, ...]
    set_beside_the_path: int  # how many of these can be taken back without leaving the page
    without_any: str  # the address
    facets: tuple[ShownFacet, ...]
    years: Histogram | None  # None where the page is that of a year
    months: Chart | None
    without_month: FacetValue | None
    sorts: tuple[Choice, ...]
    views: tuple[Choice, ...]
    ways: tuple[Way, ...]  # where nothing is found
    kept: tuple[tuple[str, str], ...]  # what the form for a range of years sends along
    searched: tuple[tuple[str, str], ...]  # what a search inside this list sends along
    not_searched: tuple[str, ...]  # the filters that it cannot
    path: str  # that the form for years asks
    json: str  # the address of the same as JSON
    is_for_robots: bool  # not where filters combine: there are more such pages than speeches


@dataclass(frozen=True, slots=True)
class SpeechesPage:
    """`templates/web/speeches.html`: everything, or what the filters leave."""

    title: str
    browse: Browse


@dataclass(frozen=True, slots=True)
class SectionPage:
    """`templates/web/section.html`; `branch` is None for speeches that are in no section."""

    branch: Branch | None
    ancestors: tuple[Branch, ...]
    browse: Browse


@dataclass(frozen=True, slots=True)
class YearPage:
    """`templates/web/year.html`; `year` is None for undated speeches. The neighbours are years that hold speeches."""

    year: int | None
    earlier: int | None
    later: int | None
    browse: Browse


@dataclass(frozen=True, slots=True)
class SourcePage:
    """`templates/web/source.html`; `source` is None for speeches whose source is not known."""

    source: Source | None
    browse: Browse


def speeches_page(params: QueryDict) -> SpeechesPage:
    found = browse(BrowseQuery.from_params(params))
    title = _("、").join(each.label for each in found.chosen)
    return SpeechesPage(title or _("全部讲话"), found)


def section_page(slug: str, params: QueryDict) -> SectionPage:
    """The speeches of a section and of all below it."""
    found = browse(section_query(slug, params))
    tree = section_tree()
    branch = next((each for root in tree.roots for each in root.walk() if each.section.slug == slug), None)
    return SectionPage(branch, tree.path_to(branch.section.pk)[:-1] if branch else (), found)


def section_query(slug: str, params: QueryDict) -> BrowseQuery:
    return BrowseQuery.from_params(params, within=Dimension.SECTION, value=slug)


def year_page(year: str, params: QueryDict) -> YearPage:
    """The speeches of a year, "2021" or "none"."""
    found = browse(year_query(year, params))
    if year == NONE:
        return YearPage(None, None, None, found)
    values = keeping.table().columns[Dimension.YEAR].values
    others = [each for each in values if isinstance(each, int) and each != int(year)]
    return YearPage(
        year=int(year),
        earlier=max((each for each in others if each < int(year)), default=None),
        later=min((each for each in others if each > int(year)), default=None),
        browse=found,
    )


def year_query(year: str, params: QueryDict) -> BrowseQuery:
    if year != NONE and not YEAR.fullmatch(year):
        message = _("“%(year)s”不是年份；年份写作四位数字，如 2021。") % {"year": year[:40]}
        raise BrowseError(message, name=Dimension.YEAR, status=HTTPStatus.NOT_FOUND)
    return BrowseQuery.from_params(params, within=Dimension.YEAR, value=year)


def source_page(pk: str, params: QueryDict) -> SourcePage:
    """The speeches of a source by its number, or those of none."""
    found = browse(source_query(pk, params))
    return SourcePage(None if pk == NONE else Source.objects.get(pk=pk), found)


def source_query(pk: str, params: QueryDict) -> BrowseQuery:
    return BrowseQuery.from_params(params, within=Dimension.SOURCE, value=pk)


def browse(query: BrowseQuery) -> Browse:
    """Find and count; raises `BrowseError` for a value or a page that is not there."""
    selection = Catalogue.read().selection(query)
    found = listing(selection)
    chosen = narrowing.chosen(selection)
    is_of_year = query.within is Dimension.YEAR
    searched, not_searched = narrowing.searched(query)
    return Browse(
        listing=found,
        is_compact=query.view is View.COMPACT,
        chosen=chosen,
        set_beside_the_path=len(chosen) - bool(query.within),
        without_any=query.choosing_only(query.within).address(),
        facets=narrowing.shown_facets(selection),
        years=None if is_of_year else narrowing.years(selection),
        months=narrowing.months(selection),
        without_month=narrowing.without_month(selection),
        sorts=narrowing.sorts(query),
        views=narrowing.views(query),
        ways=() if found.total else narrowing.ways(selection),
        kept=tuple((name, value) for name, value in query.choosing(Dimension.YEAR, "").params.items()),
        searched=tuple(searched.items()),
        not_searched=not_searched,
        path=query.choosing(Dimension.YEAR, "").address().partition("?")[0],
        json=query.address("json"),
        is_for_robots=not query.at(1).params,
    )
