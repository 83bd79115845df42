"""The plain form of a speech: what is written is what is read."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.admin.body import read_body, recognise_headings, write_body
from speeches.structure.paragraphs import Paragraph, ParagraphKind

TEXTS = st.text(
    st.one_of(st.sampled_from("#> \\一、（同志们：）。"), st.characters(exclude_categories=["Cs"])), min_size=1
)
LINES = TEXTS.map(lambda text: "".join(text.splitlines()).strip()).filter(bool)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    kind = draw(st.sampled_from(ParagraphKind))
    level = draw(st.integers(1, 6)) if kind is ParagraphKind.HEADING else 0
    return Paragraph(kind, level, draw(LINES))


@given(st.lists(paragraphs()))
def test_what_is_written_is_read_again(given_paragraphs: list[Paragraph]):
    assert read_body(write_body(given_paragraphs)) == tuple(given_paragraphs)


@given(st.text())
def test_any_text_can_be_read_and_then_stays(body: str):
    read = read_body(body)
    assert read_body(write_body(read)) == read


def test_marks():
    assert [(p.kind, p.level, p.text) for p in read_body("> 各位：\n\n## （一）方向\n　　今年\n\\# 号\n#没有空格")] == [
        (ParagraphKind.SALUTATION, 0, "各位："),
        (ParagraphKind.HEADING, 2, "（一）方向"),
        (ParagraphKind.TEXT, 0, "今年"),
        (ParagraphKind.TEXT, 0, "# 号"),
        (ParagraphKind.TEXT, 0, "#没有空格"),
    ]


def test_recognising_keeps_the_marks_of_the_editor():
    found = recognise_headings(read_body("### 一、我说这是三级\n二、程序认得这是一级\n今天召开会议。"))
    assert [(p.kind, p.level) for p in found] == [
        (ParagraphKind.HEADING, 3),
        (ParagraphKind.HEADING, 1),
        (ParagraphKind.TEXT, 0),
    ]
