"""What an engine has to do, whatever it stands on; nothing above knows more of it than this."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from speeches.search.dimensions import FacetName, Value
from speeches.search.expression import Expression, Years
from speeches.search.query import Sort


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index holds of a published speech; sections and sources by primary key, as names may change."""

    id: int
    title: str
    paragraphs: tuple[str, ...]
    keys: tuple[str, ...]  # of the paragraphs
    date: str  # 2021, 2021-02, 2021-02-24 or ""
    speaker: str
    occasion: str
    section: int | None
    sources: tuple[int, ...]  # ascending, each once
    level: str = ""
    qualities: tuple[str, ...] = ()  # in a fixed order, each once

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date else None

    @property
    def digest(self) -> str:
        """Name what is indexed, so that a stale entry can be told."""
        values = [
            self.title,
            self.paragraphs,
            self.keys,
            self.date,
            self.speaker,
            self.occasion,
            self.section,
            self.sources,
            self.level,
            self.qualities,
        ]
        return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of some speeches: their new entries, and those that are published no more."""

    entries: tuple[Entry, ...]
    removed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the facets chose: a speech is kept if it has one of the values of each facet named here.

    The year is chosen as a range or as none at all, not by its values.
    """

    chosen: Mapping[FacetName, frozenset[Value]] = field(default_factory=dict)
    years: Years | None = None
    undated: bool = False  # only speeches without a date; `years` is None then


@dataclass(frozen=True, slots=True)
class Names:
    """The names that `栏目:` and `来源:` are compared with, by primary key."""

    sections: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # its own and those above it
    sources: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """A search for an engine; `expression` None means every published speech."""

    expression: Expression | None
    names: Names = field(default_factory=Names)
    filters: Filters = field(default_factory=Filters)
    as_written: bool = False
    sort: Sort = Sort.RELEVANCE
    start: int = 0
    stop: int | None = 20

    @property
    def key(self) -> Hashable:
        """Name all that the answer depends on, beside the state of the index."""
        return (
            self.expression,
            frozenset(self.names.sections.items()),
            frozenset(self.names.sources.items()),
            frozenset(self.filters.chosen.items()),
            self.filters.years,
            self.filters.undated,
            self.as_written,
            self.sort,
            self.start,
            self.stop,
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where the terms of a query stand in a speech: `count` times in all, best in the paragraphs of these keys."""

    count: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Exact numbers, and the ids of the page in order.

    The counts of a facet leave that facet's own filter out; None counts speeches without a value.
    """

    total: int
    ids: tuple[int, ...]
    counts: Mapping[FacetName, Counter[Value]]
    places: tuple[Places, ...] = ()  # of the ids, in their order; none where all speeches were asked for


class Engine(Protocol):
    """Raises `IndexUnavailable` where there is no index that could answer, and never answers from half of one."""

    def find(self, request: Request) -> Answer: ...

    def forget(self) -> None:
        """Drop what was decoded or worked out for earlier requests; only measurements need it."""
        ...

    def digests(self) -> dict[int, str]:
        """Give the digest of every entry by speech."""
        ...

    def generation(self) -> str:
        """Name the present state of the index; any other state has another name."""
        ...

    def is_being_rebuilt(self) -> bool:
        """Tell whether a process is building an index aside."""
        ...

    def dictionary_in_use(self) -> str:
        """Name the dictionary of words by which the index was built; see `words.dictionary_fingerprint`."""
        ...

    def check_files(self) -> None:
        """Read every file of the index and compare its checksum; raises `IndexUnavailable`."""
        ...

    def ensure_usable(self) -> None:
        """Raise `IndexUnavailable` unless there is an index of the present schema, whole."""
        ...

    def apply_pending(self, pending: Callable[[], "Changes | None"]) -> None:
        """As the only writer, apply changes until `pending` has none; each call comes after the last was applied."""
        ...

    def rebuild(self, entries: Iterable[Entry], reread: Callable[[Sequence[int]], Changes]) -> None:
        """Build aside and swap; `reread` gives what was changed meanwhile."""
        ...

    def repair(self, entries: Iterable[Entry], reread: Callable[[Sequence[int]], Changes]) -> None:
        """Rebuild unless another process has made the index usable by the time it is our turn."""
        ...
