"""The five sample pages, restored."""

from pathlib import Path

import pytest

from speeches.cleaning import Cleaned, clean
from speeches.text.page import Page

SEEDS = Path(__file__).parents[2] / "seeds"
EXPECTED = {  # the paragraphs of the main speech: how many, how the first and the last begin and end
    "000": (15, "同志们：", "建设而努力奋斗！"),
    "001": (35, "同志们：", "谢谢大家！"),
    "002": (8, "同志们：", "促进各项工作更好的开展。"),
    "003": (23, "同志们：", "推进我县经济社会跨越式发展。"),
    "004": (1, "今天借这个机会，我们召开县政府班子", "专业小组一般由政府办副主任牵头，主管局委的"),
}
DIRT = [
    "百味书屋",
    "小编",
    "淘文阁",
    "世霆文库",
    "版权",
    "免责",
    "http",
    "huì",
    "珍藏版",
    "精选推荐",
    "毛片",
    "限制150内",
]


def cleaned(number: str) -> Cleaned:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return clean(Page(path.read_text("utf-8")))


@pytest.mark.parametrize("number", EXPECTED)
def test_the_speech_is_all_there_and_nothing_else(number: str) -> None:
    count, first, last = EXPECTED[number]
    lines = cleaned(number).text.split("\n")
    assert len(lines) == count
    assert lines[0].startswith(first)
    assert lines[-1].endswith(last)


@pytest.mark.parametrize("number", EXPECTED)
def test_no_dirt_is_left(number: str) -> None:
    text = cleaned(number).text
    assert [dirt for dirt in DIRT if dirt in text] == []


def test_the_title_in_the_middle_of_the_body_is_gone() -> None:
    assert "政府自身建设总结讲话" not in cleaned("000").text


def test_semicolons_no_longer_end_lines() -> None:
    assert not [line for line in cleaned("001").text.split("\n") if line.endswith(("；", ";"))]


def test_redactions_stay_as_printed() -> None:
    assert "问题×起×人，党纪政务处分×人，通报曝光×批次×起×人" in cleaned("000").text
    assert "**目前还属于欠发达县份" in cleaned("002").text


def test_words_cut_by_empty_lines_are_whole_again() -> None:
    text = cleaned("003").text
    assert [word for word in ("效率意识", "不松劲", "失职”的理念") if word not in text] == []


def test_the_second_article_is_set_apart_with_its_title() -> None:
    (article,) = cleaned("003").attachments
    assert article.title == "加强政府自身建设"
    assert article.text.endswith("应是最根本。（来源：中国人事报）")
    assert "人民政权意识" not in cleaned("003").text


def test_page_numbers_of_the_preview_are_gone() -> None:
    text = cleaned("004").text
    assert "具备争一流条件。虽然我们总量小" in text


def test_what_was_taken_off_is_kept_for_the_metadata() -> None:
    head = [piece.text for piece in cleaned("003").head]
    assert "网站:公文素材库 | 时间:2019-05-28 14:10:11 | 移动端:政府自身建设" in head
    assert "链接地址:http://www.seogis.com/gongwen/583455.html" in [piece.text for piece in cleaned("003").tail]


RESTORED = (  # what stood there before bytes were lost or parted
    "进行了客观评估。总体来说",
    "政府执行能力的重要标准。可以说",
    "切实转变为实实在在的工作",
    "五是怕担责任",
    "因为脱离实际",
    "转变为推动自身发展",
)


@pytest.mark.parametrize("passage", RESTORED)
def test_damaged_bytes_are_restored(passage: str) -> None:
    assert passage in cleaned("003").text


def test_the_machine_made_traditional_script_is_turned_back() -> None:
    restored = cleaned("003")
    assert restored.script == "hans"
    assert restored.warnings == ()
