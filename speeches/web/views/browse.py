"""Lists of speeches, as pages and as JSON, and the ways into them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from speeches.representations import listing as representation
from speeches.web.browsing.catalogue import Catalogue
from speeches.web.browsing.dimensions import Dimension
from speeches.web.browsing.query import BrowseError, BrowseQuery
from speeches.web.pages import browse, overviews
from speeches.web.pages.listing import listing
from speeches.web.pages.misdirected import misdirected_page
from speeches.web.pages.names import names_page
from speeches.web.periods import written_range

RANGE = {"from", "to"}  # fields of the form for years; WeChat adds a `from` of its own to what is shared
Parts = ParamSpec("Parts")
View = Callable[Concatenate[HttpRequest, Parts], HttpResponse]


def _page(view: View[Parts]) -> View[Parts]:
    """Show what is wrong with an address as a page, and lead from the form with two years to one filter."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, /, *args: Parts.args, **kwargs: Parts.kwargs) -> HttpResponse:
        if request.GET.keys() >= RANGE:
            return _with_years(request)
        try:
            return view(request, *args, **kwargs)
        except BrowseError as error:
            page = misdirected_page(request.path, request.GET, error)
            return render(request, "web/misdirected.html", {"page": page}, status=error.status)

    return answer


def _data(view: View[Parts]) -> View[Parts]:
    """Say what is wrong with an address as JSON."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, /, *args: Parts.args, **kwargs: Parts.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BrowseError as error:
            body = {"error": str(error), "parameter": error.name}
            return JsonResponse(body, status=error.status, json_dumps_params={"ensure_ascii": False})

    return answer


@_page
def speeches(request: HttpRequest) -> HttpResponse:
    return render(request, "web/speeches.html", {"page": browse.speeches_page(request.GET)})


@_data
def speeches_json(request: HttpRequest) -> HttpResponse:
    return _as_json(request, BrowseQuery.from_params(request.GET))


@_page
def section(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "web/section.html", {"page": browse.section_page(slug, request.GET)})


@_data
def section_json(request: HttpRequest, slug: str) -> HttpResponse:
    return _as_json(request, browse.section_query(slug, request.GET))


@_page
def year(request: HttpRequest, year: str) -> HttpResponse:
    return render(request, "web/year.html", {"page": browse.year_page(year, request.GET)})


@_data
def year_json(request: HttpRequest, year: str) -> HttpResponse:
    return _as_json(request, browse.year_query(year, request.GET))


@_page
def source(request: HttpRequest, pk: str) -> HttpResponse:
    return render(request, "web/source.html", {"page": browse.source_page(pk, request.GET)})


@_data
def source_json(request: HttpRequest, pk: str) -> HttpResponse:
    return _as_json(request, browse.source_query(pk, request.GET))


@_page
def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "web/overview.html", {"page": overviews.overview_page()})


@_page
def sections(request: HttpRequest) -> HttpResponse:
    return render(request, "web/sections.html", {"page": overviews.sections_page()})


@_page
def years(request: HttpRequest) -> HttpResponse:
    return render(request, "web/years.html", {"page": overviews.years_page()})


@_page
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "web/sources.html", {"page": overviews.sources_page(request.GET)})


@_page
def names(request: HttpRequest, dimension: Dimension) -> HttpResponse:
    return render(request, "web/names.html", {"page": names_page(dimension, request.GET)})


def _with_years(request: HttpRequest) -> HttpResponseRedirect:
    """Lead from the form with two years to the address that has them as one."""
    params = request.GET.copy()
    years = written_range(params.get("from", ""), params.get("to", ""))
    for name in (*RANGE, "year", "month", "page"):
        params.pop(name, None)
    if years:
        params["year"] = years
    return HttpResponseRedirect(f"{request.path}?{params.urlencode()}" if params else request.path)


def _as_json(request: HttpRequest, query: BrowseQuery) -> JsonResponse:
    found = listing(Catalogue.read().selection(query))
    body = representation.as_json(
        found.speeches,
        total=found.total,
        page=found.pager.number,
        pages=found.pager.last,
        host=request.build_absolute_uri("/").rstrip("/"),
    )
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})
