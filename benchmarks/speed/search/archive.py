"""An archive that holds the texts as published speeches, in the data directory of this benchmark."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from benchmarks.speed.search.texts import SECTIONS, Text
from speeches.models import Paragraph, Section, Speech
from speeches.search.engines import engine
from speeches.search.engines.contract import Request
from speeches.search.results import SearchResult

AT_ONCE = 500  # rows of one INSERT
SECTION = "benchmark-"  # begins the slugs
FIRST_SECTION = 1_001  # its primary key


def fill(texts: Sequence[Text]) -> None:
    """Make the database and put the texts in, without a note for each: the index is built afterwards."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)  # pages name style sheets by their content
    Section.objects.bulk_create(
        Section(pk=FIRST_SECTION + number, name=f"栏目{number}", slug=f"{SECTION}{number}")
        for number in range(SECTIONS)
    )
    now = timezone.now()
    for start in range(0, len(texts), AT_ONCE):
        part = texts[start : start + AT_ONCE]
        Speech.objects.bulk_create(
            Speech(
                pk=text.id,
                title=text.title,
                date=text.date,
                date_basis="stated",
                section_id=FIRST_SECTION + text.section,
                status="published",
                published_at=now,
            )
            for text in part
        )
        Paragraph.objects.bulk_create(
            (
                Paragraph(speech_id=text.id, key=f"{text.id}k{place}", position=place, text=line)
                for text in part
                for place, line in enumerate(text.paragraphs)
            ),
            batch_size=AT_ONCE,
        )


def index_folder() -> Path:
    return Path(str(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]))


def forget() -> None:
    """Drop what was decoded for earlier queries; columns are loaded again, so that the next one meets its postings cold."""
    engine().forget()
    engine().find(Request(None, stop=1))


def number_of(section: object) -> int:
    """Give the section's number among those of the texts, by its primary key."""
    assert isinstance(section, int)  # noqa: S101  every text has one
    return section - FIRST_SECTION


def counts_of(result: SearchResult) -> dict[int, int]:
    """Give the counts by section."""
    values = next(facet.values for facet in result.facets if facet.name == "section")
    return {int(value.value.removeprefix(SECTION)): value.count for value in values}
