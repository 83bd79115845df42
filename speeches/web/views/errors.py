"""Pages for what went wrong, in the site's style and the reader's language."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # the name Django calls by
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # the same
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why where a view gave a reason; Django itself gives the patterns it tried, which tell a reader nothing."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    message = reason or _("这个地址下没有页面。它可能写错了，也可能已经移走。")
    return render(request, "404.html", {"message": message}, status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  the same
    """Asks neither the database nor the session, one of which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)
