"""What is known of speeches beside their texts, a column each: to filter, count and sort by without going through them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from speeches.search.dimensions import FacetName, Value
from speeches.search.engines.whoosh.codec import Counts, Ids
from speeches.search.engines.whoosh.schema import Facts, decoded, encoded
from speeches.text.folding import fold

UNDATED = 0
Mask = npt.NDArray[np.bool_]  # of each speech by number


@dataclass(frozen=True, slots=True)
class Strings:
    """One string of each speech, a line each in one run of bytes."""

    lines: bytes
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, strings: Iterable[str]) -> Self:
        lines = [encoded(string) + b"\n" for string in strings]
        lengths = np.fromiter(map(len, lines), np.int64, len(lines))
        return cls(b"".join(lines), np.cumsum(lengths) - lengths)

    @classmethod
    def joined(cls, parts: Sequence["Strings"]) -> Self:
        bases = np.cumsum([0, *(len(part.lines) for part in parts)])[:-1]
        starts = [part.starts + base for part, base in zip(parts, bases, strict=True)]
        return cls(b"".join(part.lines for part in parts), np.concatenate([np.empty(0, np.int64), *starts]))

    def having(self, wanted: bytes) -> Mask:
        """Tell which strings hold one; folding leaves no line end in what is wanted."""
        places = list(_places(self.lines, wanted))
        having = np.zeros(len(self.starts), np.bool_)
        having[np.searchsorted(self.starts, places, side="right") - 1] = True
        return having

    def __getitem__(self, number: int) -> str:
        start = int(self.starts[number])
        return decoded(self.lines[start : self.lines.index(b"\n", start)])

    def __iter__(self) -> Iterator[str]:
        return iter(decoded(self.lines).split("\n")[:-1])


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a facet; speech `owners[i]` has `values[codes[i]]`, each value it has once."""

    values: tuple[Value, ...]
    codes: npt.NDArray[np.int32]
    owners: Ids | None  # None where each speech has one value, in its place

    @classmethod
    def of(cls, given: Sequence[tuple[Value, ...]]) -> Self:
        codes: dict[Value, int] = {}
        flat = [codes.setdefault(value, len(codes)) for values in given for value in values]
        owners = None
        if any(len(values) != 1 for values in given):
            owners = np.repeat(np.arange(len(given), dtype=np.int32), [len(values) for values in given])
        return cls(tuple(codes), np.array(flat, np.int32), owners)

    @classmethod
    def joined(cls, parts: Sequence["Facet"], sizes: Sequence[int]) -> Self:
        """Put the values of tables of these sizes one after the other."""
        codes: dict[Value, int] = {}
        flat = [np.empty(0, np.int32)]
        owners = [np.empty(0, np.int32)]
        for part, size, base in zip(parts, sizes, np.cumsum([0, *sizes]), strict=False):
            anew = np.array([codes.setdefault(value, len(codes)) for value in part.values], np.int32)
            flat.append(anew[part.codes])
            owners.append((np.arange(size, dtype=np.int32) if part.owners is None else part.owners) + np.int32(base))
        is_single = all(part.owners is None for part in parts)
        return cls(tuple(codes), np.concatenate(flat), None if is_single else np.concatenate(owners))

    def having(self, chosen: Iterable[Value], size: int) -> Mask:
        """Tell which of `size` speeches have one of the values."""
        wanted = set(chosen)
        is_chosen = np.array([value in wanted for value in self.values], np.bool_)[self.codes]
        if self.owners is None:
            return is_chosen
        having = np.zeros(size, np.bool_)
        having[self.owners[is_chosen]] = True
        return having

    def counts(self, among: Mask) -> Counter[Value]:
        """Count the values of some speeches."""
        chosen = np.flatnonzero(among if self.owners is None else among[self.owners])
        counts = np.bincount(self.codes.take(chosen), minlength=len(self.values))  # four times as fast as by the mask
        return Counter({self.values[code]: int(counts[code]) for code in np.flatnonzero(counts)})


@dataclass(frozen=True)
class Table:
    """Columns by number of speech."""

    ids: npt.NDArray[np.int64]
    dates: npt.NDArray[np.int32]  # 20210224; 20210200 without a day, UNDATED without a date
    lengths: Counts
    titles: Strings  # folded
    speakers: Strings  # glyphs as written, as are occasions
    occasions: Strings
    facets: Mapping[FacetName, Facet]

    @classmethod
    def of(cls, ids: npt.NDArray[np.int64], facts: Sequence[Facts]) -> Self:
        return cls(
            ids=ids,
            dates=np.array([_date_number(each.date) for each in facts], np.int32),
            lengths=np.array([each.length for each in facts], np.float32),
            titles=Strings.of(each.title for each in facts),
            speakers=Strings.of(each.speaker for each in facts),
            occasions=Strings.of(each.occasion for each in facts),
            facets={facet: Facet.of([each.values[facet] for each in facts]) for facet in FacetName},
        )

    @classmethod
    def joined(cls, tables: Sequence["Table"]) -> "Table":
        """Put tables one after the other."""
        if len(tables) == 1:
            return tables[0]
        sizes = [len(table.ids) for table in tables]
        empty = cls.of(np.empty(0, np.int64), [])
        parts = tables or [empty]
        return cls(
            ids=np.concatenate([table.ids for table in parts]),
            dates=np.concatenate([table.dates for table in parts]),
            lengths=np.concatenate([table.lengths for table in parts]),
            titles=Strings.joined([table.titles for table in parts]),
            speakers=Strings.joined([table.speakers for table in parts]),
            occasions=Strings.joined([table.occasions for table in parts]),
            facets={facet: Facet.joined([table.facets[facet] for table in parts], sizes or [0]) for facet in FacetName},
        )


def _places(lines: bytes, wanted: bytes) -> Iterator[int]:
    at = lines.find(wanted)
    while at >= 0:
        yield at
        at = lines.find(wanted, at + len(wanted))


def folded(strings: Strings) -> Strings:
    return Strings.of(fold(string) for string in strings)


def _date_number(date: str) -> int:
    """Number a date so that numbers sort as dates do.

    >>> [_date_number(date) for date in ("", "2021", "2021-02", "2021-02-24")]
    [0, 20210000, 20210200, 20210224]
    """
    return int(date.replace("-", "").ljust(8, "0")) if date else UNDATED
