"""The years that bars stand for: their numbers, their addresses, and what is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.web.pages.histogram import MOST_BARS, MOST_MARKS, Histogram, histogram


def drawn(counts: dict[int | None, int], chosen: str = "") -> Histogram:
    return histogram(counts, chosen, address=lambda value: f"?year={value}", csv="/year.csv")


def test_every_year_has_its_place():
    made = drawn({2018: 5, 2021: 100})
    assert [(each.value, each.count) for each in made.periods] == [("2018", 5), ("2019", 0), ("2020", 0), ("2021", 100)]
    assert made.chart
    assert [(bar.point.label, bar.point.address) for bar in made.chart.bars] == [
        ("2018 年", "?year=2018"),
        ("2021 年", "?year=2021"),
    ]


def test_the_bar_that_is_chosen_gives_it_up():
    made = drawn({2018: 1, 2019: 2}, "2019")
    assert made.chart
    assert [(bar.point.address, bar.point.is_chosen) for bar in made.chart.bars] == [
        ("?year=2018", False),
        ("?year=", True),
    ]


@pytest.mark.parametrize(
    ("chosen", "periods", "fields"),
    [
        ("2019", ["2019"], ("2019", "2019")),
        ("2019..2020", ["2019", "2020"], ("2019", "2020")),
        ("2020..9999", ["2020", "2021"], ("2020", "")),
        ("1..2019", ["2018", "2019"], ("", "2019")),
        ("none", [], ("", "")),
        ("", [], ("", "")),
    ],
)
def test_what_is_chosen(chosen: str, periods: list[str], fields: tuple[str, str]):
    made = drawn({2018: 1, 2019: 2, 2020: 3, 2021: 4, None: 7}, chosen)
    assert [each.value for each in made.periods if each.is_chosen] == periods
    assert (made.first, made.last) == fields
    assert (made.undated, made.undated_is_chosen) == (7, chosen == "none")
    assert made.undated_address == ("?year=" if chosen == "none" else "?year=none")


def test_a_hundred_years_are_a_hundred_bars_and_more_are_fewer():
    assert len(drawn({1921: 1, 2020: 1}).periods) == MOST_BARS
    made = drawn({1920: 1, 2019: 1, 2020: 4})
    filled = [each for each in made.periods if each.count]
    assert [each.value for each in filled] == ["1920..1921", "2018..2019", "2020..2021"]
    assert [each.count for each in filled] == [1, 1, 4]


@given(st.dictionaries(st.integers(1, 9999), st.integers(1, 50), max_size=30))
def test_no_speech_is_lost_and_there_are_never_too_many_bars_or_marks(counts: dict[int | None, int]):
    made = drawn(counts)
    assert sum(each.count for each in made.periods) == sum(counts.values())
    assert len(made.periods) <= MOST_BARS
    for year, number in counts.items():
        assert year is not None
        assert any(each.first <= year <= each.last and each.count >= number for each in made.periods)
    if made.chart:
        assert 1 <= len(made.chart.marks) <= MOST_MARKS + 1


def test_undated_only():
    made = drawn({None: 3})
    assert (made.periods, made.chart, made.undated) == ((), None, 3)
