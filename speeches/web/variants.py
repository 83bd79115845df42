"""A page in other languages and sizes of text: its addresses, and what the reader chose."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

LARGE = "large"
KEPT = ("page",)  # what makes a page another page; a query's marks, or repairs shown, do not


ANY_OTHER = "x-default"  # hreflang of the page for whoever reads none of the languages


@dataclass(frozen=True, slots=True)
class Variant:
    """The absolute address of a page in one language; that of the site's own has no parameter."""

    hreflang: str
    url: str


def variants(request: HttpRequest) -> tuple[Variant, ...]:
    """Give the page in every language, in the order of the settings, and for everybody else in the site's own."""
    each = (Variant(bcp47(code), _address(request, code)) for code, _name in settings.LANGUAGES)
    return (*each, Variant(ANY_OTHER, _address(request, settings.LANGUAGE_CODE)))


def bcp47(language: str) -> str:
    """Write Django's name of a language as HTML wants it.

    >>> bcp47("zh-hans"), bcp47("en")
    ('zh-Hans', 'en')
    """
    primary, _hyphen, script = language.partition("-")
    return f"{primary}-{script.title()}" if script else primary


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
