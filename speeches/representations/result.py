"""What a search answers, as JSON; the command and the site answer alike.

    {"query": "…", "total": 3, "page": 1, "pages": 1,
     "hits": [{"id": 1, "title": "…", "url": "/speeches/1/", "date": "2021-02", "speaker": "", "occasion": "",
               "section": "", "truncated": false, "count": 4, "title_marks": [[0, 2]],
               "snippets": [{"key": "k1", "text": "…改革…", "marks": [[1, 3]]}]}],
     "facets": {"year": [{"value": "2021", "label": "2021", "count": 3}]}}

Where nothing was found there are also "cause", a sentence, and "relaxations", what less would find:

    [{"label": "不限年份", "query": "…", "params": {"q": "…"}, "total": 12}]

Marks are pairs of offsets in characters (code points), from and up to, in the text beside them.
"""

from typing import Any

from speeches.search.errors import QueryError
from speeches.search.query import SearchQuery
from speeches.search.relaxing import Relaxed, relax
from speeches.search.results import Facet, Hit, Marked, SearchResult

JSON = dict[str, Any]


def as_json(result: SearchResult, query: SearchQuery) -> JSON:
    answer = {
        "query": query.text,
        "total": result.total,
        "page": result.page,
        "pages": result.pages,
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {facet.name: _values(facet) for facet in result.facets},
    }
    return answer if result.total else answer | _relaxed(relax(query))


def _relaxed(relaxed: Relaxed) -> JSON:
    ways = [
        {"label": way.label, "query": way.query, "params": dict(way.params), "total": way.total}
        for way in relaxed.relaxations
    ]
    return {"cause": relaxed.cause, "relaxations": ways}


def error_as_json(error: Exception, query: str) -> JSON:
    """Say what is wrong with a query; `position` is the place in it, in characters from 0."""
    answer: JSON = {"query": query, "error": str(error)}
    if isinstance(error, QueryError) and error.position is not None:
        answer["position"] = error.position
    return answer


def _hit(hit: Hit) -> JSON:
    return {
        "id": hit.id,
        "title": hit.title,
        "url": hit.url,
        "date": hit.date,
        "speaker": hit.speaker,
        "occasion": hit.occasion,
        "section": hit.section,
        "truncated": hit.truncated,
        "count": hit.count,
        "title_marks": _marks(hit.marked_title),
        "snippets": [
            {"key": snippet.key, "text": _text(snippet.fragments), "marks": _marks(snippet.fragments)}
            for snippet in hit.snippets
        ],
    }


def _values(facet: Facet) -> list[JSON]:
    return [{"value": value.value, "label": value.label, "count": value.count} for value in facet.values]


def _text(marked: Marked) -> str:
    return "".join(fragment.text for fragment in marked)


def _marks(marked: Marked) -> list[list[int]]:
    marks: list[list[int]] = []
    position = 0
    for fragment in marked:
        end = position + len(fragment.text)
        if fragment.is_hit:
            marks.append([position, end])
        position = end
    return marks
