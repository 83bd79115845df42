"""What a search answers; the page, the command and the API all show these shapes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text that is a hit throughout, or none of it."""

    text: str
    is_hit: bool


Marked = tuple[Fragment, ...]  # a text cut where its hits begin and end


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of one paragraph around hits, cut between characters; `key` is the paragraph's."""

    key: str
    fragments: Marked


@dataclass(frozen=True, slots=True)
class Hit:
    """A speech that was found."""

    id: int
    title: str
    url: str
    date: str
    speaker: str
    occasion: str
    section: str  # its name in the reader's language; "" where the speech has none
    truncated: bool
    marked_title: Marked
    snippets: tuple[Snippet, ...]  # at most two; none where only the title is hit or the query names no term
    count: int  # occurrences of all terms in title and paragraphs


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many speeches have it, this facet's own filter left out."""

    value: str  # as in the address: a slug, a year, a primary key; "none" for speeches without one
    label: str  # in the reader's language
    count: int
    is_selected: bool
    depth: int = 0  # how many sections stand above it


@dataclass(frozen=True, slots=True)
class Facet:
    """A dimension to filter by; `name` is also the parameter in the address."""

    name: str  # as `FacetName` has it
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of hits, with the exact number of all of them."""

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    page: int  # from 1
    pages: int  # at least 1
