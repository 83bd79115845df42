"""What a search found, or why it could not be answered."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from speeches.search import IndexUnavailable, QueryError, SearchQuery, search
from speeches.search.dimensions import FacetName
from speeches.search.query import Sort
from speeches.search.relaxing import Relaxed, relax
from speeches.search.results import Facet, FacetValue, SearchResult
from speeches.search.spelling import spell
from speeches.search.suggest import Suggestion, did_you_mean, segmented
from speeches.web.pages.histogram import Histogram, histogram
from speeches.web.pages.listing import Pager, pager
from speeches.web.pages.trouble import Trouble, trouble
from speeches.web.periods import years_label

VALUES_SHOWN = 8  # of a facet before the rest is folded away
QUOTES = str.maketrans(dict.fromkeys('"“”「」『』'))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set; `facet` and `label` are what the reader sees of it."""

    name: str
    facet: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet with its first values, and the rest to unfold; a selected value is never folded away."""

    facet: Facet
    first: tuple[FacetValue, ...]
    rest: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SortChoice:
    """A way to sort; `value` is None for the one that needs no parameter."""

    value: str | None
    label: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`templates/web/search.html`; without a query neither `result` nor `trouble`."""

    query: str
    kept: tuple[tuple[str, str], ...]  # parameters that a new query keeps
    as_written: bool
    result: SearchResult | None = None
    reading: str = ""  # how the query was read, where its writer may not have meant it so
    pager: Pager | None = None
    histogram: Histogram | None = None
    path: str = ""  # that the form for a range of years asks
    sent: tuple[tuple[str, str], ...] = ()  # what it sends along
    facets: tuple[ShownFacet, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    sorts: tuple[SortChoice, ...] = ()
    relaxed: Relaxed | None = None  # where nothing was found, as are the two below
    meant: tuple[Suggestion, ...] = ()
    words: Suggestion | None = None
    trouble: Trouble | None = None


def empty_page(params: Mapping[str, str]) -> SearchPage:
    """The page before anything was asked; filters that came along are kept for the first query."""
    return SearchPage(query=params.get("q", ""), kept=_kept(params), as_written=params.get("original") == "1")


def troubled_page(params: Mapping[str, str], error: QueryError | IndexUnavailable) -> SearchPage:
    return replace(empty_page(params), trouble=trouble(error, params.get("q", "")))


def search_page(params: Mapping[str, str]) -> SearchPage:
    """Ask and show; raises QueryError and IndexUnavailable."""
    query = SearchQuery.from_params(params)
    result = search(query)
    return replace(
        empty_page(params),
        result=result,
        reading=_reading(query),
        pager=pager(result.page, result.pages),
        histogram=_histogram(query, params, result),
        path=reverse("search"),
        sent=tuple((name, value) for name, value in params.items() if value and name not in (FacetName.YEAR, "page")),
        facets=tuple(_shown(facet) for facet in result.facets if facet.name != FacetName.YEAR and _narrows(facet)),
        relaxed=None if result.total else relax(query),
        meant=() if result.total else did_you_mean(query),
        words=None if result.total else segmented(query),
        chosen=_chosen(query, result.facets),
        sorts=_sorts(query.sort),
    )


def _histogram(query: SearchQuery, params: Mapping[str, str], result: SearchResult) -> Histogram:
    """The years of what was found; a year leads to the same search with it."""
    years = next(facet for facet in result.facets if facet.name == FacetName.YEAR)
    others = {name: value for name, value in params.items() if value and name not in (FacetName.YEAR, "page")}
    return histogram(
        {int(value.value) if value.value.isdecimal() else None: value.count for value in years.values},
        query.year,
        address=lambda value: "?" + urlencode(others | ({FacetName.YEAR.value: value} if value else {})),
        csv=f"{reverse('search_years_csv')}?{urlencode(others)}",
    )


def _kept(params: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, params[name]) for name in (*FacetName, "sort") if params.get(name))


def _shown(facet: Facet) -> ShownFacet:
    cut = max([VALUES_SHOWN, *(at + 1 for at, value in enumerate(facet.values) if value.is_selected)])
    return ShownFacet(facet, facet.values[:cut], facet.values[cut:])


def _narrows(facet: Facet) -> bool:
    """Tell whether there is a choice; one value that all have says nothing, unless it has to be taken back."""
    return len(facet.values) > 1 or any(value.is_selected for value in facet.values)


def _chosen(query: SearchQuery, facets: tuple[Facet, ...]) -> tuple[Chosen, ...]:
    labels = {facet.name: value.label for facet in facets for value in facet.values if value.is_selected}
    labels[FacetName.YEAR] = years_label(query.year)
    names = {facet.name: facet.label for facet in facets}
    return tuple(Chosen(name, names[name], labels.get(name, value)) for name, value in query.chosen.items())


def _reading(query: SearchQuery) -> str:
    """Spell what was read, unless it is what was written but for quotation marks, spaces and widths."""
    spelled = spell(query.expression)
    written = unicodedata.normalize("NFKC", query.text)
    return "" if written.translate(QUOTES).split() == spelled.translate(QUOTES).split() else spelled


def _sorts(selected: Sort) -> tuple[SortChoice, ...]:
    labels = {Sort.RELEVANCE: _("相关"), Sort.NEWEST: _("最新"), Sort.OLDEST: _("最早")}
    return tuple(
        SortChoice(None if sort is Sort.RELEVANCE else sort.value, label, sort is selected)
        for sort, label in labels.items()
    )
