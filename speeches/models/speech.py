"""A speech and its paragraphs."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, NullIf, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from speeches.models.columns import NAME_LENGTH, PARTIAL_DATE, REASON_LENGTH, TITLE_LENGTH, is_partial_date
from speeches.models.section import Section

PARAGRAPH_KEY = r"^[a-z0-9]{1,12}$"  # it stands in addresses


class Speech(models.Model):
    """One speech, however many pages it was found on."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("草稿")
        PUBLISHED = "published", _("已发布")
        WITHDRAWN = "withdrawn", _("已撤下")  # its address stays, and says why

    class DateBasis(models.TextChoices):
        STATED = "stated", _("文中写明")
        PUBLISHED = "published", _("网页发布日期")
        UNKNOWN = "", _("不详")

    class Script(models.TextChoices):
        HANS = "hans", _("简体")
        HANT = "hant", _("繁体")

    class Genre(models.TextChoices):
        SPEECH = "讲话", pgettext_lazy("genre", "讲话")
        REPORT = "报告", _("报告")
        CHAIRING = "主持词", _("主持词")
        REMARKS = "发言", _("发言")
        ADDRESS = "致辞", _("致辞")
        NO_SPEECH = "不是讲话", _("不是讲话")

    class Level(models.TextChoices):
        COUNTRY = "国家", _("国家")
        PROVINCE = "省", _("省")
        CITY = "市", _("市")
        COUNTY = "县", _("县")
        TOWNSHIP = "乡", _("乡")
        DEPARTMENT = "部门", _("部门")

    title = models.CharField(_("标题"), max_length=TITLE_LENGTH)
    date = models.CharField(_("日期"), max_length=10, blank=True, validators=[is_partial_date])
    date_basis = models.CharField(_("日期依据"), max_length=10, choices=DateBasis, blank=True, default="")
    year = models.GeneratedField(
        expression=Cast(NullIf(Substr("date", 1, 4), Value("")), models.IntegerField()),
        output_field=models.IntegerField(null=True),
        db_persist=True,
        verbose_name=_("年份"),
    )
    speaker = models.CharField(_("讲话人"), max_length=NAME_LENGTH, blank=True)
    office = models.CharField(_("职务"), max_length=NAME_LENGTH, blank=True, default="")
    occasion = models.CharField(_("场合"), max_length=NAME_LENGTH, blank=True)
    place = models.CharField(_("地点"), max_length=NAME_LENGTH, blank=True)
    level = models.CharField(_("层级"), max_length=4, choices=Level, blank=True, default="")
    audience = models.CharField(_("听众"), max_length=NAME_LENGTH, blank=True, default="")
    genre = models.CharField(_("文体"), max_length=8, choices=Genre, blank=True, default="")
    script = models.CharField(_("字形"), max_length=4, choices=Script, default=Script.HANS)
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="speeches", verbose_name=_("栏目")
    )
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.DRAFT)
    truncated = models.BooleanField(_("残缺"), default=False)
    characters = models.PositiveIntegerField(_("字数"), default=0, help_text=_("不计空白。"))
    redactions = models.PositiveIntegerField(_("隐去之处"), default=0, editable=False)  # X书记, **县, 201*年
    fingerprint = models.CharField(
        _("文本指纹"), max_length=64, db_index=True, editable=False
    )  # SHA-256 of the folded paragraphs: equal texts have equal ones
    corrected = models.JSONField(
        _("人工更正的字段"), default=list, blank=True, editable=False
    )  # names of the fields that an editor set; cleaning again leaves them alone
    created_at = models.DateTimeField(_("入库时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新时间"), auto_now=True)
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(
        _("撤下的理由"), max_length=REASON_LENGTH, blank=True, default="", editable=False
    )  # readers are told it

    class Meta:
        verbose_name = _("讲话")
        verbose_name_plural = _("讲话")
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="speech_latest"),
            models.Index(fields=["status", "date", "id"], name="speech_by_date"),
            models.Index(fields=["status", "section", "date"], name="speech_by_section"),
            models.Index(fields=["status", "year"], name="speech_by_year"),
            models.Index(fields=["status", "updated_at"], name="speech_by_change"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(date__regex=PARTIAL_DATE), name="speech_date_is_partial_iso"),
            models.CheckConstraint(
                condition=Q(date="", date_basis="") | (~Q(date="") & ~Q(date_basis="")),
                name="speech_date_has_a_basis",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="speech_has_a_title"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published", "withdrawn"]), name="speech_status_is_known"
            ),
            models.CheckConstraint(condition=Q(script__in=["hans", "hant"]), name="speech_script_is_known"),
            models.CheckConstraint(
                condition=Q(date_basis__in=["stated", "published", ""]), name="speech_date_basis_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(published_at__isnull=False), name="speech_published_at_is_set"
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")
                | ~Q(status="withdrawn") & Q(withdrawn_at__isnull=True, withdrawal_reason=""),
                name="speech_withdrawal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(genre__in=["讲话", "报告", "主持词", "发言", "致辞", "不是讲话", ""]),
                name="speech_genre_is_known",
            ),
            models.CheckConstraint(
                condition=Q(level__in=["国家", "省", "市", "县", "乡", "部门", ""]), name="speech_level_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("speech", args=[self.pk])

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN


class Paragraph(models.Model):
    """One paragraph of a speech, under the heading that governs it."""

    class Kind(models.TextChoices):
        SALUTATION = "salutation", _("称呼")
        HEADING = "heading", _("标题")
        TEXT = "text", _("正文")
        CLOSING = "closing", _("结束语")

    speech = models.ForeignKey(Speech, models.CASCADE, related_name="paragraphs", verbose_name=_("讲话"))
    key = models.CharField(_("永久编号"), max_length=12)  # made from the first text; stays when the text is mended
    position = models.PositiveIntegerField(_("次序"))
    kind = models.CharField(_("类别"), max_length=10, choices=Kind, default=Kind.TEXT)
    level = models.PositiveSmallIntegerField(
        _("层级"), default=0
    )  # 1 for 一、, 2 for （一）, 3 for 1.; 0 if no heading
    text = models.TextField(_("文字"))
    under = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="governed", verbose_name=_("所属标题")
    )

    class Meta:
        verbose_name = _("段落")
        verbose_name_plural = _("段落")
        ordering = ["speech", "position"]
        constraints = [
            models.UniqueConstraint(fields=["speech", "key"], name="paragraph_key_unique_in_speech"),
            models.UniqueConstraint(fields=["speech", "position"], name="paragraph_position_unique_in_speech"),
            models.CheckConstraint(condition=~Q(text=""), name="paragraph_is_not_empty"),
            models.CheckConstraint(condition=Q(key__regex=PARAGRAPH_KEY), name="paragraph_key_fits_an_address"),
            models.CheckConstraint(
                condition=Q(kind__in=["salutation", "heading", "text", "closing"]), name="paragraph_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="heading", level__gte=1) | (~Q(kind="heading") & Q(level=0)),
                name="paragraph_level_goes_with_heading",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]

    def get_absolute_url(self) -> str:
        return f"{self.speech.get_absolute_url()}#p-{self.key}"
