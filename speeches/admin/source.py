"""The sites that speeches were found on."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from speeches.admin.base import RecordAdmin
from speeches.models import Source


@admin.register(Source)
class SourceAdmin(RecordAdmin[Source]):
    list_display = ["name", "host", "speech_count"]
    search_fields = ["name", "host"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(found=Count("appearances__speech", distinct=True))

    @admin.display(description=_("讲话"), ordering="found")
    def speech_count(self, source: Any) -> int:
        count: int = source.found
        return count
