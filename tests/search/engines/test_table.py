"""Columns answer as a look at every speech would."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from speeches.search.dimensions import FacetName
from speeches.search.engines.whoosh.schema import Facts
from speeches.search.engines.whoosh.table import Strings, Table

VALUES = st.lists(st.sampled_from([None, 1, 2, 3]), min_size=1, max_size=3, unique=True).map(tuple)
FACTS = st.builds(
    Facts,
    digest=st.just(""),
    date=st.sampled_from(["", "2019", "2019-05", "2019-05-04", "2021"]),
    title=st.text("甲乙丙", max_size=5),
    speaker=st.sampled_from(["", "市长"]),
    occasion=st.just(""),
    length=st.integers(0, 9),
    values=st.fixed_dictionaries(dict.fromkeys(FacetName, VALUES)),
)
PARTS = st.lists(st.lists(FACTS, max_size=4), max_size=4)


@given(PARTS, st.sets(st.sampled_from([None, 1, 2, 3, 4])), st.randoms())
def test_facets_over_several_segments(parts: list[list[Facts]], chosen, chance):
    facts = [each for part in parts for each in part]
    tables = [Table.of(np.arange(len(part), dtype=np.int64), part) for part in parts]
    table = Table.joined(tables)
    among = np.array([chance.random() < 0.7 for _ in facts], np.bool_)
    for name, facet in table.facets.items():
        having = [not chosen.isdisjoint(each.values[name]) for each in facts]
        assert facet.having(chosen, len(facts)).tolist() == having
        expected = Counter(
            value for each, is_in in zip(facts, among, strict=True) if is_in for value in each.values[name]
        )
        assert facet.counts(among) == expected
    assert list(table.titles) == [each.title for each in facts]
    assert list(table.speakers) == [each.speaker for each in facts]


@given(st.lists(st.text("ab甲\ud800", max_size=6), max_size=6), st.text("ab甲\ud800", min_size=1, max_size=3))
def test_strings_that_hold_one(strings: list[str], wanted: str):
    column = Strings.of(strings)
    assert column.having(wanted.encode("utf-8", "surrogatepass")).tolist() == [wanted in string for string in strings]
    assert [column[number] for number in range(len(strings))] == strings
