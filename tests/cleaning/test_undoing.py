"""Single changes switched off: what comes back, what goes with them, and what is found again in another text."""

from pathlib import Path

import pytest

from speeches import readers
from speeches.cleaning import Change, ChangeRef, Cleaned, clean
from speeches.text.page import Page

SPEECH = "同志们：\n今天召开全县安全生产工作会议，主要任务是分析形势、部署工作。\n"
SECOND = "下面，我讲两点意见，请大家认真学习贯彻会(huì)议精神，切实抓好工作的落实。\n谢谢大家！"


def change_of(cleaned: Cleaned, step: str, number: int = 0) -> Change:
    return [change for change in cleaned.changes if change.step == step][number]


def without(page: Page, *changes: Change) -> Cleaned:
    return clean(page, undone=[ChangeRef.of(change) for change in changes])


def test_a_reading_comes_back_alone():
    page = Page(SPEECH + SECOND)
    whole = clean(page)
    cleaned = without(page, change_of(whole, "remove_pinyin"))
    assert whole.text == page.text.replace("(huì)", "")
    assert cleaned.text == page.text
    assert cleaned.changes == whole.changes
    assert len(cleaned.undone) == 1


def test_a_head_line_comes_back_into_the_text():
    page = Page("当前位置：首页 > 讲话\n" + SPEECH + SECOND)
    crumbs = change_of(clean(page), "take_head_lines")
    assert "当前位置" not in clean(page).text
    cleaned = without(page, crumbs)
    assert cleaned.text.splitlines()[0] == "当前位置：首页 > 讲话"
    assert not any("当前位置" in piece.text for piece in cleaned.head)


def test_an_article_set_apart_comes_back():
    article = (
        "扩展阅读:加强政府自身建设\n加强政府自身建设任重道远，各级政府要以对人民负责的精神，扎扎实实做好各项工作。"
    )
    page = Page(SPEECH + SECOND + "\n" + article)
    whole = clean(page)
    assert [attachment.title for attachment in whole.attachments] == ["加强政府自身建设"]
    cleaned = without(page, change_of(whole, "set_apart_articles"))
    assert cleaned.attachments == ()
    assert cleaned.text.endswith("谢谢大家！\n" + article)


def test_what_was_joined_over_a_removed_line_is_parted_with_it():
    page = Page(SPEECH + "要进一步提高全县安全生产工作的思想认识，\n第3页共9页\n切实抓好工作的落实。\n谢谢大家！")
    whole = clean(page)
    assert "认识，切实" in whole.text
    assert "认识，\n第3页共9页\n切实" in without(page, change_of(whole, "drop_page_counters")).text


def test_a_reference_is_found_where_the_text_has_moved():
    old = Page(SPEECH + SECOND)
    ref = ChangeRef.of(change_of(clean(old), "remove_pinyin"))
    moved = Page("当前位置：首页 > 讲话\n" + old.text)
    cleaned = clean(moved, undone=[ref])
    assert "会(huì)议" in cleaned.text
    assert cleaned.off == (ChangeRef("remove_pinyin", ref.start + len(moved.text) - len(old.text), "(huì)", ""),)
    assert cleaned.warnings == ()


def test_a_reference_without_a_change_is_kept_and_told():
    ref = ChangeRef("remove_pinyin", 3, "(huì)", "")
    cleaned = clean(Page(SPEECH), undone=[ref])
    assert cleaned.off == (ref,)
    assert cleaned.undone == frozenset()
    assert "有 1 处停用的改动在现在的清洗结果里找不到（例如“(huì)”）" in cleaned.warnings[0]


def test_the_same_change_elsewhere_in_a_text_that_stands_still_is_another_one():
    page = Page(SPEECH + SECOND)
    place = change_of(clean(page), "remove_pinyin").start
    elsewhere = ChangeRef("remove_pinyin", place - 2, page.text[place - 2 : place], "")
    assert clean(page, undone=[elsewhere]).text == clean(page).text


def test_a_reference_to_a_step_left_out_is_kept_silently():
    ref = ChangeRef.of(change_of(clean(Page(SPEECH + SECOND)), "remove_pinyin"))
    cleaned = clean(Page(SPEECH + SECOND), skip={"remove_pinyin"}, undone=[ref])
    assert (cleaned.off, cleaned.warnings) == ((ref,), ())


@pytest.mark.parametrize("number", range(5))
def test_all_that_a_seed_lost_can_be_put_back(seeds: Path, number: int):
    path = sorted(seeds.glob("*.txt"))[number]
    page = readers.read(path.read_bytes(), path.name).page
    assert without(page, *clean(page).changes).text == page.text
