"""The documents as they came. Their bytes are only ever handed over as a download, never shown."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from speeches import ingest
from speeches.models import Original, Speech
from speeches.web.views.speech import may_see_drafts
from speeches.web.withdrawn import WithdrawnError


@require_safe
def original(request: HttpRequest, sha256: str) -> HttpResponse:
    found = _visible(request, sha256)
    try:
        content = ingest.original_bytes(found)
    except ingest.MissingOriginalError as error:
        raise Http404(_("这份原件的文件已经遗失，只留下了它的页面文本。")) from error
    response = _download(content, "application/octet-stream", found.file_name, as_attachment=True)
    response["ETag"] = f'"{sha256}"'
    response["Last-Modified"] = http_date(found.received_at.timestamp())
    return response


@require_safe
def page_text(request: HttpRequest, sha256: str) -> HttpResponse:
    found = _visible(request, sha256)
    return _download(found.page_text.encode(), "text/plain; charset=utf-8", f"{sha256}.txt", as_attachment=False)


def _visible(request: HttpRequest, sha256: str) -> Original:
    """The original, if a published speech was read from it or the reader is of the staff; as a speech's own page."""
    found = Original.objects.filter(sha256=sha256).first()
    if found is not None and (_is_public(found) or may_see_drafts(request.user)):
        return found
    if withdrawn := Speech.objects.filter(appearances__original__sha256=sha256, status=Speech.Status.WITHDRAWN).first():
        raise WithdrawnError(withdrawn)
    raise Http404(_("没有这份原件。"))


def _is_public(original: Original) -> bool:
    return original.appearances.filter(speech__status=Speech.Status.PUBLISHED).exists()


def _download(content: bytes, content_type: str, name: str, *, as_attachment: bool) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=as_attachment, filename=name) or "attachment"
    headers = {
        "Content-Disposition": disposition,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)
