"""Speeches in a list, twenty to a page."""

from dataclasses import dataclass

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from speeches.models import Speech

PER_PAGE = 20  # speeches
NEIGHBOURS = 2  # page numbers shown on each side of the current one
SHOWN = 40  # characters of a bad page number that the message repeats


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
    """One page of a list of speeches."""

    speeches: tuple[Speech, ...]
    total: int
    pager: Pager


def listing(speeches: QuerySet[Speech], page: str) -> Listing:
    """The page of that number, as it stood in the address; `Http404` where there is none.

    Costs two queries: the count, and the speeches with their sections.
    """
    paginator = Paginator(speeches.select_related("section"), PER_PAGE)
    try:
        found = paginator.page(page or 1)
    except PageNotAnInteger as error:
        raise Http404(_("页码应是正整数，而不是“%(page)s”。") % {"page": page[:SHOWN]}) from error
    except EmptyPage as error:
        message = _("没有第 %(page)s 页，共 %(pages)d 页。") % {"page": page[:SHOWN], "pages": paginator.num_pages}
        raise Http404(message) from error
    return Listing(tuple(found.object_list), paginator.count, pager(found.number, paginator.num_pages))


def newest_first(speeches: QuerySet[Speech]) -> QuerySet[Speech]:
    """By date, undated ones last, as an empty date sorts before every other."""
    return speeches.order_by("-date", "-pk")
