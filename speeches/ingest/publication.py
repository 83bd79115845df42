"""Putting a speech on the site and taking it off."""

from django.utils import timezone

from speeches.models import Speech


def publish(speech: Speech) -> None:
    """Put the speech on the site; a speech that is there already keeps its time of publication."""
    if speech.is_published:
        return
    speech.status = Speech.Status.PUBLISHED
    speech.published_at = timezone.now()
    speech.save(update_fields=["status", "published_at", "updated_at"])


def unpublish(speech: Speech) -> None:
    """Take the speech off the site and keep it as a draft."""
    if not speech.is_published:
        return
    speech.status = Speech.Status.DRAFT
    speech.save(update_fields=["status", "updated_at"])
