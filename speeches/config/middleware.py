"""What every answer carries beside what Django's own middleware adds."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


def chosen_language(get_response: Answer) -> Answer:
    """The language that the address asks for (?lang=en), else that of the reader's cookie, else the site's own.

    Unlike LocaleMiddleware it does not look at Accept-Language: many Chinese readers use a browser that asks for
    English, and the address of a page must show the same page to everybody who has not chosen. Who comes by an
    address in another language and has chosen none keeps it, so that the next page is in it too.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        known = dict(settings.LANGUAGES)
        asked = request.GET.get(settings.LANGUAGE_PARAMETER, "")
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = next((code for code in (asked, chosen) if code in known), settings.LANGUAGE_CODE)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Content-Language", language)
        if asked in known and chosen not in known:
            _keep(response, language)
        return response

    return middleware


def _keep(response: HttpResponseBase, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )


def permissions_policy(get_response: Answer) -> Answer:
    """No page of the site asks for a device; so none that is smuggled in may."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware
