"""One file in: what became of it, and why."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from speeches import readers
from speeches.cleaning.errors import CleaningError
from speeches.ingest import storing, vault
from speeches.ingest.limits import is_record_file, size_refusal
from speeches.ingest.outcome import Outcome, OutcomeKind
from speeches.ingest.records import document_of, restore_record
from speeches.ingest.restoration import Restored, restore
from speeches.ingest.storing import Document
from speeches.readers import ReaderError
from speeches.readers.records import Record, read_stream


def take_in(file_name: str, content: bytes, *, publish: bool, accept_any: bool = False) -> list[Outcome]:
    """Take in one file: a page gives one outcome, a record file one for each line.

    With `accept_any` a page is taken even if it does not look like a speech.
    """
    return list(_take_in(file_name, io.BytesIO(content), len(content), publish=publish, accept_any=accept_any))


def take_in_file(path: Path, *, publish: bool, accept_any: bool = False) -> Iterator[Outcome]:
    """Do the same with a file on disk, and give each outcome as soon as it is committed.

    A record file is read line by line, however long it is. A file that cannot be opened is rejected.
    """
    try:
        with path.open("rb") as stream:
            yield from _take_in(str(path), stream, path.stat().st_size, publish=publish, accept_any=accept_any)
    except OSError as error:
        yield _rejected(str(path), f"无法读取文件：{error.strerror}。")


def _take_in(name: str, stream: BinaryIO, size: int, *, publish: bool, accept_any: bool) -> Iterator[Outcome]:
    if refusal := size_refusal(name, size):
        yield _rejected(name, refusal)
    elif is_record_file(name):
        yield from _take_in_records(name, stream, publish=publish)
    else:
        yield _take_in_page(name, stream.read(), publish=publish, accept_any=accept_any)


def _take_in_page(name: str, content: bytes, *, publish: bool, accept_any: bool) -> Outcome:
    if known := storing.known_speech(vault.digest(content)):
        return storing.outcome(OutcomeKind.UNCHANGED, known, name)
    try:
        raw = readers.read(content, Path(name).name)
        restored = restore(raw)
    except (ReaderError, CleaningError) as error:
        return _rejected(name, str(error))
    if not restored.paragraphs:
        return _rejected(name, restored.refusal or "清洗后没有留下正文。")
    if restored.refusal and not accept_any:
        return replace(_rejected(name, restored.refusal), is_forcible=True)
    page_text = raw.page.text
    document = Document(content, Path(name).name, raw.format, raw.encoding, raw.undecodable, page_text, raw.reader)
    return _stored(document, restored, name, publish=publish)


def _take_in_records(name: str, stream: BinaryIO, *, publish: bool) -> Iterator[Outcome]:
    try:
        for record in read_stream(stream, Path(name).name):
            yield (
                _take_in_record(name, record, publish=publish)
                if isinstance(record, Record)
                else _rejected(name, record.reason, record.line)
            )
    except ReaderError as error:
        yield _rejected(name, str(error))


def _take_in_record(name: str, record: Record, *, publish: bool) -> Outcome:
    if known := storing.known_speech(vault.digest(record.raw)):
        return storing.outcome(OutcomeKind.UNCHANGED, known, name, record.line)
    restored = restore_record(record)
    if restored.refusal:
        return _rejected(name, restored.refusal, record.line)
    return _stored(document_of(record, Path(name).name), restored, name, record.line, publish=publish)


def _stored(document: Document, restored: Restored, name: str, line: int = 0, *, publish: bool) -> Outcome:
    kind, speech = storing.store(document, restored, publish=publish)
    return storing.outcome(kind, speech, name, line)


def _rejected(name: str, reason: str, line: int = 0) -> Outcome:
    return Outcome(OutcomeKind.REJECTED, name, None, "", reason, line)
