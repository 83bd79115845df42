from hypothesis import given
from hypothesis import strategies as st

from speeches.web.pages.listing import pager


@given(st.integers(1, 500).flatmap(lambda last: st.tuples(st.integers(1, last), st.just(last))))
def test_first_last_and_current_page_are_always_there(place: tuple[int, int]):
    number, last = place
    numbers = [shown for shown in pager(number, last).numbers if shown is not None]
    assert numbers == sorted(set(numbers))
    assert {1, number, last} <= set(numbers)
    assert len(pager(number, last).numbers) <= 9
