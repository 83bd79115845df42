"""Addresses of paragraphs that were: they stand in what others wrote, so each still has to lead somewhere."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from speeches.models.speech import PARAGRAPH_KEY, Speech


class FormerKey(models.Model):
    """A key that no paragraph of the speech bears any more.

    `leads_to` is the key of the paragraph that now holds the text; "" where the text is gone.
    """

    speech = models.ForeignKey(Speech, models.CASCADE, related_name="former_keys", verbose_name=_("讲话"))
    key = models.CharField(_("永久编号"), max_length=12)
    leads_to = models.CharField(_("现在的编号"), max_length=12, blank=True, default="")
    left_at = models.DateTimeField(_("停用时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("旧的永久编号")
        verbose_name_plural = _("旧的永久编号")
        constraints = [
            models.UniqueConstraint(fields=["speech", "key"], name="former_key_unique_in_speech"),
            models.CheckConstraint(condition=Q(key__regex=PARAGRAPH_KEY), name="former_key_fits_an_address"),
            models.CheckConstraint(condition=~Q(key=models.F("leads_to")), name="former_key_leads_elsewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.key} → {self.leads_to}" if self.leads_to else self.key
