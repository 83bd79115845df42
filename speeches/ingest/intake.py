"""One file in: what became of it, and why."""

from collections.abc import Iterator
from dataclasses import replace

from speeches import readers
from speeches.ingest import storing, vault
from speeches.ingest.limits import is_record_file, size_refusal
from speeches.ingest.outcome import Outcome, OutcomeKind
from speeches.ingest.restoration import restore
from speeches.ingest.storing import Document
from speeches.readers.errors import ReaderError


def take_in(file_name: str, content: bytes, *, publish: bool, accept_any: bool = False) -> list[Outcome]:
    """Take in one file: a page gives one outcome, a record file one for each line.

    With `accept_any` a page is taken even if it does not look like a speech.
    """
    return list(take_in_each(file_name, content, publish=publish, accept_any=accept_any))


def take_in_each(file_name: str, content: bytes, *, publish: bool, accept_any: bool = False) -> Iterator[Outcome]:
    """Do the same and give each outcome as soon as it is committed."""
    if refusal := size_refusal(file_name, len(content)):
        yield _rejected(file_name, refusal)
    elif is_record_file(file_name):
        yield _rejected(file_name, "记录文件暂不能导入。")
    else:
        yield _take_in_page(file_name, content, publish=publish, accept_any=accept_any)


def _take_in_page(file_name: str, content: bytes, *, publish: bool, accept_any: bool) -> Outcome:
    if known := storing.known_speech(vault.digest(content)):
        return storing.outcome(OutcomeKind.UNCHANGED, known, file_name)
    try:
        raw = readers.read(content, file_name)
    except ReaderError as error:
        return _rejected(file_name, str(error))
    restored = restore(raw)
    if not restored.paragraphs:
        return _rejected(file_name, "清洗后没有留下正文。")
    if restored.refusal and not accept_any:
        return replace(_rejected(file_name, restored.refusal), is_forcible=True)
    document = Document(content, file_name, raw.format, raw.encoding, raw.undecodable, raw.page.text, raw.reader)
    kind, speech = storing.store(document, restored, publish=publish)
    return storing.outcome(kind, speech, file_name)


def _rejected(file_name: str, reason: str, line: int = 0) -> Outcome:
    return Outcome(OutcomeKind.REJECTED, file_name, None, "", reason, line)
