"""A records file gives one speech a line; a bad line says why and spoils no other."""

import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.readers import ReaderError
from speeches.readers.records import BadRecord, Record, read_records, read_stream

GOOD = {
    "id": "a1",
    "title": "讲话",
    "date": "2021-02-24",
    "script": "hans",
    "text": "同志们：\n今天开会。",
    "source": "某站",
}


def line(**fields: object) -> bytes:
    return json.dumps(GOOD | fields, ensure_ascii=False).encode()


def only(content: bytes) -> Record | BadRecord:
    [found] = read_records(content, "a.jsonl")
    return found


def test_fields_and_the_line_itself_are_kept():
    record = only(line() + b"\r\n")
    assert isinstance(record, Record)
    assert (record.line, record.raw, record.title, record.text) == (1, line(), "讲话", "同志们：\n今天开会。")
    assert (record.id, record.date, record.script, record.source, record.speaker) == (
        "a1",
        "2021-02-24",
        "hans",
        "某站",
        "",
    )


@pytest.mark.parametrize(
    "fields", [{"speaker": None}, {"id": 17}, {"date": ""}, {"date": "2021"}, {"date": "2021-02"}, {"more": [1]}]
)
def test_what_may_be_missing_or_more(fields: dict[str, object]):
    assert isinstance(only(line(**fields)), Record)


BAD = [
    (b'{"title": "x"', "不是完整的 JSON"),
    (b"[1]", "不是 JSON 对象"),
    ("讲话".encode("gbk"), "不是 UTF-8"),
    (line(text=""), "缺少 text"),
    (line(text=" \n"), "text（正文）是空的"),
    (line(text=["x"]), "text（正文）应为字符串"),
    (line(title=None), "缺少 title"),
    (line(speaker=3), "speaker（讲话人）应为字符串"),
    (line(id=True), "id（编号）应为字符串"),
    (line(date="2021年2月"), "date（日期）应写作"),
    (line(date="2021-02-30"), "date（日期）应写作"),
    (line(date="2021-13"), "date（日期）应写作"),
    (line(date="0000"), "date（日期）应写作"),
    (line(script="zh"), "script（字形）应为 hans 或 hant"),
    (json.dumps(GOOD | {"text": "半\ud800"}).encode(), "不能存储的字符"),
    (line(text="空\0"), "不能存储的字符"),
    (b"[" * 100_000, "嵌套过深"),
    (b'{"id": ' + b"9" * 10_000 + b"}", "过长"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "words"), BAD, ids=[words for _, words in BAD])
def test_a_bad_line_says_why_and_spoils_no_other(content: bytes, words: str):
    first, bad, last = read_records(b"\n".join([line(), content, line()]), "a.jsonl")
    assert isinstance(bad, BadRecord)
    assert words in bad.reason
    assert (first.line, bad.line, last.line) == (1, 2, 3)
    assert isinstance(first, Record)
    assert isinstance(last, Record)


def test_empty_lines_are_passed_over_but_counted():
    assert [record.line for record in read_records(b"\xef\xbb\xbf\n\n" + line() + b"\n\n", "a.jsonl")] == [3]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl"])
def test_packed_files_are_known_by_their_content(name: str):
    assert len(list(read_records(gzip.compress(line() + b"\n" + line()), name))) == 2


REFUSED = [
    (b"", "空的"),
    (b"\n \n", "没有一条记录"),
    (b"%PDF-1.7", "PDF 文档"),
    (b"PK\x03\x04", "ZIP"),
    (gzip.compress(b""), "没有一条记录"),
    (b"\x1f\x8b\x08 broken", "已损坏"),
    (gzip.compress(line())[:-12], "已损坏"),
    (gzip.compress(bytes(30 * 1024 * 1024)), "超过 20 MB"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_a_file_at_fault_as_a_whole_is_refused(content: bytes, words: str):
    with pytest.raises(ReaderError, match=words):
        list(read_records(content, "a.jsonl.gz"))


def test_a_packed_file_cut_short_gives_what_stands_before_the_cut():
    lines = b"".join(
        line(id=str(number), text=f"同志们，第{number}次{hash(str(number))}") + b"\n" for number in range(2000)
    )
    records = read_records(gzip.compress(lines)[:-1000], "a.jsonl.gz")
    before = next(records)
    assert isinstance(before, Record)
    with pytest.raises(ReaderError, match="不完整"):
        list(records)


class Endless(io.BytesIO):
    """A file of which one line follows another without end."""

    def readline(self, size: int | None = -1, /) -> bytes:
        return (line() + b"\n")[:size]


def test_reading_is_by_the_line():
    records = read_stream(Endless(line()), "a.jsonl")
    assert [next(records).line for _ in range(1000)] == list(range(1, 1001))


@given(st.binary(max_size=300))
def test_any_bytes_give_records_or_a_reason(content: bytes):
    try:
        found = list(read_records(b"{" + content, "a.jsonl"))
    except ReaderError:
        return
    assert all(isinstance(record, BadRecord | Record) for record in found)
