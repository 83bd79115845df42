"""Citations of a speech: the page with all of them, and those for reference managers as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from speeches.representations.citation import Style, write
from speeches.web.pages.citing import cite_page, cited_work
from speeches.web.views.speech import host_of, visible_speech

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
    ending, content_type = FILES[style]
    disposition = content_disposition_header(as_attachment=True, filename=f"{work.key}.{ending}") or "attachment"
    body = write(work, style, accessed=timezone.localdate())
    return HttpResponse(body, content_type=content_type, headers={"Content-Disposition": disposition})
