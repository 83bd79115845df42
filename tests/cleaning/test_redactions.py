"""What was made unreadable before us stays exactly as it was printed, wherever in the body it stands."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.cleaning import clean
from speeches.structure import redactions
from speeches.text.page import Page

MARKS = ["X", "XX", "XXX", "x", "xx", "×", "××", "×××", "*", "**", "***", "__", "____", "○○", "某", "某某"]
YEARS = ["201*年", "20xx年", "20XX年", "20**年", "2×××年", "××年×月×日"]
CONTEXTS = [
    "在{}县委的领导下，各项工作取得了新的成绩。",
    "{}书记多次到现场检查指导。",
    "全县共有{}个乡镇、{}个行政村。",
    "完成投资{}亿元，增长{}%。",
    "下面，请{}同志讲话，大家欢迎。",
    "{}年，是极不平凡的一年。",
    "我们要学习{}、{}等同志的先进事迹，见贤思齐。",
    "会议由{}主持，{}到会讲话。",
]
SENTENCES = st.builds(
    lambda context, mark: context.replace("{}", mark), st.sampled_from(CONTEXTS), st.sampled_from([*MARKS, *YEARS])
)


@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map("".join), min_size=1, max_size=6))
def test_redactions_survive_cleaning(paragraphs: list[str]) -> None:
    body = "\n".join(["同志们：", "今天召开这次会议，主要任务是部署今年的工作。", *paragraphs])
    assert clean(Page(body)).text == body


@given(st.sampled_from(CONTEXTS), st.sampled_from([mark for mark in [*MARKS, *YEARS] if len(mark) > 1]))
def test_every_mark_is_counted(context: str, mark: str) -> None:
    assert len(redactions(context.replace("{}", mark))) >= context.count("{}")
