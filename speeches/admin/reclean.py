"""Cleaning a speech again from its original: first what would change, then, if the editor agrees, the change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from speeches import ingest
from speeches.admin.base import RecordAdmin
from speeches.admin.pages import show_page, stamp, viewable
from speeches.admin.review_form import ReviewForm
from speeches.ingest import FieldChange, Recleaned
from speeches.models import Speech

CHOICES = {"script": Speech.Script, "date_basis": Speech.DateBasis, "level": Speech.Level, "genre": Speech.Genre}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that changes, or that an editor's word keeps from changing, as a reader is told."""

    label: str
    before: str
    after: str


def reclean(admin: RecordAdmin[Speech], request: HttpRequest, object_id: str) -> HttpResponse:
    """Show what cleaning again would change; on POST change it, unless the speech was saved meanwhile."""
    speech = viewable(admin, request, object_id)
    if not admin.has_change_permission(request, speech):
        raise PermissionDenied
    is_agreed = request.method == "POST" and request.POST.get("seen") == stamp(speech)
    try:
        made = ingest.reclean(speech, apply=is_agreed)
    except ingest.IngestError as error:
        messages.error(request, str(error))
        return redirect("admin:speeches_speech_change", speech.pk)
    if is_agreed:
        admin.log_change(request, speech, gettext("重新清洗。"))
        messages.success(request, gettext("已按清洗程序版本 %s 重新清洗；人工更正的都还在。") % made.version)
        return redirect("admin:speeches_speech_change", speech.pk)
    return _preview(admin, request, speech, made)


def _preview(admin: RecordAdmin[Speech], request: HttpRequest, speech: Speech, made: Recleaned) -> HttpResponse:
    """Show what would change; after a refused POST with the status that says why."""
    is_outdated = request.method == "POST"
    context = {
        "speech": speech,
        "below": speech,
        "title": gettext("重新清洗"),
        "subtitle": speech.title,
        "made": made,
        "fields": tuple(field_lines(made.fields)),
        "kept": tuple(field_lines(made.kept)),
        "seen": stamp(speech),
        "is_outdated": is_outdated,
    }
    status = HTTPStatus.CONFLICT if is_outdated else HTTPStatus.OK
    return show_page(admin, request, "reclean", context, status)


def field_lines(changes: Iterable[FieldChange]) -> Iterator[FieldLine]:
    labels = ReviewForm.base_fields
    for change in changes:
        yield FieldLine(
            str(labels[change.name].label), _shown(change.name, change.before), _shown(change.name, change.after)
        )


def _shown(name: str, stored: str | bool) -> str:  # noqa: FBT001  # a value of any field, not a switch
    """Write a stored value as the site shows it."""
    if isinstance(stored, bool):
        return gettext("是") if stored else gettext("否")
    is_choice = name in CHOICES and stored in CHOICES[name].values
    return str(CHOICES[name](stored).label) if is_choice else stored
