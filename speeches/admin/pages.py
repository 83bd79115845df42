"""What the pages that we add to Django's admin have in common."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from speeches.admin.base import RecordAdmin
from speeches.models import IndexTask, Speech


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


def last_change(speech: Speech) -> str:
    """Say who saved last, as far as the admin's log knows."""
    entries = LogEntry.objects.filter(content_type__app_label="speeches", content_type__model="speech")
    last = entries.filter(object_id=str(speech.pk)).select_related("user").first()
    return last.user.get_username() if last else gettext("另一个程序")


def tell_if_index_lags(request: HttpRequest, *speeches: Speech) -> None:
    """Warn when the search has not taken up what was just committed; it makes up for it by itself later."""
    if IndexTask.objects.filter(speech_id__in=[speech.pk for speech in speeches]).exists():
        messages.warning(request, gettext("检索索引还没有跟上这次改动，稍后会自动补上；详情见服务器日志。"))
