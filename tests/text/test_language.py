"""The model of pairs of characters, and the bytes of GBK."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.text.gbk import LEADS, TRAILS, character, two_bytes
from speeches.text.language import MODEL, language

MAX_MODEL = 3_000_000  # bytes


def test_prose_is_likelier_than_the_same_characters_out_of_order() -> None:
    model = language()
    assert model.log_probability("提高政府执行力") > model.log_probability("政提力执府行高") + 10


def test_script_does_not_matter() -> None:
    assert language().log_probability("經濟發展") == language().log_probability("经济发展")


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size <= MAX_MODEL


@given(st.text())
def test_any_text_has_a_probability(text: str) -> None:
    assert language().log_probability(text) <= 0


@given(st.sampled_from(LEADS), st.sampled_from(TRAILS))
def test_characters_and_bytes_go_both_ways(lead: int, trail: int) -> None:
    if found := character(lead, trail):
        assert two_bytes(found) == bytes((lead, trail))
