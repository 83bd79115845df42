"""The first page: what is here in one glance."""

from dataclasses import dataclass

from speeches.models import Speech
from speeches.search.completion import quoted
from speeches.search.popularity import popular
from speeches.web.browsing.catalogue import Catalogue, Selection
from speeches.web.browsing.dimensions import Dimension
from speeches.web.browsing.query import BrowseQuery
from speeches.web.pages.histogram import Histogram
from speeches.web.pages.listing import published
from speeches.web.pages.overviews import years
from speeches.web.pages.tree import SectionTree, section_tree

LATEST = 8  # speeches; what fills the column beside formulations and sections
FORMULATIONS = 14


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
class ShownFormulation:
    """A formulation of the list; `query` finds the `count` speeches that have it."""

    text: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """`templates/web/home.html`."""

    holdings: Holdings
    latest: tuple[Speech, ...]
    formulations: tuple[ShownFormulation, ...]
    tree: SectionTree
    years: Histogram


def home_page() -> HomePage:
    tree = section_tree()
    selection = Catalogue.read().selection(BrowseQuery())
    latest = published().select_related("section").order_by("-published_at", "-pk")[:LATEST]
    return HomePage(
        holdings=_holdings(selection, tree),
        latest=tuple(latest),
        formulations=tuple(
            ShownFormulation(each.text, quoted(each.text), each.count) for each in popular(FORMULATIONS)
        ),
        tree=tree,
        years=years(selection),
    )


def _holdings(selection: Selection, tree: SectionTree) -> Holdings:
    table = selection.catalogue.table
    dated = [year for year in selection.counts(Dimension.YEAR) if isinstance(year, int)]
    return Holdings(
        speeches=table.size,
        first_year=min(dated, default=None),
        last_year=max(dated, default=None),
        sources=sum(source is not None for source in selection.counts(Dimension.SOURCE)),
        sections=tree.filled,
        characters=int(table.characters.sum()),
        repaired=int((table.repairs > 0).sum()),
        repairs=int(table.repairs.sum()),
    )
