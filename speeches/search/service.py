"""One search: the engine names the speeches, the database gives what is shown of them."""

from http import HTTPStatus

from django.utils.translation import gettext as _

from speeches.models import Paragraph, Speech
from speeches.search.engines import engine
from speeches.search.engines.contract import Answer, Names, Request
from speeches.search.errors import QueryError
from speeches.search.expression import asks_for_names, marked_terms
from speeches.search.facets import facets, filters
from speeches.search.highlight import Found, Marker, Passage
from speeches.search.names import SectionTree, names
from speeches.search.query import SearchQuery
from speeches.search.results import Hit, Marked, SearchResult

PAGE_SIZE = 20  # hits
SHOWN = ("title", "date", "speaker", "occasion", "section", "truncated")  # of a speech, in a hit


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
    """Read the speeches of the page; one that was unpublished this instant is left out."""
    speeches = Speech.objects.filter(status=Speech.Status.PUBLISHED).only(*SHOWN).in_bulk(list(answer.ids))
    keys = {key for places in answer.places for key in places.keys}
    read = Paragraph.objects.filter(speech__in=speeches, key__in=keys).values_list("speech_id", "key", "text")
    texts = {(speech_id, key): text for speech_id, key, text in read} if keys else {}
    terms = marker(query)
    hits = []
    for id_, places in zip(answer.ids, answer.places, strict=True):
        if id_ in speeches:
            passages = [Passage(key, texts[id_, key]) for key in places.keys if (id_, key) in texts]
            found = terms.shown(speeches[id_].title, passages, places.count)
            hits.append(_hit(speeches[id_], found or _found_anew(speeches[id_], terms), tree))
    return tuple(hits)


def _found_anew(speech: Speech, terms: Marker) -> Found:
    """Read a whole speech whose text the index has not as it is now: it was changed this instant."""
    return terms.found_in(speech.title, [Passage(each.key, each.text) for each in speech.paragraphs.all()])


def _hit(speech: Speech, found: Found, tree: SectionTree) -> Hit:
    return Hit(
        id=speech.pk,
        title=speech.title,
        url=speech.get_absolute_url(),
        date=speech.date,
        speaker=speech.speaker,
        occasion=speech.occasion,
        section=tree.label(speech.section_id),
        truncated=speech.truncated,
        marked_title=found.marked_title,
        snippets=found.snippets,
        count=found.count,
    )
