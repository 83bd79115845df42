"""What the pages that we add to Django's admin have in common."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from speeches.admin.base import RecordAdmin
from speeches.models import Speech


def show_page(
    admin: RecordAdmin[Speech],
    request: HttpRequest,
    page: str,
    context: Mapping[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Render a template of `admin/speeches/speech/` with what Django's own admin pages get."""
    common = {**admin.admin_site.each_context(request), "opts": admin.opts}
    return render(request, f"admin/speeches/speech/{page}.html", {**common, **context}, status=status)


def viewable(admin: RecordAdmin[Speech], request: HttpRequest, object_id: str) -> Speech:
    """Find the speech; raise Http404 if there is none, PermissionDenied if this user may not see it."""
    speech = admin.get_object(request, object_id)
    if speech is None:
        raise Http404
    if not admin.has_view_or_change_permission(request, speech):
        raise PermissionDenied
    return speech


def stamp(speech: Speech) -> str:
    """Name the state of a speech; it is another one after every save."""
    return speech.updated_at.isoformat()
