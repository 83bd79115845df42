"""The upload page, and the page that tells what became of each document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches import readers
from speeches.admin import arrivals, held
from speeches.admin.arrivals import Arrival, Arrivals, Known
from speeches.admin.base import RecordAdmin
from speeches.admin.pages import show_page
from speeches.admin.request_limits import MAX_REQUEST, limit_request
from speeches.ingest import LIMITS
from speeches.ingest.limits import MEGABYTE
from speeches.models import TITLE_LENGTH, Speech
from speeches.search import freshness

LAST_UPLOAD = "last_upload"  # where the session keeps the outcome, so that going back to it sends nothing again


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.Field):
    """Any number of files, each as it came: what is wrong with one is told in its line of the outcome."""

    widget = FilesInput

    def clean(self, value: "list[UploadedFile[bytes]] | None") -> "list[UploadedFile[bytes]]":
        return [file for file in value or [] if file]


class UploadForm(forms.Form):
    documents = FilesField(
        label=_("文件"),
        required=False,
        widget=FilesInput(attrs={"multiple": True, "accept": ",".join((*readers.FORMATS, ".gz"))}),
    )
    text = forms.CharField(label=_("文本"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12}))
    title = forms.CharField(label=_("标题"), required=False, max_length=TITLE_LENGTH)
    address = forms.URLField(label=_("网址"), required=False, max_length=2000, assume_scheme="https")
    accept_any = forms.BooleanField(label=_("看来不是讲话的也收录"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("documents") and not given.get("text", "").strip() and not self.errors:
            raise ValidationError(gettext("请选择文件，或者粘贴文本。"), code="nothing")
        return given


@dataclass(frozen=True, slots=True)
class Limits:
    """What the upload page says of sizes, in megabytes."""

    formats: tuple[str, ...] = tuple(readers.FORMATS)
    number: int = LIMITS.number
    size: int = LIMITS.size // MEGABYTE
    records_size: int = LIMITS.records_size // MEGABYTE
    request: int = MAX_REQUEST // MEGABYTE


@limit_request
def upload(admin: RecordAdmin[Speech], request: HttpRequest) -> HttpResponse:
    """Show the form, or take in what was sent and go to the outcome."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = UploadForm(request.POST if is_sent else None, request.FILES if is_sent else None, label_suffix="")
    if form.is_valid():
        with freshness.deferred():
            made = Arrivals.gather(_take_in(form.cleaned_data))
        return _tell(admin, request, made)
    context = {"form": form, "limits": Limits(), "title": gettext("上传讲话")}
    status = HTTPStatus.BAD_REQUEST if form.is_bound else HTTPStatus.OK
    return show_page(admin, request, "upload", context, status)


def outcome(admin: RecordAdmin[Speech], request: HttpRequest) -> HttpResponse:
    """Show what became of the last upload, or take in a document of it that was refused as no speech."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    stored = request.session.get(LAST_UPLOAD)
    last = Arrivals.from_json(stored) if stored else Arrivals()
    if request.method == "POST":
        return _tell(admin, request, Arrivals.gather(_force(last, request.POST.get("held", ""))))
    return show_page(admin, request, "outcome", {"arrivals": last, "title": gettext("上传结果")})


def _take_in(given: Mapping[str, Any]) -> Iterator[Arrival]:
    yield from arrivals.take_in_files(given["documents"], accept_any=given["accept_any"])
    if given["text"].strip():
        known = Known(title=given["title"], address=given["address"])
        yield from arrivals.take_in_text(given["text"], known, accept_any=given["accept_any"])


def _force(last: Arrivals, sha256: str) -> Iterator[Arrival]:
    """Give the last upload again, with the document that waits under `sha256` now taken in."""
    for arrival in last.listed:
        if not sha256 or arrival.held != sha256:
            yield arrival
            continue
        try:
            yield from arrivals.take_in(arrival.file, held.held(sha256), accept_any=True)
        except held.NotHeldError:
            yield Arrival(arrival.file, arrival.kind, reason=gettext("文件已不在，请重新上传。"))
        else:
            held.let_go(sha256)


def _tell(admin: RecordAdmin[Speech], request: HttpRequest, made: Arrivals) -> HttpResponse:
    request.session[LAST_UPLOAD] = made.as_json()
    if made.are_all_rejected:
        context = {"arrivals": made, "title": gettext("上传结果")}
        return show_page(admin, request, "outcome", context, HTTPStatus.UNPROCESSABLE_ENTITY)
    return redirect("admin:speeches_speech_outcome")
