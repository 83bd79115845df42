"""One speech, with everything that is known of it and of how its text came about."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit

from django.db.models import Q, Subquery

from speeches.models import Appearance, Paragraph, Speech
from speeches.search.highlight import Marker
from speeches.search.related import Related, ShownKeyword, about
from speeches.text.script import Script, shown_in
from speeches.web.marks import NO_MARKS
from speeches.web.pages.citing import Citing, citing
from speeches.web.pages.listing import published
from speeches.web.pages.quality import Quality, quality
from speeches.web.pages.quotation import Mark, Quoted, quoted
from speeches.web.pages.reading import (
    OutlineEntry,
    Overlay,
    Passage,
    Stretch,
    outline,
    parts,
    passages,
    printed_as,
    runs,
)
from speeches.web.pages.repairs import MOST_LINKED, Repair, repairs_in
from speeches.web.pages.tree import Branch, section_tree
from speeches.web.pages.trouble import Trouble

LONG_TITLE = 40  # characters; one of more is set smaller, or it would fill a screen
LONG_TEXT = 20_000  # characters; a longer text is laid out part by part, as one comes near it. Not measured
SUMMARY = 120  # characters; search engines show about 80 Han characters
OTHER: dict[str, Script] = {"hans": "hant", "hant": "hans"}


@dataclass(frozen=True, slots=True)
class Repairs:
    """The repaired places of the text and how they are shown: not at all, as underlines, or as links too."""

    shown: tuple[Repair, ...]
    total: int
    are_linked: bool

    @classmethod
    def of(cls, found: Mapping[int, tuple[Repair, ...]], asked: str) -> Self:
        """Choose by what the address asks for: "off", "all", or what suits their number."""
        shown = tuple(repair for there in found.values() for repair in there)
        are_linked = asked != "off" and (asked == "all" or len(shown) <= MOST_LINKED)
        return cls(() if asked == "off" else shown, len(shown), are_linked)


@dataclass(frozen=True, slots=True)
class Origin:
    """A page on which the speech was found; `link` is "" unless it is an http or https address."""

    appearance: Appearance
    link: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """Another text of the same page; `kind` is "" in rows that were written before kinds were told."""

    kind: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownScript:
    """The script in which the text is printed, and the one it can be switched to from its own."""

    shown: Script
    other: Script
    is_converted: bool

    @classmethod
    def of(cls, own: str, wanted: str) -> Self:
        """Convert where the other script is wanted; "" and "original" want what was written."""
        other = OTHER[own]
        return cls(other if wanted == other else OTHER[other], other, wanted == other)


@dataclass(frozen=True, slots=True)
class SpeechPage:
    """`templates/web/speech.html`; `earlier` and `later` are of the same section, undated speeches first."""

    speech: Speech
    title: tuple[Stretch, ...]
    title_is_long: bool
    ancestors: tuple[Branch, ...]
    parts: tuple[tuple[Passage, ...], ...]
    is_long: bool
    script: ShownScript
    repairs: Repairs
    outline: tuple[OutlineEntry, ...]
    origins: tuple[Origin, ...]
    attachments: tuple[Attachment, ...]
    quality: Quality
    earlier: Speech | None
    later: Speech | None
    summary: str  # the beginning of the text, for search engines
    address: str  # with the host, for those who cite it
    quoted: Quoted | None  # what the address points at, if it does
    former_at: str  # key of the paragraph that a former address led to, "" for none
    query: str
    as_written: bool
    hits: int  # occurrences of the query's terms
    marks: int  # what is marked, one after the other: occurrences that overlap share a mark
    trouble: Trouble | None  # with the query
    keywords: tuple[ShownKeyword, ...]
    related: tuple[Related, ...]
    citing: Citing


@dataclass(frozen=True, slots=True)
class Inside:
    """What is looked for in a speech: the query as written, what marks its hits, or what is wrong with it."""

    query: str = ""
    marks: Marker = NO_MARKS
    as_written: bool = False
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a reader wants a speech shown, as the address and the reader's cookie say it."""

    inside: Inside = Inside()
    repairs: str = ""  # "off", "all", or what suits their number
    script: str = ""  # "hans", "hant"; anything else as written
    mark: str = ""  # the passage pointed at, as in `quotation`
    former: str = ""  # the key of a former address that led here
    host: str = ""  # https://example.org


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class _Text:
    """Title and paragraphs as they are printed; `hits` and `marks` as in `SpeechPage`."""

    title: Stretch
    read: tuple[Passage, ...]
    outline: tuple[OutlineEntry, ...]
    hits: int
    marks: int

    @classmethod
    def of(cls, speech: Speech, paragraphs: Sequence[Paragraph], over: Overlay, script: ShownScript) -> Self:
        written = [speech.title, *(paragraph.text for paragraph in paragraphs)]
        title, *shown = shown_in(written, script.shown) if script.is_converted else [speech.title]
        marked = over.marks.mark(speech.title, is_title=True)
        in_title = sum(fragment.is_hit for fragment in marked)
        read = passages(paragraphs, replace(over, shown=shown), first=in_title + 1)
        return cls(
            title=Stretch(printed_as(runs(marked), title)),
            read=read,
            outline=outline(paragraphs, [passage.hits for passage in read], shown),
            hits=sum(passage.hits for passage in read) + over.marks.count(speech.title, is_title=True),
            marks=max([in_title, *(passage.last_mark for passage in read)]),
        )


def speech_page(speech: Speech, wishes: Wishes = NO_WISHES) -> SpeechPage:
    """Fill the page as it is wished for."""
    paragraphs = list(speech.paragraphs.order_by("position"))
    repaired = repairs_in(getattr(speech, "cleaning", None), paragraphs)
    pointed_at, former_at = _pointed_at(speech, wishes, paragraphs)
    over = Overlay(
        marks=wishes.inside.marks,
        repairs={} if wishes.repairs == "off" else repaired,
        quoted=pointed_at.spans if pointed_at else {},
    )
    script = ShownScript.of(speech.script, wishes.script)
    text = _Text.of(speech, paragraphs, over, script)
    told = about(speech, [paragraph.text for paragraph in paragraphs])
    earlier, later = _neighbours(speech)
    origins, summary = _origins(speech), _summary(paragraphs)
    return SpeechPage(
        speech=speech,
        title=(text.title,),
        title_is_long=len(speech.title) > LONG_TITLE,
        ancestors=section_tree().path_to(speech.section_id),
        parts=parts(text.read),
        is_long=speech.characters > LONG_TEXT,
        script=script,
        repairs=Repairs.of(repaired, wishes.repairs),
        outline=text.outline,
        origins=origins,
        attachments=_attachments(speech),
        quality=quality(speech, sum(passage.redactions for passage in text.read)),
        earlier=earlier,
        later=later,
        summary=summary,
        address=wishes.host + speech.get_absolute_url(),
        quoted=pointed_at,
        former_at=former_at,
        query=wishes.inside.query,
        as_written=wishes.inside.as_written,
        hits=text.hits,
        marks=text.marks,
        trouble=wishes.inside.trouble,
        keywords=told.keywords,
        related=told.related,
        citing=citing(speech, host=wishes.host, sources=_sources(origins), summary=summary),
    )


def _pointed_at(speech: Speech, wishes: Wishes, paragraphs: Sequence[Paragraph]) -> tuple[Quoted | None, str]:
    """Find the passage that the address points at, and the paragraph to which a former address led."""
    keys = [paragraph.key for paragraph in paragraphs]
    mark = Mark.of(wishes.mark)
    former = _former(speech, {wishes.former, mark.key if mark else ""} - {*keys})
    former_at = former.get(wishes.former, "")
    if mark is None:
        return (Quoted() if wishes.mark else None), former_at  # what cannot be read points at nothing
    here = replace(mark, key=former.get(mark.key, mark.key))
    return quoted(here, keys, [paragraph.text for paragraph in paragraphs]), former_at


def _former(speech: Speech, keys: Set[str]) -> dict[str, str]:
    """Tell where those of the keys lead that paragraphs of the speech once had; costs one query, none for no key.

    What cannot be a key is not asked for: PostgreSQL refuses NUL in a query.
    """
    if not (asked := [key for key in keys if key.isascii() and key.isalnum()]):
        return {}
    return dict(speech.former_keys.filter(key__in=asked).values_list("key", "leads_to"))


def _origins(speech: Speech) -> tuple[Origin, ...]:
    appearances = speech.appearances.select_related("source", "original").defer("original__page_text")
    return tuple(Origin(appearance, safe_link(appearance.url)) for appearance in appearances)


def _sources(origins: Sequence[Origin]) -> list[str]:
    """Name the sources, each once."""
    named = (origin.appearance.source for origin in origins)
    return list(dict.fromkeys(source.name for source in named if source))


def safe_link(address: str) -> str:
    """The address if a browser may follow it from our page, else "".

    >>> safe_link("javascript:alert(1)")
    ''
    """
    try:
        return address if urlsplit(address).scheme in {"http", "https"} else ""
    except ValueError:  # "http://[" is no address at all
        return ""


def _summary(paragraphs: Sequence[Paragraph]) -> str:
    opening = ""
    for paragraph in paragraphs:
        if paragraph.kind == Paragraph.Kind.TEXT and len(opening) < SUMMARY:
            opening += paragraph.text
    return opening[:SUMMARY]


def _neighbours(speech: Speech) -> tuple[Speech | None, Speech | None]:
    """Give the speech before and the one after in the same section; costs one query."""
    beside = published().filter(section=speech.section_id)
    before = beside.filter(Q(date__lt=speech.date) | Q(date=speech.date, pk__lt=speech.pk)).order_by("-date", "-pk")
    after = beside.filter(Q(date__gt=speech.date) | Q(date=speech.date, pk__gt=speech.pk)).order_by("date", "pk")
    ends = [Q(pk=Subquery(side.values("pk")[:1])) for side in (before, after)]
    found = list(published().filter(ends[0] | ends[1]).only("title", "date", "script"))
    here = (speech.date, speech.pk)
    earlier = next((other for other in found if (other.date, other.pk) < here), None)
    return earlier, next((other for other in found if (other.date, other.pk) > here), None)


def _attachments(speech: Speech) -> tuple[Attachment, ...]:
    if not hasattr(speech, "cleaning"):  # written by hand, not read from a page
        return ()
    return tuple(
        Attachment(attachment.get("kind", ""), attachment["title"], tuple(p["text"] for p in attachment["paragraphs"]))
        for attachment in speech.cleaning.attachments
    )
