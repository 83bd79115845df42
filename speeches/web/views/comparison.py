"""Comparing two texts: the page, the choice of what is compared, and the same as JSON."""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from speeches.analysis.comparison import Comparison, compare
from speeches.models import Speech
from speeches.representations import comparison as representation
from speeches.text.script import script_of
from speeches.web.pages.choosing import ChoosePage, choose_page
from speeches.web.pages.comparison import Compared, compare_page
from speeches.web.rate_limit import limited, refused_data, refused_page
from speeches.web.versions import TextName, name_in, offered, read
from speeches.web.views.speech import host_of, may_see_drafts, visible_speech

MOST_PARAGRAPHS = 10_000  # of one text; the longest of 4,590 speeches has 811, a transcript of 500,000 characters 3,700
SAMPLE = 40  # paragraphs that tell the script of a text
SCRIPTS = ("any", "apart")
SHOWN = 40  # characters of a bad name that the message repeats


class ComparisonError(Exception):
    """Why two texts cannot be compared; the message is for readers."""

    def __init__(self, message: str, status: HTTPStatus) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for, before anything is looked up."""

    left: str
    right: str
    query: str
    script: str  # "any" and "apart"; else scripts count as one where the texts are in different ones

    @classmethod
    def of(cls, request: HttpRequest) -> "_Asked":
        written = {name: request.GET.get(name, "").strip() for name in ("a", "b", "q", "script")}
        return cls(written["a"], written["b"], written["q"], written["script"])


@require_safe
@limited(refused_page)
def compare_html(request: HttpRequest) -> HttpResponse:
    asked = _Asked.of(request)
    if (named := name_in(asked.query)) and not (asked.left and asked.right):
        return HttpResponseRedirect(_with(asked, named))  # an address or a number typed where words are searched
    try:
        if not (asked.left and asked.right):
            return render(request, "web/choose.html", {"page": _choosing(request, asked)})
        left, right = _both(request, asked)
        across_scripts = _across_scripts(asked, left, right)
        found = _compare(left, right, across_scripts=across_scripts)
    except ComparisonError as error:
        return render(request, "web/choose.html", {"page": choose_page(trouble=str(error))}, status=error.status)
    page = compare_page(left, right, found, across_scripts=across_scripts)
    return render(request, "web/compare.html", {"page": page})


@require_safe
@limited(refused_data)
def compare_json(request: HttpRequest) -> HttpResponse:
    asked = _Asked.of(request)
    try:
        left, right = _both(request, asked)
        across_scripts = _across_scripts(asked, left, right)
        found = _compare(left, right, across_scripts=across_scripts)
    except ComparisonError as error:
        return JsonResponse({"error": str(error)}, status=error.status, json_dumps_params={"ensure_ascii": False})
    host = host_of(request)
    body = {
        "a": _told(left, host),
        "b": _told(right, host),
        "across_scripts": across_scripts,
        **representation.as_json(found, left_keys=_keys(left), right_keys=_keys(right)),
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def _keys(compared: Compared) -> list[str]:
    return [line.key for line in compared.text.lines]


def _told(compared: Compared, host: str) -> dict[str, object]:
    return {
        "name": str(compared.text.name),
        "title": compared.speech.title,
        "url": host + compared.address,
        "paragraphs": len(compared.text.lines),
    }


def _with(asked: _Asked, named: TextName) -> str:
    chosen = {"a": asked.left, "b": str(named)} if asked.left else {"a": str(named), "b": asked.right}
    return f"{reverse('compare')}?{urlencode({name: value for name, value in chosen.items() if value})}"


def _choosing(request: HttpRequest, asked: _Asked) -> ChoosePage:
    written = asked.left or asked.right
    is_staff = may_see_drafts(request.user)
    if not written:
        return choose_page(query=asked.query)
    name = _name(written)
    speech = _speech(request, name)
    return choose_page(speech, name=str(name), query=asked.query, is_staff=is_staff)


def _both(request: HttpRequest, asked: _Asked) -> tuple[Compared, Compared]:
    if not (asked.left and asked.right):
        raise ComparisonError(_("要比较的两篇，一篇写在 a，一篇写在 b。"), HTTPStatus.BAD_REQUEST)
    left, right = _name(asked.left), _name(asked.right)
    if left == right:
        raise ComparisonError(_("甲和乙是同一个文本，没有可比较的。"), HTTPStatus.BAD_REQUEST)
    return _compared(request, left), _compared(request, right)


def _compared(request: HttpRequest, name: TextName) -> Compared:
    speech, is_staff = _speech(request, name), may_see_drafts(request.user)
    try:
        text = read(speech, name, is_staff=is_staff)
    except Http404 as error:
        raise ComparisonError(str(error), HTTPStatus.NOT_FOUND) from error
    if len(text.lines) > MOST_PARAGRAPHS:
        message = _("“%(title)s”有 %(number)d 段，超过能比较的 %(most)d 段。")
        told = {"title": speech.title, "number": len(text.lines), "most": MOST_PARAGRAPHS}
        raise ComparisonError(message % told, HTTPStatus.UNPROCESSABLE_ENTITY)
    return Compared(speech, text, offered(speech, is_staff=is_staff))


def _name(written: str) -> TextName:
    name = name_in(written)
    if name is None:
        message = _("“%(written)s”不是讲话的编号或地址。编号写作数字，如 /compare/?a=12&b=34。")
        raise ComparisonError(message % {"written": written[:SHOWN]}, HTTPStatus.BAD_REQUEST)
    return name


def _speech(request: HttpRequest, name: TextName) -> Speech:
    try:
        return visible_speech(request, name.speech)
    except Http404 as error:
        raise ComparisonError(str(error), HTTPStatus.NOT_FOUND) from error


def _across_scripts(asked: _Asked, left: Compared, right: Compared) -> bool:
    if asked.script in SCRIPTS:
        return asked.script == "any"
    one, other = (script_of("".join(line.text for line in text.text.lines[:SAMPLE])) for text in (left, right))
    return one != other


def _compare(left: Compared, right: Compared, *, across_scripts: bool) -> Comparison:
    texts = [[line.text for line in compared.text.lines] for compared in (left, right)]
    return compare(*texts, across_scripts=across_scripts)
