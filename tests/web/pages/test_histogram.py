"""The bars of the years: their numbers, their addresses, and what is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.search.results import Facet, FacetValue
from speeches.web.pages.histogram import MOST_BARS, Histogram, histogram, written_range, years_label


def drawn(counts: dict[int, int], chosen: str = "", *, undated: int = 0) -> Histogram:
    values = [FacetValue(str(year), str(year), number, is_selected=False) for year, number in counts.items()]
    if undated:
        values.append(FacetValue("none", "日期不详", undated, is_selected=chosen == "none"))
    return histogram(Facet("year", "年份", tuple(values)), chosen)


def test_every_year_has_its_place_and_its_height():
    bars = drawn({2018: 5, 2021: 100}).bars
    assert [(bar.value, bar.count, bar.height) for bar in bars] == [
        ("2018", 5, 5),
        ("2019", 0, 0),
        ("2020", 0, 0),
        ("2021", 100, 100),
    ]
    assert [bar.place for bar in bars] == [0, 1, 2, 3]
    assert [bar.value for bar in drawn({2018: 5, 2021: 100}).filled] == ["2018", "2021"]


def test_a_single_speech_is_seen_beside_thousands():
    assert drawn({2018: 1, 2019: 9000}).bars[0].height == 3


@pytest.mark.parametrize(
    ("chosen", "bars", "fields"),
    [
        ("2019", ["2019"], ("2019", "2019")),
        ("2019..2020", ["2019", "2020"], ("2019", "2020")),
        ("2020..9999", ["2020", "2021"], ("2020", "")),
        ("1..2019", ["2018", "2019"], ("", "2019")),
        ("none", [], ("", "")),
        ("", [], ("", "")),
    ],
)
def test_what_is_chosen(chosen: str, bars: list[str], fields: tuple[str, str]):
    made = drawn({2018: 1, 2019: 2, 2020: 3, 2021: 4}, chosen, undated=7)
    assert [bar.value for bar in made.bars if bar.is_chosen] == bars
    assert (made.first, made.last) == fields
    assert (made.undated, made.undated_is_chosen) == (7, chosen == "none")


def test_a_hundred_years_are_a_hundred_bars_and_more_are_fewer():
    assert len(drawn({1921: 1, 2020: 1}).bars) == MOST_BARS
    made = drawn({1920: 1, 2019: 1, 2020: 4})
    assert [bar.value for bar in made.filled] == ["1920..1921", "2018..2019", "2020..2021"]
    assert [bar.count for bar in made.filled] == [1, 1, 4]


@given(st.dictionaries(st.integers(1, 9999), st.integers(1, 50), max_size=30))
def test_no_speech_is_lost_and_there_are_never_too_many_bars(counts: dict[int, int]):
    made = drawn(counts)
    assert sum(bar.count for bar in made.bars) == sum(counts.values())
    assert len(made.bars) <= MOST_BARS
    for year, number in counts.items():
        assert any(bar.first <= year <= bar.last and bar.count >= number for bar in made.bars)


def test_undated_only():
    made = drawn({}, undated=3)
    assert (made.bars, made.undated) == ((), 3)


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2019", "2021", "2019..2021"),
        ("2019", "2019", "2019"),
        ("2019", "", "2019..9999"),
        ("", " 2021 ", "1..2021"),
        ("", "", ""),
        ("x", "2021", "x..2021"),
    ],
)
def test_two_fields_are_one_value(first: str, last: str, written: str):
    assert written_range(first, last) == written


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("2019", "2019 年"),
        ("2019..2021", "2019–2021 年"),
        ("2019..9999", "2019 年起"),
        ("1..2019", "2019 年止"),
        ("none", "日期不详"),
    ],
)
def test_years_have_a_name(value: str, label: str):
    assert years_label(value) == label
