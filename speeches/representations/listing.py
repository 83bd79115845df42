"""A page of a list of speeches as JSON."""

from collections.abc import Iterable
from typing import Any

from speeches.models import Speech


def as_json(speeches: Iterable[Speech], *, total: int, page: int, pages: int, host: str = "") -> dict[str, Any]:
    """How many there are, which page this is (from 1), and the speeches with what a list shows of them."""
    return {
        "total": total,
        "page": page,
        "pages": pages,
        "speeches": [
            {
                "id": speech.pk,
                "url": host + speech.get_absolute_url(),
                "title": speech.title,
                "date": speech.date or None,
                "date_basis": speech.date_basis,
                "speaker": speech.speaker,
                "office": speech.office,
                "occasion": speech.occasion,
                "place": speech.place,
                "level": speech.level,
                "genre": speech.genre,
                "section": speech.section.slug if speech.section else None,
                "characters": speech.characters,
                "truncated": speech.truncated,
            }
            for speech in speeches
        ],
    }
