from hypothesis import given
from hypothesis import strategies as st

from speeches.ingest.merge import merge
from speeches.structure.paragraphs import Paragraph, ParagraphKind

WORDS = st.text("改革发展稳定民生教育", min_size=1, max_size=8)
TEXTS = st.lists(WORDS.map(lambda text: Paragraph(ParagraphKind.TEXT, 0, text)), max_size=8)

BASE = [
    "同志们：",
    "今天召开全县经济工作会议，主要任务是总结去年工作。",
    "去年全县生产总值增长百分之八点五，财政收入增长百分之十二。",
    "今年要突出抓好项目建设、招商引资和园区发展三件大事。",
    "谢谢大家！",
]


def texts(*lines: str) -> list[Paragraph]:
    return [Paragraph(ParagraphKind.TEXT, 0, line) for line in lines]


def check(stored: list[str], machine: list[str], result: list[str], *, conflicts: int = 0):
    merged = merge(texts(*BASE), texts(*stored), texts(*machine))
    assert [paragraph.text for paragraph in merged.paragraphs] == result
    assert len(merged.conflicts) == conflicts


def changed(number: int, text: str) -> list[str]:
    return [*BASE[:number], text, *BASE[number + 1 :]]


def test_both_sides_hold_where_they_changed_different_paragraphs():
    edited, mended = BASE[1].replace("总结", "回顾总结"), BASE[3].replace("三件大事", "三件大事。")
    check(changed(1, edited), changed(3, mended), [BASE[0], edited, BASE[2], mended, BASE[4]])


def test_neighbours_are_different_paragraphs_too():
    edited, mended = BASE[1].replace("总结", "回顾总结"), BASE[2].replace("八点五", "8.5")
    check(changed(1, edited), changed(2, mended), [BASE[0], edited, mended, *BASE[3:]])


def test_the_editor_wins_where_both_changed_one_paragraph():
    edited, mended = BASE[2].replace("八点五", "八点六"), BASE[2].replace("十二", "12")
    check(changed(2, edited), changed(2, mended), changed(2, edited), conflicts=1)


def test_the_same_change_on_both_sides_is_no_conflict():
    edited = BASE[2].replace("八点五", "八点六")
    check(changed(2, edited), changed(2, edited), changed(2, edited))


def test_a_paragraph_the_editor_took_out_stays_out():
    check([*BASE[:1], *BASE[2:]], changed(3, "今年抓好三件大事。"), [BASE[0], BASE[2], "今年抓好三件大事。", BASE[4]])


def test_paragraphs_the_machine_now_finds_are_added():
    check(
        changed(1, BASE[1] + "（笑）"), [*BASE, "会议到此结束。"], [*changed(1, BASE[1] + "（笑）"), "会议到此结束。"]
    )


def test_an_insertion_beside_an_edited_paragraph_is_kept():
    edited = BASE[1].replace("总结", "回顾总结")
    check(
        changed(1, edited), [*BASE[:2], "会议由县长主持。", *BASE[2:]], [BASE[0], edited, "会议由县长主持。", *BASE[2:]]
    )


@given(TEXTS, TEXTS)
def test_what_only_one_side_changed_holds(base: list[Paragraph], other: list[Paragraph]):
    for merged in (merge(base, base, other), merge(base, other, base), merge(base, other, other)):
        assert merged.paragraphs == tuple(other)
        assert merged.conflicts == ()


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_appears_that_no_side_wrote(base: list[Paragraph], stored: list[Paragraph], machine: list[Paragraph]):
    merged = merge(base, stored, machine)
    assert set(merged.paragraphs) <= {*base, *stored, *machine}
