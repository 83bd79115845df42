"""How answers are kept and compressed.

Every page has an ETag, a hash of what it shows, so that a browser that has it gets 304 and no page. It changes with
anything that is shown: the text, what is related, the language, the size of the text, the program itself. It saves the
reader the transfer, not us the work. Pages have no Last-Modified: the time of a speech's last change says nothing of its
neighbours, of related speeches and of the program, and a browser that asks by it alone would keep an old page.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

Answer = Callable[[HttpRequest], HttpResponseBase]

TEXTUAL = ("text/", "application/json", "application/xml", "application/atom+xml", "application/rss+xml", "image/svg")


class CompressingMiddleware(GZipMiddleware):
    """Compresses what readers get; not what is told to somebody who is signed in.

    Who can make a reader's browser send guesses, and see the length of compressed answers, learns what else is in them
    (BREACH). What anonymous readers get holds no secret: no token, no name, no session. The administration does.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_textual = response.headers.get("Content-Type", "").startswith(TEXTUAL)
        if not is_textual or response.cookies or is_signed_in(request) or request.path.startswith("/admin/"):
            return response
        return super().process_response(request, response)


def asked_again(get_response: Answer) -> Answer:
    """Have browsers ask each time whether what they keep is still so, where a view says nothing else."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        who = "private, " if is_signed_in(request) else ""
        response.headers.setdefault("Cache-Control", f"{who}no-cache")
        return response

    return middleware


def is_signed_in(request: HttpRequest) -> bool:
    """Tell whether the reader may be signed in; asks no database."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
