"""The hits of a query inside one speech."""

from collections.abc import Mapping

from speeches.search import QueryError, SearchQuery, marker
from speeches.search.highlight import Marker

NO_MARKS = Marker.of((), as_written=False)


def marks_of(params: Mapping[str, str]) -> Marker:
    """What marks the hits of the address's query in a text; nothing where there is no query or a faulty one.

    A speech is opened for its text: a faulty query in its address is no reason to refuse it.
    """
    wanted = {name: params[name] for name in ("q", "original") if name in params}
    try:
        return marker(SearchQuery.from_params(wanted))
    except QueryError:
        return NO_MARKS
