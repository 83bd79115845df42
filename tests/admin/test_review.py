"""Reading a speech beside its original, correcting it, putting it on the site and taking it off."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.utils.html import escape

from speeches import ingest
from speeches.models import Section, Speech
from tests.admin.workplace import SPEECH, review, review_address, take_in

pytestmark = pytest.mark.django_db


def test_page_shows_text_original_and_what_was_removed(archivist: Client):
    speech = take_in("首页 > 讲话 > 正文\n" + SPEECH + "【打印本页】 【关闭窗口】\n版权所有 某某网站\n")
    page = archivist.get(review_address(speech))
    assert "# 一、认清形势，坚定信心" in page.text
    assert "&gt; 同志们：" in page.text
    assert "原页面文本" in page.text
    assert 'class="change change--remove"' in page.text
    for change in speech.cleaning.changes:
        if change["before"].strip():
            assert escape(change["reason"]) in page.text


def test_correcting_keeps_keys_and_marks_what_was_corrected(archivist: Client):
    speech = take_in(publish=True)
    keys = list(speech.paragraphs.values_list("key", flat=True))
    body = archivist.get(review_address(speech)).context["form"]["body"].value()
    review(archivist, speech, body=body.replace("三十万吨", "三十一万吨"), speaker="县长", date="2019-03-06")
    speech.refresh_from_db()
    assert list(speech.paragraphs.values_list("key", flat=True)) == keys
    assert (speech.speaker, speech.date) == ("县长", "2019-03-06")
    assert {"speaker", "date"} <= set(speech.corrected)
    assert "人工更正" in archivist.get(review_address(speech)).text


def test_saving_without_a_change_changes_nothing(archivist: Client):
    speech = take_in()
    before = list(speech.paragraphs.values())
    review(archivist, speech)
    speech.refresh_from_db()
    assert list(speech.paragraphs.values()) == before
    assert speech.corrected == []


def test_section_and_source_can_be_set(archivist: Client):
    section = Section.objects.create(name="测试", slug="trial")
    speech = take_in()
    found_at = speech.appearances.get()
    review(
        archivist,
        speech,
        section=section.pk,
        **{"appearances-0-url": "https://www.example.gov.cn/2.html", "appearances-0-source_name": "某县政府网"},
    )
    speech.refresh_from_db()
    found_at.refresh_from_db()
    assert speech.section == section
    assert (found_at.url, found_at.source.name) == ("https://www.example.gov.cn/2.html", "某县政府网")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "2019-02-30", "历书上没有这一天。"),
        ("date", "去年", "日期写作 2021、2021-02 或 2021-02-24。"),
        ("title", "", "必填"),
        ("body", "  \n\n", "必填|正文不能为空"),
        ("appearances-0-url", "javascript:alert(1)", "网址|URL"),
    ],
)
def test_wrong_value_is_told_and_nothing_saved(archivist: Client, field: str, value: str, message: str):
    speech = take_in()
    answer = review(archivist, speech, "publish", **{field: value})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert any(part in answer.text for part in message.split("|"))
    speech.refresh_from_db()
    assert speech.status == Speech.Status.DRAFT


def test_second_editor_is_told_and_overwrites_only_knowingly(archivist: Client):
    speech = take_in()
    seen = archivist.get(review_address(speech)).context["seen"]
    review(archivist, speech, title="先存的标题")
    answer = review(archivist, speech, title="后存的标题", seen=seen)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "archivist 已经保存过这篇讲话" in answer.text
    assert "后存的标题" in answer.text
    speech.refresh_from_db()
    assert speech.title == "先存的标题"

    review(archivist, speech, title="后存的标题", seen=seen, overwrite=answer.context["stamp"])
    speech.refresh_from_db()
    assert speech.title == "后存的标题"


def test_headings_are_recognised_on_request_and_nothing_is_saved(archivist: Client):
    speech = take_in()
    answer = review(archivist, speech, "recognise", body="同志们：\n一、认清形势\n今年以来，形势很好。")
    assert answer.context["form"]["body"].value() == "> 同志们：\n# 一、认清形势\n今年以来，形势很好。"
    assert Speech.objects.get().paragraphs.count() == speech.paragraphs.count()


def test_corrections_survive_cleaning_again(archivist: Client):
    speech = take_in()
    review(archivist, speech, title="更正的标题")
    address = f"/admin/speeches/speech/{speech.pk}/reclean/"
    preview = archivist.get(address)
    assert preview.status_code == HTTPStatus.OK
    assert archivist.post(address, {"seen": "an older state"}).status_code == HTTPStatus.CONFLICT
    archivist.post(address, {"seen": preview.context["seen"]})
    speech.refresh_from_db()
    assert speech.title == "更正的标题"


def test_attachment_becomes_a_draft_of_its_own(archivist: Client):
    speech = take_in()
    speech.cleaning.attachments = [
        {
            "title": "另一篇讲话",
            "paragraphs": [{"kind": "text", "level": 0, "text": "同志们，这是页面上的另一篇讲话。"}],
        }
    ]
    speech.cleaning.save()
    answer = archivist.post(f"/admin/speeches/speech/{speech.pk}/attachments/0/", follow=True)
    assert "单独的一篇" in answer.text
    assert Speech.objects.get(title="另一篇讲话").status == Speech.Status.DRAFT
    assert archivist.post(f"/admin/speeches/speech/{speech.pk}/attachments/1/").status_code == HTTPStatus.NOT_FOUND


BESIDE = [
    ("第二篇：在年会上的讲话\n各位代表：\n今天召开年会，意义重大。", "part", "在年会上的讲话", "合编的另一篇"),
    ("附件：任务分工方案\n项目建设由发展改革委负责，办公室配合。", "annex", "任务分工方案", "附件"),
    ("编者注：本文根据录音整理，未经本人审阅。", "note", "编者注", "编者的话"),
]


@pytest.mark.parametrize(("text", "kind", "title", "name"), BESIDE)
def test_what_a_page_holds_beside_its_speech_becomes_a_draft(
    archivist: Client, text: str, kind: str, title: str, name: str
):
    speech = take_in(f"{SPEECH}\n{text}")
    assert [(made["kind"], made["title"]) for made in speech.cleaning.attachments] == [(kind, title)]
    assert name in archivist.get(review_address(speech)).text
    archivist.post(f"/admin/speeches/speech/{speech.pk}/attachments/0/")
    assert Speech.objects.get(title=title).status == Speech.Status.DRAFT


def test_hostile_text_is_escaped(archivist: Client):
    speech = take_in(SPEECH.replace("一、", "<script>alert(1)</script></textarea>\n一、"))
    ingest.correct(speech, fields={"title": "<script>alert(2)</script>"}, paragraphs=None)
    page = archivist.get(review_address(speech))
    assert "<script>alert(" not in page.text
    assert page.text.count("</textarea>") == 1


def test_speech_that_is_not_there(archivist: Client):
    assert archivist.get("/admin/speeches/speech/999999/change/").status_code == HTTPStatus.NOT_FOUND
    assert archivist.get("/admin/speeches/speech/abc/change/").status_code == HTTPStatus.NOT_FOUND


def test_each_field_links_to_the_place_it_was_read_from_and_says_how_sure_it_is(archivist: Client):
    speech = take_in()
    page = archivist.get(review_address(speech)).text
    for name in ("title", "occasion", "level", "genre"):
        assert f'href="#read-{name}"' in page
        assert page.count(f'id="read-{name}"') == 1
    assert "把握 95%" in page


def test_what_an_editor_sets_has_no_evidence_any_more(archivist: Client):
    speech = take_in()
    review(archivist, speech, level="市", audience="各位代表", genre="报告", office="市长")
    speech.refresh_from_db()
    assert (speech.level, speech.audience, speech.genre, speech.office) == ("市", "各位代表", "报告", "市长")
    page = archivist.get(review_address(speech)).text
    assert 'href="#read-level"' not in page
    assert 'href="#read-title"' in page


def test_what_is_no_speech_is_found_in_the_list(archivist: Client):
    speech = take_in(
        "本报讯（记者 王小明）3月5日，全县会议召开。会议指出，要落实责任。会议强调，要加快进度，确保完成。\n"
    )
    kept = take_in()
    listed = archivist.get("/admin/speeches/speech/", {"genre__exact": "不是讲话"}).text
    assert review_address(speech) in listed
    assert review_address(kept) not in listed
