"""Addresses of speeches that were withdrawn: they answer 410 and say why, each in its own format."""

from collections.abc import Callable
from http import HTTPStatus
from pathlib import PurePosixPath

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from speeches.models import Speech
from speeches.representations import withdrawal


class WithdrawnError(Exception):
    """A view was asked for a speech that was withdrawn."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        super().__init__(f"Speech {speech.pk} was withdrawn.")


class WithdrawnMiddleware:
    """Answers for every view that meets a withdrawn speech, so that none of a speech's addresses is forgotten."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _gone(request, exception.speech) if isinstance(exception, WithdrawnError) else None


def _gone(request: HttpRequest, speech: Speech) -> HttpResponse:
    host = request.build_absolute_uri("/").rstrip("/")
    match PurePosixPath(request.path).suffix if not request.path.endswith("/") else "":
        case "":
            return render(request, "410.html", {"speech": speech}, status=HTTPStatus.GONE)
        case ".json":
            body = withdrawal.as_json(speech, host=host)
            return JsonResponse(body, status=HTTPStatus.GONE, json_dumps_params={"ensure_ascii": False})
        case _:
            text = withdrawal.as_text(speech, host=host)
            return HttpResponse(text, status=HTTPStatus.GONE, content_type="text/plain; charset=utf-8")
