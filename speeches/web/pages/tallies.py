"""How many published speeches there are of each year and from each source."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from speeches.models import Source, Speech
from speeches.web.pages.listing import published


@dataclass(frozen=True, slots=True)
class YearTally:
    """A year's speeches; `year` is None for those without a date. `share` is in % of the fullest year."""

    year: int | None
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class SourceTally:
    """A source's speeches; `source` is None for those whose source is not known."""

    source: Source | None
    count: int
    share: int


def year_tallies() -> tuple[YearTally, ...]:
    """Newest year first, the undated last. One query."""
    counts: dict[int | None, int] = dict(published().order_by().values_list("year").annotate(Count("pk")))
    fullest = max(counts.values(), default=1)
    years = sorted((year for year in counts if year is not None), reverse=True)
    order: list[int | None] = [*years, *([None] if None in counts else [])]
    return tuple(YearTally(year, counts[year], _percent(counts[year], fullest)) for year in order)


def sources_with_speeches() -> QuerySet[Source]:
    """Sources of published speeches, each with its `count`, the most plentiful first."""
    is_published = Q(appearances__speech__status=Speech.Status.PUBLISHED)
    counted = Source.objects.annotate(count=Count("appearances__speech", filter=is_published, distinct=True))
    return counted.filter(count__gt=0).order_by("-count", "name")


def without_source() -> QuerySet[Speech]:
    """Published speeches of which no appearance names a source."""
    return published().exclude(appearances__source__isnull=False)


def source_tallies() -> tuple[SourceTally, ...]:
    """The most plentiful first, speeches without a source last. Two queries."""
    counts: list[tuple[Source | None, int]] = [(source, source.count) for source in sources_with_speeches()]  # type: ignore[attr-defined]  # the annotation
    if nameless := without_source().count():
        counts.append((None, nameless))
    fullest = max((count for _source, count in counts), default=1)
    return tuple(SourceTally(source, count, _percent(count, fullest)) for source, count in counts)


def _percent(count: int, fullest: int) -> int:
    return max(1, round(100 * count / fullest))
