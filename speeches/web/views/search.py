"""Search: the page, and the same answer as JSON."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from speeches.representations import result as representation
from speeches.search import IndexUnavailable, QueryError, SearchQuery, search
from speeches.web.pages.search import empty_page, search_page, troubled_page
from speeches.web.parameters import query_parameters
from speeches.web.periods import written_range
from speeches.web.rate_limit import limited, refused_data, refused_page

RANGE = {"from", "to"}  # fields of the form for years; WeChat adds a `from` of its own to what is shared


@require_safe
@limited(refused_page)
def search_html(request: HttpRequest) -> HttpResponse:
    if request.GET.keys() >= RANGE:
        return _with_years(request.GET)
    try:
        params = query_parameters(request.GET)
        page = search_page(params) if params.get("q", "").strip() else empty_page(params)
        status = HTTPStatus.OK
    except (QueryError, IndexUnavailable) as error:  # the message is Chinese and shown as it is
        page, status = troubled_page(request.GET, error), error.status
    return render(request, "web/search.html", {"page": page}, status=status)


def _with_years(written: QueryDict) -> HttpResponseRedirect:
    """Lead from the form with two years to the address that has them as one."""
    params = written.copy()
    years = written_range(params.get("from", ""), params.get("to", ""))
    for name in (*RANGE, "year", "page"):
        params.pop(name, None)
    if years:
        params["year"] = years
    return HttpResponseRedirect(f"{reverse('search')}?{params.urlencode()}")


@require_safe
@limited(refused_data)
def search_json(request: HttpRequest) -> HttpResponse:
    try:
        query = SearchQuery.from_params(query_parameters(request.GET))
        body, status = representation.as_json(search(query), query), HTTPStatus.OK
    except (QueryError, IndexUnavailable) as error:
        body, status = representation.error_as_json(error, request.GET.get("q", "")), error.status
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
