"""The texts of a speech that can stand beside another: as it is now, and what else the archive has of it.

A text is named in an address by the number of its speech and, after a hyphen, by which of its texts it is:

    4085        as it is now
    4085-m      as the machine cleaned it, before an editor's corrections
    4085-p7     the lines of a page on which it was found, as they came (7 is the number of that appearance)
    4085-r3     as it was before a correction or another cleaning (3 is the number of that revision)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from speeches.models import Appearance, Paragraph, Revision, Speech

NAME = re.compile(r"(?P<speech>\d{1,9})(?:-(?P<which>m|p(?P<page>\d{1,9})|r(?P<revision>\d{1,9})))?", re.ASCII)
IN_AN_ADDRESS = re.compile(r"/speeches/(\d{1,9})(?:/|\b)", re.ASCII)


@dataclass(frozen=True, slots=True)
class TextName:
    """Which text of which speech; `which` is "" for the text as it is now."""

    speech: int
    which: str = ""

    def __str__(self) -> str:
        return f"{self.speech}-{self.which}" if self.which else str(self.speech)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `key` is its permanent one, "" in a text that is not addressed by paragraphs."""

    text: str
    key: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a speech, and what readers call it ("" for the text as it is now)."""

    name: TextName
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class OfferedText:
    """A text by its name and label, not yet read."""

    name: TextName
    label: str


def name_in(written: str) -> TextName | None:
    """Read a name as it stands in an address, or the address of a speech; None for anything else.

    >>> str(name_in(" 4085-p7 ")), str(name_in("https://example.org/speeches/4085/#p-abc")), name_in("政府工作报告")
    ('4085-p7', '4085', None)
    """
    written = written.strip()
    if found := NAME.fullmatch(written):
        return TextName(int(found["speech"]), found["which"] or "")
    if found := IN_AN_ADDRESS.search(written):
        return TextName(int(found[1]))
    return None


def read(speech: Speech, name: TextName, *, is_staff: bool) -> Text:
    """Read a text; `Http404` where the speech has none of that name, or the reader may not see it."""
    match name.which[:1]:
        case "":
            return Text(name, "", _current(speech))
        case "m":
            return Text(name, _("机器清洗的文本"), _machines(speech))
        case "p":
            return _page(speech, name)
        case _:
            return _revision(speech, name, is_staff=is_staff)


def offered(speech: Speech, *, is_staff: bool) -> tuple[OfferedText, ...]:
    """Name the other texts of a speech; that of the machine only where an editor has changed it."""
    texts = []
    if (machines := _machines_rows(speech)) and [row["text"] for row in machines] != [
        line.text for line in _current(speech)
    ]:
        texts.append(OfferedText(TextName(speech.pk, "m"), _("机器清洗的文本")))
    texts += [
        OfferedText(TextName(speech.pk, f"r{revision.pk}"), _label_of_revision(revision))
        for revision in _revisions(speech, is_staff=is_staff).defer("paragraphs")
    ]
    appearances = speech.appearances.exclude(original__page_text="").select_related("source", "original")
    texts += [
        OfferedText(TextName(speech.pk, f"p{appearance.pk}"), _label_of_page(appearance))
        for appearance in appearances.defer("original__page_text")
    ]
    return tuple(texts)


def _current(speech: Speech) -> tuple[Line, ...]:
    rows = speech.paragraphs.order_by("position").values_list("text", "key", "kind")
    return tuple(Line(text, key, kind == Paragraph.Kind.HEADING) for text, key, kind in rows)


def _machines_rows(speech: Speech) -> Sequence[dict[str, str]]:
    return speech.cleaning.paragraphs if hasattr(speech, "cleaning") else []


def _machines(speech: Speech) -> tuple[Line, ...]:
    rows = _machines_rows(speech)
    if not rows:
        raise Http404(_("这篇讲话没有机器清洗的文本。"))
    return tuple(Line(row["text"], is_heading=row["kind"] == Paragraph.Kind.HEADING) for row in rows)


def _page(speech: Speech, name: TextName) -> Text:
    found = speech.appearances.filter(pk=int(name.which[1:])).select_related("source", "original").first()
    if found is None:
        raise Http404(_("这篇讲话没有编号为“%(name)s”的页面。") % {"name": name.which})
    lines = (" ".join(line.split()) for line in found.original.page_text.splitlines())
    return Text(name, _label_of_page(found), tuple(Line(line) for line in lines if line))


def _revision(speech: Speech, name: TextName, *, is_staff: bool) -> Text:
    found = _revisions(speech, is_staff=is_staff).filter(pk=int(name.which[1:])).first()
    if found is None:
        raise Http404(_("这篇讲话没有编号为“%(name)s”的旧文本。") % {"name": name.which})
    lines = tuple(Line(row["text"], is_heading=row["kind"] == Paragraph.Kind.HEADING) for row in found.paragraphs)
    return Text(name, _label_of_revision(found), lines)


def _revisions(speech: Speech, *, is_staff: bool) -> QuerySet[Revision]:
    kept = Revision.objects.filter(speech=speech)
    return kept if is_staff else kept.filter(was_published=True)


def _label_of_revision(revision: Revision) -> str:
    day = timezone.localtime(revision.replaced_at)
    return _("%(day)s 之前的文本") % {"day": f"{day:%Y-%m-%d %H:%M}"}


def _label_of_page(appearance: Appearance) -> str:
    site = appearance.source.name if appearance.source else appearance.original.file_name
    return _("原件的文字（%(site)s）") % {"site": site}
