"""Strings found by what stands in them and by how they sound, against a reading of each string by itself."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.text.sounds import SEPARATOR, Strings, Where, sounds_of

TITLES = ["执行力", "提高政府执行力", "行政审查", "银行座谈会", "西安", "先", "gdp增速", "长沙的发展", ""]
CHARACTERS = st.text(st.sampled_from("执行力政审查银西安先长沙发展和乐gd1，"), max_size=5)


@pytest.fixture(scope="module")
def titles() -> Strings:
    return Strings(TITLES)


def spelled(strings: Strings, letters: str, where: Where, *, is_typing: bool = False) -> set[str]:
    patterns = strings.spellings(letters, is_typing=is_typing)
    return {strings[number] for pattern in patterns for number in strings.sounding(pattern, where).tolist()}


def test_every_string_is_there_in_order(titles: Strings):
    assert [titles[number] for number in range(len(titles))] == TITLES


def test_spelled_in_full(titles: Strings):
    assert spelled(titles, "zhixingli", Where.WHOLE) == {"执行力"}
    assert spelled(titles, "zhixingli", Where.ANYWHERE) == {"执行力", "提高政府执行力"}
    assert spelled(titles, "zhixin", Where.AT_START) == set()


def test_both_ways_to_cut_letters(titles: Strings):
    assert spelled(titles, "xian", Where.WHOLE) == {"西安", "先"}


def test_any_of_several_readings(titles: Strings):
    assert spelled(titles, "yinhang", Where.AT_START) == {"银行座谈会"}
    assert spelled(titles, "changsha", Where.AT_START) == spelled(titles, "zhangsha", Where.AT_START) == {"长沙的发展"}


def test_the_last_reading_may_have_only_begun(titles: Strings):
    assert spelled(titles, "zhixin", Where.AT_START, is_typing=True) == {"执行力"}
    assert spelled(titles, "xingzhengsh", Where.AT_START, is_typing=True) == {"行政审查"}
    assert spelled(titles, "xingzhengsh", Where.AT_START) == set()


def test_letters_are_their_own_sound(titles: Strings):
    assert spelled(titles, "gdpzengsu", Where.WHOLE) == {"gdp增速"}


def test_no_sound_crosses_from_one_string_to_the_next(titles: Strings):
    assert spelled(titles, "litigao", Where.ANYWHERE) == set()


def test_runs_that_sound_alike(titles: Strings):
    assert list(titles.runs_sounding(titles.alike("形政审"))) == ["行政审"]


@pytest.mark.parametrize("letters", ["an" * 60 + "i", "a" * 200, "zhi" * 100, "v" * 50])
def test_letters_without_end_take_no_time(titles: Strings, letters: str):
    assert spelled(titles, letters, Where.ANYWHERE, is_typing=True) == set()


def test_nothing_is_found_in_nothing():
    nothing = Strings([])
    assert list(nothing.holding("甲")) == list(nothing.beginning("甲")) == []
    assert nothing.sounding(nothing.initials("a"), Where.ANYWHERE).tolist() == []


def test_the_separator_is_taken_out():
    assert Strings([f"甲{SEPARATOR}乙"])[0] == "甲乙"


@given(st.lists(CHARACTERS, max_size=6), CHARACTERS)
def test_what_holds_or_begins_with_a_text(strings: list[str], text: str):
    found = Strings(strings)
    assert list(found.holding(text)) == [n for n, string in enumerate(strings) if text and text in string]
    assert list(found.beginning(text)) == [n for n, string in enumerate(strings) if text and string.startswith(text)]


@given(st.lists(CHARACTERS, max_size=6), st.text(st.sampled_from("zxslyhagd1"), min_size=1, max_size=4))
def test_initials(strings: list[str], letters: str):
    def heard(part: str) -> bool:
        options = [{sound[0] for sound in sounds_of(character)} for character in part]
        return letters in map("".join, product(*options))

    found = Strings(strings)
    size = len(letters)
    pattern = found.initials(letters)
    whole = [n for n, string in enumerate(strings) if len(string) == size and heard(string)]
    anywhere = [n for n, string in enumerate(strings) if any(heard(string[i : i + size]) for i in range(len(string)))]
    assert found.sounding(pattern, Where.WHOLE).tolist() == whole
    assert found.sounding(pattern, Where.ANYWHERE).tolist() == anywhere
