"""The database of the archive: originals, speeches, their paragraphs, and what cleaning did.

A speech changes by `save()`, never by a queryset's `update()`: the search index follows its signals.
Whoever changes paragraphs saves the speech afterwards, in the same transaction.
"""

from collections import Counter
from collections.abc import Iterable

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.base import ModelBase
from django.db.models.functions import Cast, NullIf, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

PARTIAL_DATE = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"  # 2021, 2021-02, 2021-02-24 or nothing
SHA256 = r"^[0-9a-f]{64}$"
PARAGRAPH_KEY = r"^[a-z0-9]{1,12}$"  # it stands in addresses
TITLE_LENGTH = 500  # characters; the longest title of 69,783 news items has 113
NAME_LENGTH = 200  # characters, for names of people, places, occasions and sites

is_partial_date = RegexValidator(PARTIAL_DATE, _("日期写作 2021、2021-02 或 2021-02-24。"))


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


class Speech(models.Model):
    """One speech, however many pages it was found on."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("草稿")
        PUBLISHED = "published", _("已发布")

    class DateBasis(models.TextChoices):
        STATED = "stated", _("文中写明")
        PUBLISHED = "published", _("网页发布日期")
        UNKNOWN = "", _("不详")

    class Script(models.TextChoices):
        HANS = "hans", _("简体")
        HANT = "hant", _("繁体")

    class Genre(models.TextChoices):
        SPEECH = "讲话", _("讲话")
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

    class Meta:
        verbose_name = _("讲话")
        verbose_name_plural = _("讲话")
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "-published_at", "-id"], name="speech_latest"),
            models.Index(fields=["status", "date", "id"], name="speech_by_date"),
            models.Index(fields=["status", "section", "date"], name="speech_by_section"),
            models.Index(fields=["status", "year"], name="speech_by_year"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(date__regex=PARTIAL_DATE), name="speech_date_is_partial_iso"),
            models.CheckConstraint(
                condition=Q(date="", date_basis="") | (~Q(date="") & ~Q(date_basis="")),
                name="speech_date_has_a_basis",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="speech_has_a_title"),
            models.CheckConstraint(condition=Q(status__in=["draft", "published"]), name="speech_status_is_known"),
            models.CheckConstraint(condition=Q(script__in=["hans", "hant"]), name="speech_script_is_known"),
            models.CheckConstraint(
                condition=Q(date_basis__in=["stated", "published", ""]), name="speech_date_basis_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(published_at__isnull=False), name="speech_published_at_is_set"
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
