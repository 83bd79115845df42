"""Tantivy without any layer above it: characters, and pairs of characters with their places.

A word of two characters is one term of it then, and a longer one a phrase of every other pair: as little
as an exact index can read. Tantivy with jieba's words reads less still, but finds another set of texts.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from benchmarks.speed.search.peers.contract import Found, NotHereError, Peer, excerpts
from benchmarks.speed.search.queries import PAGE_SIZE, Asked
from benchmarks.speed.search.texts import Text

BETWEEN = " \ue000 \ue000 \ue000 "  # so wide that no two pairs of one phrase stand on both sides


class Tantivy(Peer):
    name = "tantivy"
    what = "characters, and pairs with places"

    def build(self, texts: Sequence[Text]) -> None:
        if not find_spec("tantivy"):
            raise NotHereError("not installed: make peers")
        self._tantivy: Any = import_module("tantivy")
        build = self._tantivy.SchemaBuilder()
        build.add_text_field("characters", tokenizer_name="whitespace", index_option="freq")
        build.add_text_field("pairs", tokenizer_name="whitespace", index_option="position")
        for name in ("id", "year", "section"):
            build.add_integer_field(name, indexed=True, fast=True)
        self._schema = build.build()
        index = self._tantivy.Index(self._schema, path=str(self.folder))
        self._texts: dict[int, str] = {}
        writer = index.writer()
        for text in texts:
            writer.add_document(self._document(text))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def _document(self, text: Text) -> Any:
        strings = text.folded()
        self._texts[text.id] = "\n".join(strings)
        document = self._tantivy.Document()
        document.add_text("characters", " ".join("".join(strings)))
        document.add_text(
            "pairs", BETWEEN.join(" ".join(one + other for one, other in pairwise(string)) for string in strings)
        )
        for name, value in (("id", text.id), ("year", text.year), ("section", text.section)):
            document.add_integer(name, value)
        return document

    def find(self, asked: Asked) -> Found:
        query = self._query(asked)
        found = self._searcher.search(query, limit=PAGE_SIZE, offset=asked.start, count=True)
        ids = tuple(self._searcher.fast_field_values("id", [address for _, address in found.hits]))
        snippets = excerpts(self._texts, ids, asked.folded) if asked.snippets else ()
        return Found(found.count, ids, self._sections(query) if asked.facets else {}, snippets)

    def _query(self, asked: Asked) -> Any:
        tantivy = self._tantivy
        occur = tantivy.Occur.Should if asked.either else tantivy.Occur.Must
        parts = [(occur, self._term(term)) for term in asked.folded]
        query = parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)
        if not asked.years:
            return query
        years = tantivy.Query.range_query(self._schema, "year", tantivy.FieldType.Integer, *asked.years)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(years, 0.0))]
        )

    def _term(self, term: str) -> Any:
        if len(term) == 1:
            return self._tantivy.Query.term_query(self._schema, "characters", term)
        if len(term) == 2:
            return self._tantivy.Query.term_query(self._schema, "pairs", term)
        places = sorted({*range(0, len(term) - 1, 2), len(term) - 2})
        words = [(place, term[place : place + 2]) for place in places]
        return self._tantivy.Query.phrase_query(self._schema, "pairs", words)

    def _sections(self, query: Any) -> dict[int, int]:
        counted = self._searcher.aggregate(query, {"sections": {"terms": {"field": "section"}}})
        return {int(bucket["key"]): bucket["doc_count"] for bucket in counted["sections"]["buckets"]}
