"""What is known of every published speech beside its text, a column each: to filter, count and sort without the database.

Counting nine facets of 50,000 speeches took SQLite 0.44 s, and ten of these columns 3 ms, or 7 under two filters;
reading them takes 0.6 s, once after a change.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from speeches.models import Appearance, Cleaning, Speech
from speeches.search.vocabulary import fold_all
from speeches.web.browsing.dimensions import Dimension, Quality, Sort

UNDATED = 0
LAST_DATE = np.iinfo(np.int32).max
YEAR, MONTH = slice(0, 4), slice(0, 7)  # of a date
Value = int | str | None  # a primary key, a year, a name, a code; None for speeches without one
Mask = npt.NDArray[np.bool_]  # of each speech by number
Numbers = npt.NDArray[np.intp]


class Facts(NamedTuple):
    """The columns of one speech, as the database has them."""

    pk: int
    section_id: int | None
    date: str
    speaker: str
    office: str
    place: str
    level: str
    genre: str
    truncated: bool
    redactions: int
    characters: int


@dataclass(frozen=True, slots=True)
class Column:
    """The values of a dimension; speech `owners[i]` has `values[codes[i]]`, each value it has once."""

    values: tuple[Value, ...]
    codes: npt.NDArray[np.int32]
    owners: npt.NDArray[np.int32] | None  # None where each speech has one value, in its place

    @classmethod
    def single(cls, given: Iterable[Value]) -> Self:
        codes: dict[Value, int] = {}
        flat = [codes.setdefault(value, len(codes)) for value in given]
        return cls(tuple(codes), np.array(flat, np.int32), None)

    @classmethod
    def several(cls, given: Sequence[Sequence[Value]]) -> Self:
        flat = cls.single(value for values in given for value in values)
        owners = np.repeat(np.arange(len(given), dtype=np.int32), [len(values) for values in given])
        return cls(flat.values, flat.codes, owners)

    def having(self, chosen: Collection[Value], size: int) -> Mask:
        """Tell which of `size` speeches have one of the values."""
        is_chosen = np.array([value in chosen for value in self.values], np.bool_)[self.codes]
        if self.owners is None:
            return is_chosen
        having = np.zeros(size, np.bool_)
        having[self.owners[is_chosen]] = True
        return having

    def counts(self, among: Mask) -> Counter[Value]:
        """Count the values of some speeches."""
        codes = self.codes[among if self.owners is None else among[self.owners]]
        counts = np.bincount(codes, minlength=len(self.values))
        return Counter({self.values[code]: int(counts[code]) for code in np.flatnonzero(counts)})


@dataclass(frozen=True)
class Table:
    """All published speeches, those published last first; a speech's number is its place."""

    ids: npt.NDArray[np.int64]
    dates: npt.NDArray[np.int32]  # 20210224; 20210200 without a day, UNDATED without a date
    characters: npt.NDArray[np.int64]
    repairs: npt.NDArray[np.int64]
    columns: Mapping[Dimension, Column]

    @classmethod
    def read(cls) -> Self:
        """Three queries: the speeches, their repairs, their sources."""
        published = Speech.objects.filter(status=Speech.Status.PUBLISHED).order_by("-published_at", "-pk")
        facts = list(map(Facts._make, published.values_list(*Facts._fields)))
        mended = Cleaning.objects.filter(speech__status=Speech.Status.PUBLISHED, repairs__gt=0)
        repairs = dict(mended.values_list("speech_id", "repairs"))
        sources: dict[int, set[int]] = {}
        found = Appearance.objects.filter(speech__status=Speech.Status.PUBLISHED, source__isnull=False).order_by()
        for speech_id, source_id in found.values_list("speech_id", "source_id"):
            sources.setdefault(speech_id, set()).add(source_id or 0)
        return cls(
            ids=np.array([each.pk for each in facts], np.int64),
            dates=np.array([_date_number(each.date) for each in facts], np.int32),
            characters=np.array([each.characters for each in facts], np.int64),
            repairs=np.array([repairs.get(each.pk, 0) for each in facts], np.int64),
            columns=_columns(facts, repairs, sources),
        )

    @property
    def size(self) -> int:
        return len(self.ids)

    def in_order(self, found: Mask, sort: Sort) -> Numbers:
        """Give the numbers of some speeches in an order; equals by date from the latest, then by id."""
        numbers: Numbers = self._orders[sort] if sort is not Sort.TITLE else self._by_title
        return numbers[found[numbers]]

    @cached_property
    def _orders(self) -> Mapping[Sort, Numbers]:
        newest = np.lexsort((-self.ids, -self.dates))
        oldest = np.lexsort((self.ids, np.where(self.dates == UNDATED, LAST_DATE, self.dates)))
        longest = np.lexsort((-self.ids, -self.dates, -self.characters))
        arrival = np.arange(self.size)
        return {Sort.NEWEST: newest, Sort.OLDEST: oldest, Sort.LENGTH: longest, Sort.ARRIVAL: arrival}

    @cached_property
    def _by_title(self) -> Numbers:
        """Order by the simplified title in GB 18030, which has the common characters by their pinyin. One query."""
        titles = dict(Speech.objects.filter(status=Speech.Status.PUBLISHED).values_list("pk", "title"))
        folded = fold_all(titles.get(key, "") for key in self.ids.tolist())
        keys = [title.encode("gb18030", "surrogatepass") for title in folded]
        newest = self._orders[Sort.NEWEST].tolist()
        return np.array(sorted(newest, key=keys.__getitem__), np.intp)


def _columns(
    facts: Sequence[Facts], repairs: Mapping[int, int], sources: Mapping[int, set[int]]
) -> dict[Dimension, Column]:
    return {
        Dimension.SECTION: Column.single(each.section_id for each in facts),
        Dimension.YEAR: Column.single(int(each.date[YEAR]) if each.date else None for each in facts),
        Dimension.MONTH: Column.single(each.date[MONTH] if len(each.date) > 4 else None for each in facts),
        Dimension.SPEAKER: Column.single(each.speaker or None for each in facts),
        Dimension.OFFICE: Column.single(each.office or None for each in facts),
        Dimension.PLACE: Column.single(each.place or None for each in facts),
        Dimension.LEVEL: Column.single(each.level or None for each in facts),
        Dimension.GENRE: Column.single(each.genre or None for each in facts),
        Dimension.SOURCE: Column.several([sorted(sources.get(each.pk, ())) or [None] for each in facts]),
        Dimension.QUALITY: Column.several([_qualities(each, repairs.get(each.pk, 0)) for each in facts]),
    }


def _qualities(facts: Facts, repairs: int) -> list[Value]:
    found: list[Value] = [Quality.TRUNCATED.value if facts.truncated else Quality.WHOLE.value]
    if facts.redactions:
        found.append(Quality.REDACTED.value)
    if repairs:
        found.append(Quality.RESTORED.value)
    return found


def _date_number(date: str) -> int:
    """Number a date so that numbers sort as dates do.

    >>> [_date_number(date) for date in ("", "2021", "2021-02", "2021-02-24")]
    [0, 20210000, 20210200, 20210224]
    """
    return int(date.replace("-", "").ljust(8, "0")) if date else UNDATED
