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
    """The language of the reader's cookie, else the site's own.

    Unlike LocaleMiddleware it does not look at Accept-Language: many Chinese readers use a browser that asks for
    English, and the address of a page must show the same page to everybody who has not chosen.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def permissions_policy(get_response: Answer) -> Answer:
    """No page of the site asks for a device; so none that is smuggled in may."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware
