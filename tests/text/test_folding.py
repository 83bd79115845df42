"""What is equated in a search and what is not, and that the way back to the text is right."""

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from opencc import OpenCC

from speeches.text.folding import fold, fold_with_map, joins_before

CHINESE = st.text(st.sampled_from("党黨發发展濟济 　ＧＤＰgdp①ﬁé́가각①㈠℃，。“”「」２０\u200b\u00ad\ufeff\n著着覆复"))
ANY_TEXT = st.one_of(st.text(st.characters()), CHINESE)

EQUAL = [
    ("發展改革", "发展改革"),
    ("ＧＤＰ", "gdp"),
    ("第①条", "第1条"),
    ("改革 开放", "改革开放"),
    ("改革\u3000\n开\u200b放\ufeff", "改革开放"),
    ("ﬁscal", "fiscal"),
    ("cafe\u0301", "café"),
    ("ｶﾞ", "ガ"),
]
DIFFERENT = [("发展、改革", "发展改革"), ("著", "着"), ("覆", "复"), ("，", "。"), ("的", "")]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equated(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_kept_apart(one: str, other: str):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("one", "other"), [("發展", "发展"), ("GDP", "gdp")])
def test_kept_apart_as_written(one: str, other: str):
    assert fold(one, as_written=True) != fold(other, as_written=True)


def test_phrases_are_not_converted():
    """OpenCC would read 乾隆 as a name and leave it; a single 乾 becomes 干 whatever stands beside it."""
    assert fold("乾隆") == fold("乾") + fold("隆")


@given(ANY_TEXT)
@example("\ud800 党")
@example("가\u11a8")
def test_folding_by_its_definition(text: str):
    convert = OpenCC("t2s").convert
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = "".join(c if "\ud800" <= c <= "\udfff" else convert(c) for c in folded)
    assert fold(text) == re.sub("[\\s\u00ad\u200b-\u200f\u2060\ufeff]", "", folded)


@given(ANY_TEXT, st.booleans())
@example("e\u0301\u0323①가\u11a8ﬁ\u3099", False)
@example("ｶﾞ\u0bc6\u0bbe", True)
def test_the_map_goes_with_the_folded_text(text: str, as_written: bool):
    folded = fold_with_map(text, as_written=as_written)
    assert folded.text == fold(text, as_written=as_written)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)


@given(ANY_TEXT, st.data())
def test_a_stretch_folds_to_what_holds_the_match(text: str, data: st.DataObject):
    folded = fold_with_map(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        written_start, written_end = folded.span(start, end)
        assert folded.text[start:end] in fold(text[written_start:written_end])


def test_no_character_that_composes_is_taken_for_a_beginning():
    """Every second half of a canonical pair of Unicode joins what stands before it."""
    pairs = (unicodedata.decomposition(chr(code)).split() for code in range(sys.maxunicode))
    seconds = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and not pair[0].startswith("<")}
    assert [second for second in seconds if not joins_before(second)] == []


def test_marks_of_expanded_and_composed_characters():
    text = "第①條 e\u0301"
    folded = fold_with_map(text)
    assert folded.text == "第1条é"
    assert folded.span(1, 2) == (1, 2)
    assert text[slice(*folded.span(3, 4))] == "e\u0301"
