"""What cannot be a speech: each gets a clear Chinese message and leaves no row and no half-made record."""

import json
from pathlib import Path

import pytest
from django.db import DataError

from speeches.ingest import LIMITS, OutcomeKind, number_refusal, take_in, take_in_file
from speeches.models import Appearance, Original, Speech
from tests.ingest.pages import BODY, page

pytestmark = pytest.mark.django_db

BAD = [
    pytest.param("空.txt", b"", "空", id="empty file"),
    pytest.param("空白.txt", b" \n\t\r\n", "空", id="white space"),
    pytest.param("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "", id="binary file"),
    pytest.param(
        "页.html", b"<html><head><title>x</title></head><body><script>1</script></body></html>", "", id="no text"
    ),
    pytest.param("坏.docx", b"PK\x03\x04 broken", "", id="broken docx"),
    pytest.param("坏.pdf", b"%PDF-1.4 broken", "", id="broken pdf"),
    pytest.param("表.xlsx", b"PK\x03\x04", "", id="unknown format"),
    pytest.param("坏.jsonl.gz", b"\x1f\x8b broken", "", id="broken gzip"),
]


def check_refused(name: str, content: bytes, reason: str):
    (outcome,) = take_in(name, content, publish=True)
    assert outcome.kind is OutcomeKind.REJECTED
    assert reason in outcome.reason
    assert any("\u4e00" <= character <= "\u9fff" for character in outcome.reason)
    assert "程序出错" not in outcome.reason
    check_nothing_left()


def check_nothing_left():
    assert not Speech.objects.exists()
    assert not Original.objects.exists()
    assert not Appearance.objects.exists()


@pytest.mark.parametrize(("name", "content", "reason"), BAD)
def test_what_is_no_document_is_refused(name: str, content: bytes, reason: str, vault_folder: Path):
    check_refused(name, content, reason)
    assert not list(vault_folder.rglob("*"))


def test_a_file_of_100_mb_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024**2)
    (outcome,) = take_in_file(path, publish=True)
    assert outcome.reason == "文件有 100.0 MB，上限为 20 MB。"
    check_nothing_left()


def test_too_many_files_are_refused():
    assert number_refusal(LIMITS.number) == ""
    assert number_refusal(LIMITS.number + 1) == "一次上传了 51 个文件，最多 50 个。"


def test_a_missing_file_is_refused(tmp_path: Path):
    (outcome,) = take_in_file(tmp_path / "没有.txt", publish=True)
    assert outcome.reason == "无法读取文件：没有这个文件或文件夹。"


def test_a_page_that_is_no_speech_is_refused_unless_asked_for():
    missing = "出错了\n您访问的页面不存在\n返回首页\n".encode()
    (outcome,) = take_in("404.txt", missing, publish=True)
    assert "错误提示页" in outcome.reason
    assert (outcome.kind, outcome.is_forcible) == (OutcomeKind.REJECTED, True)
    check_nothing_left()
    (outcome,) = take_in("404.txt", missing, publish=True, accept_any=True)
    assert outcome.kind is OutcomeKind.CREATED


def test_a_nul_in_the_text_is_no_obstacle():
    (outcome,) = take_in("讲话.txt", page(body=[*BODY[:3], BODY[3] + "\0", *BODY[4:]]), publish=True)
    assert "程序出错" not in outcome.reason


def test_a_crash_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch):
    def crash(*_args: object) -> None:
        raise DataError("the last row does not fit")

    monkeypatch.setattr("speeches.ingest.paragraphs._govern", crash)
    (outcome,) = take_in("讲话.txt", page(), publish=True)
    assert outcome.kind is OutcomeKind.REJECTED
    check_nothing_left()
    monkeypatch.undo()
    (outcome,) = take_in("讲话.txt", page(), publish=True)
    assert outcome.kind is OutcomeKind.CREATED


def test_a_bad_line_of_a_record_file_loses_no_other():
    lines = [
        json.dumps({"title": "讲话一", "text": "同志们：\n开会。"}, ensure_ascii=False),
        "{broken",
        json.dumps({"title": "讲" * 501, "text": "太长的标题。"}, ensure_ascii=False),
        json.dumps({"title": "讲话二", "text": "同志们：\n散会。", "date": "2021-13"}, ensure_ascii=False),
        json.dumps({"title": "讲话三", "text": "同志们：\n散会。"}, ensure_ascii=False),
    ]
    outcomes = take_in("讲话.jsonl", "\n".join(lines).encode(), publish=True)
    assert [(outcome.line, outcome.kind.value) for outcome in outcomes] == [
        (1, "created"), (2, "rejected"), (3, "rejected"), (4, "rejected"), (5, "created"),
    ]  # fmt: skip
    assert outcomes[2].reason == "title 有 501 个字，超过 500 个字的上限"
    assert Original.objects.count() == 2
