"""The documents as they came: shown and downloaded, never edited, never rendered."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches import ingest
from speeches.admin.base import ReadOnly, RecordAdmin
from speeches.models import Original


@admin.register(Original)
class OriginalAdmin(ReadOnly, RecordAdmin[Original]):
    list_display = ["file_name", "format", "size", "encoding", "undecodable", "received_at"]
    list_filter = ["format", "encoding"]
    search_fields = ["file_name", "sha256"]
    date_hierarchy = "received_at"
    fields = [
        "file_name",
        "downloads",
        "found_in",
        "format",
        "size",
        "encoding",
        "undecodable",
        "reader",
        "sha256",
        "received_at",
    ]
    readonly_fields = ["downloads", "found_in"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Original]:
        return super().get_queryset(request).defer("page_text")

    def get_urls(self) -> list[URLPattern]:
        admin_view = self.admin_site.admin_view
        return [
            path("<int:pk>/download/", admin_view(self.download), name="speeches_original_download"),
            path("<int:pk>/page-text/", admin_view(self.page_text), name="speeches_original_page_text"),
            *super().get_urls(),
        ]

    @admin.display(description=_("下载"))
    def downloads(self, original: Original) -> SafeString:
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("admin:speeches_original_download", args=[original.pk]),
            gettext("原件"),
            reverse("admin:speeches_original_page_text", args=[original.pk]),
            gettext("页面文本"),
        )

    @admin.display(description=_("收录于"))
    def found_in(self, original: Original) -> SafeString:
        speeches = (appearance.speech for appearance in original.appearances.select_related("speech"))
        return format_html_join(
            "、",
            '<a href="{}">{}</a>',
            ((reverse("admin:speeches_speech_change", args=[speech.pk]), speech.title) for speech in speeches),
        )

    def download(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The bytes as they came, as an attachment of no type, so that no browser renders them."""
        original = self._viewable(request, pk)
        try:
            content = ingest.original_bytes(original)
        except ingest.MissingOriginalError as error:
            raise Http404(gettext("原件文件缺失或已损坏。")) from error
        return _attachment(content, original.file_name, "application/octet-stream")

    def page_text(self, request: HttpRequest, pk: int) -> HttpResponse:
        original = self._viewable(request, pk)
        return _attachment(original.page_text.encode(), f"{original.file_name}.txt", "text/plain; charset=utf-8")

    def _viewable(self, request: HttpRequest, pk: int) -> Original:
        original = self.get_object(request, str(pk))
        if original is None:
            raise Http404
        if not self.has_view_permission(request, original):
            raise PermissionDenied
        return original


def _attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"  # noqa: FBT003  # Django's signature
    response["X-Content-Type-Options"] = "nosniff"
    return response
