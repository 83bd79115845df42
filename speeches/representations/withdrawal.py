"""What is told of a speech that was withdrawn, as JSON and plain text."""

from http import HTTPStatus
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from speeches.models import Speech


def as_json(speech: Speech, *, host: str = "") -> dict[str, Any]:
    return {
        "status": HTTPStatus.GONE.value,
        "error": str(_("这篇讲话已经撤下。")),
        "id": speech.pk,
        "url": host + speech.get_absolute_url(),
        "title": speech.title,
        "published_at": speech.published_at.isoformat() if speech.published_at else None,
        "withdrawn_at": speech.withdrawn_at.isoformat() if speech.withdrawn_at else None,
        "reason": speech.withdrawal_reason,
    }


def as_text(speech: Speech, *, host: str = "") -> str:
    facts = [
        (_("标题"), speech.title),
        (_("撤下时间"), timezone.localtime(speech.withdrawn_at).strftime("%Y-%m-%d") if speech.withdrawn_at else ""),
        (_("理由"), speech.withdrawal_reason),
        (_("网址"), host + speech.get_absolute_url()),
    ]
    return "\n".join([_("这篇讲话已经撤下。"), "", *(f"{name}：{value}" for name, value in facts)]) + "\n"
