from hypothesis import given
from hypothesis import strategies as st

from speeches.text.numerals import LIMIT, read_numeral, write_digits, write_numeral

numbers = st.integers(0, LIMIT - 1) | st.integers(0, 20_000)


@given(numbers)
def test_what_is_written_is_read_again(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@given(numbers)
def test_digits_one_by_one(number: int) -> None:
    assert read_numeral(write_digits(number)) == number


@given(st.text("零〇一二三四五六七八九十百千万亿两廿X ", max_size=12))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = read_numeral(text)
    assert number is None or number >= 0


def test_forms_beyond_the_written_one() -> None:
    forms = {
        "廿": 20,
        "廿五": 25,
        "卅一": 31,
        "兩千": 2000,
        "一百二": 120,
        "一萬二": 12_000,
        "三億": 300_000_000,
        "十万": 100_000,
    }
    assert {form: read_numeral(form) for form in forms} == forms


def test_no_numerals() -> None:
    for text in ("", "十十", "百千", "一二百", "一百百", "万", "亿万", "五零十", "十廿", "一X"):
        assert read_numeral(text) is None, text
