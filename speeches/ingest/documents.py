"""A document before it is stored: its bytes, the page text, and the speech made of it."""

from dataclasses import dataclass
from pathlib import PurePath

from speeches import readers
from speeches.cleaning import CleaningError
from speeches.ingest.errors import IngestError
from speeches.ingest.records import RECORD, VERSION, restore_record
from speeches.ingest.restoration import Restored, restore, storable
from speeches.ingest.switches import NOTHING_OFF, Switches
from speeches.readers import ReaderError
from speeches.readers.records import Record


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of a document and what a reader made of them."""

    content: bytes
    name: str
    format: str
    encoding: str
    undecodable: int
    page_text: str
    reader: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document and the speech that was restored from it."""

    document: Document
    restored: Restored


def prepare_page(content: bytes, name: str, switches: Switches = NOTHING_OFF) -> Prepared:
    """Read and clean a page; raise IngestError, with a Chinese message, where that cannot be done."""
    try:
        raw = readers.read(content, PurePath(name).name)
        restored = restore(raw, switches)
    except (ReaderError, CleaningError) as error:
        raise IngestError(str(error)) from error
    if not restored.paragraphs:
        raise IngestError(restored.refusal or "清洗后没有留下正文。")
    document = Document(
        content=content,
        name=storable(PurePath(name).name),
        format=raw.format,
        encoding=raw.encoding,
        undecodable=raw.undecodable,
        page_text=storable(raw.page.text),
        reader=raw.reader,
    )
    return Prepared(document, restored)


def prepare_record(record: Record, name: str) -> Prepared:
    """Make the line itself the original; its page text is the text of the record."""
    document = Document(
        content=record.raw,
        name=f"{storable(PurePath(name).name)}#{record.line}",
        format=RECORD,
        encoding="utf-8",
        undecodable=0,
        page_text=record.text,
        reader=VERSION,
    )
    return Prepared(document, restore_record(record))
