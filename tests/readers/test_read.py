"""One function reads every format, judging a file by its content, and says in Chinese what it cannot read."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from speeches import readers
from speeches.readers import MAX_BYTES, ReaderError

PROSE = "同志们：\n今天我们召开全县经济工作会议，主要任务是总结成绩，部署工作。\n"
PAGE = f"<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>"


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in files.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


def test_plain_text_is_kept_letter_for_letter():
    text = "\u3000\u3000同志们：  \n\n\t一、　提高认识 \x0c\u200b\n没有换行"
    document = readers.read(text.encode(), "a.txt")
    assert (document.page.text, document.format, document.encoding) == (text, "text", "utf-8")


def test_line_ends_become_newlines_and_the_byte_order_mark_goes():
    document = readers.read("\ufeff一、甲\r\n二、乙\r三、丙\n".encode(), "a.txt")
    assert document.page.text == "一、甲\n二、乙\n三、丙\n"


def test_a_null_character_is_marked_as_undecodable():
    document = readers.read(PROSE.encode() * 5 + "甲\0乙".encode(), "a.txt")
    assert document.page.text.endswith("甲\ufffd乙")
    assert document.undecodable == 1


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PAGE.encode(), "a.html", "html"),
        (PAGE.encode(), "a.txt", "html"),
        (PAGE.encode(), "a.doc", "html"),
        (PAGE.encode("utf-16"), "a.htm", "html"),
        (PROSE.encode(), "a.html", "text"),
        (PROSE.encode(), "A.TXT", "text"),
        (PROSE.encode(), "没有后缀", "text"),
        (PROSE.encode(), "2021.02.24在县里的讲话", "text"),
        (f"见 <b>黑体</b>\n{PROSE}".encode(), "a.txt", "text"),
        (f"<div>{PROSE}</div>".encode(), "fragment.html", "html"),
    ],
)
def test_content_goes_before_the_ending(content: bytes, name: str, kind: str):
    assert readers.read(content, name).format == kind


REFUSED = [
    (b"", "a.txt", "空的"),
    (b" \r\n\t ", "a.txt", "空的"),
    ("\u3000\u3000\n\xa0".encode(), "a.txt", "空白"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "a.txt", "PNG 图片"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 90, "a.html", "JPEG 图片"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "a.docx", "另存为 .docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "加密"),
    (rb"{\rtf1 text}", "a.doc", "RTF"),
    (b"\x1f\x8b\x08" + b"\0" * 90, "a.txt", "gzip"),
    (bytes(range(256)) * 20, "a.txt", "不是文本"),
    (PROSE.encode(), "a.csv", ".jsonl.gz"),
    (b'{"title": "x"}', "a.jsonl", "记录文件"),
    (PROSE.encode(), "a.md", "不能读取“.md”文件"),
    (b"<html><body><script>var a;</script></body></html>", "a.html", "没有可见的文字"),
    (b"<html></html>", "a.html", "没有可见的文字"),
    (b"<!DOCTYPE html>", "a.html", "没有"),
    (b"PK\x03\x04 broken", "a.docx", "已损坏"),
    (zipped(xl__workbook_xml="<a/>"), "a.docx", "Excel"),
    (zipped(content_xml="<a/>"), "a.docx", "OpenDocument"),
    (zipped(note="x"), "a.docx", "压缩文件"),
    (b"%PDF-1.4 broken", "a.pdf", "PDF 已损坏"),
]


@pytest.mark.parametrize(("content", "name", "words"), REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(content: bytes, name: str, words: str):
    with pytest.raises(ReaderError, match=words):
        readers.read(content, name)


def test_a_file_above_the_limit_is_refused_at_once():
    with pytest.raises(ReaderError, match="上限为 20 MB"):
        readers.read(bytes(MAX_BYTES + 1), "a.txt")


def test_a_refused_format_names_all_that_are_taken():
    with pytest.raises(ReaderError) as refusal:
        readers.read(PROSE.encode(), "a.csv")
    assert all(ending in str(refusal.value) for ending in readers.FORMATS)


def test_seeds_are_read(seeds):
    for path in sorted(seeds.glob("*.txt")):
        document = readers.read(path.read_bytes(), path.name)
        assert document.page.text == path.read_text(encoding="utf-8")


NAMES = st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "讲话"])
OPENINGS = st.sampled_from(
    [b"", b"<html>", b"PK\x03\x04", b"%PDF-1.7\n", b"\xef\xbb\xbf", b"\xff\xfe", PROSE.encode("gbk"), zipped(note="x")]
)


@settings(max_examples=300)
@given(OPENINGS, st.binary(max_size=300), NAMES)
@example(b"<html>", b"\x00&#xd800;&#0;", "a.html")
def test_any_bytes_are_read_or_refused(opening: bytes, rest: bytes, name: str):
    with suppress(ReaderError):
        text = readers.read(opening + rest, name).page.text
        assert text.strip()
        assert "\0" not in text
        text.encode()
