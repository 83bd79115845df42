"""Postings come back as they were written, by our way of reading them and by Whoosh's own."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage

from speeches.search.engines.whoosh.codec import BLOCK, FEW, Codec, Postings, read_postings
from speeches.search.engines.whoosh.schema import schema
from speeches.search.engines.whoosh.segment import MappedStorage

STEPS = st.lists(st.sampled_from([1, 2, 255, 256, 257, 65_535, 65_536, 1 << 20]), min_size=1, max_size=40)
COUNTS = st.lists(st.sampled_from([1, 1, 2, 255, 256, 70_000]), min_size=40, max_size=40)
FIELD = "grams"


def written(folder: Path, terms: dict[bytes, Postings]):
    """A segment of nothing but these terms of one field, and the reader of its terms."""
    codec = Codec()
    segment = codec.new_segment(FileStorage(str(folder)), "MAIN")
    writer = codec.field_writer(FileStorage(str(folder)), segment)
    writer.start_field(FIELD, schema()[FIELD])
    for term, (ids, counts) in sorted(terms.items()):
        writer.add_term(term, ids, counts)
    writer.finish_field()
    writer.close()
    return codec.terms_reader(MappedStorage(str(folder), readonly=True), segment)


def as_whoosh_reads(reader, term: bytes) -> list[tuple[int, float]]:
    matcher = reader.matcher(FIELD, term, schema()[FIELD].format)
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.weight()))
        matcher.next()
    return found


def check(folder: Path, terms: dict[bytes, Postings]) -> None:
    reader = written(folder, terms)
    for term, postings in terms.items():
        expected = list(zip(postings.ids.tolist(), postings.counts.tolist(), strict=True))
        info = reader.term_info(FIELD, term)
        read = read_postings(reader._postfile, info)
        assert list(zip(read.ids.tolist(), read.counts.tolist(), strict=True)) == expected
        assert as_whoosh_reads(reader, term) == expected
        assert info.doc_frequency() == len(expected)
        assert info.weight() == pytest.approx(sum(count for _, count in expected))


@settings(max_examples=60)
@given(st.lists(st.tuples(STEPS, COUNTS), min_size=1, max_size=5))
def test_any_ids_and_counts(tmp_path_factory: pytest.TempPathFactory, lists):
    terms = {
        f"词{number}".encode(): Postings(
            np.cumsum(np.array(steps, np.int32), dtype=np.int32), np.array(counts[: len(steps)], np.float32)
        )
        for number, (steps, counts) in enumerate(lists)
    }
    check(tmp_path_factory.mktemp("segment"), terms)


@pytest.mark.parametrize("number", [1, FEW, FEW + 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_every_number_of_postings(tmp_path: Path, number: int):
    ids = np.arange(0, 7 * number, 7, dtype=np.int32)
    check(tmp_path, {b"a": Postings(ids, np.ones(number, np.float32)), b"b": Postings(ids, 1 + ids.astype(np.float32))})
