"""A speech: its page, the same in other formats, and the permanent addresses of its paragraphs."""

from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from speeches.models import Speech
from speeches.representations import speech as representation
from speeches.search import QueryError
from speeches.web.marks import marks_of
from speeches.web.pages.beside import beside_page
from speeches.web.pages.paragraph import paragraph_page
from speeches.web.pages.speech import Inside, Wishes, speech_page
from speeches.web.pages.trouble import trouble
from speeches.web.parameters import query_parameters
from speeches.web.withdrawn import WithdrawnError

SCRIPT_COOKIE = "speeches_script"
AS_WRITTEN = "original"
SCRIPTS = (*Speech.Script.values, AS_WRITTEN)
YEAR = 365 * 24 * 3600  # seconds


@require_safe
def speech(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_speech(request, pk)
    inside, status = _inside(request.GET)
    chosen = request.GET.get("script", "")
    wishes = Wishes(
        inside=inside,
        repairs=request.GET.get("repairs", ""),
        script=chosen if chosen in SCRIPTS else request.COOKIES.get(SCRIPT_COOKIE, ""),
        mark=request.GET.get("mark", ""),
        former=request.GET.get("former", ""),
        host=host_of(request),
    )
    response = render(request, "web/speech.html", {"page": speech_page(found, wishes)}, status=status)
    return _with_choice(response, chosen, is_secure=request.is_secure())


def _with_choice(response: HttpResponse, script: str, *, is_secure: bool) -> HttpResponse:
    """Keep a choice of script for the next speeches.

    The address says it too, so that a page can be passed on as it was read; a citation's address never does.
    """
    if script == AS_WRITTEN:
        response.delete_cookie(SCRIPT_COOKIE, samesite="Lax")
    elif script in SCRIPTS:
        response.set_cookie(SCRIPT_COOKIE, script, YEAR, secure=is_secure, httponly=True, samesite="Lax")
    return response


def _inside(params: QueryDict) -> tuple[Inside, HTTPStatus]:
    """What is looked for in the speech; its text is shown whatever is wrong with the query."""
    query = params.get("q", "")
    try:
        wanted = query_parameters(params)
        inside = Inside(query.strip(), marks_of(wanted), as_written=wanted.get("original") == "1")
    except QueryError as error:
        return Inside(query, trouble=trouble(error, query)), error.status
    return inside, HTTPStatus.OK


@require_safe
def paragraph(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Lead to a paragraph, or to the one that now holds its text; else say what is known of it."""
    found = visible_speech(request, pk)
    address = found.get_absolute_url()
    if found.paragraphs.filter(key=key).exists():
        return HttpResponseRedirect(f"{address}#p-{key}")
    former = found.former_keys.filter(key=key).first()
    if former and former.leads_to:
        return HttpResponseRedirect(f"{address}?former={key}#p-{former.leads_to}")
    status = HTTPStatus.GONE if former else HTTPStatus.NOT_FOUND
    return render(request, "web/paragraph.html", {"page": paragraph_page(found, key, former)}, status=status)


@require_safe
def beside(request: HttpRequest, pk: int) -> HttpResponse:
    page = beside_page(visible_speech(request, pk))
    if page is None:
        raise Http404(_("这篇讲话没有留下原件，无从对照。"))
    return render(request, "web/beside.html", {"page": page})


@require_safe
def speech_text(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_speech(request, pk)
    response = _file(representation.as_text(found), content_type="text/plain; charset=utf-8", name=f"speech-{pk}.txt")
    response["Last-Modified"] = http_date(found.updated_at.timestamp())  # nothing else is in it
    return response


@require_safe
def speech_markdown(request: HttpRequest, pk: int) -> HttpResponse:
    body = representation.as_markdown(visible_speech(request, pk), host=host_of(request))
    return _file(body, content_type="text/markdown; charset=utf-8", name=f"speech-{pk}.md")


@require_safe
def speech_json(request: HttpRequest, pk: int) -> HttpResponse:
    body = representation.as_json(visible_speech(request, pk), host=host_of(request))
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = _shown_in_place(f"speech-{pk}.json")
    return response


def may_see_drafts(user: User | AnonymousUser) -> bool:
    return user.is_staff and user.has_perm("speeches.view_speech")


def visible_speech(request: HttpRequest, pk: int) -> Speech:
    """The speech, if it is published or the reader is of the staff.

    `Http404` alike for a draft and for none; `WithdrawnError` for one that was published and is no more.
    """
    found = Speech.objects.select_related("section", "cleaning").filter(pk=pk).first()
    may_see = found is not None and (found.is_published or may_see_drafts(request.user))
    if found is not None and found.is_withdrawn and not may_see:
        raise WithdrawnError(found)
    if found is None or not may_see:
        raise Http404(_("没有编号为 %(pk)s 的讲话，或者它尚未发布。") % {"pk": str(pk)[:40]})
    return found


def host_of(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _file(body: str, *, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=content_type, headers={"Content-Disposition": _shown_in_place(name)})


def _shown_in_place(name: str) -> str:
    return content_disposition_header(as_attachment=False, filename=name) or "inline"
