"""The section tree, and the rules that put an imported speech into it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches.admin.base import RecordAdmin, StockModelForm, StockTabularInline
from speeches.models import Section, SectionRule
from speeches.search.names import SectionTree


class SectionForm(StockModelForm[Section]):
    class Meta:
        model = Section
        fields = ["name", "name_en", "slug", "parent", "position", "description"]

    def clean_parent(self) -> Section | None:
        """Refuse a parent that lies below the section itself: the tree would lose its root."""
        parent: Section | None = self.cleaned_data["parent"]
        if parent and self.instance.pk in {above.pk for above in SectionTree.read().lineage(parent.pk)}:
            raise ValidationError(gettext("上级栏目不能是它自己或它的下级。"), code="cycle")
        return parent


def section_choices() -> list[tuple[str | int, str]]:
    """Give all sections in the order of the tree, each with the names of those above it."""
    tree = SectionTree.read()
    paths = {key: tree.lineage(key)[::-1] for key in tree.sections}
    ordered = sorted(paths.values(), key=lambda path: [(section.position, section.pk) for section in path])
    return [("", "—"), *((path[-1].pk, " › ".join(tree.label(section.pk) for section in path)) for path in ordered)]


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
    ordering = [  # each section under the one above it
        Coalesce("parent__position", "position"),
        Coalesce("parent_id", "pk"),
        F("parent").asc(nulls_first=True),
        "position",
    ]
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
