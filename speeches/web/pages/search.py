"""What a search found, or why it could not be answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from speeches.search import IndexUnavailable, QueryError, SearchQuery, search
from speeches.search.dimensions import FacetName
from speeches.search.query import Sort
from speeches.search.results import Facet, FacetValue, SearchResult
from speeches.web.pages.listing import Pager, pager

NEARBY = 40  # characters of the query shown on each side of a mistake
VALUES_SHOWN = 10  # of a facet before the rest is folded away


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer; the query is cut around the place of the trouble, where there is one."""

    message: str
    before: str = ""
    place: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set; `label` is what the reader sees of it."""

    name: str
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
    pager: Pager | None = None
    facets: tuple[ShownFacet, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    sorts: tuple[SortChoice, ...] = ()
    trouble: Trouble | None = None


def empty_page(params: Mapping[str, str]) -> SearchPage:
    """The page before anything was asked; filters that came along are kept for the first query."""
    return SearchPage(query=params.get("q", ""), kept=_kept(params), as_written=params.get("original") == "1")


def troubled_page(params: Mapping[str, str], error: QueryError | IndexUnavailable) -> SearchPage:
    trouble = Trouble(str(error))
    text = params.get("q", "")
    at = error.position if isinstance(error, QueryError) else None
    if at is not None and at < len(text):
        nearby = slice(max(0, at - NEARBY), at), slice(at, at + 1), slice(at + 1, at + 1 + NEARBY)
        trouble = Trouble(str(error), *(text[part] for part in nearby))
    return replace(empty_page(params), trouble=trouble)


def search_page(params: Mapping[str, str]) -> SearchPage:
    """Ask and show; raises QueryError and IndexUnavailable."""
    query = SearchQuery.from_params(params)
    result = search(query)
    return replace(
        empty_page(params),
        result=result,
        pager=pager(result.page, result.pages),
        facets=tuple(_shown(facet) for facet in result.facets),
        chosen=_chosen(query, result.facets),
        sorts=_sorts(query.sort),
    )


def _kept(params: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, params[name]) for name in (*FacetName, "sort") if params.get(name))


def _shown(facet: Facet) -> ShownFacet:
    cut = max([VALUES_SHOWN, *(at + 1 for at, value in enumerate(facet.values) if value.is_selected)])
    return ShownFacet(facet, facet.values[:cut], facet.values[cut:])


def _chosen(query: SearchQuery, facets: tuple[Facet, ...]) -> tuple[Chosen, ...]:
    labels = {facet.name: value.label for facet in facets for value in facet.values if value.is_selected}
    return tuple(Chosen(name, labels.get(name, value)) for name, value in query.chosen.items())


def _sorts(selected: Sort) -> tuple[SortChoice, ...]:
    labels = {Sort.RELEVANCE: _("相关"), Sort.NEWEST: _("最新"), Sort.OLDEST: _("最早")}
    return tuple(
        SortChoice(None if sort is Sort.RELEVANCE else sort.value, label, sort is selected)
        for sort, label in labels.items()
    )
