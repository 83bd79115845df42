"""The page on which a speech is read beside its original, corrected, and put on the site or taken off it."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from speeches import ingest
from speeches.admin.appearance_form import AppearanceFormSet, appearances_form, source_names
from speeches.admin.base import RecordAdmin
from speeches.admin.body import read_body, recognise_headings, write_body
from speeches.admin.evidence import field_rows
from speeches.admin.pages import last_change, show_page, stamp, tell_if_index_lags, viewable
from speeches.admin.request_limits import limit_request
from speeches.admin.review_form import ReviewForm
from speeches.admin.review_page import review_page
from speeches.models import Speech


@limit_request
def review(admin: RecordAdmin[Speech], request: HttpRequest, object_id: str) -> HttpResponse:
    """Show a speech for review, or do what the button that was pressed says."""
    speech = viewable(admin, request, object_id)
    if request.method != "POST":
        return _show(admin, request, ReviewForm.of(speech), appearances_form(speech))
    if not admin.has_change_permission(request, speech):
        raise PermissionDenied
    if request.POST.get("do") == "recognise":
        given = request.POST.copy()
        given["body"] = write_body(recognise_headings(read_body(given.get("body", ""))))
        messages.info(request, gettext("已识别标题和称呼，还没有保存。"))
        return _show(admin, request, ReviewForm.of(speech, given), appearances_form(speech, given))
    answer = _save(admin, request, speech.pk)
    tell_if_index_lags(request, speech)
    return answer


@transaction.atomic
def _save(admin: RecordAdmin[Speech], request: HttpRequest, pk: int) -> HttpResponse:
    """Write the corrections unless somebody else saved since this editor opened the page."""
    speech = Speech.objects.select_for_update().filter(pk=pk).first()
    if speech is None:
        raise Http404
    form, appearances = ReviewForm.of(speech, request.POST), appearances_form(speech, request.POST)
    if not (form.is_valid() and appearances.is_valid()):
        return _show(admin, request, form, appearances, HTTPStatus.BAD_REQUEST)
    if stamp(speech) not in {request.POST.get("seen"), request.POST.get("overwrite")}:
        return _show(admin, request, form, appearances, HTTPStatus.CONFLICT)
    corrected = _correct(speech, form, appearances)
    done = _set_status(speech, request.POST.get("do", ""))
    admin.log_change(request, speech, [{"changed": {"fields": corrected}}] if corrected else done)
    messages.success(request, done)
    return redirect("admin:speeches_speech_change", speech.pk)


def _correct(speech: Speech, form: ReviewForm, appearances: AppearanceFormSet) -> list[str]:
    """Write what the editor changed, and return the labels of the fields."""
    fields, paragraphs = form.corrections(), form.corrected_paragraphs()
    if fields or paragraphs is not None:
        ingest.correct(speech, fields=fields, paragraphs=paragraphs)
    if appearances.has_changed():
        appearances.save()
        speech.save(update_fields=["updated_at"])  # the index learns of the sources
    names = [*fields, *(["body"] if paragraphs is not None else [])]
    labels = [str(form.fields[name].label) for name in names]
    return [*labels, gettext("出处")] if appearances.has_changed() else labels


def _set_status(speech: Speech, do: str) -> str:
    """Publish or withdraw if that button was pressed, and say what was done."""
    if do == "publish":
        ingest.publish(speech)
        return gettext("已保存并发布，网站和检索中都能找到。")
    if do == "unpublish":
        ingest.unpublish(speech)
        return gettext("已撤回发布，网站和检索中都不再出现。")
    return gettext("已保存为草稿。") if speech.status == Speech.Status.DRAFT else gettext("已保存。")


def _show(
    admin: RecordAdmin[Speech],
    request: HttpRequest,
    form: ReviewForm,
    appearances: AppearanceFormSet,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    speech = Speech.objects.get(pk=form.instance.pk)  # as stored; the form's own holds what was typed
    may_change = admin.has_change_permission(request, speech)
    if not may_change:
        for field in form.fields.values():
            field.disabled = True
    context = {
        "speech": speech,
        "original": speech,
        "title": speech.title,
        "form": form,
        "rows": field_rows(form, speech),
        "appearances": appearances,
        "sources": source_names(),
        "page": review_page(speech),
        "seen": request.POST.get("seen") or stamp(speech),
        "conflict": last_change(speech) if status is HTTPStatus.CONFLICT else None,
        "stamp": stamp(speech),
        "may_change": may_change,
        "may_add": admin.has_add_permission(request),
        "may_delete": admin.has_delete_permission(request, speech),
    }
    return show_page(admin, request, "review", context, status)
