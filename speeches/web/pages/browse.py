"""Lists of speeches by section, year and source, and the lists of these."""

import re
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from speeches.models import Source
from speeches.web.pages.listing import Listing, listing, newest_first, published
from speeches.web.pages.tallies import SourceTally, YearTally, source_tallies, without_source, year_tallies
from speeches.web.pages.tree import Branch, SectionTree, section_tree

NONE = "none"  # stands in an address for "without a section", "undated", "source unknown"; so in search filters
YEAR = re.compile(r"[0-9]{4}")
PRIMARY_KEY = re.compile(r"[0-9]{1,18}")  # the largest key of both databases has 19 digits


@dataclass(frozen=True, slots=True)
class SectionsPage:
    """`templates/web/sections.html`."""

    tree: SectionTree


@dataclass(frozen=True, slots=True)
class SectionPage:
    """`templates/web/section.html`; `branch` is None for speeches that are in no section."""

    branch: Branch | None
    ancestors: tuple[Branch, ...]
    listing: Listing


@dataclass(frozen=True, slots=True)
class YearsPage:
    """`templates/web/years.html`."""

    years: tuple[YearTally, ...]


@dataclass(frozen=True, slots=True)
class YearPage:
    """`templates/web/year.html`; `year` is None for undated speeches. The neighbours are years that hold speeches."""

    year: int | None
    earlier: int | None
    later: int | None
    listing: Listing


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """`templates/web/sources.html`."""

    sources: tuple[SourceTally, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """`templates/web/source.html`; `source` is None for speeches whose source is not known."""

    source: Source | None
    listing: Listing


@dataclass(frozen=True, slots=True)
class SpeechesPage:
    """`templates/web/speeches.html`: everything, the latest arrival first."""

    listing: Listing


def sections_page() -> SectionsPage:
    return SectionsPage(section_tree())


def section_page(slug: str, page: str) -> SectionPage:
    """The speeches of a section and of all below it; `Http404` for an unknown slug."""
    if slug == NONE:
        return SectionPage(None, (), listing(newest_first(published().filter(section=None)), page))
    tree = section_tree()
    found = next((branch for root in tree.roots for branch in root.walk() if branch.section.slug == slug), None)
    if found is None:
        raise Http404(_("没有名为“%(slug)s”的栏目。") % {"slug": slug})
    within = [branch.section.pk for branch in found.walk()]
    speeches = newest_first(published().filter(section__in=within))
    return SectionPage(found, tree.path_to(found.section.pk)[:-1], listing(speeches, page))


def years_page() -> YearsPage:
    return YearsPage(year_tallies())


def year_page(year: str, page: str) -> YearPage:
    """The speeches of a year, "2021" or "none"; `Http404` for what is no year or holds nothing."""
    if year == NONE:
        return YearPage(None, None, None, listing(published().filter(year=None).order_by("-pk"), page))
    if not YEAR.fullmatch(year):
        raise Http404(_("“%(year)s”不是年份；年份写作四位数字，如 2021。") % {"year": year[:40]})
    years = sorted(tally.year for tally in year_tallies() if tally.year is not None)
    if int(year) not in years:
        raise Http404(_("本库没有 %(year)s 年的讲话。") % {"year": year})
    place = years.index(int(year))
    return YearPage(
        year=years[place],
        earlier=years[place - 1] if place else None,
        later=years[place + 1] if place + 1 < len(years) else None,
        listing=listing(newest_first(published().filter(year=years[place])), page),
    )


def sources_page() -> SourcesPage:
    return SourcesPage(source_tallies())


def source_page(pk: str, page: str) -> SourcePage:
    """The speeches of a source by its number, or those of none; `Http404` for an unknown one."""
    if pk == NONE:
        return SourcePage(None, listing(newest_first(without_source()), page))
    source = Source.objects.filter(pk=int(pk)).first() if PRIMARY_KEY.fullmatch(pk) else None
    if source is None:
        raise Http404(_("没有编号为“%(pk)s”的来源。") % {"pk": pk[:40]})
    speeches = published().filter(appearances__source=source).distinct()
    return SourcePage(source, listing(newest_first(speeches), page))


def speeches_page(page: str) -> SpeechesPage:
    return SpeechesPage(listing(published().order_by("-published_at", "-pk"), page))
