"""What holds for every page, however odd."""

from hypothesis import given
from hypothesis import strategies as st

from speeches import metadata
from speeches.text.page import Page, Piece

WORDS = (
    "在 会议 上的 讲话 《 》 （ ） ： ： 来源 发布时间 2016 年 3月 5日 - — _ | 书记 ， 。 国务院总理 温家宝 © http:// www.a.com /b.html 第 篇 〇 民国 "
    "同志们 的 召开 今天 我们 请在 上搜索 小编 整理 X * docx . 網站 時間 \u3000 版权所有"
)
line = st.lists(st.sampled_from([*WORDS.split(" "), " "]), max_size=14).map("".join)
lines = st.lists(line, max_size=5)
FIELDS = ("title", "date", "date_basis", "speaker", "occasion", "place", "source_name", "source_url")


@given(lines, lines, lines, line)
def test_every_field_has_a_value_and_a_span_of_the_page(
    head: list[str], body: list[str], tail: list[str], name: str
) -> None:
    every = [*head, *body, *tail]
    starts = [sum(len(one) + 1 for one in every[:number]) for number in range(len(every))]
    pieces = [Piece(one, start, start + len(one), "layout") for one, start in zip(every, starts, strict=True)]
    page = Page("\n".join(every), name)
    found = metadata.read(page, "\n".join(body), pieces[: len(head)], pieces[len(head) + len(body) :])
    for field in (getattr(found, name) for name in FIELDS):
        assert field is None or (field.value.strip() and 0 <= field.start <= field.end <= len(page.text))
        assert field is None or 0 < field.confidence <= 1
    assert (found.date is None) == (found.date_basis is None)
