"""Two strings near each other: told from bytes as a pattern tells it from characters."""

import re

from hypothesis import given
from hypothesis import strategies as st

from speeches.search.engines.whoosh.nearness import Nearness
from speeches.search.engines.whoosh.schema import encoded

FEW = st.text(st.sampled_from("党a好é𠮷\n"), max_size=30)
WORD = st.text(st.sampled_from("党a好é𠮷"), min_size=1, max_size=3)


@given(FEW, WORD, WORD, st.integers(0, 6))
def test_near_in_bytes_is_near_in_characters(text: str, one: str, other: str, distance: int):
    gap = f".{{0,{distance}}}"
    pattern = f"{re.escape(one)}{gap}{re.escape(other)}|{re.escape(other)}{gap}{re.escape(one)}"
    around = encoded(f"{other}{one}\n")  # what stands outside the stretch is not looked at
    written = around + encoded(text) + b"\n" + around
    nearness = Nearness(encoded(one), encoded(other), distance)
    assert nearness.holds(written, len(around), len(written) - len(around)) == bool(re.search(pattern, text))


def test_a_distance_beyond_every_text():
    assert Nearness(b"a", b"b", 10**30).holds(b"a....b\n", 0, 7)
