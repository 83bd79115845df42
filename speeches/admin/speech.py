"""The list of speeches, and what can be done with one or with many."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches import ingest
from speeches.admin.attachment import take_in_attachment
from speeches.admin.base import RecordAdmin
from speeches.admin.formulations import formulations
from speeches.admin.ledger import ledger
from speeches.admin.pages import tell_if_index_lags
from speeches.admin.reclean import reclean
from speeches.admin.review import review
from speeches.admin.upload import outcome, upload
from speeches.admin.withdraw import withdraw
from speeches.models import Speech


@admin.register(Speech)
class SpeechAdmin(RecordAdmin[Speech]):
    """Adding is uploading, changing is reviewing: both have pages of their own."""

    list_display = ["title", "status", "date", "section", "first_source", "completeness", "characters", "updated_at"]
    list_filter = [
        "status",
        ("section", admin.RelatedOnlyFieldListFilter),
        "genre",
        "level",
        "year",
        "truncated",
        ("appearances__source", admin.RelatedOnlyFieldListFilter),
        "script",
    ]
    list_select_related = ["section"]
    search_fields = ["title", "speaker", "occasion"]
    ordering = ["-updated_at", "-pk"]
    actions = ["publish", "unpublish"]
    upload = upload
    outcome = outcome
    review = review
    reclean = reclean
    ledger = ledger
    withdraw = withdraw
    take_in_attachment = take_in_attachment
    formulations = formulations

    def get_queryset(self, request: HttpRequest) -> QuerySet[Speech]:
        return super().get_queryset(request).prefetch_related("appearances__source")

    @admin.display(description=_("来源"))
    def first_source(self, speech: Speech) -> str:
        return next((str(found.source) for found in speech.appearances.all() if found.source), "")

    @admin.display(description=_("完整"), ordering="truncated")
    def completeness(self, speech: Speech) -> str:
        return gettext("残缺") if speech.truncated else gettext("完整")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": self.opts.verbose_name_plural, **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        admin_view = self.admin_site.admin_view
        return [
            path("upload/", admin_view(self.upload), name="speeches_speech_upload"),
            path("formulations/", admin_view(self.formulations), name="speeches_speech_formulations"),
            path("upload/outcome/", admin_view(self.outcome), name="speeches_speech_outcome"),
            path("<path:object_id>/change/", admin_view(self.review), name="speeches_speech_change"),
            path("<path:object_id>/reclean/", admin_view(self.reclean), name="speeches_speech_reclean"),
            path("<path:object_id>/withdraw/", admin_view(self.withdraw), name="speeches_speech_withdraw"),
            path("<path:object_id>/ledger/", admin_view(self.ledger), name="speeches_speech_ledger"),
            path(
                "<path:object_id>/attachments/<int:number>/",
                admin_view(self.take_in_attachment),
                name="speeches_speech_attachment",
            ),
            *super().get_urls(),
        ]

    def add_view(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return redirect("admin:speeches_speech_upload")

    @admin.action(description=_("发布所选的讲话"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Speech]) -> None:
        number = self._each(request, queryset.filter(status=Speech.Status.DRAFT), ingest.publish, gettext("发布。"))
        self.message_user(request, gettext("发布了 %d 篇讲话。") % number, messages.SUCCESS)

    @admin.action(description=_("撤回所选的讲话"), permissions=["change"])
    def unpublish(self, request: HttpRequest, queryset: QuerySet[Speech]) -> None:
        published = queryset.filter(status=Speech.Status.PUBLISHED)
        number = self._each(request, published, ingest.unpublish, gettext("撤回发布。"))
        self.message_user(request, gettext("撤回了 %d 篇讲话。") % number, messages.SUCCESS)

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Name the speeches alone: Django would list each of their paragraphs, thousands for a transcript."""
        titles = [str(speech) for speech in objs]
        forbidden = set() if self.has_delete_permission(request) else {str(self.opts.verbose_name)}
        return titles, {str(self.opts.verbose_name_plural): len(titles)}, forbidden, []

    def _each(self, request: HttpRequest, speeches: QuerySet[Speech], do: Callable[[Speech], None], log: str) -> int:
        """Do it to one speech at a time, for the index follows each one's signals, and count them."""
        chosen = list(speeches)
        with transaction.atomic():
            for speech in chosen:
                do(speech)
                self.log_change(request, speech, log)
        tell_if_index_lags(request, *chosen)
        return len(chosen)
