"""Words, by jieba and by rjieba: the same ones, and those of the formulations in use."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.search import dictionary
from speeches.text import formulations, words
from speeches.text.folding import fold

FORMULATIONS = {**formulations.read(formulations.SHIPPED.read_text()).frequencies, "三农": 900, "新词儿": 12_345}
TOGETHER = "的党中国人民共产执行力依法行政放管服改革两不愁三保障GDP增速Aa15g .-+#&%_\r\n\t\u3000，。股"
DRAWN = 400  # texts of each corpus; jieba takes a second for each megabyte


@pytest.fixture(autouse=True)
def formulations_of_the_archive() -> Iterator[None]:
    """Words are one for the whole process: whatever a test uses, the next one has the archive's own."""
    yield
    words.use_from(dictionary.frequencies)


def assert_alike(text: str) -> None:
    assert words.cut_in_bulk(text) == words.cut(text)
    assert words.cut_for_search_in_bulk(text) == list(words.cut_for_search(text))


def corpus(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt") as lines:
        for _, line in zip(range(DRAWN), lines, strict=False):
            yield from json.loads(line)["text"].split("\n")


def test_a_formulation_is_one_word():
    words.use({})
    assert (
        words.cut("深入推进放管服改革")
        == words.cut_in_bulk("深入推进放管服改革")
        == ["深入", "推进", "放", "管", "服", "改革"]
    )
    words.use({"放管服改革": None})
    assert words.cut("深入推进放管服改革") == words.cut_in_bulk("深入推进放管服改革") == ["深入", "推进", "放管服改革"]


def test_a_frequency_decides_between_two_ways_to_cut():
    text = "全国家具市场"
    words.use({"全国": 1, "国家": 90_000})
    assert "国家" in words.cut(text)
    words.use({"全国": 90_000, "家具": 90_000})
    assert words.cut(text)[:2] == words.cut_in_bulk(text)[:2] == ["全国", "家具"]


def test_what_is_loaded_follows_the_source():
    now = {"两不愁三保障": None}
    words.use_from(lambda: now)
    assert "两不愁三保障" in words.cut_in_bulk("实现两不愁三保障")
    now = {}
    assert "两不愁三保障" not in words.cut_in_bulk("实现两不愁三保障")
    assert "两不愁三保障" not in words.cut("实现两不愁三保障")


def test_fingerprint_names_the_words_and_not_their_order():
    words.use({"三农": None, "执行力": 5})
    first = words.dictionary_fingerprint()
    words.use({"执行力": 5, "三农": None})
    assert words.dictionary_fingerprint() == first
    words.use({"执行力": 6, "三农": None})
    assert words.dictionary_fingerprint() != first


def test_more_than_can_be_asked_for_leaves_the_dictionary_whole():
    words.use({"甲乙丙": 100_000, "丁戊己": 100_000, "庚辛壬": 100_000, "中国": 100_000})
    for text in ("了解了中国", "甲乙丙丁戊己庚辛壬了", "世世世世世 区区区区区"):
        assert_alike(text)


@pytest.mark.parametrize("used", [{}, FORMULATIONS], ids=["jieba's own", "formulations"])
def test_both_segmenters_cut_the_seeds_alike(seeds: Path, used):
    words.use(used)
    for path in seeds.glob("*.txt"):
        for line in path.read_text().split("\n"):
            assert_alike(line)
            assert_alike(fold(line))


@pytest.mark.parametrize("doubled", ["依依", "世世", "区区", "修修", "个个", "速速", "学学"])
@pytest.mark.parametrize("used", [{}, FORMULATIONS, {"三农": 900}, {"中国共产党": 99_999}])
def test_equally_likely_ways_to_cut_are_decided_alike(doubled: str, used):
    words.use(used)
    for times in range(3, 8):
        assert_alike(doubled[0] * times)


@given(st.text(st.sampled_from(TOGETHER), max_size=20) | st.text(max_size=20))
def test_both_segmenters_cut_anything_alike(text: str):
    words.use(FORMULATIONS)
    assert_alike(text)


@pytest.mark.parametrize("text", ["", "\ud800中国", "中国共产党\udfff"])
def test_half_a_surrogate_is_cut_too(text: str):
    assert "".join(words.cut_in_bulk(text)) == text
    assert_alike(text)


@pytest.mark.parametrize("used", [{}, FORMULATIONS], ids=["jieba's own", "formulations"])
@pytest.mark.parametrize("name", ["legco_speeches", "news_items", "work_reports"])
def test_both_segmenters_cut_the_corpora_alike(corpora: Path, name: str, used):
    words.use(used)
    for text in corpus(corpora / f"{name}.jsonl.gz"):
        assert_alike(text)
        assert_alike(fold(text))
