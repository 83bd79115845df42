"""Marks and snippets: every hit, whole characters, the text as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.search.expression import Term
from speeches.search.highlight import WIDTH, Marker, Passage
from speeches.search.results import Marked
from speeches.text.folding import fold

TEXT = st.text(st.sampled_from("党黨发展發展 　①ﬁé́GDPgdp，。\u200b"), max_size=300)
MARKED = [
    ("發展", "黨的发展和發　展。", "黨的[发展]和[發　展]。"),
    ("1", "第①條和11", "第[①]條和[1][1]"),
    ("f", "ﬁn", "[ﬁ]n"),
    ("é", "cafe\u0301s", "caf[e\u0301]s"),
    ("人人", "人人人人人", "[人人][人人]人"),
    ("gdp", "ＧＤＰ增速", "[ＧＤＰ]增速"),
    ("，发", "，发展", "[，发]展"),
    ("没有", "发展", "发展"),
]


def shown(marked: Marked) -> str:
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in marked)


def marker(*terms: str) -> Marker:
    return Marker.of([Term(term) for term in terms], as_written=False)


@pytest.mark.parametrize(("term", "text", "expected"), MARKED)
def test_marks(term: str, text: str, expected: str):
    assert shown(marker(term).mark(text)) == expected


def test_hits_that_overlap_are_one_mark_and_two_occurrences():
    both = marker("改革", "革命")
    assert shown(both.mark("改革命运")) == "[改革命]运"
    assert both.count("改革命运") == 2


@given(TEXT, st.sampled_from(["党", "发展", "1", "f", "é", "gd"]))
def test_marks_leave_the_text_as_it_is(text: str, term: str):
    marked = marker(term).mark(text)
    assert "".join(piece.text for piece in marked) == text
    assert any(piece.is_hit for piece in marked) == (fold(term) in fold(text))


@given(st.lists(TEXT.filter(bool), max_size=5), st.sampled_from(["党", "发展", "党发展"]))
def test_snippets_hold_whole_hits_from_their_own_paragraph(texts: list[str], term: str):
    passages = [Passage(f"k{place}", text) for place, text in enumerate(texts)]
    found = marker(term).found_in("", passages)
    holding = [passage for passage in passages if fold(term) in fold(passage.text)]
    assert len(found.snippets) == min(2, len(holding))
    assert found.count == sum(fold(text).count(fold(term)) for text in texts)
    for snippet in found.snippets:
        text = next(passage.text for passage in passages if passage.key == snippet.key)
        assert "".join(piece.text for piece in snippet.fragments).strip("…") in text
        assert all(fold(term) in fold(piece.text) for piece in snippet.fragments if piece.is_hit)
        assert any(piece.is_hit for piece in snippet.fragments)


def test_snippet_shows_the_densest_stretch_and_the_best_paragraph():
    far = "统筹" + "远" * WIDTH + "发展统筹发展"
    found = marker("统筹", "发展").found_in(
        "标题", [Passage("a", "发展"), Passage("b", far), Passage("c", "发展。发展")]
    )
    assert [snippet.key for snippet in found.snippets] == ["b", "c"]
    assert shown(found.snippets[0].fragments).endswith("[发展][统筹][发展]")


def test_long_quotation_is_shown_whole():
    long = "坚持" * WIDTH
    found = marker(long).found_in("", [Passage("a", f"前文很长{'。' * 300}{long}后文")])
    assert f"[{long}]" in shown(found.snippets[0].fragments)
