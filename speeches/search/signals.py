"""What alters the searched state of a speech is noted in the outbox."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from speeches.models import Appearance, Speech
from speeches.search import freshness


def connect() -> None:
    for change in (post_save, post_delete):
        change.connect(_note_speech, sender=Speech, dispatch_uid="index_follows_speech")
        change.connect(_note_speech_of_appearance, sender=Appearance, dispatch_uid="index_follows_appearance")


def _note_speech(instance: Any, **_signal: object) -> None:  # django-stubs gives the signal's instance no type
    freshness.note(instance.pk)


def _note_speech_of_appearance(instance: Any, **_signal: object) -> None:
    """Note the speech of a page that was added, changed or removed: its sources are searched."""
    freshness.note(instance.speech_id)
