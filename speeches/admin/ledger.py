"""The page on which an archivist sees every change that cleaning made, and switches steps and changes off and on."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from speeches import ingest
from speeches.admin.base import RecordAdmin
from speeches.admin.ledger_page import ORDERS, UP_TO, Filters, ledger_page
from speeches.admin.pages import last_change, show_page, stamp, tell_if_index_lags, viewable
from speeches.admin.reclean import field_lines
from speeches.cleaning import ChangeRef
from speeches.ingest import Recleaned, Switches
from speeches.ingest.switches import ref_of
from speeches.models import Cleaning, Speech
from speeches.representations.change import step_label


@dataclass(frozen=True, slots=True)
class Asked:
    """What the boxes that were sent say, and what switching them would make of the speech; not stored."""

    wanted: Switches | None = None
    made: Recleaned | None = None


NOT_ASKED = Asked()


def ledger(admin: RecordAdmin[Speech], request: HttpRequest, object_id: str) -> HttpResponse:
    """Show the ledger, or switch what the boxes say: tried only, or stored."""
    speech = viewable(admin, request, object_id)
    if request.method != "POST":
        return _show(admin, request, speech)
    if not admin.has_change_permission(request, speech):
        raise PermissionDenied
    answer = _switch(admin, request, speech.pk)
    tell_if_index_lags(request, speech)
    return answer


@transaction.atomic
def _switch(admin: RecordAdmin[Speech], request: HttpRequest, pk: int) -> HttpResponse:
    """Do what was sent, unless somebody else saved since this archivist opened the page: its numbers are of then."""
    speech = Speech.objects.select_for_update().filter(pk=pk).first()
    if speech is None:
        raise Http404
    if request.POST.get("seen") != stamp(speech):
        return _show(admin, request, speech, status=HTTPStatus.CONFLICT)
    cleaning = Cleaning.objects.filter(speech=speech).first() or Cleaning()
    before = Switches.from_json(cleaning.switched_off)
    wanted = _wanted(cleaning, before, request.POST)
    is_tried = request.POST.get("do") == "try"
    try:
        made = ingest.switch(speech, steps=wanted.steps, changes=wanted.changes, apply=not is_tried)
    except ingest.IngestError as error:
        messages.error(request, str(error))
        return _show(admin, request, speech, Asked(wanted), HTTPStatus.BAD_REQUEST)
    if is_tried:
        return _show(admin, request, speech, Asked(wanted, made))
    told = gettext("清洗账本：%s。") % (gettext("；").join(_differences(before, wanted)) or gettext("没有变化"))
    admin.log_change(request, speech, told)
    messages.success(request, gettext("已保存。%s") % told)
    if made.conflicts:
        messages.warning(request, gettext("有 %d 处人工改过的文字与此冲突，保留人工的文字。") % len(made.conflicts))
    return redirect(f"{reverse('admin:speeches_speech_ledger', args=[pk])}?{request.GET.urlencode()}")


def _wanted(cleaning: Cleaning, before: Switches, sent: QueryDict) -> Switches:
    """Change what the boxes of this page say and keep the rest; a box without a change on the page says nothing."""
    listed = set(sent.get("listed", "").split())
    on = set(sent.getlist("on"))
    idle = set(before.changes)
    for made in cleaning.changes:
        number, ref = str(made["id"]), ref_of(made)
        if number in on:
            idle.discard(ref)
        elif number in listed and not made.get("off"):
            idle.add(ref)
    idle -= {ref for number, ref in enumerate(before.changes) if str(number) in sent.getlist("forget")}
    steps = {*before.steps, *sent.getlist("step_listed")} - set(sent.getlist("step_on"))
    return Switches(tuple(steps), tuple(sorted(idle, key=lambda ref: (ref.start, ref.step))))


def _differences(before: Switches, after: Switches) -> Iterator[str]:
    """Say for the admin's log what was switched."""
    off, on = set(after.changes) - set(before.changes), set(before.changes) - set(after.changes)
    for verb, steps, changes in (
        (gettext("停用"), set(after.steps) - set(before.steps), off),
        (gettext("启用"), set(before.steps) - set(after.steps), on),
    ):
        yield from (
            gettext("%(verb)s步骤“%(step)s”") % {"verb": verb, "step": step_label(name)} for name in sorted(steps)
        )
        yield from (_counted(verb, name, changes) for name in sorted({ref.step for ref in changes}))


def _counted(verb: str, step: str, changes: set[ChangeRef]) -> str:
    number = sum(ref.step == step for ref in changes)
    return gettext("%(verb)s“%(step)s”%(number)d 处") % {"verb": verb, "step": step_label(step), "number": number}


def _show(
    admin: RecordAdmin[Speech],
    request: HttpRequest,
    speech: Speech,
    asked: Asked = NOT_ASKED,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    page = ledger_page(speech, Filters.of(request.GET), asked.wanted)
    tried = asked.made
    context = {
        "speech": speech,
        "below": speech,
        "title": gettext("清洗账本"),
        "subtitle": speech.title,
        "page": page,
        "made": tried,
        "fields": tuple(field_lines(tried.fields)) if tried else (),
        "kept": tuple(field_lines(tried.kept)) if tried else (),
        "seen": stamp(speech),
        "conflict": last_change(speech) if status is HTTPStatus.CONFLICT else None,
        "may_change": admin.has_change_permission(request, speech),
        "orders": ORDERS,
        "up_to": UP_TO,
    }
    return show_page(admin, request, "ledger", context, status)
