"""What of the database goes into the index."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet

from speeches.models import Speech
from speeches.search.dimensions import Quality
from speeches.search.engines.contract import Changes, Entry

CHUNK = 200  # speeches read at a time: three queries, and at 10,000 characters each 8 MB


def published() -> QuerySet[Speech]:
    """Give the speeches that are to be found, with what their entries are made of."""
    return _whole().filter(status=Speech.Status.PUBLISHED)


def entry(speech: Speech) -> Entry:
    paragraphs = speech.paragraphs.all()
    return Entry(
        id=speech.pk,
        title=speech.title,
        paragraphs=tuple(paragraph.text for paragraph in paragraphs),
        keys=tuple(paragraph.key for paragraph in paragraphs),
        date=speech.date,
        speaker=speech.speaker,
        occasion=speech.occasion,
        section=speech.section_id,
        sources=tuple(sorted({page.source_id for page in speech.appearances.all() if page.source_id is not None})),
        level=speech.level,
        qualities=qualities(speech),
    )


def qualities(speech: Speech) -> tuple[str, ...]:
    redacted = (Quality.REDACTED.value,) if speech.redactions else ()
    return (Quality.TRUNCATED.value if speech.truncated else Quality.WHOLE.value, *redacted)


def all_entries() -> Iterator[Entry]:
    for speech in published().order_by("pk").iterator(chunk_size=CHUNK):
        yield entry(speech)


def changes(ids: Iterable[int]) -> Changes:
    """Tell how these speeches stand in the database now."""
    wanted = sorted(set(ids))
    # The status is looked at here: asked for both, SQLite goes through all published speeches.
    found = (speech for part in _parts(wanted) for speech in _whole().filter(pk__in=part).order_by())
    entries = tuple(entry(speech) for speech in found if speech.is_published)
    kept = {each.id for each in entries}
    return Changes(entries, tuple(id_ for id_ in wanted if id_ not in kept))


def _whole() -> QuerySet[Speech]:
    return Speech.objects.prefetch_related("paragraphs", "appearances")


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
