"""Search: the page, and the same answer as JSON."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from speeches.representations import result as representation
from speeches.search import IndexUnavailable, QueryError, SearchQuery, search
from speeches.web.pages.search import empty_page, search_page, troubled_page


@require_safe
def search_html(request: HttpRequest) -> HttpResponse:
    if not request.GET.get("q", "").strip():
        return render(request, "web/search.html", {"page": empty_page(request.GET)})
    try:
        page, status = search_page(request.GET), HTTPStatus.OK
    except (QueryError, IndexUnavailable) as error:  # the message is Chinese and shown as it is
        page, status = troubled_page(request.GET, error), error.status
    return render(request, "web/search.html", {"page": page}, status=status)


@require_safe
def search_json(request: HttpRequest) -> JsonResponse:
    try:
        query = SearchQuery.from_params(request.GET)
        body, status = representation.as_json(search(query), query), HTTPStatus.OK
    except (QueryError, IndexUnavailable) as error:
        body, status = representation.error_as_json(error, request.GET.get("q", "")), error.status
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
