"""Where a speech was found: the site's name and the address of the page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.admin.base import StockInlineFormSet, StockModelForm
from speeches.models import NAME_LENGTH, Appearance, Source, Speech


class AppearanceForm(StockModelForm[Appearance]):
    """One page on which the speech was found; a site that is not known yet is added."""

    source_name = forms.CharField(
        label=_("来源网站"),
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"list": "known-sources", "autocomplete": "off"}),
    )

    url = forms.URLField(label=_("网址"), max_length=2000, required=False, assume_scheme="https")

    class Meta:
        model = Appearance
        fields = ["url"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "label_suffix": ""})
        if self.instance.source:
            self.initial["source_name"] = self.instance.source.name

    def save(self, commit: bool = True) -> Appearance:  # noqa: FBT001, FBT002  # Django's signature
        self.instance.source = source_named(self.cleaned_data["source_name"])
        return super().save(commit)


AppearanceFormSet = StockInlineFormSet[Appearance, Speech, AppearanceForm]


def appearances_form(speech: Speech, given: Mapping[str, Any] | None = None) -> AppearanceFormSet:
    made = forms.inlineformset_factory(
        Speech, Appearance, form=AppearanceForm, extra=0, can_delete=False, edit_only=True
    )
    return made(given, instance=speech, queryset=speech.appearances.select_related("original", "source"))


def set_source(speech: Speech, *, name: str, address: str) -> None:
    """Say where the text of a speech was found; "" where it is not known."""
    found = speech.appearances.get(is_primary=True)
    found.source, found.url = source_named(name), address
    found.save()
    speech.save(update_fields=["updated_at"])  # the index learns of the source


def source_named(name: str) -> Source | None:
    return Source.objects.get_or_create(name=name)[0] if name else None


def source_names() -> list[str]:
    return list(Source.objects.values_list("name", flat=True))
