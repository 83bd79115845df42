"""A request that is too large is answered in Chinese with 413, not with Django's bare 400."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from speeches.ingest import LIMITS
from speeches.ingest.limits import MEGABYTE

MAX_REQUEST = 2 * LIMITS.records_size  # bytes of all files of one upload together; they wait on disk, not in memory
MAX_READ_AWAY = 2_000_000_000  # bytes read and dropped: a browser shows an answer only once it has sent everything
CHUNK = 1 << 20  # bytes

View = Callable[..., HttpResponse]


def limit_request(view: View) -> View:
    """Check the size of a request before anything else, the CSRF token included, makes Django read it.

    Takes a method of a model's admin. The token is checked afterwards, as everywhere.
    """

    @csrf_protect
    def protected(request: HttpRequest, admin: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(admin, request, *args, **kwargs)

    @csrf_exempt
    @wraps(view)
    def checked(admin: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            refusal = _refusal(request)
        except (MultiPartParserError, UnreadablePostError):
            return _refuse(admin, request, gettext("上传没有完整到达，请再试一次。"), HTTPStatus.BAD_REQUEST)
        if refusal:
            return _refuse(admin, request, refusal, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return protected(request, admin, *args, **kwargs)

    return checked


def _refusal(request: HttpRequest) -> str:
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if size > MAX_REQUEST:
        _read_away(request, size)
        return gettext("一次上传的全部文件共 %(size)d MB，最多 %(limit)d MB；什么也没有收录。请分几次上传。") % {
            "size": size // MEGABYTE,
            "limit": MAX_REQUEST // MEGABYTE,
        }
    try:
        files = sum(len(request.FILES.getlist(name)) for name in request.FILES)
    except TooManyFilesSent:
        return _too_many()
    except RequestDataTooBig:
        return gettext("文字太长，无法在网页里提交；请存成文件上传。")
    except SuspiciousOperation:
        return gettext("请求的字段太多。")
    return _too_many() if files > LIMITS.number else ""


def _too_many() -> str:
    return gettext("一次最多上传 %(limit)d 个文件；什么也没有收录。请分几次上传。") % {"limit": LIMITS.number}


def _read_away(request: HttpRequest, size: int) -> None:
    left = min(size, MAX_READ_AWAY)
    while left > 0 and (chunk := request.read(min(CHUNK, left))):
        left -= len(chunk)


def _refuse(admin: Any, request: HttpRequest, refusal: str, status: HTTPStatus) -> HttpResponse:
    context = {**admin.admin_site.each_context(request), "title": gettext("没有收下"), "refusal": refusal}
    return render(request, "admin/refused.html", context, status=status)
