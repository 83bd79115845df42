"""What the archive holds, what it lacks, and how its texts are made: nothing here but what the database counts."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from speeches.cleaning import VERSION
from speeches.models import Cleaning, Speech
from speeches.representations.change import KINDS, steps_by_kind
from speeches.web.browsing.catalogue import Catalogue, Selection
from speeches.web.browsing.dimensions import Dimension
from speeches.web.browsing.facets import FacetValue, facet
from speeches.web.browsing.query import BrowseQuery
from speeches.web.pages.histogram import Histogram
from speeches.web.pages.listing import published
from speeches.web.pages.overviews import Tallies, tallies, years


@dataclass(frozen=True, slots=True)
class Row:
    """A section of the first level with all below it, by year, or the speeches in none."""

    label: str
    counts: tuple[int, ...]  # in the order of the years, the undated last


@dataclass(frozen=True, slots=True)
class Share:
    """So many of the speeches; `percent` is rounded, and 0 for less than half of one."""

    name: str
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not known or not there, among what is published."""

    truncated: Share
    undated: Share
    dated_by_page: Share
    without_speaker: Share
    without_section: Share
    without_source: Share
    redacted: Share
    redactions: int
    withdrawn: int  # no longer published
    years: tuple[str, ...]  # between the first and the last without a speech: 2011, 2013–2015


@dataclass(frozen=True, slots=True)
class Figures:
    speeches: int
    characters: int
    sources: int
    mended: Share  # with at least one repair
    repairs: int
    removals: int
    levels: tuple[Share, ...]
    genres: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change, and the steps that make it, in the order in which they run."""

    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """`templates/web/about.html`; `example` is a speech to cite, None in an empty archive."""

    figures: Figures
    gaps: Gaps
    years: Histogram
    sections: Tallies  # of the first level
    columns: tuple[FacetValue, ...]  # the years, newest first, the undated last
    rows: tuple[Row, ...]
    kinds: tuple[Kind, ...]
    version: str
    example: Speech | None


def about_page() -> AboutPage:
    """Cost seven queries, however large the archive; ten where something has changed since the last time."""
    selection = Catalogue.read().selection(BrowseQuery())
    columns = facet(selection, Dimension.YEAR).values
    sections = [section for section in facet(selection, Dimension.SECTION).values if not section.depth]
    return AboutPage(
        figures=_figures(selection),
        gaps=_gaps(selection),
        years=years(selection),
        sections=tallies(selection, Dimension.SECTION, top_only=True),
        columns=columns,
        rows=tuple(_row(selection, section, columns) for section in sections),
        kinds=tuple(Kind(str(KINDS[kind]), steps) for kind, steps in steps_by_kind()),
        version=VERSION,
        example=published().exclude(genre="").order_by("-published_at", "-pk").first(),
    )


def empty_years(years: Iterable[int]) -> tuple[str, ...]:
    """Name the years between the first and the last that are not there, neighbours as a range.

    >>> empty_years([2010, 2012, 2016])
    ('2011', '2013–2015')
    """
    known = sorted(set(years))
    gaps = ((before + 1, after - 1) for before, after in itertools.pairwise(known) if after - before > 1)
    return tuple(str(first) if first == last else f"{first}–{last}" for first, last in gaps)


def _figures(selection: Selection) -> Figures:
    cleaned = Cleaning.objects.filter(speech__status=Speech.Status.PUBLISHED).aggregate(
        mended=Count("pk", filter=Q(repairs__gt=0)),
        mends=Sum("repairs", default=0),
        taken_out=Sum("removals", default=0),
    )
    return Figures(
        speeches=selection.total,
        characters=int(selection.catalogue.table.characters.sum()),
        sources=facet(selection, Dimension.SOURCE).total,
        mended=_share("", cleaned["mended"], selection.total),
        repairs=cleaned["mends"],
        removals=cleaned["taken_out"],
        levels=_shares(selection, Dimension.LEVEL),
        genres=_shares(selection, Dimension.GENRE),
    )


def _gaps(selection: Selection) -> Gaps:
    lacking = {
        "truncated": Q(truncated=True),
        "dated_by_page": Q(date_basis=Speech.DateBasis.PUBLISHED),
        "without_speaker": Q(speaker="", office=""),
        "redacted": Q(redactions__gt=0),
    }
    counts = published().aggregate(
        **{name: Count("pk", filter=condition) for name, condition in lacking.items()},
        redactions=Sum("redactions", default=0),
    )
    return Gaps(
        **{name: _share("", counts[name], selection.total) for name in lacking},
        undated=_without(selection, Dimension.YEAR),
        without_section=_without(selection, Dimension.SECTION),
        without_source=_without(selection, Dimension.SOURCE),
        redactions=counts["redactions"],
        withdrawn=Speech.objects.filter(status=Speech.Status.WITHDRAWN).count(),
        years=empty_years(year for year in selection.counts(Dimension.YEAR) if isinstance(year, int)),
    )


def _row(selection: Selection, section: FacetValue, columns: Iterable[FacetValue]) -> Row:
    within = selection.catalogue.selection(selection.query.choosing(Dimension.SECTION, section.value))
    counts = within.counts(Dimension.YEAR)
    return Row(section.label, tuple(counts[None if year.is_without else int(year.value)] for year in columns))


def _shares(selection: Selection, dimension: Dimension) -> tuple[Share, ...]:
    """Give the values of a dimension in their order, what is not known last and without a name."""
    values = facet(selection, dimension).values
    return tuple(_share("" if each.is_without else each.label, each.count, selection.total) for each in values)


def _without(selection: Selection, dimension: Dimension) -> Share:
    return _share("", selection.counts(dimension)[None], selection.total)


def _share(name: str, count: int, speeches: int) -> Share:
    return Share(name, count, _percent(count, speeches))


def _percent(count: int, of: int) -> int:
    return round(100 * count / of) if of else 0
