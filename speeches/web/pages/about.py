"""What the archive holds, what it lacks, and how its texts are made: nothing here but what the database counts."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from speeches.cleaning import VERSION
from speeches.models import Cleaning, Section, Speech
from speeches.representations.change import KINDS, steps_by_kind
from speeches.web.pages.listing import published
from speeches.web.pages.tallies import YearTally, sources_with_speeches, without_source, year_tallies
from speeches.web.pages.tree import Branch, section_tree


@dataclass(frozen=True, slots=True)
class Cell:
    """The speeches of a section in a year; `year` is None for the undated."""

    year: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A section of the first level with all below it, by year; `section` is None for the speeches in none."""

    section: Section | None
    total: int
    share: int  # in % of the fullest section
    cells: tuple[Cell, ...]


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
    rows: tuple[Row, ...]
    years: tuple[YearTally, ...]
    kinds: tuple[Kind, ...]
    version: str
    example: Speech | None


def about_page() -> AboutPage:
    """Cost eleven queries, however large the archive."""
    years = year_tallies()
    speeches = sum(tally.count for tally in years)
    return AboutPage(
        figures=_figures(speeches),
        gaps=_gaps(speeches, years),
        rows=_rows(years),
        years=years,
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


def _figures(speeches: int) -> Figures:
    cleaned = Cleaning.objects.filter(speech__status=Speech.Status.PUBLISHED).aggregate(
        mended=Count("pk", filter=Q(repairs__gt=0)),
        mends=Sum("repairs", default=0),
        taken_out=Sum("removals", default=0),
    )
    counted = published().order_by().values_list("level", "genre").annotate(count=Count("pk"), size=Sum("characters"))
    levels: Counter[str] = Counter()
    genres: Counter[str] = Counter()
    characters = 0
    for level, genre, count, size in counted:
        levels[level] += count
        genres[genre] += count
        characters += size
    return Figures(
        speeches=speeches,
        characters=characters,
        sources=sources_with_speeches().count(),
        mended=_share("", cleaned["mended"], speeches),
        repairs=cleaned["mends"],
        removals=cleaned["taken_out"],
        levels=_shares(levels, Speech.Level, speeches),
        genres=_shares(genres, Speech.Genre, speeches),
    )


def _gaps(speeches: int, years: tuple[YearTally, ...]) -> Gaps:
    lacking = {
        "truncated": Q(truncated=True),
        "undated": Q(year=None),
        "dated_by_page": Q(date_basis=Speech.DateBasis.PUBLISHED),
        "without_speaker": Q(speaker="", office=""),
        "without_section": Q(section=None),
        "redacted": Q(redactions__gt=0),
    }
    counts = published().aggregate(
        **{name: Count("pk", filter=condition) for name, condition in lacking.items()},
        redactions=Sum("redactions", default=0),
    )
    return Gaps(
        **{name: _share("", counts[name], speeches) for name in lacking},
        without_source=_share("", without_source().count(), speeches),
        redactions=counts["redactions"],
        withdrawn=Speech.objects.filter(status=Speech.Status.WITHDRAWN).count(),
        years=empty_years(tally.year for tally in years if tally.year is not None),
    )


def _rows(years: tuple[YearTally, ...]) -> tuple[Row, ...]:
    tree = section_tree()
    counts: dict[int | None, Counter[int | None]] = defaultdict(Counter)
    for section, year, count in published().order_by().values_list("section", "year").annotate(Count("pk")):
        counts[section][year] = count
    branches: list[Branch | None] = [*sorted(tree.roots, key=lambda root: -root.total), None]
    made = []
    for branch in branches:
        within = [below.section.pk for below in branch.walk()] if branch else [None]
        of_years: Counter[int | None] = sum((counts[key] for key in within), Counter())
        made.append((branch.section if branch else None, of_years))
    fullest = max((of_years.total() for _section, of_years in made), default=0)
    return tuple(
        Row(
            section=section,
            total=of_years.total(),
            share=max(1, _percent(of_years.total(), fullest)),
            cells=tuple(Cell(tally.year, of_years[tally.year]) for tally in years),
        )
        for section, of_years in made
        if of_years
    )


def _shares(counts: Counter[str], choices: type[Speech.Level | Speech.Genre], speeches: int) -> tuple[Share, ...]:
    """Put the counts of a field in the order of its values, what is not known last."""
    named = [(value, str(label)) for value, label in choices.choices]
    return tuple(_share(name, counts[value], speeches) for value, name in [*named, ("", "")] if counts[value])


def _share(name: str, count: int, speeches: int) -> Share:
    return Share(name, count, _percent(count, speeches))


def _percent(count: int, of: int) -> int:
    return round(100 * count / of) if of else 0
