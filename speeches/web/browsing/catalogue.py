"""All published speeches with the names of sections and sources, and what a query finds among them."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext as _

from speeches.models import Source
from speeches.search.names import SectionTree
from speeches.web.browsing import keeping
from speeches.web.browsing.columns import Mask, Numbers, Table, Value
from speeches.web.browsing.dimensions import NAMES, NONE, Dimension, Sort
from speeches.web.browsing.query import CODES, BrowseError, BrowseQuery, shown

# Choosing another year gives up the month too, so that the years are counted without it.
GIVEN_UP_WITH: dict[Dimension, tuple[Dimension, ...]] = {Dimension.YEAR: (Dimension.YEAR, Dimension.MONTH)}


@dataclass(frozen=True)
class Catalogue:
    """Everything that is published."""

    table: Table
    tree: SectionTree
    sources: Mapping[int, str]  # names by primary key

    @classmethod
    def read(cls) -> "Catalogue":
        """Three queries; three more where something has changed since the last time."""
        return cls(keeping.table(), SectionTree.read(), dict(Source.objects.values_list("pk", "name")))

    def selection(self, query: BrowseQuery) -> "Selection":
        """Find what a query asks for; raises `BrowseError` for a value that the archive does not have."""
        if query.within is Dimension.YEAR and not self._values_there(query):
            message = _("本库没有 %(year)s 年的讲话。") % {"year": query.chosen[Dimension.YEAR]}
            raise BrowseError(message, name=Dimension.YEAR, status=HTTPStatus.NOT_FOUND)
        masks = {dimension: self._having(dimension, value) for dimension, value in query.chosen.items()}
        missing = np.zeros(self.table.size, np.int8)
        for mask in masks.values():
            missing += ~mask
        return Selection(self, query, masks, missing)

    def _having(self, dimension: Dimension, value: str) -> Mask:
        return self.table.columns[dimension].having(self._values(dimension, value), self.table.size)

    def _values(self, dimension: Dimension, value: str) -> Collection[Value]:
        """Translate a value of the address into those of the column."""
        if value == NONE:
            return {None}
        if dimension is Dimension.SECTION and value in self.tree.by_slug:
            return self.tree.below(self.tree.by_slug[value].pk)
        if dimension is Dimension.SOURCE and value.isascii() and value.isdecimal() and self._source(value) is not None:
            return {self._source(value)}
        if dimension is Dimension.YEAR:
            first, _, last = value.partition("..")
            return range(int(first), int(last or first) + 1)
        if dimension in CODES or dimension is Dimension.MONTH or value in set(self.table.columns[dimension].values):
            return {value}
        raise BrowseError(_missing(dimension, value), name=dimension, status=HTTPStatus.NOT_FOUND)

    def _source(self, value: str) -> int | None:
        return next((key for key in self.sources if str(key) == value), None)

    def _values_there(self, query: BrowseQuery) -> bool:
        wanted = self._values(Dimension.YEAR, query.chosen[Dimension.YEAR])
        return None in wanted or any(year in wanted for year in self.table.columns[Dimension.YEAR].values)


def _missing(dimension: Dimension, value: str) -> str:
    """Say that nothing is called so."""
    if dimension is Dimension.SECTION:
        return _("没有名为“%(slug)s”的栏目。") % {"slug": shown(value)}
    if dimension is Dimension.SOURCE:
        return _("没有编号为“%(pk)s”的来源。") % {"pk": shown(value)}
    return _("没有%(name)s是“%(value)s”的讲话。") % {"name": NAMES[dimension], "value": shown(value)}


@dataclass(frozen=True)
class Selection:
    """The speeches that a query finds; `missing` counts for each speech the filters that it does not pass."""

    catalogue: Catalogue
    query: BrowseQuery
    masks: Mapping[Dimension, Mask]
    missing: npt.NDArray[np.int8]

    @property
    def found(self) -> Mask:
        mask: Mask = self.missing == 0
        return mask

    @property
    def total(self) -> int:
        return int(np.count_nonzero(self.found))

    def counts(self, dimension: Dimension) -> Counter[Value]:
        """Count the values of a dimension, its own filter left out."""
        return self.catalogue.table.columns[dimension].counts(self.without(dimension))

    def without(self, dimension: Dimension) -> Mask:
        """Find what the query would without a filter, and without those that are given up with it."""
        given_up = [self.masks[each] for each in GIVEN_UP_WITH.get(dimension, (dimension,)) if each in self.masks]
        missing = self.missing.copy()
        for mask in given_up:
            missing -= ~mask
        found: Mask = missing == 0
        return found

    def in_order(self, sort: Sort) -> Numbers:
        return self.catalogue.table.in_order(self.found, sort)
