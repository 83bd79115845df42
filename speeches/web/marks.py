"""The hits of a query inside one speech."""

from collections.abc import Mapping

from speeches.search import SearchQuery, marker
from speeches.search.highlight import Marker

NO_MARKS = Marker.of((), as_written=False)


def marks_of(params: Mapping[str, str]) -> Marker:
    """What marks the hits of the address's query in a text, nothing where there is none; raises `QueryError`."""
    wanted = {name: params[name] for name in ("q", "original") if name in params}
    return marker(SearchQuery.from_params(wanted)) if wanted.get("q", "").strip() else NO_MARKS
