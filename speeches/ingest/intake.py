"""One file in: what became of it, and why."""

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from speeches.ingest import storing, vault
from speeches.ingest.documents import Prepared, prepare_page, prepare_record
from speeches.ingest.errors import FAULTS, IngestError, fault_message, open_message
from speeches.ingest.limits import LIMITS, is_record_file, size_refusal
from speeches.ingest.outcome import Outcome, OutcomeKind
from speeches.readers import ReaderError
from speeches.readers.records import BadRecord, Record, read_stream

log = logging.getLogger(__name__)


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
            size = path.stat().st_size
            yield from _take_in(str(path), stream, size, publish=publish, accept_any=accept_any)
    except OSError as error:
        yield rejected(str(path), open_message(error))


def rejected(name: str, reason: str, line: int = 0) -> Outcome:
    return Outcome(OutcomeKind.REJECTED, name, None, "", reason, line)


def _take_in(name: str, stream: BinaryIO, size: int, *, publish: bool, accept_any: bool) -> Iterator[Outcome]:
    if refusal := size_refusal(name, size):
        yield rejected(name, refusal)
    elif is_record_file(name):
        yield from _take_in_records(name, stream, publish=publish)
    else:
        content = stream.read(LIMITS.size + 1)  # a pipe or a device does not tell its size
        yield _guarded(partial(_take_in_page, name, content, publish=publish, accept_any=accept_any), name)


def _take_in_page(name: str, content: bytes, *, publish: bool, accept_any: bool) -> Outcome:
    if known := storing.known_speech(vault.digest(content)):
        return storing.outcome(OutcomeKind.UNCHANGED, known, name)
    prepared = prepare_page(content, name)
    if prepared.restored.refusal and not accept_any:
        return replace(rejected(name, prepared.restored.refusal), is_forcible=True)
    return _stored(prepared, name, publish=publish)


def _take_in_records(name: str, stream: BinaryIO, *, publish: bool) -> Iterator[Outcome]:
    try:
        for record in read_stream(stream, Path(name).name):
            yield _guarded(partial(_take_in_record, name, record, publish=publish), name, record.line)
    except ReaderError as error:
        yield rejected(name, str(error))


def _take_in_record(name: str, record: Record | BadRecord, *, publish: bool) -> Outcome:
    if isinstance(record, BadRecord):
        return rejected(name, record.reason, record.line)
    if known := storing.known_speech(vault.digest(record.raw)):
        return storing.outcome(OutcomeKind.UNCHANGED, known, name, record.line)
    prepared = prepare_record(record, name)
    if prepared.restored.refusal:
        return rejected(name, prepared.restored.refusal, record.line)
    return _stored(prepared, name, record.line, publish=publish)


def _stored(prepared: Prepared, name: str, line: int = 0, *, publish: bool) -> Outcome:
    kind, speech = storing.store(prepared.document, prepared.restored, publish=publish)
    return storing.outcome(kind, speech, name, line, prepared.restored.doubt)


def _guarded(take_in_one: Callable[[], Outcome], name: str, line: int = 0) -> Outcome:
    """Make a rejection of whatever goes wrong with one document; what was half done is rolled back."""
    try:
        return take_in_one()
    except IngestError as error:
        return rejected(name, str(error), line)
    except FAULTS as error:
        log.exception("Document %s, line %d", name, line)
        return rejected(name, fault_message(error), line)
