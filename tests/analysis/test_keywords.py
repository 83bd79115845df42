"""Words that a text has and others have not."""

import pytest

from speeches.analysis.keywords import PRIOR_TEXTS, Frequencies, keywords
from speeches.text.words import commonness, cut_in_bulk

COMMON = {"工作": 0.002, "我们": 0.003, "农业": 0.0001}
TEXTS = [["工作", "我们", "农业"], ["工作", "我们"], ["工作", "林业", "林业"]]


def words(*keywords) -> list[str]:
    return [keyword.word for keyword in keywords]


def test_what_others_have_too_weighs_less():
    frequencies = Frequencies.of(TEXTS, COMMON)
    text = ["工作", "工作", "我们", "我们", "农业", "农业", "林业", "林业"]
    assert words(*keywords(text, frequencies, limit=3)) == ["林业", "农业", "工作"]


def test_each_text_counts_a_word_once():
    assert Frequencies.of(TEXTS, {}).holding["林业"] == 1
    assert Frequencies.of(TEXTS, {}).texts == 3 + PRIOR_TEXTS


def test_rarity_falls_with_every_text_that_holds_a_word():
    frequencies = Frequencies.of(TEXTS, {})
    rarities = [frequencies.rarity(word) for word in ("没有", "农业", "我们", "工作")]
    assert rarities == sorted(rarities, reverse=True)
    assert len(set(rarities)) == 4


@pytest.mark.parametrize("word", ["的", "2021", "gdp", "，", "—", "\n", ""])
def test_what_is_no_keyword_is_never_one(word: str):
    assert keywords([word] * 9 + ["农业"], Frequencies.of([], {}), limit=9)[0].word == "农业"


def test_what_is_said_once_gives_way_where_enough_is_said_often():
    often = ["农业", "林业", "牧业", "渔业"] * 2
    frequencies = Frequencies.of([], {})
    assert "罕见词" not in words(*keywords([*often, "罕见词"], frequencies, limit=9))
    assert "罕见词" in words(*keywords(["农业", "农业", "罕见词"], frequencies, limit=9))


def test_order_is_the_same_every_time():
    frequencies = Frequencies.of([], {})
    assert keywords(["乙词", "甲词"] * 2, frequencies, limit=9) == keywords(["甲词", "乙词"] * 2, frequencies, limit=9)


def test_nothing_is_about_nothing():
    assert keywords([], Frequencies.of([], {}), limit=9) == ()


def test_a_first_archive_leans_on_what_is_common_in_general():
    text = cut_in_bulk("我们的工作，要抓好农业。我们的工作，要抓好农业生产。我们的工作是农业生产。" * 2)
    found = words(*keywords(text, Frequencies.of([text], commonness(set(text))), limit=9))
    assert max(found.index("农业"), found.index("生产")) < min(found.index("工作"), found.index("我们"))
