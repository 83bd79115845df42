"""The tree of archive sections, and the rules that put speeches into them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from speeches.models.columns import NAME_LENGTH
from speeches.text.script import by_phrases

TRADITIONAL = "s2tw"  # as the interface around the name (speeches.locale.traditional)


class Section(models.Model):
    """An archive section (栏目): a node of an editable tree."""

    name = models.CharField(_("名称"), max_length=NAME_LENGTH)
    name_en = models.CharField(_("英文名称"), max_length=NAME_LENGTH, blank=True)
    slug = models.SlugField(_("网址名"), unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级栏目")
    )
    position = models.PositiveSmallIntegerField(_("次序"), default=0)
    description = models.TextField(_("说明"), blank=True)

    class Meta:
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=F("id")), name="section_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("section", args=[self.slug])


def name_for_reader(name: str, name_en: str) -> str:
    """Give a section's name in the reader's language, the Chinese one where there is no other."""
    language = get_language() or ""
    if language == "zh-hant":
        return by_phrases(name, TRADITIONAL)
    return name if language.startswith("zh") else name_en or name


class SectionRule(models.Model):
    """Words that put a newly imported speech into a section; the section with the most weight wins."""

    class Field(models.TextChoices):
        TITLE = "title", _("标题")
        OCCASION = "occasion", _("场合")
        TEXT = "text", _("正文")

    section = models.ForeignKey(Section, models.CASCADE, related_name="rules", verbose_name=_("栏目"))
    field = models.CharField(_("字段"), max_length=10, choices=Field, default=Field.TITLE)
    words = models.TextField(_("词语"), help_text=_("每行一个；含有其中任何一个即符合。"))
    weight = models.PositiveSmallIntegerField(_("权重"), default=1)

    class Meta:
        verbose_name = _("归类规则")
        verbose_name_plural = _("归类规则")
        ordering = ["section", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(field__in=["title", "occasion", "text"]), name="rule_field_is_known"),
            models.CheckConstraint(condition=~Q(words=""), name="rule_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.get_field_display()}"
