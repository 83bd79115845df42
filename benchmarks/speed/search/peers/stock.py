"""Haystack's own Whoosh backend with jieba's ChineseAnalyzer, joined as the tutorials do."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from haystack import connections, indexes
from haystack.inputs import AutoQuery
from haystack.query import SQ, SearchQuerySet
from jieba.analyse import ChineseAnalyzer

from benchmarks.speed.search.peers.contract import Found, NotHereError, Peer
from benchmarks.speed.search.queries import HAN, PAGE_SIZE, Asked
from benchmarks.speed.search.texts import Text
from speeches.models import Speech

ALIAS = "stock"
AT_ONCE = 500  # speeches of one commit
PATIENCE = 600  # seconds of indexing; longer ones are left out


class StockIndex(indexes.SearchIndex):  # type: ignore[misc]  # Haystack has no types
    text = indexes.CharField(document=True, analyzer=ChineseAnalyzer())
    year = indexes.IntegerField(model_attr="year")
    section = indexes.IntegerField(model_attr="section_id", faceted=True)

    def get_model(self) -> type[Speech]:
        return Speech

    def prepare_text(self, speech: Speech) -> str:
        return "\n".join([speech.title, *(paragraph.text for paragraph in speech.paragraphs.all())])


class Stock(Peer):
    name = "stock Whoosh"
    what = "words of ChineseAnalyzer; not meant to find every substring"
    exact = False

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        settings.HAYSTACK_CONNECTIONS[ALIAS] = {
            "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
            "PATH": str(folder),
        }

    def build(self, texts: Sequence[Text]) -> None:
        connections[ALIAS].get_unified_index().build(indexes=[index := StockIndex()])
        backend = connections[ALIAS].get_backend()
        started = time.perf_counter()
        for first in range(1, len(texts) + 1, AT_ONCE):
            speeches = Speech.objects.filter(pk__in=range(first, first + AT_ONCE)).prefetch_related("paragraphs")
            backend.update(index, speeches)
            seconds = (time.perf_counter() - started) * len(texts) / (first + AT_ONCE - 1)
            if seconds > PATIENCE and first + AT_ONCE <= len(texts):
                rate = len(texts) / seconds
                raise NotHereError(
                    f"left out, {len(texts):,} texts would take {seconds / 60:.0f} minutes at {rate:.0f} a second"
                )

    def find(self, asked: Asked) -> Found:
        found = self._asked_for(asked)
        if asked.snippets:
            found = found.highlight()
        page = found[asked.start : asked.start + PAGE_SIZE]
        snippets = tuple(str(hit.highlighted) for hit in page) if asked.snippets else ()
        sections = dict(found.facet_counts()["fields"]["section"]) if asked.facets else {}
        return Found(found.count(), tuple(int(hit.pk) for hit in page), sections, snippets)

    def all(self, asked: Asked) -> set[int]:
        found = self._asked_for(asked)
        return {int(hit.pk) for hit in found[: found.count()]}

    def _asked_for(self, asked: Asked) -> Any:
        every = SearchQuerySet(using=ALIAS)
        terms = [term if HAN.fullmatch(term) else f'"{term}"' for term in asked.terms]
        if asked.either:
            any_of = SQ(content=AutoQuery(terms[0]))
            for term in terms[1:]:
                any_of |= SQ(content=AutoQuery(term))
            found = every.filter(any_of)
        else:
            found = every.auto_query(" ".join(terms))
        if asked.years:
            found = found.filter(year__gte=asked.years[0], year__lte=asked.years[1])
        return found.facet("section") if asked.facets else found
