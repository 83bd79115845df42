"""What becomes of uploads, good and bad."""

from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from speeches.admin.request_limits import MAX_REQUEST
from speeches.ingest import LIMITS
from speeches.ingest.limits import MEGABYTE
from speeches.models import Original, Speech
from tests.admin.workplace import SPEECH, UPLOAD, document, upload

pytestmark = pytest.mark.django_db


def test_one_document_becomes_a_draft_with_a_link_to_its_review(archivist: Client):
    answer = upload(archivist, document(SPEECH))
    speech = Speech.objects.get()
    assert speech.status == Speech.Status.DRAFT
    assert "已入库，草稿" in answer.text
    assert reverse("admin:speeches_speech_change", args=[speech.pk]) in answer.text


def test_bad_documents_do_not_lose_the_good_ones(archivist: Client):
    answer = upload(
        archivist,
        document(b"", "empty.txt"),
        document(b"\x00\x01\x02\xff\xfe" * 500, "binary.txt"),
        document(SPEECH, "good.txt"),
        document(SPEECH, "same.txt"),
        document(b"MZ\x90\x00", "program.exe"),
    )
    assert Speech.objects.count() == Original.objects.count() == 1
    assert "共 5 篇：入库 1，已有相同文件 1，与已有讲话相同 0，未收 3。" in answer.text
    for name in ("empty.txt", "binary.txt", "good.txt", "same.txt", "program.exe"):
        assert name in answer.text


def test_same_text_from_another_page_is_told_as_such(archivist: Client):
    upload(archivist, document(SPEECH))
    answer = upload(archivist, document(SPEECH + "\n\n", "again.txt"))
    assert "与已有讲话相同" in answer.text
    assert Speech.objects.get().appearances.count() == 2


def test_nothing_chosen(archivist: Client):
    answer = upload(archivist)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "请选择文件，或者粘贴文本。" in answer.text


@pytest.mark.parametrize("number", [51, 101])  # above our limit, and above the one at which Django stops reading
def test_too_many_documents(archivist: Client, number: int):
    answer = upload(archivist, *(document(SPEECH, f"{at}.txt") for at in range(number)))
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "一次最多上传 50 个文件" in answer.text
    assert not Speech.objects.exists()


def test_too_large_document_is_refused_before_it_is_read(archivist: Client):
    answer = upload(archivist, document(b"x" * (LIMITS.size + 1), "large.txt"), document(SPEECH, "good.txt"))
    assert "上限为 20 MB" in answer.text
    assert Speech.objects.count() == 1


def test_too_large_request(archivist: Client):
    size = MAX_REQUEST + 1
    body = "multipart/form-data; boundary=b"
    answer = archivist.generic("POST", UPLOAD, b" " * size, content_type=body)
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert f"最多 {MAX_REQUEST // MEGABYTE} MB" in answer.text


def test_broken_request(archivist: Client):
    answer = archivist.post(UPLOAD, b"no parts", content_type="multipart/form-data")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "上传没有完整到达" in answer.text


def test_pasted_text_takes_title_and_address_from_the_archivist(archivist: Client):
    answer = upload(archivist, text=SPEECH, title="春耕讲话", address="https://www.example.gov.cn/1.html")
    speech = Speech.objects.get()
    assert speech.title == "春耕讲话"
    assert speech.corrected == ["title"]
    assert speech.appearances.get().url == "https://www.example.gov.cn/1.html"
    assert "春耕讲话" in answer.text


def test_page_that_is_no_speech_waits_to_be_taken_in_all_the_same(archivist: Client):
    refused = upload(archivist, document("登录 注册\n用户名\n密码\n验证码\n忘记密码\n立即注册\n", "login.txt"))
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "仍然收录" in refused.text
    held = refused.context["arrivals"].listed[0].held
    taken = archivist.post("/admin/speeches/speech/upload/outcome/", {"held": held}, follow=True)
    assert "已入库，草稿" in taken.text
    assert Speech.objects.count() == 1


def test_held_document_of_somebody_else_is_not_given_away(archivist: Client):
    answer = archivist.post("/admin/speeches/speech/upload/outcome/", {"held": "../../secret_key"}, follow=True)
    assert answer.status_code == HTTPStatus.OK
    assert not Speech.objects.exists()


def test_document_can_be_uploaded_again_after_its_speech_was_deleted(archivist: Client):
    upload(archivist, document(SPEECH))
    Speech.objects.get().delete()
    assert "入库 1" in upload(archivist, document(SPEECH)).text
    assert Speech.objects.count() == Original.objects.count() == 1


def test_hostile_text_is_escaped(archivist: Client):
    answer = upload(archivist, document(f"<script>alert(1)</script>\n{SPEECH}", "<img src=x onerror=alert(2)>.txt"))
    assert "<script>alert(1)" not in answer.text
    assert "<img src=x" not in answer.text
    review = archivist.get(reverse("admin:speeches_speech_change", args=[Speech.objects.get().pk]))
    assert "<script>alert(1)" not in review.text


def test_sample_documents(archivist: Client, seeds: Path):
    answer = upload(archivist, *(document(path.read_bytes(), path.name) for path in sorted(seeds.glob("*.txt"))))
    assert "入库 5" in answer.text
    for speech in Speech.objects.all():
        page = archivist.get(reverse("admin:speeches_speech_change", args=[speech.pk]))
        assert page.status_code == HTTPStatus.OK
