"""Putting a speech on the site and taking it off."""

from django.utils import timezone

from speeches.models import Speech


def publish(speech: Speech) -> None:
    """Put the speech on the site; one that is there, or was before it was withdrawn, keeps its time of publication."""
    if speech.is_published:
        return
    if not speech.is_withdrawn:
        speech.published_at = timezone.now()
    speech.status, speech.withdrawn_at, speech.withdrawal_reason = Speech.Status.PUBLISHED, None, ""
    speech.save(update_fields=["status", "published_at", "withdrawn_at", "withdrawal_reason", "updated_at"])


def unpublish(speech: Speech) -> None:
    """Take the speech off the site and keep it as a draft, as if it had never been there."""
    if not speech.is_published:
        return
    speech.status = Speech.Status.DRAFT
    speech.save(update_fields=["status", "updated_at"])


def withdraw(speech: Speech, reason: str) -> None:
    """Take the speech off the site for a reason, which its address tells from then on."""
    if not speech.is_published:
        return
    speech.status, speech.withdrawn_at, speech.withdrawal_reason = Speech.Status.WITHDRAWN, timezone.now(), reason
    speech.save(update_fields=["status", "withdrawn_at", "withdrawal_reason", "updated_at"])
