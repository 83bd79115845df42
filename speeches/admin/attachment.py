"""Taking in another article of a page as a speech of its own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from speeches.admin import arrivals
from speeches.admin.base import RecordAdmin
from speeches.admin.pages import viewable
from speeches.models import TITLE_LENGTH, Cleaning, Speech


def take_in_attachment(admin: RecordAdmin[Speech], request: HttpRequest, object_id: str, number: int) -> HttpResponse:
    """Take in the clean text of attachment `number`, from 0, as a draft with the address of its page.

    Its original is that text: the page itself stays the original of the speech it was found with.
    """
    speech = viewable(admin, request, object_id)
    if not admin.has_add_permission(request) or request.method != "POST":
        raise PermissionDenied
    cleaning = Cleaning.objects.filter(speech=speech).first()
    if cleaning is None or number >= len(cleaning.attachments):
        raise Http404
    attachment = cleaning.attachments[number]
    text = "\n".join(paragraph["text"] for paragraph in attachment["paragraphs"])
    [arrival] = arrivals.take_in_text(text, _known(speech, attachment["title"]), accept_any=True)
    if arrival.speech_id is None:
        messages.error(request, arrival.reason)
        return redirect("admin:speeches_speech_change", speech.pk)
    messages.success(request, gettext("附文《%s》在这里，是单独的一篇。") % arrival.title)
    return redirect("admin:speeches_speech_change", arrival.speech_id)


def _known(speech: Speech, title: str) -> arrivals.Known:
    found = speech.appearances.filter(is_primary=True).select_related("source").first()
    return arrivals.Known(
        title=(title or gettext("%s（附文）") % speech.title)[:TITLE_LENGTH],
        source_name=found.source.name if found and found.source else "",
        address=found.url if found else "",
    )
