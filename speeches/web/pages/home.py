"""The first page: what is here in one glance."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, Sum

from speeches.models import Cleaning, Speech
from speeches.web.pages.listing import published
from speeches.web.pages.tallies import YearTally, sources_with_speeches, year_tallies
from speeches.web.pages.tree import SectionTree, section_tree

LATEST = 8  # speeches; what fills the column beside the sections


@dataclass(frozen=True, slots=True)
class Holdings:
    """The size of the archive, counting what is published."""

    speeches: int
    first_year: int | None
    last_year: int | None
    sources: int
    sections: int  # those that hold a speech
    characters: int
    repaired: int  # speeches with at least one repair
    repairs: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """`templates/web/home.html`."""

    holdings: Holdings
    latest: tuple[Speech, ...]
    tree: SectionTree
    years: tuple[YearTally, ...]


def home_page() -> HomePage:
    tree = section_tree()
    latest = published().select_related("section").order_by("-published_at", "-pk")[:LATEST]
    return HomePage(_holdings(tree), tuple(latest), tree, year_tallies())


def _holdings(tree: SectionTree) -> Holdings:
    sizes = published().aggregate(
        speeches=Count("pk"), characters=Sum("characters", default=0), first=Min("year"), last=Max("year")
    )
    mended = Cleaning.objects.filter(speech__status=Speech.Status.PUBLISHED, repairs__gt=0).aggregate(
        speeches=Count("pk"), repairs=Sum("repairs", default=0)
    )
    return Holdings(
        speeches=sizes["speeches"],
        first_year=sizes["first"],
        last_year=sizes["last"],
        sources=sources_with_speeches().count(),
        sections=tree.filled,
        characters=sizes["characters"],
        repaired=mended["speeches"],
        repairs=mended["repairs"],
    )
