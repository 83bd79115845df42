"""Search: the page and the same answer as JSON."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/search.html", {"page": None})


@require_safe
def search_json(request: HttpRequest) -> HttpResponse:
    return render(request, "web/search.html", {"page": None})
