"""Whether the search can answer: for readers, and for programs that watch over the site."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from speeches.representations import condition as representation
from speeches.search import checking
from speeches.search.checking import Condition, State
from speeches.web.pages.status import status_page


@never_cache
@require_safe
def status_html(request: HttpRequest) -> HttpResponse:
    condition = checking.condition()
    return render(request, "web/status.html", {"page": status_page(condition)}, status=_answer(condition))


@never_cache
@require_safe
def status_json(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  every view takes it
    condition = checking.condition()
    body = representation.as_json(condition)
    return JsonResponse(body, status=_answer(condition), json_dumps_params={"ensure_ascii": False})


def _answer(condition: Condition) -> HTTPStatus:
    return HTTPStatus.SERVICE_UNAVAILABLE if condition.state is State.UNAVAILABLE else HTTPStatus.OK
