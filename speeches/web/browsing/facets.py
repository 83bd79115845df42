"""The values that a list can be narrowed to: each with its exact count, and the address that chooses it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise

from speeches.models import Speech
from speeches.web.browsing.catalogue import Selection
from speeches.web.browsing.columns import Value
from speeches.web.browsing.dimensions import AS_WRITTEN, NAMES, NONE, QUALITIES, WITHOUT, Dimension
from speeches.web.periods import month_label, years_label

CODED: dict[Dimension, list[tuple[str, str | Promise]]] = {
    Dimension.LEVEL: [(level.value, level.label) for level in Speech.Level],
    Dimension.GENRE: [(genre.value, genre.label) for genre in Speech.Genre],
    Dimension.QUALITY: [(quality.value, label) for quality, label in QUALITIES.items()],
}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many speeches have a value, the facet's own filter left out; `address` chooses it, or gives it up again."""

    value: str  # as in the address
    label: str  # in the reader's language
    count: int
    is_selected: bool
    address: str
    depth: int = 0  # how many sections stand above it
    as_written: bool = False  # the label is Chinese in every language

    @property
    def is_without(self) -> bool:
        return self.value == NONE


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a dimension that find something, and those that are chosen.

    `total` counts all of them but "without one", those left out among them.
    """

    dimension: Dimension
    label: str
    values: tuple[FacetValue, ...]
    total: int


class Counted(NamedTuple):
    """A value before it is shown: there may be thousands, and an address takes as long as counting them all."""

    value: str
    label: str
    number: int
    depth: int = 0


def facet(selection: Selection, dimension: Dimension, most: int | None = None) -> Facet:
    """Count the values of a dimension, in the order in which they are shown, those without one last.

    Where there are more than `most`, those are shown, what is chosen before them and "without one" after.
    """
    found = counted(selection, dimension)
    first = found
    if most is not None and len(found) > most:
        chosen = selection.query.chosen.get(dimension, "")
        first = found[:most]
        rest = found[most:]
        first = [each for each in rest if each.value == chosen != NONE] + first
        first += [each for each in rest if each.value == NONE]
    return Facet(
        dimension,
        str(NAMES[dimension]),
        tuple(shown(selection, dimension, each) for each in first),
        sum(each.value != NONE for each in found),
    )


def counted(selection: Selection, dimension: Dimension) -> list[Counted]:
    """Count all values of a dimension, as `facet` does."""
    counts = selection.counts(dimension)
    found = [*_counted(selection, dimension, counts)]
    if dimension in WITHOUT:
        found.append(Counted(NONE, str(WITHOUT[dimension]), counts[None]))
    chosen = selection.query.chosen.get(dimension, "")
    return [each for each in found if each.number or each.value == chosen]


def shown(selection: Selection, dimension: Dimension, each: Counted) -> FacetValue:
    """Give a value the address that chooses it, or gives it up where it is chosen."""
    query = selection.query
    chosen = query.chosen.get(dimension, "")
    years = query.years if dimension is Dimension.YEAR else None
    in_range = bool(years and each.value != NONE and years.first <= int(each.value) <= years.last)
    address = query.choosing(dimension, "" if each.value == chosen else each.value).address()
    return FacetValue(
        value=each.value,
        label=each.label,
        count=each.number,
        is_selected=in_range or each.value == chosen,
        address=address,
        depth=each.depth,
        as_written=dimension in AS_WRITTEN and each.value != NONE,
    )


def label(selection: Selection, dimension: Dimension, value: str) -> str:
    """Name a value of the address in the reader's language."""
    catalogue = selection.catalogue
    if value == NONE:
        return str(WITHOUT[dimension])
    if dimension is Dimension.SECTION:
        return catalogue.tree.label(catalogue.tree.by_slug[value].pk)
    if dimension is Dimension.SOURCE:
        return catalogue.sources[int(value)]
    if dimension is Dimension.YEAR:
        return years_label(value)
    if dimension is Dimension.MONTH:
        return month_label(value)
    return str(dict(CODED.get(dimension, ())).get(value, value))


def _counted(selection: Selection, dimension: Dimension, counts: Counter[Value]) -> Iterable[Counted]:
    chosen = selection.query.chosen.get(dimension, "")
    if dimension is Dimension.SECTION:
        return _sections(selection, counts)
    if dimension in CODED:
        return [Counted(code, str(named), counts[code]) for code, named in CODED[dimension]]
    if dimension is Dimension.YEAR:
        years = {year for year in counts if isinstance(year, int)} | ({int(chosen)} if chosen.isdecimal() else set())
        return [Counted(str(year), years_label(str(year)), counts[year]) for year in sorted(years, reverse=True)]
    if dimension is Dimension.MONTH:
        months = {month for month in counts if isinstance(month, str)} | ({chosen} - {"", NONE})
        return [Counted(month, month_label(month), counts[month]) for month in sorted(months)]
    if dimension is Dimension.SOURCE:
        names = selection.catalogue.sources
        keys = {key for key in counts if key in names} | ({int(chosen)} if chosen.isdecimal() else set())
        return _most_first(Counted(str(key), names[key], counts[key]) for key in keys if isinstance(key, int))
    written = {name for name in counts if isinstance(name, str)} | ({chosen} - {"", NONE})
    return _most_first(Counted(name, name, counts[name]) for name in written)


def _most_first(counted: Iterable[Counted]) -> list[Counted]:
    return sorted(counted, key=lambda each: (-each.number, each.label))


def _sections(selection: Selection, counts: Counter[Value]) -> Iterator[Counted]:
    """Give the sections in the order of the tree, each counted with those below it."""
    tree = selection.catalogue.tree
    with_below: Counter[int] = Counter()
    for key, count in counts.items():
        for section in tree.lineage(key) if isinstance(key, int) else ():
            with_below[section.pk] += count
    for section, depth in tree.from_the_top():
        yield Counted(section.slug, tree.label(section.pk), with_below[section.pk], depth)
