"""Whether a text that comes in is one that the archive holds already."""

from django.db import connection

from speeches.ingest.fingerprint import unified
from speeches.models import Cleaning, Speech

COMPARED = ("title", "date", "speaker")


def find_twin(fingerprint: str, fields: dict[str, str | None]) -> Speech | None:
    """Find the speech with the same text and no contradicting title, date or speaker; the oldest first."""
    shown = Speech.objects.filter(fingerprint=fingerprint).order_by().values_list("pk")
    read = Cleaning.objects.filter(fingerprint=fingerprint).values_list("speech_id")
    numbers = {number for (number,) in shown.union(read)}  # one look into each index
    if not numbers:
        return None
    for speech in Speech.objects.filter(pk__in=numbers).select_related("cleaning").order_by("pk"):
        if not any(_contradicts(speech, name, fields[name] or "") for name in COMPARED):
            return speech
    return None


def lock_text(fingerprint: str) -> None:
    """Make whoever takes in the same text wait until this transaction has ended.

    SQLite has one writer at a time anyway; PostgreSQL takes an advisory lock named by the text.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(fingerprint[:15], 16)])


def _contradicts(speech: Speech, name: str, value: str) -> bool:
    """Tell whether a value goes against both what the speech says now and what the machine once read.

    The second matters where an editor corrected the field: the next page has the old mistake again.
    """
    read = speech.cleaning.fields.get(name) or "" if hasattr(speech, "cleaning") else getattr(speech, name)
    shown = getattr(speech, name) if read or name in speech.corrected else ""  # a stand-in title says nothing
    agrees = _dates_agree if name == "date" else _names_agree
    return not agrees(value, shown) and not (read and agrees(value, read))


def _names_agree(one: str, other: str) -> bool:
    return not one or not other or unified(one) == unified(other)


def _dates_agree(one: str, other: str) -> bool:
    """Take 2021 and 2021-02-24 for one date: the longer only knows more; an unknown one contradicts nothing."""
    return one.startswith(other) or other.startswith(one)
