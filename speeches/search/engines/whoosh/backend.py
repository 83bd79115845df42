"""Our engine as Haystack sees it, so that its own commands and signals work.

`SearchQuerySet` gets filter, order, facet and count. What it asks for is put into the query
language of the site, so that there is one; an argument that is not supported raises.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model
from haystack.backends import SQ, BaseEngine, BaseSearchBackend, BaseSearchQuery
from haystack.constants import DJANGO_CT, DJANGO_ID
from haystack.models import SearchResult
from haystack.utils import get_identifier, get_model_ct

from speeches.models import Speech
from speeches.search import entries
from speeches.search.dimensions import FacetName
from speeches.search.engines.contract import Answer, Changes, Request
from speeches.search.engines.whoosh.engine import WhooshIndex
from speeches.search.names import names
from speeches.search.parser import parse
from speeches.search.query import Sort

FACET_SUFFIX = "_exact"  # Haystack's name for the field that a facet counts
PLAIN_INPUTS = (None, "clean", "exact")  # a bare string, and two of Haystack's wrappers around one
FACETS = tuple(facet.value for facet in FacetName)
PREFIXES = {
    "content": "",
    "text": "",
    "title": "标题:",
    "speaker": "讲话人:",
    "occasion": "场合:",
    "source": "来源:",
    "section": "栏目:",
}
ORDERS = {"date": Sort.OLDEST, "-date": Sort.NEWEST}
MODEL = get_model_ct(Speech)


class UnsupportedArgumentError(NotImplementedError):
    """Haystack was asked for something that this engine does not do."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(f"The speech index does not support {', '.join(sorted(names))}.")


@cache
def index_in(folder: Path) -> WhooshIndex:
    """Give the one object of this process for an index, whatever thread asks."""
    return WhooshIndex(folder)


class WhooshBackend(BaseSearchBackend):  # type: ignore[misc]  # Haystack has no types
    @property
    def index(self) -> WhooshIndex:
        return index_in(Path(str(settings.HAYSTACK_CONNECTIONS[self.connection_alias]["PATH"])))

    def update(self, index: Any, iterable: Iterable[Speech], commit: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002  Haystack's signature
        self._apply([speech.pk for speech in iterable])

    def remove(self, obj_or_string: Model | str, commit: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002  Haystack's signature
        self._apply([int(get_identifier(obj_or_string).rpartition(".")[2])])

    def clear(self, models: object = None, commit: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002  Haystack's signature
        raise UnsupportedArgumentError(["clear: an empty index would find nothing in a full archive; rebuild_index"])

    def search(self, query_string: str, **wanted: Any) -> dict[str, Any]:
        """Answer a query in the language of the site; "" means every published speech."""
        sort = wanted.pop("sort_by", None) or Sort.RELEVANCE
        start, stop = wanted.pop("start_offset", 0), wanted.pop("end_offset", None)
        facets = wanted.pop("facets", None) or {}
        result_class = wanted.pop("result_class", None) or SearchResult
        _refuse_other_models(wanted.pop("models", None))
        names_of_facets = {name: name.removesuffix(FACET_SUFFIX) for name in facets}
        options = {f"{name}: {option}" for name, given in dict(facets).items() for option in given or ()}
        if options:
            raise UnsupportedArgumentError(options)
        if wanted or not set(names_of_facets.values()) <= set(FACETS):
            raise UnsupportedArgumentError({*wanted, *(set(names_of_facets.values()) - set(FACETS))})
        expression = parse(query_string) if query_string else None
        answer = self.index.find(Request(expression, names(), sort=sort, start=start, stop=stop))
        return {
            "results": [result_class(*MODEL.split("."), id_, 0) for id_ in answer.ids],
            "hits": answer.total,
            "facets": {"fields": {name: _counts(answer, facet) for name, facet in names_of_facets.items()}},
        }

    def _apply(self, ids: Sequence[int]) -> None:
        waiting = [entries.changes(ids)]

        def pending() -> Changes | None:
            return waiting.pop() if waiting else None

        self.index.apply_pending(pending)


class WhooshQuery(BaseSearchQuery):  # type: ignore[misc]  # Haystack has no types
    def build_query(self) -> str:
        return _written(self.query_filter)

    def build_params(self, **_options: Any) -> dict[str, Any]:
        unsupported = {
            name
            for name in (
                "boost",
                "highlight",
                "date_facets",
                "query_facets",
                "narrow_queries",
                "stats",
                "within",
                "dwithin",
                "distance_point",
            )
            if getattr(self, name)
        }
        if unsupported or len(self.order_by) > 1 or not set(self.order_by) <= set(ORDERS):
            raise UnsupportedArgumentError(unsupported or {f"order_by {self.order_by}, only date and -date"})
        return {
            "start_offset": self.start_offset,
            "end_offset": self.end_offset,
            "sort_by": ORDERS[self.order_by[0]] if self.order_by else None,
            "facets": dict(self.facets),
            "models": self.models,
            "result_class": self.result_class,
        }

    def build_search_kwargs(self, **options: Any) -> dict[str, Any]:
        return self.build_params(**options)

    def run(self, spelling_query: str | None = None, **options: Any) -> None:
        if spelling_query or options or self._more_like_this or self._raw_query:
            raise UnsupportedArgumentError(["spelling, more_like_this, raw_search"])
        found = self.backend.search(self.build_query(), **self.build_params())
        self._results = found["results"]
        self._hit_count = found["hits"]
        self._facet_counts = self.post_process_facets(found)

    run_mlt = run_raw = run


class WhooshEngine(BaseEngine):  # type: ignore[misc]  # Haystack has no types
    backend = WhooshBackend
    query = WhooshQuery


def _refuse_other_models(models: Iterable[type[Model]] | None) -> None:
    others = {get_model_ct(model) for model in models or ()} - {MODEL}
    if others:
        raise UnsupportedArgumentError(others)


def _counts(answer: Answer, facet: str) -> list[tuple[str, int]]:
    counts = answer.counts[FacetName(facet)]
    return [("none" if value is None else str(value), count) for value, count in counts.most_common()]


def _written(node: SQ) -> str:
    """Put a tree of Haystack's filters into the query language."""
    parts = [_written(child) if hasattr(child, "connector") else _term(node, *child) for child in node.children]
    joined = f" {'OR ' if node.connector == SQ.OR else ''}".join(part for part in parts if part)
    if not joined:
        return ""
    return f"-({joined})" if node.negated else f"({joined})"


def _term(node: SQ, expression: str, value: object) -> str:
    field, lookup = node.split_expression(expression)
    kind = getattr(value, "input_type_name", None)
    if field in (DJANGO_CT, DJANGO_ID) or lookup not in ("content", "contains", "exact") or kind not in PLAIN_INPUTS:
        raise UnsupportedArgumentError([f"{field}__{lookup} {kind or ''}".strip()])
    if field == "year":
        return f"年:{value}"
    if field not in PREFIXES:
        raise UnsupportedArgumentError([field])
    text = str(getattr(value, "query_string", value)).replace('"', " ")
    return f'{PREFIXES[field]}"{text}"'
