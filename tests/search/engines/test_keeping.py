"""What is kept never grows beyond its bound."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from speeches.search.engines.whoosh.codec import Postings
from speeches.search.engines.whoosh.keeping import OVERHEAD, postings_keeper

BOUND = 20_000  # bytes


def postings(number: int) -> Postings:
    return Postings(np.arange(number, dtype=np.int32), np.ones(number, np.float32))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 900)), max_size=60))
def test_kept_postings_are_bounded(asked: list[tuple[int, int]]):
    keeper = postings_keeper(BOUND)
    for key, number in asked:
        found = keeper.keep((key, number), lambda: postings(number))  # noqa: B023  called at once
        assert found.ids.tolist() == list(range(number))
        assert sum(8 * len(each.ids) + OVERHEAD for each in keeper._kept.values()) <= max(BOUND, 8 * number + OVERHEAD)


def test_what_is_kept_is_not_found_again():
    keeper = postings_keeper()
    found = keeper.keep("党", lambda: postings(3))
    assert keeper.keep("党", lambda: postings(5)) is found
    keeper.forget()
    assert len(keeper.keep("党", lambda: postings(5)).ids) == 5
