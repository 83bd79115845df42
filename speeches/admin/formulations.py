"""The page on which the official formulations are edited, and the index is rebuilt to rank by them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from speeches.admin.base import RecordAdmin
from speeches.admin.pages import show_page
from speeches.admin.request_limits import limit_request
from speeches.models import Speech
from speeches.search import dictionary, freshness
from speeches.search.dictionary import ChangedMeanwhile, DictionaryError
from speeches.search.errors import SearchError
from speeches.text.formulations import LONGEST, MOST, MOST_FREQUENT, SHORTEST, Fault, Mistake, read

ADDRESS = "admin:speeches_speech_formulations"
MISTAKES_SHOWN = 20  # the rest is counted


@dataclass(frozen=True, slots=True)
class FormulationsPage:
    """`templates/admin/speeches/speech/formulations.html`."""

    text: str  # in the field: the file, or what was typed and not taken
    opened: str  # stamp of the edition that saving would replace
    number: int  # formulations in the field
    is_shipped: bool  # the archive has no file of its own yet
    may_change: bool
    refusal: str = ""  # why nothing was saved
    mistakes: tuple[str, ...] = ()
    others: str = ""  # the file as somebody else has saved it meanwhile


@limit_request
def formulations(admin: RecordAdmin[Speech], request: HttpRequest) -> HttpResponse:
    """Show the file; on POST save it or rebuild the index."""
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        if not admin.has_change_permission(request):
            raise PermissionDenied
        return _rebuild(request) if request.POST.get("do") == "rebuild" else _save(admin, request)
    try:
        edition = dictionary.edition()
    except DictionaryError as error:
        page = FormulationsPage("", "", 0, is_shipped=False, may_change=False, refusal=str(error))
        return _show(admin, request, page, HTTPStatus.INTERNAL_SERVER_ERROR)
    found = read(edition.text)
    return _show(
        admin,
        request,
        FormulationsPage(
            text=edition.text,
            opened=edition.stamp,
            number=len(found.entries),
            is_shipped=edition.is_shipped,
            may_change=admin.has_change_permission(request),
            mistakes=_told(found.mistakes),
        ),
    )


def _save(admin: RecordAdmin[Speech], request: HttpRequest) -> HttpResponse:
    text, opened = request.POST.get("text", ""), request.POST.get("opened", "")
    found = read(text)
    page = FormulationsPage(text, opened, len(found.entries), is_shipped=False, may_change=True)
    if found.mistakes:
        wrong = replace(page, refusal=gettext("没有保存：请改正下面列出的各行。"), mistakes=_told(found.mistakes))
        return _show(admin, request, wrong, HTTPStatus.BAD_REQUEST)
    try:
        dictionary.save(text, opened=opened)
    except ChangedMeanwhile as error:
        return _show_both(admin, request, page, str(error))
    except DictionaryError as error:
        return _show(admin, request, replace(page, refusal=str(error)), HTTPStatus.INTERNAL_SERVER_ERROR)
    messages.success(request, gettext("已保存 %d 条提法；重建索引后，检索结果按新词表排序。") % page.number)
    return redirect(ADDRESS)


def _show_both(admin: RecordAdmin[Speech], request: HttpRequest, page: FormulationsPage, refusal: str) -> HttpResponse:
    """Give back what was typed beside what was saved meanwhile; saving again replaces the latter knowingly."""
    latest = dictionary.edition()
    both = replace(page, opened=latest.stamp, refusal=refusal, others=latest.text)
    return _show(admin, request, both, HTTPStatus.CONFLICT)


def _rebuild(request: HttpRequest) -> HttpResponse:
    try:
        number = freshness.rebuild()
    except SearchError as error:
        messages.error(request, gettext("索引没有重建：%s") % error)
    else:
        messages.success(request, gettext("索引已按现在的词表重建，共 %d 篇讲话。") % number)
    return redirect(ADDRESS)


def _show(
    admin: RecordAdmin[Speech], request: HttpRequest, page: FormulationsPage, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    return show_page(admin, request, "formulations", {"page": page, "title": gettext("提法词表")}, status)


def _told(mistakes: Iterable[Mistake]) -> tuple[str, ...]:
    every = [_sentence(mistake) for mistake in mistakes]
    hidden = len(every) - MISTAKES_SHOWN
    if hidden <= 0:
        return tuple(every)
    return (*every[:MISTAKES_SHOWN], gettext("另有 %d 行有问题。") % hidden)


def _sentence(mistake: Mistake) -> str:
    written = {"line": mistake.line, "text": mistake.text[: 2 * LONGEST]}
    match mistake.fault:
        case Fault.NO_WORD:
            return gettext("第 %(line)d 行“%(text)s”里没有汉字、字母或数字。") % written
        case Fault.TOO_SHORT:
            return gettext("第 %(line)d 行“%(text)s”太短，至少 %(limit)d 个字。") % {**written, "limit": SHORTEST}
        case Fault.TOO_LONG:
            return gettext("第 %(line)d 行“%(text)s”太长，最多 %(limit)d 个字。") % {**written, "limit": LONGEST}
        case Fault.TWICE:
            return gettext("第 %(line)d 行“%(text)s”与第 %(earlier)d 行重复（繁简、全角半角视为相同）。") % {
                **written,
                "earlier": mistake.earlier,
            }
        case Fault.NO_FREQUENCY:
            return gettext("第 %(line)d 行“%(text)s”的词频要写 1 到 %(limit)d 的整数，与词之间隔一个制表符。") % {
                **written,
                "limit": MOST_FREQUENT,
            }
        case Fault.TOO_MANY:
            return gettext("第 %(line)d 行起超出了上限：最多 %(limit)d 条。") % {**written, "limit": MOST}
