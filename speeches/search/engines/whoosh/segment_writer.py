"""Whole segments written at once: the columns as the documents come, the terms when all are known."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

from speeches.search.engines.whoosh.codec import Codec
from speeches.search.engines.whoosh.inverting import Inverter
from speeches.search.engines.whoosh.schema import COLUMNS, Document, decoded, schema
from speeches.search.engines.whoosh.snapshot import NAME

MOST_POSTINGS = 12_000_000  # of grams in a segment, some 5,000 texts of 2,700 characters: bounds the memory in which they are sorted


def write_segments(folder: Path, documents: Iterable[Document]) -> Iterator[Any]:  # Whoosh has no types
    """Write documents into as many segments as they need; each is given when its files are whole."""
    waiting = iter(documents)
    for first in waiting:
        yield _write_segment(folder, chain([first], waiting))


def _write_segment(folder: Path, documents: Iterator[Document]) -> Any:  # the same
    storage, codec, inverter = FileStorage(str(folder)), Codec(), Inverter()
    segment = codec.new_segment(storage, NAME)
    columns = codec.per_document_writer(storage, segment)
    fields = schema()
    number = 0
    for document in documents:
        columns.start_doc(number)
        for name in COLUMNS:
            columns.add_column_value(name, fields[name].column_type, getattr(document, name))
        columns.finish_doc()
        inverter.add(decoded(document.text))
        number += 1
        if inverter.postings >= MOST_POSTINGS:
            break
    columns.close()
    segment.set_doc_count(number)
    terms = codec.field_writer(storage, segment)
    for name, of_field in inverter.terms():
        terms.start_field(name, fields[name])
        for term in of_field:
            terms.add_term(*term)
        terms.finish_field()
    terms.close()
    return segment
