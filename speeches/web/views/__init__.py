"""One module for each kind of page; a view parses, calls, renders."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def skeleton(request: HttpRequest, **_parts: object) -> HttpResponse:
    return render(request, "base.html")
