"""Read records: files of JSON lines (`.jsonl`, or `.jsonl.gz`), one speech that is already clean a line.

A line is a JSON object in UTF-8. `text` and `title` must be there; `id`, `date`, `speaker`, `place`, `occasion`,
`script`, `source` and `url` may be missing, null or empty. Other names are passed over. One bad
line spoils no other: it is answered by a BadRecord that says why.
"""

import gzip
import io
import json
import re
import zlib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from speeches.readers import signatures
from speeches.readers.errors import DamagedError, NoTextError, TooLargeError, UnknownFormatError

ENDINGS = (".jsonl", ".jsonl.gz")
MAX_LINE = 20 * 1024 * 1024  # bytes of one record; the longest of 73,869 has 0.08 MB
MAX_UNPACKED = 4 * 1024**3  # bytes of one file after unpacking; a packed file that is longer is taken for a bomb
GZIP = b"\x1f\x8b"
PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # no database takes them in a text
SCRIPTS = ("hans", "hant", "")
REQUIRED = ("title", "text")
OPTIONAL = ("id", "date", "speaker", "place", "occasion", "script", "source", "url")


@dataclass(frozen=True, slots=True)
class Record:
    """One speech of a records file, its fields as they stand there; "" for what is missing."""

    line: int  # from 1
    raw: bytes = field(repr=False)  # the line as it stands in the file, without its end
    title: str
    text: str
    id: str = ""
    date: str = ""  # 2021, 2021-02, 2021-02-24 or ""
    speaker: str = ""
    place: str = ""
    occasion: str = ""
    script: str = ""  # "hans", "hant" or ""
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A line that is no speech, and why, in Chinese."""

    line: int  # from 1
    reason: str


class _NotARecordError(Exception):
    """A line breaks a rule; the message is the reason."""


def read_records(content: bytes, name: str) -> Iterator[Record | BadRecord]:
    r"""The speeches of one file, in its order; empty lines are passed over, but counted.

    Raises ReaderError, where the file as a whole is at fault; for a file cut short that
    is after the records before the cut.

    >>> lines = b'{"title": "\\u8bb2\\u8bdd", "text": "\\u540c\\u5fd7\\u4eec\\uff1a"}\n\n{"title": "x"}\n'
    >>> for record in read_records(lines, "a.jsonl"):
    ...     print(record)
    Record(line=1, title='讲话', text='同志们：', id='', date='', speaker='', place='', occasion='', script='', source='', url='')
    BadRecord(line=3, reason='缺少 text（正文）')
    """
    return read_stream(io.BytesIO(content), name)


def read_stream(stream: BinaryIO, name: str) -> Iterator[Record | BadRecord]:
    """As `read_records`, from an open file and in memory of a few lines, however long the file."""
    head = stream.read(signatures.HEAD)
    stream.seek(0)
    if not head:
        raise NoTextError("文件是空的。")
    if head.startswith(GZIP):
        packed = gzip.GzipFile(fileobj=stream)
        yield from _records(packed)
        return
    if kind := signatures.name_of(head):
        raise UnknownFormatError(f"“{name}”不是 JSON 行文件，而是{kind}。")
    yield from _records(stream)


def _records(stream: BinaryIO | gzip.GzipFile) -> Iterator[Record | BadRecord]:
    empty = True
    for number, raw in enumerate(_lines(stream), 1):
        line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if not line.strip():
            continue
        empty = False
        try:
            yield _record(number, line)
        except _NotARecordError as error:
            yield BadRecord(number, str(error))
    if empty:
        raise NoTextError("文件中没有一条记录。")


def _lines(stream: BinaryIO | gzip.GzipFile) -> Iterator[bytes]:
    total = 0
    while True:
        try:
            line = stream.readline(MAX_LINE + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DamagedError("gzip 压缩文件已损坏或不完整，其后的记录无法读取。") from error
        if not line:
            return
        total += len(line)
        if len(line) > MAX_LINE:
            raise TooLargeError(f"有一行超过 {MAX_LINE // 1024**2} MB，不像是一篇讲话，其后的记录未读取。")
        if total > MAX_UNPACKED:
            raise TooLargeError(f"解压后超过 {MAX_UNPACKED // 1024**3} GB，其后的记录未读取。")
        yield line.rstrip(b"\r\n")


def _record(number: int, line: bytes) -> Record:
    values = _object(line)
    for name in REQUIRED:
        if not values.get(name):
            raise _NotARecordError(f"缺少 {name}（{LABELS[name]}）")
    strings = {name: _string(name, values[name]) for name in (*REQUIRED, *OPTIONAL) if values.get(name) is not None}
    for name in REQUIRED:
        if not strings[name].strip():
            raise _NotARecordError(f"{name}（{LABELS[name]}）是空的")
    _check_date(strings.get("date", ""))
    if strings.get("script", "") not in SCRIPTS:
        raise _NotARecordError(f"script（字形）应为 hans 或 hant，而不是“{strings['script'][:20]}”")
    return Record(line=number, raw=line, **strings)


LABELS = {
    "title": "标题", "text": "正文", "id": "编号", "date": "日期", "speaker": "讲话人", "place": "地点",
    "occasion": "场合", "script": "字形", "source": "来源", "url": "网址",
}  # fmt: skip


def _object(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _NotARecordError(f"第 {error.start + 1} 个字节不是 UTF-8 编码") from error
    except json.JSONDecodeError as error:
        raise _NotARecordError(f"不是完整的 JSON（第 {error.pos + 1} 个字符处）") from error
    except (ValueError, RecursionError) as error:  # a number of too many digits; brackets in brackets
        raise _NotARecordError("JSON 中的数字过长或嵌套过深") from error
    if not isinstance(value, dict):
        raise _NotARecordError("不是 JSON 对象（应为 {…}）")
    return value


def _string(name: str, value: object) -> str:
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _NotARecordError(f"{name}（{LABELS[name]}）应为字符串")
    if UNSTORABLE.search(value):
        raise _NotARecordError(f"{name}（{LABELS[name]}）含有不能存储的字符（空字符或半个代理对）")
    return value


def _check_date(value: str) -> None:
    match = PARTIAL_DATE.fullmatch(value)
    if value and not (match and _is_in_calendar(int(match[1]), int(match[2] or 1), int(match[3] or 1))):
        raise _NotARecordError(f"date（日期）应写作 2021、2021-02 或 2021-02-24，而不是“{value[:20]}”")


def _is_in_calendar(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
