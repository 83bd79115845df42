"""What an archivist does, by Django's test client."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speeches import ingest
from speeches.models import Speech

LIST = "/admin/speeches/speech/"
UPLOAD = "/admin/speeches/speech/upload/"
SPEECH = """在全县农业工作会议上的讲话
（2019年3月5日）
同志们：
今天召开这次会议，主要任务是总结去年的农业工作，安排今年的农业生产。下面，我讲两点意见。
一、认清形势，坚定信心
去年，全县粮食总产达到三十万吨，农民收入稳步增长，成绩来之不易，值得充分肯定。
二、突出重点，狠抓落实
各乡镇要把春耕备耕作为当前的头等大事，早谋划、早动手，确保种子、化肥、农机按时到位。
"""


def upload(client: Client, *files: SimpleUploadedFile, **fields: object):
    return client.post(UPLOAD, {"documents": list(files), **fields}, follow=True)


def document(content: str | bytes, name: str = "speech.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def take_in(content: str = SPEECH, *, publish: bool = False) -> Speech:
    [outcome] = ingest.take_in("speech.txt", content.encode(), publish=publish)
    return Speech.objects.get(pk=outcome.speech_id)


def review_address(speech: Speech) -> str:
    return reverse("admin:speeches_speech_change", args=[speech.pk])


def review(client: Client, speech: Speech, do: str = "save", **changes: Any) -> HttpResponse:
    """Open the review page, change fields and press a button, as a browser would send it."""
    page = client.get(review_address(speech))
    form, appearances = page.context["form"], page.context["appearances"]
    values = {name: form[name].value() for name in form.fields}
    for part in (appearances.management_form, *appearances.forms):
        values |= {part.add_prefix(name): part[name].value() for name in part.fields}
    sent = {name: value for name, value in values.items() if value not in (None, False)}
    return client.post(review_address(speech), {**sent, "seen": page.context["seen"], "do": do, **changes}, follow=True)


def do(client: Client, action: str, *speeches: Speech, **fields: object):
    chosen = {"action": action, "_selected_action": [speech.pk for speech in speeches]}
    return client.post(LIST, {**chosen, **fields}, follow=True)
