"""The form in which an editor corrects a speech."""

from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches import ingest
from speeches.admin.base import StockModelForm
from speeches.admin.body import read_body, write_body
from speeches.admin.section import section_choices
from speeches.models import Speech
from speeches.structure.paragraphs import Paragraph

FULL_DATE_LENGTH = len("2021-02-24")


class ReviewForm(StockModelForm[Speech]):
    body = forms.CharField(
        label=_("正文"), strip=False, widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false"})
    )

    class Meta:
        model = Speech
        fields = [
            "title",
            "date",
            "date_basis",
            "speaker",
            "office",
            "occasion",
            "place",
            "level",
            "audience",
            "genre",
            "section",
            "script",
            "truncated",
        ]
        help_texts = {"date": _("2021、2021-02 或 2021-02-24；不详则留空。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = section_choices()  # type: ignore[attr-defined]  # a ModelChoiceField

    @classmethod
    def of(cls, speech: Speech, given: Mapping[str, Any] | None = None) -> "ReviewForm":
        """Make the form of a speech as it stands, or with what an editor sent."""
        return cls(
            given,
            label_suffix="",
            instance=copy(speech),
            initial={"body": write_body(ingest.stored_paragraphs(speech))},
        )

    def clean_date(self) -> str:
        """Refuse days that no calendar has; the model sees only to the form 2021-02-24."""
        given: str = self.cleaned_data["date"]
        if len(given) == FULL_DATE_LENGTH:
            try:
                date.fromisoformat(given)
            except ValueError as error:
                raise ValidationError(gettext("历书上没有这一天。"), code="no_such_day") from error
        return given

    def clean_body(self) -> tuple[Paragraph, ...]:
        paragraphs = read_body(self.cleaned_data["body"].replace("\0", ""))
        if not paragraphs:
            raise ValidationError(gettext("正文不能为空。"), code="empty")
        return paragraphs

    def clean(self) -> dict[str, Any]:
        """Take a date that an editor sets for one that the text states, unless the editor says otherwise."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "date" in given and not given["date"]:
            given["date_basis"] = Speech.DateBasis.UNKNOWN
        elif given.get("date") and not given.get("date_basis"):
            given["date_basis"] = Speech.DateBasis.STATED
        return given

    def corrections(self) -> dict[str, str | bool | None]:
        """Give the fields, the body left out, that differ from what is stored, as `ingest.correct` takes them."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data if name != "body"}
        if "date" in changed:
            changed["date_basis"] = self.cleaned_data["date_basis"]
        if section := changed.get("section"):
            changed["section"] = section.slug
        return changed

    def corrected_paragraphs(self) -> tuple[Paragraph, ...] | None:
        """Give the paragraphs if the editor changed them, else None."""
        paragraphs: tuple[Paragraph, ...] = self.cleaned_data["body"]
        return None if paragraphs == read_body(self.get_initial_for_field(self.fields["body"], "body")) else paragraphs
