"""The home page, and pages that only explain."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from speeches.web.pages.about import about_page
from speeches.web.pages.help import help_page
from speeches.web.pages.home import home_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "web/home.html", {"page": home_page()})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "web/about.html", {"page": about_page()})


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help.html", {"page": help_page()})
