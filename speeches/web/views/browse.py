"""Lists of speeches by section, year and source, as HTML and as JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from speeches.representations import listing as representation
from speeches.web.pages import browse
from speeches.web.pages.listing import Listing


@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    return render(request, "web/sections.html", {"page": browse.sections_page()})


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "web/section.html", {"page": browse.section_page(slug, _page(request))})


@require_safe
def section_json(request: HttpRequest, slug: str) -> JsonResponse:
    return _as_json(request, browse.section_page(slug, _page(request)).listing)


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    return render(request, "web/years.html", {"page": browse.years_page()})


@require_safe
def year(request: HttpRequest, year: str) -> HttpResponse:
    return render(request, "web/year.html", {"page": browse.year_page(year, _page(request))})


@require_safe
def year_json(request: HttpRequest, year: str) -> JsonResponse:
    return _as_json(request, browse.year_page(year, _page(request)).listing)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "web/sources.html", {"page": browse.sources_page()})


@require_safe
def source(request: HttpRequest, pk: str) -> HttpResponse:
    return render(request, "web/source.html", {"page": browse.source_page(pk, _page(request))})


@require_safe
def source_json(request: HttpRequest, pk: str) -> JsonResponse:
    return _as_json(request, browse.source_page(pk, _page(request)).listing)


@require_safe
def speeches(request: HttpRequest) -> HttpResponse:
    return render(request, "web/speeches.html", {"page": browse.speeches_page(_page(request))})


@require_safe
def speeches_json(request: HttpRequest) -> JsonResponse:
    return _as_json(request, browse.speeches_page(_page(request)).listing)


def _page(request: HttpRequest) -> str:
    return request.GET.get("page", "")


def _as_json(request: HttpRequest, listing: Listing) -> JsonResponse:
    body = representation.as_json(
        listing.speeches,
        total=listing.total,
        page=listing.pager.number,
        pages=listing.pager.last,
        host=request.build_absolute_uri("/").rstrip("/"),
    )
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})
