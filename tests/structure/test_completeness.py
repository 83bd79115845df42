"""Whether a speech is all there."""

import pytest

from speeches.structure import completeness, paragraphs

WHOLE = {
    "three points promised and held": "今天我讲三点意见。\n一、提高认识\n要学习。\n二、加强领导\n要负责。\n三、狠抓落实\n要见效。",
    "points run into the text": "我强调三点要求：一是抓学习。二是抓落实。三是抓督查。",
    "no promise": "同志们：\n今天开会，请大家抓好落实。",
    "signed and dated": "请大家抓好落实。\n2008年3月5日",
}
CUT = {
    "three points promised, one held": ("下面，我讲三个方面的意见：\n一、提高认识\n要学习。", "三个方面的意见"),
    "breaks off in mid sentence": (
        "同志们：\n要把提高执行力作为建设人民满意政府的关键来抓，进一步转变作风、强化执行，专业小组由办公室牵头，主管局委的",
        "末句没有结束",
    ),
    "ends in dots": ("同志们：\n要把提高执行力作为关键来抓...", "末句没有结束"),
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_whole(text: str) -> None:
    found = completeness(paragraphs(text))
    assert (found.truncated, found.warnings) == (False, ())


@pytest.mark.parametrize(("text", "reason"), CUT.values(), ids=CUT)
def test_cut_off_and_why(text: str, reason: str) -> None:
    found = completeness(paragraphs(text))
    assert found.truncated
    assert reason in found.warnings[0]


def test_the_page_says_that_it_holds_a_part() -> None:
    found = completeness(paragraphs("同志们：\n今天开会。"), "讲话.docx(18页珍藏版)")
    assert found.truncated
    assert "18页珍藏版" in found.warnings[0]


def test_a_number_that_is_missing_is_a_warning_and_no_proof() -> None:
    found = completeness(paragraphs("一、提高认识\n要学习。\n三、狠抓落实\n要见效。"))
    assert (found.truncated, found.warnings) == (False, ("标题编号从 1 跳到 3。",))


def test_nothing_is_not_cut_off() -> None:
    assert completeness(paragraphs("")).truncated is False
