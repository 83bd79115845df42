"""What holds for every page, however dirty."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speeches.cleaning import Change, ChangeKind, ChangeRef, Cleaned, clean, replay
from speeches.cleaning.draft import Draft, Edit
from speeches.cleaning.ledger import outermost, with_dependants
from speeches.text.page import Hint, HintKind, Page

LINES = [
    "同志们：",
    "各位代表，",
    "在全区大会上的讲话",
    "2022在全区大会上的讲话.docx",
    "在全区大会上的讲话今天借这个机会，我们召开会议。",
    "来源网站:百味书屋 2021-02-24 10:53:29",
    "当前位置:公文素材库 > 范文素材",
    "下面是小编为大家整理的讲话,供大家参考。",
    "　　抓发展的任务越重，抓队伍的标准就越高。",
    "一、提升执行力的意义(一)什么是执行力",
    "(二)为什么要提升",
    "1、虽然",
    "2、我们总量小，但增幅快，全市",
    "3、现场会在我县召开",
    "第3页共9页",
    "要把提高执行力作为建设人民满意政府和服务型政府的关键来抓，进一步转变作风、强化执行，提高行政效能、责任意识、效",
    "率意識(shí)，不断提高。",
    "容易成功；",
    "逆势而行，难达目的。",
    "谢谢大家！",
    "推荐访问:市政府 讲话",
    "版权声明:",
    "扩展阅读:加强政府自身建设",
    "相关范文：在年会上的讲话",
    "第一篇：在大会上的讲话",
    "第二篇：在年会上的讲话",
    "【篇一】",
    "【篇二】",
    "附件1：任务分工方案",
    "编者按：现将讲话刊发如下，供各地学习。",
    "要抓好落实（编者注：此处有删节），不走过场。",
    "我的讲话完了，谢谢大家！",
    "",
    "  ",
    "会\u200b议(huì)",
    "下麵請同誌們評估?傮w來說，會(huì)議的關系",
    "轉變?yōu)閷?shí)幹，怕?lián)\ue327?zé)任！睖丶覍毧偫韽(qiáng)調",
    "（未完，全文共1971字，当前显示613字）",
    "分享到 微信 QQ空间 微博",
    "会议强调，，要落实。。",
    "在全区大会上的讲话 来源:区政府办公室，同志们：今天我们召开会议，部署工作。",
    "\u3000\u3000Í¬Ö¾ÃÇ£º½ñÌìÎÒÃÇÕÙ¿ª",
    "隻有這樣，對于以后的工作纔能\ud800處理好",
]
PAGES = st.one_of(
    st.lists(st.sampled_from(LINES), max_size=14).map("\n".join),
    st.text(alphabet="一二三、（）()。，；：1 2\n\t　会(huì)讲话同志们“”《》\u200b", max_size=80),
    st.text(st.characters(), max_size=60),  # half surrogate pairs among them
)


@st.composite
def marked_pages(draw: st.DrawFn) -> Page:
    """A page with hints that may say anything."""
    text = draw(PAGES)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(st.sampled_from(HintKind), places, places), max_size=6))
    return Page(text, hints=tuple(Hint(kind, min(a, b), max(a, b)) for kind, a, b in spans))


@pytest.mark.parametrize("mark", '…(“"<〈—*会')
def test_a_row_of_one_character_comes_to_rest(mark: str) -> None:
    once = clean(Page(mark * 400))
    assert (once.warnings, clean(Page(once.text)).changes) == ((), ())


def test_half_a_surrogate_pair_in_a_text_made_by_a_machine_stays() -> None:
    assert "处\ud800理" in clean(Page("下麵請同誌們講話，隻有這樣，干部以后才能處\ud800理好。")).text


@given(marked_pages())
def test_the_laws_hold_whatever_the_mark_up_says(page: Page) -> None:
    cleaned = clean(page)
    assert replay(page.text, cleaned.changes) == cleaned.text
    assert clean(Page(cleaned.text)).text == cleaned.text


@given(PAGES)
def test_replaying_the_ledger_gives_the_clean_text(text: str) -> None:
    assert replay(text, clean(Page(text)).changes) == clean(Page(text)).text


@given(PAGES)
def test_the_steps_come_to_rest(text: str) -> None:
    assert not any("抵触" in warning for warning in clean(Page(text)).warnings)


@given(PAGES)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    once = clean(Page(text))
    again = clean(Page(once.text))
    assert (again.text, again.changes) == (once.text, ())


@given(PAGES)
def test_a_record_says_what_stood_there(text: str) -> None:
    for change in clean(Page(text)).changes:
        assert text[change.start : change.end] == change.before
        assert all(other < change.id for other in change.depends)


@given(PAGES)
def test_changes_are_apart_or_one_inside_the_other(text: str) -> None:
    changes = clean(Page(text)).changes
    for a in changes:
        for b in changes:
            apart = a.end <= b.start or b.end <= a.start
            nested = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
            assert apart or nested


@given(PAGES, st.randoms(use_true_random=False))
def test_undoing_one_change_leaves_the_rest_valid(text: str, chance: random.Random) -> None:
    """What lies outside the undone span, and outside what depended on it, reads as before."""
    cleaned = clean(Page(text))
    if not cleaned.changes:
        return
    undone = chance.choice(cleaned.changes)
    result = replay(text, cleaned.changes, undone={undone.id})
    around = [c for c in cleaned.changes if c.start <= undone.start and undone.end <= c.end]
    start, end = min(c.start for c in around), max(c.end for c in around)
    off = with_dependants(cleaned.changes, {undone.id})
    on = [change for change in cleaned.changes if change.id not in off]
    before, behind = replay(text, on, end=start), replay(text, on, start=end)
    assert result.startswith(before)
    assert result.endswith(behind)


@given(PAGES, st.randoms(use_true_random=False))
def test_whatever_is_undone_the_rest_stands(text: str, chance: random.Random) -> None:
    """Of any number of changes: what stays on is put in, and all that no change touches is as on the page."""
    made = clean(Page(text)).changes
    undone = chance.sample(made, chance.randint(0, len(made)))
    off = with_dependants(made, {change.id for change in undone})
    on = [change for change in made if change.id not in off]
    assert clean(Page(text), undone=[ChangeRef.of(change) for change in undone]).text == put_in(text, on)
    assert all(set(change.depends).isdisjoint(off) for change in on)


def put_in(text: str, on: list[Change]) -> str:
    """Write the outermost changes one by one from behind, so that no offset before them moves."""
    for change in reversed(outermost(on)):
        assert text[change.start : change.end] == change.before
        text = text[: change.start] + change.after + text[change.end :]
    return text


@given(PAGES)
def test_a_repair_names_every_change_that_it_overlaps(text: str) -> None:
    changes = clean(Page(text)).changes
    for change in changes:
        if change.kind is ChangeKind.REPAIR:
            inside = [c for c in changes[: change.id] if change.start <= c.start < c.end <= change.end]
            assert {c.id for c in outermost(inside)} <= set(change.depends)


@given(PAGES)
def test_what_was_joined_beside_a_removal_goes_with_it(text: str) -> None:
    """Else a removed line that is put back would stand in the middle of the sentence joined over it."""
    changes = clean(Page(text)).changes
    for removal in [change for change in changes if change.kind is not ChangeKind.REPAIR]:
        for join in changes[removal.id + 1 :]:
            is_join = join.kind is ChangeKind.REPAIR and "\n" in join.before and "\n" not in join.after
            if is_join and (join.end == removal.start or removal.end == join.start):
                assert join.id in with_dependants(changes, {removal.id})


@given(PAGES, st.randoms(use_true_random=False))
def test_what_is_undone_is_found_again(text: str, chance: random.Random) -> None:
    made = clean(Page(text)).changes
    undone = tuple(ChangeRef.of(change) for change in chance.sample(made, chance.randint(0, len(made))))
    again = clean(Page(text), undone=undone)
    assert set(again.off) == set(undone)
    assert again.changes == made
    assert {ChangeRef.of(change) for change in made if change.id in again.undone} >= set(undone)
    assert not any("停用" in warning for warning in again.warnings)


@given(PAGES)
def test_undoing_everything_gives_the_page_text_back(text: str) -> None:
    changes = clean(Page(text)).changes
    assert replay(text, changes, undone={c.id for c in changes}) == text


@given(PAGES)
def test_pieces_stand_where_they_say(text: str) -> None:
    cleaned = clean(Page(text))
    for piece in (*cleaned.head, *cleaned.tail):
        assert piece.text
        assert 0 <= piece.start < piece.end <= len(text)


@settings(max_examples=200)
@given(st.text(alphabet="abc\nde\n", max_size=12), st.randoms(use_true_random=False))
def test_a_draft_makes_any_edits_and_can_replay_them(text: str, chance: random.Random) -> None:
    draft = Draft(text)
    for _ in range(chance.randint(0, 5)):
        edits = random_edits(draft.text, chance)
        expected, position = "", 0
        for edit in edits:
            expected += draft.text[position : edit.start] + edit.after
            position = edit.end
        expected += draft.text[position:]
        draft.apply("step", chance.choice(list(ChangeKind)), edits)
        assert draft.text == expected == replay(text, draft.changes)


def random_edits(text: str, chance: random.Random) -> list[Edit]:
    edits, position = [], 0
    while position <= len(text) and len(edits) < 3 and chance.random() < 0.8:
        start = chance.randint(position, len(text))
        end = chance.randint(start, min(len(text), start + 3))
        edits.append(Edit(start, end, "".join(chance.choices("XYZ\n", k=chance.randint(0, 2))), ""))
        position = end + (start == end)
    return edits


def test_a_step_can_be_left_out() -> None:
    page = Page("会(huì)议开始，请大家就座，保持安静。")
    cleaned: Cleaned = clean(page, skip={"remove_pinyin"})
    assert cleaned.text == page.text
