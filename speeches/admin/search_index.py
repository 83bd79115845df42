"""The search index: how it stands, and the buttons that check it, put it right and build it anew."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from speeches.admin.base import ReadOnly, RecordAdmin
from speeches.admin.rebuilding import Rebuilding
from speeches.models import IndexTask
from speeches.search import IndexUnavailable, SearchError, checking
from speeches.search.checking import Comparison, State
from speeches.search.engines import engine

SHOWN = 20  # speeches named of each kind of difference
PAGE = "admin:speeches_indextask_changelist"


@admin.register(IndexTask)
class SearchIndexAdmin(ReadOnly, RecordAdmin[IndexTask]):
    """Shows one page in the place of a list: nobody edits what waits for the index."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # noqa: ARG002  Django's signature
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._act(request)
        return self._show(request, None)

    def _act(self, request: HttpRequest) -> HttpResponse:
        if not _may_rebuild(request):
            raise PermissionDenied
        try:
            match request.POST.get("do", ""):
                case "check":
                    return self._show(request, checking.compare())
                case "repair":
                    _repair(request)
                case "rebuild":
                    _rebuild(request)
                case _:
                    messages.error(request, gettext("没有这个操作。"))
        except SearchError as error:  # a full disk, another writer, a damaged file: the message says it all
            messages.error(request, str(error))
        return redirect(PAGE)

    def _show(self, request: HttpRequest, comparison: Comparison | None) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("检索索引"),
            "condition": checking.condition(),
            "unavailable": State.UNAVAILABLE,
            "comparison": comparison,
            "differences": _differences(comparison) if comparison else (),
            "may_rebuild": _may_rebuild(request),
        }
        return render(request, "admin/speeches/indextask/index.html", context)


def _may_rebuild(request: HttpRequest) -> bool:
    return request.user.has_perm("speeches.change_indextask")


def _differences(comparison: Comparison) -> tuple[tuple[str, int, str], ...]:
    """Give each kind of difference with its number and the first of its speeches."""
    kinds = (
        (gettext("索引里缺少"), comparison.missing),
        (gettext("索引里多出"), comparison.extra),
        (gettext("索引内容已过时"), comparison.stale),
    )
    return tuple(
        (label, len(ids), "、".join(map(str, ids[:SHOWN])) + ("…" if len(ids) > SHOWN else ""))
        for label, ids in kinds
        if ids
    )


def _repair(request: HttpRequest) -> None:
    try:
        comparison = checking.compare()
    except IndexUnavailable:  # nothing to compare with
        _rebuild(request)
        return
    checking.repair(comparison)
    number = len(comparison.differences)
    messages.success(request, ngettext("已重新索引 %d 篇讲话。", "已重新索引 %d 篇讲话。", number) % number)


def _rebuild(request: HttpRequest) -> None:
    if engine().is_being_rebuilt():
        messages.info(request, gettext("检索索引正在重建，不必再点一次；其间仍由旧索引应答。"))
        return
    rebuilding = Rebuilding()
    rebuilding.start()
    if not rebuilding.is_done():
        messages.info(request, gettext("检索索引正在后台重建，可以离开本页；其间仍由旧索引应答。"))
    elif rebuilding.trouble:
        messages.error(request, rebuilding.trouble)
    else:
        messages.success(request, gettext("检索索引已重建，共 %(count)d 篇讲话。") % {"count": rebuilding.indexed})
