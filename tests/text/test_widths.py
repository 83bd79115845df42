"""Full and half width are two shapes of one character, one to one."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.text.widths import FULL_WIDTH, HALF_WIDTH, HALF_WIDTH_LETTERS


@given(st.text(alphabet=[chr(code) for code in range(0x20, 0x7F)]))
def test_there_and_back(text: str):
    assert text.translate(FULL_WIDTH).translate(HALF_WIDTH) == text


def test_letters_change_without_the_marks():
    assert "（Ａ１）：ｂ，".translate(HALF_WIDTH_LETTERS) == "（A1）：b，"


def test_han_characters_and_their_own_marks_are_left_alone():
    text = "党中央、国务院。《决定》“要点”"
    assert text.translate(FULL_WIDTH) == text.translate(HALF_WIDTH) == text
