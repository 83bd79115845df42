"""Why a query has no answer."""

from dataclasses import dataclass

from speeches.search import IndexUnavailable, QueryError

NEARBY = 40  # characters of the query shown on each side of a mistake


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong; the query is cut around the place of it, where there is one."""

    message: str
    before: str = ""
    place: str = ""
    after: str = ""


def trouble(error: QueryError | IndexUnavailable, query: str) -> Trouble:
    """The message, which is Chinese and shown as it is, and the place in the query."""
    at = error.position if isinstance(error, QueryError) else None
    if at is None or at >= len(query):
        return Trouble(str(error))
    nearby = slice(max(0, at - NEARBY), at), slice(at, at + 1), slice(at + 1, at + 1 + NEARBY)
    return Trouble(str(error), *(query[part] for part in nearby))
