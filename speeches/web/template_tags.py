"""Filters of the pages' templates (`{% load reading %}`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.template import Context
from django.utils.translation import get_language, gettext

from speeches.models import Section, Speech, name_for_reader
from speeches.representations.attachment import kind_name
from speeches.search.dimensions import FacetName
from speeches.search.results import FacetValue
from speeches.web import variants

register = template.Library()

SINGLE_QUOTES = str.maketrans("“”‘’", "‘’“”")  # inside a quotation the two kinds change places, as in quoting.js
CHINESE = re.compile("([\u3400-\u9fff](?:[\u3000-\u9fff\uff00-\uff65]*[\u3400-\u9fff:])?)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text that is all Chinese or all not."""

    text: str
    is_chinese: bool


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
    return name_for_reader(section.name, section.name_en)


@register.filter
def by_script(text: str) -> Iterator[Run]:
    """Part a text of the interface into its Chinese and the rest; one run where the interface is Chinese itself."""
    parts = [text] if (get_language() or "").startswith("zh") else CHINESE.split(text)
    return (Run(part, is_chinese=bool(place % 2)) for place, part in enumerate(parts) if part)


register.filter("bcp47", variants.bcp47)


@register.filter
def visible(text: str) -> str:
    """A piece of a page text on one line: line ends shown, and spaces where there is nothing else to see."""
    if text.isspace():
        text = re.sub(r"[^\S\n]", "␣", text)
    return text.replace("\n", "⏎")


@register.filter
def within_quotes(text: str) -> str:
    """A text to stand between “ and ”: its own pairs become single, as GB/T 15834—2011 has them.

    >>> within_quotes("“春耕备耕” 农田")
    '‘春耕备耕’ 农田'
    """
    return text.translate(SINGLE_QUOTES)


@register.filter
def as_address(params: Mapping[str, str]) -> str:
    """The parameters of a search as the end of its address."""
    return "?" + urlencode(params)


@register.simple_tag(takes_context=True)
def page_variants(context: Context) -> tuple[variants.Variant, ...]:
    """The present page in every language, none for an answer without a request."""
    request = context.get("request")
    return variants.variants(request) if request else ()


@register.simple_tag(takes_context=True)
def canonical_address(context: Context) -> str:
    request = context.get("request")
    return variants.canonical(request) if request else ""


@register.simple_tag(takes_context=True)
def present_address(context: Context) -> str:
    """Where a form that changes how pages are shown leads back to."""
    request = context.get("request")
    return variants.here(request) if request else "/"


@register.simple_tag(takes_context=True)
def large_text(context: Context) -> bool:
    """Whether the reader chose large text."""
    request = context.get("request")
    return bool(request and variants.has_large_text(request))


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
