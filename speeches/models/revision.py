"""What a speech's text was before it was corrected or cleaned again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from speeches.models.speech import Speech


class Revision(models.Model):
    """The paragraphs of a speech up to the moment at which others took their place.

    `paragraphs` is a list of {"key", "kind", "level", "text"}. Readers may see those that they could see then.
    """

    speech = models.ForeignKey(Speech, models.CASCADE, related_name="revisions", verbose_name=_("讲话"))
    paragraphs = models.JSONField(_("段落"))
    was_published = models.BooleanField(_("当时已发布"))
    replaced_at = models.DateTimeField(_("被替换的时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("旧文本")
        verbose_name_plural = _("旧文本")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.speech}（{self.replaced_at:%Y-%m-%d}）"
