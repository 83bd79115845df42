"""What the search index has not seen yet."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexTask(models.Model):
    """A speech whose state the search index has not seen yet (an outbox, written with the change itself)."""

    speech_id = models.BigIntegerField(unique=True)  # no foreign key: the speech may be gone
    asked = models.PositiveIntegerField(default=1)  # goes up at every change, so that one made meanwhile is not lost
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("待更新的索引")
        verbose_name_plural = _("待更新的索引")

    def __str__(self) -> str:
        return str(self.speech_id)
