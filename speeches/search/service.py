"""One search: the engine names the speeches, the database gives what is shown of them."""

from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import NamedTuple

from django.utils.translation import gettext as _

from speeches.models import Paragraph, Speech
from speeches.search.engines import engine
from speeches.search.engines.contract import Answer, Names, Places, Request
from speeches.search.errors import QueryError
from speeches.search.expression import asks_for_names, marked_terms
from speeches.search.facets import facets, filters
from speeches.search.highlight import Found, Marker, Passage
from speeches.search.names import SectionTree, names
from speeches.search.query import SearchQuery
from speeches.search.results import Hit, Marked, SearchResult

PAGE_SIZE = 20  # hits
ADDRESSES = 10_000  # kept at hand; to work one out takes as long as to mark a passage


class Shown(NamedTuple):
    """What is shown of a speech in a hit, as the database has it."""

    pk: int
    status: str
    title: str
    date: str
    speaker: str
    occasion: str
    section_id: int | None
    truncated: bool


def search(query: SearchQuery) -> SearchResult:
    """Answer one page; raises `QueryError` for a page that does not exist and `IndexUnavailable`."""
    tree = SectionTree.read()
    start = (query.page - 1) * PAGE_SIZE
    answer = find(query, tree, start=start, stop=start + PAGE_SIZE)
    pages = max(1, -(-answer.total // PAGE_SIZE))
    if query.page > pages:
        raise QueryError(
            _("没有第 %(page)d 页，共 %(pages)d 页。") % {"page": query.page, "pages": pages},
            status=HTTPStatus.NOT_FOUND,
        )
    return SearchResult(answer.total, _hits(query, answer, tree), facets(query, answer, tree), query.page, pages)


def find(query: SearchQuery, tree: SectionTree, *, start: int, stop: int | None) -> Answer:
    """Name the speeches from the place `start` up to `stop` in the order of the query, whatever its page."""
    return engine().find(
        Request(
            expression=query.expression,
            names=names(tree) if asks_for_names(query.expression) else Names(),
            filters=filters(query, tree),
            as_written=query.as_written,
            sort=query.sort,
            start=start,
            stop=stop,
        )
    )


def mark(text: str, query: SearchQuery, *, is_title: bool = False) -> Marked:
    """Mark the hits of a query in any text as it is shown."""
    return marker(query).mark(text, is_title=is_title)


def marker(query: SearchQuery) -> Marker:
    """Give what finds the hits of a query in texts: for many texts it is made once."""
    return Marker.of(marked_terms(query.expression), as_written=query.as_written)


def _hits(query: SearchQuery, answer: Answer, tree: SectionTree) -> tuple[Hit, ...]:
    """Read what is shown of the speeches of the page; one that was unpublished this instant is left out."""
    # Asked for the status too, SQLite goes through all published speeches by an index of it: 6 ms of 50,000.
    rows = map(Shown._make, Speech.objects.filter(pk__in=answer.ids).values_list(*Shown._fields).order_by())
    shown = {row.pk: row for row in rows if row.status == Speech.Status.PUBLISHED}
    keys = {key for places in answer.places for key in places.keys}
    read = Paragraph.objects.filter(speech__in=list(shown), key__in=keys).values_list("speech_id", "key", "text")
    texts = {(speech_id, key): text for speech_id, key, text in read.order_by()} if keys else {}
    terms = marker(query)
    return tuple(
        _hit(shown[id_], _found(shown[id_], places, texts, terms), tree)
        for id_, places in zip(answer.ids, answer.places, strict=True)
        if id_ in shown
    )


def _found(speech: Shown, places: Places, texts: Mapping[tuple[int, str], str], terms: Marker) -> Found:
    """Mark the passages that the index chose; read the whole speech where it is no longer what the index knew."""
    passages = [Passage(key, texts[speech.pk, key]) for key in places.keys if (speech.pk, key) in texts]
    found = terms.shown(speech.title, passages, places.count) if len(passages) == len(places.keys) else None
    if found is None:
        paragraphs = Paragraph.objects.filter(speech=speech.pk).order_by("position")
        found = terms.found_in(speech.title, [Passage(each.key, each.text) for each in paragraphs])
    return found


def _hit(speech: Shown, found: Found, tree: SectionTree) -> Hit:
    return Hit(
        id=speech.pk,
        title=speech.title,
        url=_address(speech.pk),
        date=speech.date,
        speaker=speech.speaker,
        occasion=speech.occasion,
        section=tree.label(speech.section_id),
        truncated=speech.truncated,
        marked_title=found.marked_title,
        snippets=found.snippets,
        count=found.count,
    )


@lru_cache(maxsize=ADDRESSES)
def _address(speech_id: int) -> str:
    return Speech(pk=speech_id).get_absolute_url()
