"""The numbers of every chart and list of counts as a file."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from speeches.representations.tally import as_csv
from speeches.search import IndexUnavailable, QueryError, SearchQuery, search
from speeches.search.dimensions import FacetName
from speeches.web.browsing.catalogue import Catalogue
from speeches.web.browsing.dimensions import NAMES, Dimension
from speeches.web.browsing.facets import facet
from speeches.web.browsing.query import BrowseError, BrowseQuery
from speeches.web.parameters import query_parameters


@require_safe
def tally_csv(request: HttpRequest, dimension: str) -> HttpResponse:
    """How many speeches have each value of a dimension, under the filters of the address but its own."""
    if dimension not in set(Dimension):
        message = _("没有“%(name)s”的计数；可以计的有 %(known)s。")
        raise Http404(message % {"name": dimension[:40], "known": "、".join(Dimension)})
    try:
        selection = Catalogue.read().selection(BrowseQuery.from_params(request.GET))
    except BrowseError as error:
        return _refusal(error, error.status)
    counted = facet(selection, Dimension(dimension))
    heading = (str(NAMES[counted.dimension]), counted.dimension.value, _("篇数"))
    rows = ((value.label, value.value, value.count) for value in counted.values)
    return _file(as_csv(heading, rows), f"speeches-{dimension}.csv")


@require_safe
def search_years_csv(request: HttpRequest) -> HttpResponse:
    """How many of the found speeches each year has, the filter by year left out."""
    try:
        result = search(SearchQuery.from_params(query_parameters(request.GET)))
    except (QueryError, IndexUnavailable) as error:
        return _refusal(error, error.status)
    years = next(found for found in result.facets if found.name == FacetName.YEAR)
    rows = ((value.label, value.value, value.count) for value in years.values)
    return _file(as_csv((years.label, FacetName.YEAR.value, _("篇数")), rows), "search-year.csv")


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _refusal(error: Exception, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(f"{error}\n", content_type="text/plain; charset=utf-8", status=status)
