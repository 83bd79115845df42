"""Where speeches come from: sites, the files as they came, and on which of them a speech was found."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from speeches.models.columns import NAME_LENGTH, TITLE_LENGTH
from speeches.models.speech import Speech

SHA256 = r"^[0-9a-f]{64}$"


class Source(models.Model):
    """A site that speeches were found on."""

    name = models.CharField(_("名称"), max_length=NAME_LENGTH, unique=True)
    host = models.CharField(_("域名"), max_length=NAME_LENGTH, blank=True)

    class Meta:
        verbose_name = _("来源")
        verbose_name_plural = _("来源")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.pk])


class Original(models.Model):
    """A document as it came, and the page text that a reader made of it.

    The bytes lie in a file named by their SHA-256 (`speeches.ingest.vault`), not in the database.
    """

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("字节数"))
    file_name = models.CharField(_("文件名"), max_length=TITLE_LENGTH)
    format = models.CharField(_("格式"), max_length=20)
    encoding = models.CharField(_("编码"), max_length=20, blank=True)
    undecodable = models.PositiveIntegerField(_("无法解码的字节"), default=0)
    page_text = models.TextField(_("页面文本"), blank=True)
    reader = models.CharField(_("读取程序版本"), max_length=40)
    received_at = models.DateTimeField(_("收到时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("原件")
        verbose_name_plural = _("原件")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="original_sha256_is_hex"),
        ]

    def __str__(self) -> str:
        return self.file_name


class Appearance(models.Model):
    """A page on which a speech was found: which original, on what site, at what address."""

    speech = models.ForeignKey(Speech, models.CASCADE, related_name="appearances", verbose_name=_("讲话"))
    original = models.ForeignKey(Original, models.PROTECT, related_name="appearances", verbose_name=_("原件"))
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="appearances", verbose_name=_("来源")
    )
    url = models.URLField(_("网址"), max_length=2000, blank=True)
    is_primary = models.BooleanField(_("正文所据"), default=False)  # the one whose cleaning the text was made from
    found_at = models.DateTimeField(_("收录时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("出处")
        verbose_name_plural = _("出处")
        ordering = ["-is_primary", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["speech", "original"], name="appearance_once_per_original"),
            models.UniqueConstraint(
                fields=["speech"], condition=Q(is_primary=True), name="appearance_one_primary_per_speech"
            ),
        ]

    def __str__(self) -> str:
        return self.url or str(self.original)
