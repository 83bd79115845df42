"""A speech, or one paragraph of it, in every style of citation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from speeches.models import Appearance, Speech
from speeches.models.speech import PARAGRAPH_KEY
from speeches.representations.citation import Style, Tag, Work, meta_tags, write
from speeches.web.pages.listing import published

SHOWN = 40  # characters of a bad key that the message repeats
BEGINNING = 32  # characters of a paragraph by which it is known
MOST_LISTED = 1_000  # paragraphs; the longest of 4,590 speeches has 811
KEY = re.compile(PARAGRAPH_KEY)
PRINTED = (Style.GB_2025, Style.GB_2015, Style.FOOTNOTE)  # a line to paste; the others are for programs
FILES = {Style.BIBTEX: "speech_bibtex", Style.RIS: "speech_ris", Style.CSL_JSON: "speech_csl"}  # names of addresses


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation; `file` is the address of the same as a file, "" for those that are pasted."""

    style: Style
    label: str
    text: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class CitedParagraph:
    """The paragraph that is cited; `number` counts from 1."""

    key: str
    number: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Citing:
    """What a speech's own page has of its citations: those to paste, and the elements of its head."""

    first: Citation
    others: tuple[Citation, ...]
    tags: tuple[Tag, ...]
    address: str
    accessed: date


@dataclass(frozen=True, slots=True)
class CitePage:
    """`templates/web/cite.html`; `paragraph` is None where the whole speech is cited."""

    speech: Speech
    paragraph: CitedParagraph | None
    printed: tuple[Citation, ...]
    files: tuple[Citation, ...]
    accessed: date
    paragraphs: tuple[CitedParagraph, ...]  # to cite one of them; none in a speech of very many


def citing(speech: Speech, *, host: str, sources: Iterable[str], summary: str) -> Citing:
    """Give what the page of a speech shows; costs no query."""
    work = Work.of(speech, host=host, sources=sources)
    accessed = timezone.localdate()
    first, *others = (_citation(work, style, accessed) for style in PRINTED)
    return Citing(first, tuple(others), meta_tags(work, summary), work.address, accessed)


def cite_page(speech: Speech, *, host: str, key: str = "") -> CitePage:
    """Fill the page; `Http404` where the speech has no paragraph of that key."""
    work, accessed = cited_work(speech, host=host, key=key), timezone.localdate()
    return CitePage(
        speech=speech,
        paragraph=_paragraph(speech, key) if key else None,
        printed=tuple(_citation(work, style, accessed) for style in PRINTED),
        files=tuple(_citation(work, style, accessed, _file(speech, name, key)) for style, name in FILES.items()),
        accessed=accessed,
        paragraphs=() if key else _paragraphs(speech),
    )


def cited_work(speech: Speech, *, host: str, key: str = "") -> Work:
    """Read what is cited, with the names of the sites it was found on."""
    number = _paragraph(speech, key).number if key else 0
    found_on = speech.appearances.filter(source__isnull=False).values_list("source__name", flat=True)
    return Work.of(speech, host=host, paragraph=key, number=number, sources=dict.fromkeys(found_on))


def cited_works(keys: Sequence[int], *, host: str) -> list[Work]:
    """Read published speeches in this order, with the names of the sites they were found on; costs two queries."""
    speeches = published().in_bulk(keys)
    if missing := [key for key in keys if key not in speeches]:
        raise Http404(_("没有编号为 %(pk)s 的讲话，或者它尚未发布。") % {"pk": missing[0]})
    sources: defaultdict[int, dict[str, None]] = defaultdict(dict)
    found_on = Appearance.objects.filter(speech__in=keys, source__isnull=False)
    for key, name in found_on.values_list("speech_id", "source__name"):
        sources[key][name] = None
    return [Work.of(speeches[key], host=host, sources=sources[key]) for key in keys]


def label_of(style: Style) -> str:
    """What readers call a style."""
    return {
        Style.GB_2025: "GB/T 7714—2025",
        Style.GB_2015: "GB/T 7714—2015",
        Style.FOOTNOTE: _("脚注"),
        Style.BIBTEX: "BibTeX",
        Style.RIS: "RIS",
        Style.CSL_JSON: "CSL-JSON",
    }[style]


def _citation(work: Work, style: Style, accessed: date, file: str = "") -> Citation:
    return Citation(style, label_of(style), write(work, style, accessed=accessed), file)


def _file(speech: Speech, name: str, key: str) -> str:
    address = reverse(name, args=[speech.pk])
    return f"{address}?{urlencode({'p': key})}" if key else address


def _paragraphs(speech: Speech) -> tuple[CitedParagraph, ...]:
    """Give the beginnings of all paragraphs; the address is that of the page which cites it."""
    rows = list(speech.paragraphs.order_by("position").values_list("key", "text")[: MOST_LISTED + 1])
    if len(rows) > MOST_LISTED:
        return ()
    page = reverse("cite", args=[speech.pk])
    return tuple(
        CitedParagraph(key, number, Truncator(text).chars(BEGINNING), f"{page}?p={key}")
        for number, (key, text) in enumerate(rows, start=1)
    )


def _paragraph(speech: Speech, key: str) -> CitedParagraph:
    found = speech.paragraphs.filter(key=key).first() if KEY.fullmatch(key) else None  # no database takes every text
    if found is None:
        raise Http404(_("这篇讲话没有编号为“%(key)s”的段落。") % {"key": key[:SHOWN]})
    number = speech.paragraphs.filter(position__lte=found.position).count()
    return CitedParagraph(key, number, found.text, f"{speech.get_absolute_url()}#p-{key}")
