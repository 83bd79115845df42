"""What is a heading, a salutation or text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.structure import ParagraphKind, paragraphs

KINDS = [
    ("同志们：", "salutation", 0),
    ("尊敬的各位领导、各位来宾，女士们、先生们：", "salutation", 0),
    ("各位代表，", "salutation", 0),
    ("同志们，时代呼唤担当，奋斗成就梦想！", "text", 0),
    ("各位代表：现在，我代表国务院，向大会报告工作。", "text", 0),
    ("一、过去五年工作回顾", "heading", 1),
    ("一、做到“三个清楚”,即政策清楚、情况清楚、标杆清楚。", "heading", 1),
    ("第一部分 工作回顾", "heading", 1),
    ("(一)什么是政府執行力", "heading", 2),
    ("（十二）加强社会建设", "heading", 2),
    ("1.加强领导", "heading", 3),
    ("1.加强领导。", "text", 0),
    ("（1）抓学习", "heading", 4),
    ("(一)要提升精神区位抓落实。省委书记曾指出：“区位优势不是决定因素”。", "text", 0),
    ("一是认识到位，", "text", 0),
    ("3.5%的增速来之不易", "text", 0),
    ("①抓学习", "heading", 5),
    ("第一，加强组织领导", "heading", 1),
    ("第一，加强组织领导。", "text", 0),
    ("第二，香港去年的人均收入，这个数字很高", "text", 0),
    ("第一书记要负责", "text", 0),
    ("书记、各位同仁", "salutation", 0),
    ("尊敬的×书记，各位领导：", "salutation", 0),
    ("各位网友、各位村民：", "salutation", 0),
    ("Ladies and gentlemen,", "salutation", 0),
    ("各位家长，晚上好：", "salutation", 0),
    ("大家好！", "salutation", 0),
    ("同志们，大家上午好！", "salutation", 0),
    ("各位战友，各位首长：", "salutation", 0),
    ("亲爱的爷爷奶奶们：", "salutation", 0),
    ("仪仗队回答：主席好。", "text", 0),
    ("各位要认真做好以下工作：", "text", 0),
    ("尊敬的用户：", "text", 0),
    ("服务态度要好！", "text", 0),
    ("父老乡亲要负责：", "text", 0),
    ("在此我向全市的老师们，", "text", 0),
    ("二〇〇八年三月五日", "text", 0),
]


@pytest.mark.parametrize(("line", "kind", "level"), KINDS)
def test_kind_and_level(line: str, kind: str, level: int) -> None:
    (paragraph,) = paragraphs(line)
    assert (paragraph.kind, paragraph.level) == (ParagraphKind(kind), level)


CLOSINGS = [
    "谢谢大家！",
    "我的讲话完了，谢谢大家！",
    "最后，预祝大会圆满成功！谢谢！",
    "主席，我謹此陳辭。",
    "新年快乐！",
    "此致",
    "以上报告，请予审议。",
]
SIGNATURES = ["2008年3月5日", "（二〇〇八年三月五日）", "XX县人民政府", "县长 李××", "（来源：县政府网）", "（完）"]
NO_CLOSINGS = [
    "感谢大家一年来付出的辛勤劳动，成绩来之不易，要倍加珍惜，再接再厉。",
    "祝福母亲的歌声响起。我们哭了。",
    "请大家抓好落实。",
]


@pytest.mark.parametrize("line", CLOSINGS)
def test_closing_is_told_above_any_signature(line: str) -> None:
    for signature in ("", *SIGNATURES):
        kinds = [p.kind.value for p in paragraphs(f"各位代表：\n今天开会。\n{line}\n{signature}")]
        assert kinds == ["salutation", "text", "closing", "text"][: 4 if signature else 3]


@pytest.mark.parametrize("line", NO_CLOSINGS)
def test_thanks_with_a_matter_are_text(line: str) -> None:
    assert [p.kind.value for p in paragraphs(f"同志们：\n今天开会。\n{line}")][-1] == "text"


def test_thanks_in_the_middle_are_text() -> None:
    assert [p.kind.value for p in paragraphs("谢谢大家！\n今天开会，请大家抓好落实。")] == ["text", "text"]


NUMBERS = [
    ("一、形势", 1, ""),
    ("（十二）加强建设", 12, ""),
    ("第三，抓落实。要快。", 3, "第三，抓落实。"),
    ("二是认识到位，行动要快。", 2, "二是认识到位"),
    ("一、加强领导。各级要负责。", 1, "一、加强领导。"),
    ("今天开会。", 0, ""),
]


@pytest.mark.parametrize(("line", "number", "lead_in"), NUMBERS)
def test_number_and_run_in_heading(line: str, number: int, lead_in: str) -> None:
    (paragraph,) = paragraphs(line)
    assert (paragraph.number, paragraph.lead_in) == (number, lead_in)


LONG = "要坚持以经济建设为中心，坚定不移地推进改革开放，把各项工作落到实处，让人民群众得到实实在在的好处，不断开创各项事业发展的新局面。"


def test_ordinals_rank_below_the_heading_above_them() -> None:
    text = f"一、形势\n第一，看机遇\n{LONG}\n第二，看挑战\n{LONG}\n二、任务\n（一）改革\n第一，放开\n{LONG}"
    assert [p.level for p in paragraphs(text)] == [1, 2, 0, 2, 0, 1, 2, 3, 0]


def test_short_lines_between_paragraphs_are_headings() -> None:
    assert [p.level for p in paragraphs(f"{LONG}\n发展金融业\n{LONG}\n推动环保和保育\n{LONG}")] == [0, 1, 0, 1, 0]


def test_a_single_short_line_is_a_heading_only_where_the_mark_up_says_so() -> None:
    text = f"{LONG}\n发展金融业\n{LONG}"
    assert [p.level for p in paragraphs(text)] == [0, 0, 0]
    assert [p.level for p in paragraphs(text, headings=["发展金融业 "])] == [0, 1, 0]


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(p.text for p in paragraphs(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text())
def test_only_headings_have_a_level(text: str) -> None:
    assert all((p.level > 0) == (p.kind is ParagraphKind.HEADING) for p in paragraphs(text))
