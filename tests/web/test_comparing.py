"""Comparing: choosing the texts, the rows beside each other, and what is wrong with an address."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from speeches import ingest
from speeches.models import Cleaning, Paragraph, Revision, Speech
from speeches.search import freshness
from speeches.structure import Paragraph as Read
from speeches.structure import ParagraphKind
from speeches.text.script import by_phrases
from tests.web.conftest import Archive, make_appearance, make_speech
from tests.web.reading import html, words


@pytest.fixture
def mended(archive: Archive) -> Speech:
    """The archive's speech said again: a word changed, a paragraph moved to the end, one more, one less."""
    speech = make_speech("在执行力会议上的又一次讲话", date="2022", date_basis="stated")
    texts = {row.key: row for row in speech.paragraphs.all()}
    texts["k2"].text = "**县要把落实力摆在首位。"
    texts["k2"].save()
    moved = texts["k4"]
    moved.position = 9
    moved.save()
    Paragraph.objects.create(speech=speech, key="k10", position=10, text="最后再补充一件事：把会议精神传达到每个村组。")
    texts["k3"].delete()
    return speech


def test_rows_beside_each_other(client: Client, archive: Archive, mended: Speech):
    response = client.get(f"/compare/?a={archive.speech.pk}&b={mended.pk}")
    page, read = html(response), words(response)
    assert "4 段相同 1 段改动 1 段移动 1 段只在甲 1 段只在乙" in read
    assert "**县要把<del>执行</del>力摆在首位。" in page
    assert "**县要把<ins>落实</ins>力摆在首位。" in page
    assert "移动：在乙的第 6 段" in read
    assert "移动：在甲的第 5 段" in read
    assert 'href="#right-6"' in page
    assert 'id="right-6"' in page
    assert f'href="{archive.speech.get_absolute_url()}#p-k2">甲3</a>' in page
    assert "&lt;b&gt;标杆&lt;/b&gt;" in page


def test_every_difference_is_a_stop(client: Client, archive: Archive, mended: Speech):
    page = html(client.get(f"/compare/?a={archive.speech.pk}&b={mended.pk}"))
    stops = re.findall(r'id="stop-(\d+)"', page)
    assert stops == [str(number) for number in range(1, len(stops) + 1)]
    assert f"/ {len(stops)}</p>" in page


def test_what_is_the_same_is_folded(client: Client, archive: Archive):
    other = make_speech("同一篇讲话")
    response = client.get(f"/compare/?a={archive.speech.pk}&b={other.pk}")
    assert "两边的文字完全相同。" in words(response)
    assert "相同的 7 段" in words(response)
    assert "作风建设永远在路上。" in words(response)
    assert 'id="stop-1"' not in html(response)


def test_scripts_can_be_left_out_of_account(client: Client, archive: Archive):
    traditional = make_speech("繁體的講話", script="hant")
    for row in traditional.paragraphs.all():
        row.text = by_phrases(row.text, "s2t")
        row.save()
    address = f"/compare/?a={archive.speech.pk}&b={traditional.pk}"
    assert "7 段相同" in words(client.get(address)), "two scripts, so that is what the reader wants"
    assert "7 段相同" not in words(client.get(f"{address}&script=apart"))
    assert "7 段相同" in words(client.get(f"{address}&script=any"))


def test_json_says_the_same(client: Client, archive: Archive, mended: Speech):
    answer = client.get(f"/compare.json?a={archive.speech.pk}&b={mended.pk}").json()
    assert answer["a"]["title"] == "在执行力会议上的讲话"
    assert answer["counts"] == {"same": 4, "recut": 0, "changed": 1, "moved": 1, "removed": 1, "added": 1}
    changed = next(row for row in answer["rows"] if row["kind"] == "changed")
    assert changed["a"] == [{"number": 3, "key": "k2", "text": "**县要把执行力摆在首位。", "changed": [[5, 7]]}]
    assert [row["elsewhere"] for row in answer["rows"] if row["kind"] == "moved"] == [6, 5]


# Choosing


def test_first_speech_is_chosen_first(client: Client, archive: Archive):
    freshness.rebuild()
    assert "先选第一篇" in words(client.get("/compare/"))
    found = html(client.get("/compare/?q=执行力"))
    assert f'href="/compare/?a={archive.speech.pk}"' in found


def test_second_speech_is_searched_or_suggested(client: Client, archive: Archive, mended: Speech):
    freshness.rebuild()
    found = html(client.get(f"/compare/?a={archive.speech.pk}&q=补充一件事"))
    assert f'href="/compare/?a={archive.speech.pk}&amp;b={mended.pk}"' in found
    near = make_speech("同栏目的一篇", section=archive.subsection, date="2021-03", date_basis="stated")
    assert f"b={near.pk}" in html(client.get(f"/compare/?a={archive.speech.pk}"))


@pytest.mark.parametrize("typed", ["{pk}", "http://testserver/speeches/{pk}/#p-k2", "/speeches/{pk}/p/k2/"])
def test_number_or_address_is_taken_as_it_is(client: Client, archive: Archive, typed: str):
    typed = typed.format(pk=archive.undated.pk)
    response = client.get("/compare/", {"a": archive.speech.pk, "q": typed})
    assert response.status_code == 302
    assert response["Location"] == f"/compare/?a={archive.speech.pk}&b={archive.undated.pk}"


def test_bad_query_is_told(client: Client, archive: Archive):
    freshness.rebuild()
    assert 'role="alert"' in html(client.get(f"/compare/?a={archive.speech.pk}&q=(执行力"))


def test_speech_page_leads_here(client: Client, archive: Archive):
    assert f'href="/compare/?a={archive.speech.pk}"' in html(client.get(archive.speech.get_absolute_url()))


# Texts of one speech


def test_page_text_beside_the_clean_text(client: Client, archive: Archive):
    name = f"{archive.speech.pk}-p{archive.speech.appearances.get().pk}"
    assert f"b={archive.speech.pk}" in html(client.get(f"/compare/?a={name}"))
    read = words(client.get(f"/compare/?a={archive.speech.pk}&b={name}"))
    assert "原件的文字（试验网）" in read
    assert "页面文本" in read


def test_what_an_editor_changed_is_seen_beside_the_machines_text(client: Client, archive: Archive):
    rows = [{"kind": "text", "level": 0, "text": row.text} for row in archive.speech.paragraphs.order_by("position")]
    rows[2]["text"] = "**县要把执行力放在首位。"
    Cleaning.objects.filter(speech=archive.speech).update(paragraphs=rows)
    assert "机器清洗的文本" in words(client.get(f"/compare/?a={archive.speech.pk}"))
    page = html(client.get(f"/compare/?a={archive.speech.pk}-m&b={archive.speech.pk}"))
    assert "执行力<del>放</del>在首位" in page


def test_text_before_a_correction_stays_to_be_compared(client: Client, archive: Archive):
    mended = [
        Read(ParagraphKind(row.kind), row.level, row.text) for row in archive.speech.paragraphs.order_by("position")
    ]
    mended[-1] = replace(mended[-1], text="作风建设始终在路上。")
    ingest.correct(archive.speech, fields={}, paragraphs=mended)
    name = f"{archive.speech.pk}-r{Revision.objects.get().pk}"
    assert " 之前的文本" in words(client.get(f"/compare/?a={archive.speech.pk}"))
    page = html(client.get(f"/compare/?a={name}&b={archive.speech.pk}"))
    assert "作风建设<del>永远</del>在路上。" in page
    assert "作风建设<ins>始终</ins>在路上。" in page


def test_text_that_the_public_never_saw_is_for_the_staff(client: Client, archive: Archive, editor: User):
    kept = Revision.objects.create(
        speech=archive.speech,
        paragraphs=[{"key": "k0", "kind": "text", "level": 0, "text": "不公开"}],
        was_published=False,
    )
    address = f"/compare/?a={archive.speech.pk}&b={archive.speech.pk}-r{kept.pk}"
    assert client.get(address).status_code == 404
    client.force_login(editor)
    assert "不公开" in words(client.get(address))


# What is wrong with an address

WRONG = [
    ("a=abc&b={pk}", 400, "“abc”不是讲话的编号或地址"),
    ("a={pk}&b={pk}-x9", 400, "不是讲话的编号或地址"),
    ("a={pk}&b={pk}", 400, "甲和乙是同一个文本"),
    ("a={pk}&b=999999", 404, "没有编号为 999999 的讲话"),
    ("a={pk}&b={draft}", 404, "或者它尚未发布"),
    ("a={pk}&b={pk}-p999", 404, "没有编号为“p999”的页面"),
    ("a={pk}&b={pk}-r999", 404, "没有编号为“r999”的旧文本"),
    ("a={undated}&b={undated}-m", 404, "没有机器清洗的文本"),
    ("a={pk}&b=99999999999999999999", 400, "不是讲话的编号或地址"),
]


@pytest.mark.parametrize(("query", "status", "message"), WRONG)
def test_wrong_address_is_told(client: Client, archive: Archive, query: str, status: int, message: str):
    query = query.format(pk=archive.speech.pk, draft=archive.draft.pk, undated=archive.undated.pk)
    response = client.get(f"/compare/?{query}")
    assert response.status_code == status
    assert message in words(response)
    answer = client.get(f"/compare.json?{query}")
    assert answer.status_code == status
    assert message in answer.json()["error"]


def test_json_needs_both(client: Client, archive: Archive):
    answer = client.get(f"/compare.json?a={archive.speech.pk}")
    assert answer.status_code == 400
    assert "一篇写在 a，一篇写在 b" in answer.json()["error"]


def test_draft_is_compared_by_the_staff(client: Client, archive: Archive, editor: User):
    client.force_login(editor)
    assert client.get(f"/compare/?a={archive.speech.pk}&b={archive.draft.pk}").status_code == 200


def test_text_of_too_many_paragraphs_is_refused(client: Client, archive: Archive):
    long = make_appearance(archive.undated, b"long")
    long.original.page_text = "行\n" * 10_001
    long.original.save()
    response = client.get(f"/compare/?a={archive.speech.pk}&b={archive.undated.pk}-p{long.pk}")
    assert response.status_code == 422
    assert "有 10001 段，超过能比较的 10000 段" in words(response)
