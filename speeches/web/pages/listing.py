"""Speeches in a list, twenty to a page."""

from dataclasses import dataclass
from http import HTTPStatus

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from speeches.models import Paragraph, Speech
from speeches.web.browsing.catalogue import Selection
from speeches.web.browsing.dimensions import View
from speeches.web.browsing.query import BrowseError

PER_PAGE = 20  # speeches
NEIGHBOURS = 2  # page numbers shown on each side of the current one
OPENING = 120  # characters of the first paragraph: two lines on a wide screen


def published() -> QuerySet[Speech]:
    """All that the public may see."""
    return Speech.objects.filter(status=Speech.Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one is among the pages; a gap in `numbers` is None."""

    number: int
    last: int
    numbers: tuple[int | None, ...]

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None


def pager(number: int, last: int) -> Pager:
    """First and last page, the current one with its neighbours, and gaps between them.

    >>> pager(6, 20).numbers
    (1, None, 4, 5, 6, 7, 8, None, 20)
    >>> pager(1, 1).numbers
    (1,)
    """
    near = range(max(1, number - NEIGHBOURS), min(last, number + NEIGHBOURS) + 1)
    shown = sorted({1, last, *near})
    numbers: list[int | None] = []
    for page in shown:
        if numbers and numbers[-1] is not None and page - numbers[-1] > 1:
            numbers.append(None)
        numbers.append(page)
    return Pager(number, last, tuple(numbers))


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of speeches; in the list view each has its `opening`."""

    speeches: tuple[Speech, ...]
    total: int
    pager: Pager


def listing(selection: Selection) -> Listing:
    """The page of a selection that its query asks for; `BrowseError` where there is none. One query."""
    query = selection.query
    numbers = selection.in_order(query.sort)
    pages = max(1, -(-len(numbers) // PER_PAGE))
    if not 1 <= query.page <= pages:
        message = _("没有第 %(page)s 页，共 %(pages)d 页。") % {"page": query.page, "pages": pages}
        raise BrowseError(message, name="page", status=HTTPStatus.NOT_FOUND)
    start = (query.page - 1) * PER_PAGE
    keys = selection.catalogue.table.ids[numbers[start : start + PER_PAGE]].tolist()
    found = {speech.pk: speech for speech in _shown(keys, query.view)}
    return Listing(tuple(found[key] for key in keys if key in found), len(numbers), pager(query.page, pages))


def _shown(keys: list[int], view: View) -> QuerySet[Speech]:
    """Read the speeches of a page; one that was unpublished this instant is left out."""
    speeches = published().filter(pk__in=keys).select_related("section").order_by()
    if view is View.COMPACT:
        return speeches
    texts = Paragraph.objects.filter(speech=OuterRef("pk"), kind=Paragraph.Kind.TEXT).order_by("position")
    return speeches.annotate(opening=Subquery(texts.annotate(begun=Substr("text", 1, OPENING)).values("begun")[:1]))
