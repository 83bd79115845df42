"""Filters of the pages' templates (`{% load reading %}`)."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.template import Context
from django.utils.translation import get_language, gettext

from speeches.models import Section, Speech
from speeches.representations.attachment import kind_name
from speeches.search.dimensions import FacetName
from speeches.search.results import FacetValue

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands set apart, "12,345"."""
    return f"{number:,}"


@register.filter
def partial_date(date: str) -> str:
    """A date as far as it is known, in the reader's language: "2021-02" as 2021年2月, "" as 日期不详."""
    if not date:
        return gettext("日期不详")
    year, month, day = (int(part) for part in (*date.split("-"), "0", "0")[:3])
    if day:
        return gettext("%(year)d年%(month)d月%(day)d日") % {"year": year, "month": month, "day": day}
    if month:
        return gettext("%(year)d年%(month)d月") % {"year": year, "month": month}
    return gettext("%(year)d年") % {"year": year}


@register.filter
def language_tag(script: str) -> str:
    """The BCP 47 tag of a speech's text: "hans" as zh-Hans."""
    return "zh-Hant" if script == Speech.Script.HANT else "zh-Hans"


@register.filter
def attachment_kind(kind: str) -> str:
    """What the other text of a page is, in the reader's language."""
    return kind_name(kind)


@register.filter
def named(section: Section) -> str:
    """A section's name in the reader's language, the Chinese one where there is no other."""
    if (get_language() or "").startswith("zh"):
        return section.name
    return section.name_en or section.name


@register.filter
def bcp47(language: str) -> str:
    """Django's name of a language as HTML wants it: "zh-hans" as zh-Hans."""
    primary, _hyphen, script = language.partition("-")
    return f"{primary}-{script.title()}" if script else primary


@register.filter
def visible(text: str) -> str:
    """A piece of a page text on one line: line ends shown, and spaces where there is nothing else to see."""
    if text.isspace():
        text = re.sub(r"[^\S\n]", "␣", text)
    return text.replace("\n", "⏎")


@register.filter
def as_address(params: Mapping[str, str]) -> str:
    """The parameters of a search as the end of its address."""
    return "?" + urlencode(params)


@register.simple_tag(takes_context=True)
def address_without(context: Context, name: str) -> str:
    """The present address without a filter, or without all where `name` is ""; back on the first page."""
    params: QueryDict = context["request"].GET.copy()
    for parameter in ("page", *([name] if name else FacetName)):
        params.pop(parameter, None)
    return "?" + params.urlencode()


@register.simple_tag(takes_context=True)
def facet_address(context: Context, name: str, value: FacetValue) -> str:
    """The present address with the facet's value chosen, or given up if it is; back on the first page."""
    params: QueryDict = context["request"].GET.copy()
    params.pop("page", None)
    params.pop(name, None)
    if not value.is_selected:
        params[name] = value.value
    return "?" + params.urlencode()
