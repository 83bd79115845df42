"""Where bars stand and how high they are."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.web.pages.chart import LOWEST, Point, chart, scale_top


def drawn(counts: list[int]):
    points = [Point(str(at), str(at), count, f"?{at}") for at, count in enumerate(counts)]
    return chart(points, key="x", title="x", heading="x", csv="x")


def number(per_cent: str) -> float:
    return float(per_cent.removesuffix("%"))


def test_a_single_speech_is_seen_beside_thousands():
    assert number(drawn([1, 9000]).bars[0].height) == LOWEST


def test_heights_are_as_the_counts_and_the_scale_says_what_they_are():
    made = drawn([10, 20, 40])
    assert [number(bar.height) for bar in made.bars] == [25, 50, 100]
    assert [(line.text, line.at) for line in made.lines] == [("20", "50.00%"), ("40", "0.00%")]


def test_nothing_is_drawn_of_nothing():
    assert drawn([]).bars == drawn([0, 0]).bars == ()


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=100))
def test_bars_stay_within_the_drawing_and_beside_each_other(counts: list[int]):
    made = drawn(counts)
    assert len(made.bars) == sum(count > 0 for count in counts)
    for bar in made.bars:
        assert 0 <= number(bar.top) <= 100 - LOWEST
        assert abs(number(bar.top) + number(bar.height) - 100) < 0.02
        assert number(bar.ground) <= number(bar.left)
        assert number(bar.left) + number(bar.width) <= number(bar.ground) + number(bar.breadth) + 0.03


@given(st.integers(1, 10**9))
def test_the_scale_ends_above_the_highest_bar_and_not_far_above(most: int):
    assert most <= scale_top(most) <= 2 * most
