"""Found by Haystack: which model is indexed. What of it, `speeches.search.entries` says."""

from django.db.models import QuerySet
from haystack import indexes

from speeches.models import Speech
from speeches.search import entries


class SpeechIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]  # Haystack has no types
    text = indexes.CharField(document=True)
    title = indexes.CharField(model_attr="title")
    speaker = indexes.CharField(model_attr="speaker", faceted=True)
    occasion = indexes.CharField(model_attr="occasion")
    date = indexes.CharField(model_attr="date")
    section = indexes.IntegerField(model_attr="section_id", null=True, faceted=True)
    year = indexes.IntegerField(model_attr="year", null=True, faceted=True)
    source = indexes.MultiValueField(faceted=True)
    level = indexes.CharField(model_attr="level", faceted=True)
    quality = indexes.MultiValueField(faceted=True)

    def get_model(self) -> type[Speech]:
        return Speech

    def index_queryset(self, using: str | None = None) -> QuerySet[Speech]:  # noqa: ARG002  Haystack's signature
        return entries.published()
