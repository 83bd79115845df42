"""Taking a published speech off the site for a reason, which its address tells from then on."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches import ingest
from speeches.admin.base import RecordAdmin
from speeches.admin.pages import show_page, tell_if_index_lags, viewable
from speeches.models import REASON_LENGTH, Speech


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("撤下的理由"),
        help_text=_("读者会看到，例如：应作者要求撤下；转载有误，正确的文本见另一篇。"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
    )


def withdraw(admin: RecordAdmin[Speech], request: HttpRequest, object_id: str) -> HttpResponse:
    """Ask for the reason; on POST withdraw the speech."""
    speech = viewable(admin, request, object_id)
    if not admin.has_change_permission(request, speech):
        raise PermissionDenied
    if not speech.is_published:
        messages.error(request, gettext("只有已发布的讲话可以撤下。"))
        return redirect("admin:speeches_speech_change", speech.pk)
    form = WithdrawalForm(request.POST or None, label_suffix="")
    if request.method != "POST" or not form.is_valid():
        context = {"speech": speech, "below": speech, "title": gettext("撤下"), "subtitle": speech.title, "form": form}
        status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
        return show_page(admin, request, "withdraw", context, status)
    reason = form.cleaned_data["reason"]
    with transaction.atomic():
        ingest.withdraw(speech, reason)
        admin.log_change(request, speech, gettext("撤下：%s") % reason)
    tell_if_index_lags(request, speech)
    messages.success(request, gettext("已撤下。它的地址会向读者说明理由；需要时可以重新发布。"))
    return redirect("admin:speeches_speech_change", speech.pk)
