"""A page in other languages and sizes of text: its addresses, and what the reader chose."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

LARGE = "large"
KEPT = ("page",)  # what makes a page another page; a query's marks, or repairs shown, do not


@dataclass(frozen=True, slots=True)
class Variant:
    """The absolute address of a page in one language; that of the site's own has no parameter."""

    language: str
    url: str


def variants(request: HttpRequest) -> tuple[Variant, ...]:
    """Give the page in every language, in the order of the settings."""
    return tuple(Variant(code, _address(request, code)) for code, _name in settings.LANGUAGES)


def canonical(request: HttpRequest) -> str:
    """Give the address of the page in the language that the address asks for: a cookie makes no other page."""
    return _address(request, request.GET.get(settings.LANGUAGE_PARAMETER, ""))


def here(request: HttpRequest) -> str:
    """Give the present address without a language in it, for coming back with a language that is kept."""
    params = request.GET.copy()
    params.pop(settings.LANGUAGE_PARAMETER, None)
    return f"{request.path}?{params.urlencode()}" if params else request.path


def has_large_text(request: HttpRequest) -> bool:
    return request.COOKIES.get(settings.TEXT_SIZE_COOKIE_NAME) == LARGE


def _address(request: HttpRequest, language: str) -> str:
    params = request.GET.copy()
    for name in set(params) - {*KEPT}:
        params.pop(name)
    if language in dict(settings.LANGUAGES) and language != settings.LANGUAGE_CODE:
        params[settings.LANGUAGE_PARAMETER] = language
    return request.build_absolute_uri(f"{request.path}?{params.urlencode()}" if params else request.path)
