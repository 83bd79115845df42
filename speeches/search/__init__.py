"""Exact full-text search of the published speeches; the only package that knows Haystack and its engines.

A query is read by `SearchQuery.from_params`, answered by `search`, and marked in any text by `mark`;
`freshness` keeps the index as the database is.
"""

from speeches.search import checking, freshness
from speeches.search.errors import IndexUnavailable, QueryError, SearchError
from speeches.search.query import SearchQuery, Sort
from speeches.search.service import mark, marker, search

__all__ = [
    "IndexUnavailable",
    "QueryError",
    "SearchError",
    "SearchQuery",
    "Sort",
    "checking",
    "freshness",
    "mark",
    "marker",
    "search",
]
