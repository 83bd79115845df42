"""Citations: the page with all of a speech, and those for reference managers as files, of one speech or of several."""

import re
from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from speeches.representations.citation import Style, Work, write_all
from speeches.web.pages.citing import cite_page, cited_work, cited_works
from speeches.web.views.speech import host_of, visible_speech

NUMBER = re.compile(r"\d{1,9}", re.ASCII)
MOST = 100  # speeches in one file; a page of results has twenty
SHOWN = 40  # characters of a bad number that the message repeats
FILES = {
    Style.BIBTEX: ("bib", "application/x-bibtex; charset=utf-8"),
    Style.RIS: ("ris", "application/x-research-info-systems; charset=utf-8"),
    Style.CSL_JSON: ("csl.json", "application/vnd.citationstyles.csl+json"),
}


@require_safe
def cite(request: HttpRequest, pk: int) -> HttpResponse:
    page = cite_page(visible_speech(request, pk), host=host_of(request), key=request.GET.get("p", ""))
    return render(request, "web/cite.html", {"page": page})


@require_safe
def citation_file(request: HttpRequest, pk: int, style: Style) -> HttpResponse:
    work = cited_work(visible_speech(request, pk), host=host_of(request), key=request.GET.get("p", ""))
    return _file([work], style, work.key)


@require_safe
def citations_file(request: HttpRequest, style: Style) -> HttpResponse:
    """The speeches whose numbers the address lists, `?id=1&id=2`: those of a page of results, say."""
    written = list(dict.fromkeys(request.GET.getlist("id")))
    if wrong := [key for key in written if not NUMBER.fullmatch(key)]:
        return _refused(_("“%(key)s”不是讲话的编号。") % {"key": wrong[0][:SHOWN]})
    if not 0 < len(written) <= MOST:
        return _refused(_("一次可以导出 1 到 %(most)d 篇的引文。") % {"most": MOST})
    works = cited_works([int(key) for key in written], host=host_of(request))
    return _file(works, style, "speeches")


def _file(works: Sequence[Work], style: Style, name: str) -> HttpResponse:
    ending, content_type = FILES[style]
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{ending}") or "attachment"
    body = write_all(works, style, accessed=timezone.localdate())
    return HttpResponse(body, content_type=content_type, headers={"Content-Disposition": disposition})


def _refused(message: str) -> HttpResponse:
    return HttpResponse(f"{message}\n", content_type="text/plain; charset=utf-8", status=HTTPStatus.BAD_REQUEST)
