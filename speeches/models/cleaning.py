"""What the machine made of a speech's page."""

from collections import Counter
from collections.abc import Iterable

from django.db import models
from django.db.models.base import ModelBase
from django.utils.translation import gettext_lazy as _

from speeches.models.speech import Speech


class Cleaning(models.Model):
    """What the machine made of one speech's primary original; made anew by `reclean`.

    The JSON has the shapes of the `clean` command: `changes`, `warnings`, `paragraphs`, `attachments`
    and `fields` (title, date, … as the machine read them); a paragraph also holds where it was `repaired`.
    It is the base against which an editor's corrections are told from the machine's own text.
    """

    speech = models.OneToOneField(Speech, models.CASCADE, related_name="cleaning", verbose_name=_("讲话"))
    version = models.CharField(_("清洗程序版本"), max_length=40)
    fingerprint = models.CharField(
        _("机器文本指纹"), max_length=64, db_index=True, blank=True, default="", editable=False
    )  # of the machine's text: another page with it is the same speech, however an editor mended this one
    changes = models.JSONField(_("改动"), default=list)
    warnings = models.JSONField(_("提示"), default=list)
    fields = models.JSONField(_("元数据"), default=dict)
    paragraphs = models.JSONField(_("段落"), default=list)
    attachments = models.JSONField(_("附文"), default=list)
    evidence = models.JSONField(_("元数据的依据"), default=dict)  # by field: start, end in the page text; confidence
    switched_off = models.JSONField(
        _("停用的改动"), default=dict, blank=True
    )  # by an archivist: whole steps and single changes; cleaning again leaves them out
    repairs = models.PositiveIntegerField(_("修复"), default=0, editable=False)  # counted from `changes` by save()
    removals = models.PositiveIntegerField(_("去除"), default=0, editable=False)  # the same
    made_at = models.DateTimeField(_("清洗时间"), auto_now=True)

    class Meta:
        verbose_name = _("清洗结果")
        verbose_name_plural = _("清洗结果")

    def __str__(self) -> str:
        return str(self.speech)

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save, with `repairs` and `removals` counted: pages add them up over the whole archive."""
        kinds = Counter(change["kind"] for change in self.changes if not change.get("off"))
        self.repairs, self.removals = kinds["repair"], kinds["remove"]
        if update_fields is not None:
            update_fields = {*update_fields, "repairs", "removals"}
        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)
