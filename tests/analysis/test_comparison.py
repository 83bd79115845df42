"""Comparing texts: what a reader sees of some pairs, and what holds for every pair."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.analysis.comparison import Comparison, Kind, Side, compare
from speeches.analysis.comparison.differences import changes
from speeches.text.script import simplify

OPENING = "同志们，今天我们召开全市经济工作会议，主要任务是总结工作、部署任务。"
FIRST = "过去一年，全市生产总值增长6.9%，好于预期。"
SECOND = "财政收入突破一百亿元，居民收入稳步提高。"
THIRD = "要把执行力摆在首位，做到言必信、行必果。"


def shown(sides: tuple[Side, ...]) -> str:
    """The paragraphs of a side as they are marked: 增长[6.9%]，好于预期。"""
    return "\n".join(
        "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in side.pieces) for side in sides
    )


def rows(left: list[str], right: list[str], **options: bool) -> list[tuple[str, str, str]]:
    return [(row.kind.value, shown(row.left), shown(row.right)) for row in compare(left, right, **options).rows]


def test_number_changes_as_a_whole():
    assert rows([OPENING, FIRST], [OPENING, FIRST.replace("6.9", "6.7")]) == [
        ("same", OPENING, OPENING),
        ("changed", "过去一年，全市生产总值增长[6.9%]，好于预期。", "过去一年，全市生产总值增长[6.7%]，好于预期。"),
    ]


def test_removed_stands_before_added():
    assert rows([OPENING, FIRST], [OPENING, THIRD]) == [
        ("same", OPENING, OPENING),
        ("removed", FIRST, ""),
        ("added", "", THIRD),
    ]


def test_moved_paragraph_is_known_again():
    found = compare([FIRST, SECOND, THIRD, OPENING], [SECOND, THIRD, OPENING, FIRST])
    assert [(row.kind.value, shown(row.left), shown(row.right), row.elsewhere) for row in found.rows] == [
        ("moved", FIRST, "", 3),
        ("same", SECOND, SECOND, None),
        ("same", THIRD, THIRD, None),
        ("same", OPENING, OPENING, None),
        ("moved", "", FIRST, 0),
    ]
    assert found.counts == {Kind.SAME: 3, Kind.RECUT: 0, Kind.CHANGED: 0, Kind.MOVED: 1, Kind.REMOVED: 0, Kind.ADDED: 0}


def test_moved_and_mended_paragraph_is_known_again():
    found = rows([FIRST, SECOND, THIRD, OPENING], [SECOND, THIRD, OPENING, FIRST.replace("全市", "全县")])
    assert found[0] == ("moved", "过去一年，全[市]生产总值增长6.9%，好于预期。", "")
    assert found[-1] == ("moved", "", "过去一年，全[县]生产总值增长6.9%，好于预期。")


def test_paragraph_cut_in_two_is_still_one():
    assert rows([OPENING, FIRST + SECOND, THIRD], [OPENING, FIRST, SECOND, THIRD])[1] == (
        "recut",
        FIRST + SECOND,
        f"{FIRST}\n{SECOND}",
    )


def test_paragraph_wrapped_in_lines_is_still_one():
    lines = [OPENING[:12], OPENING[12:25], OPENING[25:], FIRST[:11], FIRST[11:]]
    found = rows(lines, [OPENING, FIRST.replace("6.9", "6.7")])
    assert [kind for kind, _left, _right in found] == ["recut", "changed"]
    assert found[1][1:] == (
        "过去一年，全市生产总值\n增长[6.9%]，好于预期。",
        "过去一年，全市生产总值增长[6.7%]，好于预期。",
    )


def test_paragraph_in_between_is_not_swallowed():
    found = rows([FIRST, SECOND], [FIRST, THIRD, SECOND])
    assert found == [("same", FIRST, FIRST), ("added", "", THIRD), ("same", SECOND, SECOND)]


def test_applause_is_not_moved():
    found = rows([OPENING, "（掌声）", FIRST, SECOND], [OPENING, FIRST, SECOND, "（掌声）"])
    assert ("removed", "（掌声）", "") in found
    assert ("added", "", "（掌声）") in found


def test_scripts_are_told_apart_unless_asked():
    written, converted = "發展經濟，改善民生。", "发展经济，改善民生。"
    assert rows([written], [converted], across_scripts=True) == [("same", written, converted)]
    assert rows([written], [converted])[0][0] != "same"


def test_white_space_is_no_difference():
    assert rows(["国务院总理  李克强", FIRST], ["国务院总理 李克强", f"　{FIRST}"]) == [
        ("same", "国务院总理  李克强", "国务院总理 李克强"),
        ("same", FIRST, f"　{FIRST}"),
    ]


MARKED = [
    ("要加强建设，我们要推进改革。", "要加强建设，要深化合作，我们要推进改革。", "", "要深化合作，"),
    ("坚持改革开放，坚持依法治国。", "坚持改革开放。", "，坚持依法治国", ""),
    ("会议强调稳中求进", "会议强调稳中求好", "进", "好"),
    ("全面建成小康社会", "全面建设和谐社会", "成小康", "设和谐"),
    ("2016年3月5日", "2017年4月6日", "2016年3月5", "2017年4月6"),
    ("使用Word文档", "使用Excel文档", "Word", "Excel"),
]


@pytest.mark.parametrize(("old", "new", "gone", "come"), MARKED)
def test_marks_what_a_reader_would_mark(old: str, new: str, gone: str, come: str):
    (change,) = changes(old, new)
    assert (old[change.old_start : change.old_end], new[change.new_start : change.new_end]) == (gone, come)


def test_what_was_strewn_in_is_marked_bit_by_bit():
    plain = "发展是硬道理，各级各部门都要坚定不移地推进。"
    (row,) = compare([plain.replace("发", "发(fā)").replace("展", "展(zhǎn)")], [plain]).rows
    assert shown(row.left) == "发[(fā)]展[(zhǎn)]是硬道理，各级各部门都要坚定不移地推进。"
    assert shown(row.right) == plain


def test_long_paragraph_is_compared_by_sentence_first():
    text = "".join(f"第{number}条，要把各项工作落到实处。" for number in range(600))
    found = compare([text], [text.replace("第300条，要把", "第300条，须把")])
    assert found.is_coarse
    assert shown(found.rows[0].left).count("[") == 1
    assert "第300条，[要]把" in shown(found.rows[0].left)


# What holds for every pair

PARAGRAPHS = st.lists(
    st.one_of(
        st.sampled_from([OPENING, FIRST, SECOND, THIRD, "（掌声）", "发展", "發展", ""]),
        st.text(alphabet=st.sampled_from("要把发展發展6.9%，。 a经济經濟"), max_size=30),
    ),
    max_size=8,
)


def texts(found: Comparison) -> tuple[list[str], list[str]]:
    return [side.text for row in found.rows for side in row.left], [
        side.text for row in found.rows for side in row.right
    ]


@given(PARAGRAPHS, PARAGRAPHS, st.booleans())
def test_either_text_can_be_put_together_again(left: list[str], right: list[str], across: bool):
    found = compare(left, right, across_scripts=across)
    assert texts(found) == (left, right)
    assert [side.number for row in found.rows for side in row.left] == list(range(len(left)))
    assert [side.number for row in found.rows for side in row.right] == list(range(len(right)))


@given(PARAGRAPHS)
def test_text_beside_itself_has_no_difference(text: list[str]):
    assert {row.kind for row in compare(text, text).rows} <= {Kind.SAME}


@given(PARAGRAPHS, PARAGRAPHS, st.booleans())
def test_swapping_the_sides_mirrors(left: list[str], right: list[str], across: bool):
    mirror = {Kind.REMOVED: Kind.ADDED, Kind.ADDED: Kind.REMOVED}
    here = {(row.kind, row.left, row.right, row.elsewhere) for row in compare(left, right, across_scripts=across).rows}
    there = compare(right, left, across_scripts=across).rows
    assert here == {(mirror.get(row.kind, row.kind), row.right, row.left, row.elsewhere) for row in there}


@given(PARAGRAPHS, PARAGRAPHS, st.booleans())
def test_what_is_not_marked_is_the_same_on_both_sides(left: list[str], right: list[str], across: bool):
    found = compare(left, right, across_scripts=across)
    compared = simplify if across else str
    moved = {side.number: row.right for row in found.rows for side in row.right}
    for row in found.rows:
        other = row.right or (moved[row.elsewhere] if row.left and row.elsewhere is not None else ())
        if row.left and other:
            here, there = (
                "".join(compared(piece.text) for side in sides for piece in side.pieces if not piece.is_changed).split()
                for sides in (row.left, other)
            )
            assert "".join(here) == "".join(there)


@given(st.text(alphabet="要把发展6.9%，。a", max_size=60), st.text(alphabet="要把发展6.9%，。a", max_size=60))
def test_changes_are_in_order_and_apart(old: str, new: str):
    found = changes(old, new)
    at_old = at_new = 0
    for number, change in enumerate(found):
        assert old[at_old : change.old_start] == new[at_new : change.new_start]
        assert change.old_start > at_old or change.new_start > at_new or number == 0
        at_old, at_new = change.old_end, change.new_end
    assert old[at_old:] == new[at_new:]


# Bounded

LONG = [
    ("two thousand paragraphs, nothing in common", [f"第{n}段说的是{n * 7919}号工程的进展。" * 3 for n in range(2000)],
     [f"另一篇第{n}节，{n * 104729}元用于民生。" * 3 for n in range(2000)]),
    ("one paragraph of half a million characters", ["发展" * 250_000], ["进步" * 250_000]),
    ("fifty thousand lines of applause", ["（掌声）", "好"] * 25_000, ["好", "（掌声）"] * 25_000),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in LONG], ids=[case[0] for case in LONG])
def test_does_not_hang(left: list[str], right: list[str]):
    start = process_time()
    assert texts(compare(left, right)) == (left, right)
    assert process_time() - start < 20  # seconds of the processor; it takes about one


def test_texts_of_nothing():
    assert compare([], []).rows == ()
    assert rows([], ["甲"]) == [("added", "", "甲")]
