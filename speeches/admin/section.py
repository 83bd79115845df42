"""The section tree, and the rules that put an imported speech into it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches.admin.base import RecordAdmin, StockModelForm, StockTabularInline
from speeches.models import Section, SectionRule


class SectionForm(StockModelForm[Section]):
    class Meta:
        model = Section
        fields = ["name", "name_en", "slug", "parent", "position", "description"]

    def clean_parent(self) -> Section | None:
        """Refuse a parent that lies below the section itself: the tree would lose its root."""
        parent: Section | None = self.cleaned_data["parent"]
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise ValidationError(gettext("上级栏目不能是它自己或它的下级。"), code="cycle")
            above = above.parent
        return parent


class SectionRuleInline(StockTabularInline[SectionRule, Section]):
    model = SectionRule
    extra = 0


@admin.register(Section)
class SectionAdmin(RecordAdmin[Section]):
    form = SectionForm
    inlines = [SectionRuleInline]
    list_display = ["name", "name_en", "slug", "parent", "position", "speech_count"]
    list_editable = ["position"]
    list_select_related = ["parent"]
    search_fields = ["name", "name_en", "slug"]
    prepopulated_fields = {"slug": ["name_en"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        return super().get_queryset(request).annotate(filed=Count("speeches"))

    @admin.display(description=_("讲话"), ordering="filed")
    def speech_count(self, section: Any) -> int:
        count: int = section.filed
        return count


@admin.register(SectionRule)
class SectionRuleAdmin(RecordAdmin[SectionRule]):
    list_display = ["section", "field", "first_words", "weight"]
    list_filter = ["section", "field"]
    list_select_related = ["section"]
    search_fields = ["words"]

    @admin.display(description=_("词语"))
    def first_words(self, rule: SectionRule) -> str:
        return "、".join(rule.words.split()[:8])
