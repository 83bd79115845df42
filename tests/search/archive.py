"""Speeches for the tests of the search, put into the database as an import would."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from speeches.models import Appearance, Original, Paragraph, Section, Source, Speech


def make_speech(
    title: str = "在会议上的讲话",
    paragraphs: Sequence[str] = ("同志们：", "今天开会。"),
    *,
    published: bool = True,
    date: str = "",
    section: Section | None = None,
    sources: Sequence[Source] = (),
    **fields: str | bool | int,
) -> Speech:
    with transaction.atomic():
        speech = Speech.objects.create(
            title=title,
            date=date,
            date_basis="stated" if date else "",
            section=section,
            status="published" if published else "draft",
            published_at=timezone.now() if published else None,
            **fields,
        )
        set_paragraphs(speech, paragraphs)
        for number, source in enumerate(sources):
            original, _ = Original.objects.get_or_create(sha256=f"{speech.pk * 100 + number:064x}", size=1)
            Appearance.objects.create(speech=speech, original=original, source=source)
    return speech


def set_paragraphs(speech: Speech, paragraphs: Sequence[str]) -> None:
    with transaction.atomic():
        speech.paragraphs.all().delete()
        Paragraph.objects.bulk_create(
            Paragraph(speech=speech, key=f"k{place}", position=place, text=text)
            for place, text in enumerate(paragraphs)
        )
        speech.save()
