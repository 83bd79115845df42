"""What can go wrong with a search: the query, or the index."""

from http import HTTPStatus


class SearchError(Exception):
    """The base of every error of this package; its message is Chinese and shown as it is."""


class QueryError(SearchError):
    """A query that its writer can mend.

    `position` is the place of the trouble in the query, counted in characters from 0, where there
    is one. `status` is what a web page answers with: 400 for what is no query, 404 for a section,
    source or page that does not exist.
    """

    def __init__(
        self, message: str, *, position: int | None = None, status: HTTPStatus = HTTPStatus.BAD_REQUEST
    ) -> None:
        super().__init__(message)
        self.position = position
        self.status = status


class IndexUnavailable(SearchError):  # noqa: N818  a state that callers ask about, as in "service unavailable"
    """There is no index that could answer; the message says what to do."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


class IndexBusy(IndexUnavailable):
    """Another process has been writing for longer than we were ready to wait."""


class IndexWriteError(SearchError):
    """A change could not be written to the index; it stays in the outbox."""
