"""One speech, with everything that is known of it and of how its text came about."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Self
from urllib.parse import urlsplit

from django.db.models import Q, QuerySet

from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.places import EVERYWHERE
from speeches.models import Appearance, Paragraph, Speech
from speeches.representations.change import KINDS, step_label
from speeches.search.highlight import Marker
from speeches.search.related import Related, ShownKeyword, about
from speeches.web.marks import NO_MARKS
from speeches.web.pages.citing import Citing, citing
from speeches.web.pages.listing import published
from speeches.web.pages.reading import NO_REPAIRS, OutlineEntry, Passage, Stretch, outline, passages, runs
from speeches.web.pages.repairs import MOST_LINKED, Repair, repairs_in
from speeches.web.pages.tree import Branch, section_tree
from speeches.web.pages.trouble import Trouble

LONG_TITLE = 40  # characters; one of more is set smaller, or it would fill a screen
SUMMARY = 120  # characters; search engines show about 80 Han characters
CHANGES_SHOWN = 40  # different changes of one step; the .json has every single one


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change, and how many times it was made alike."""

    before: str
    after: str
    reason: str
    times: int


@dataclass(frozen=True, slots=True)
class ChangesOfStep:
    """What one cleaning step did; `hidden` counts the changes beyond those shown."""

    step: str
    title: str  # Chinese in every language, as the reasons are
    label: str
    total: int
    shown: tuple[ShownChange, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class StepCount:
    """How often a step that works all over the text changed it."""

    step: str
    title: str
    number: int


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
class Quality:
    """What was done to the text and what is the matter with it."""

    truncated: bool
    warnings: tuple[str, ...]
    redactions: int
    repairs: int
    removals: int
    everywhere: tuple[StepCount, ...]  # done all over the text: told once, and not marked place by place
    steps: tuple[ChangesOfStep, ...]


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
class SpeechPage:
    """`templates/web/speech.html`; `earlier` and `later` are of the same section, undated speeches first."""

    speech: Speech
    title: tuple[Stretch, ...]
    title_is_long: bool
    ancestors: tuple[Branch, ...]
    passages: tuple[Passage, ...]
    repairs: Repairs
    outline: tuple[OutlineEntry, ...]
    origins: tuple[Origin, ...]
    attachments: tuple[Attachment, ...]
    quality: Quality
    earlier: Speech | None
    later: Speech | None
    summary: str  # the beginning of the text, for search engines
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


NOTHING = Inside()


def speech_page(speech: Speech, *, host: str, inside: Inside = NOTHING, repairs: str = "") -> SpeechPage:
    """Fill the page; `repairs` says what is shown of them ("off", "all", "")."""
    paragraphs = list(speech.paragraphs.order_by("position"))
    repaired = repairs_in(getattr(speech, "cleaning", None), paragraphs)
    marks = inside.marks
    marked_title = marks.mark(speech.title, is_title=True)
    in_title = sum(fragment.is_hit for fragment in marked_title)
    read = passages(paragraphs, marks, NO_REPAIRS if repairs == "off" else repaired, first=in_title + 1)
    origins = tuple(
        Origin(appearance, safe_link(appearance.url))
        for appearance in speech.appearances.select_related("source", "original").defer("original__page_text")
    )
    names = dict.fromkeys(origin.appearance.source.name for origin in origins if origin.appearance.source)
    summary = _summary(read)
    told = about(speech, [paragraph.text for paragraph in paragraphs])
    return SpeechPage(
        speech=speech,
        title=(Stretch(runs(marked_title, ())),),
        title_is_long=len(speech.title) > LONG_TITLE,
        ancestors=section_tree().path_to(speech.section_id),
        passages=read,
        repairs=Repairs.of(repaired, repairs),
        outline=outline(paragraphs, [passage.hits for passage in read]),
        origins=origins,
        attachments=_attachments(speech),
        quality=_quality(speech, read),
        earlier=_earlier(speech).first(),
        later=_later(speech).first(),
        summary=summary,
        query=inside.query,
        as_written=inside.as_written,
        hits=sum(passage.hits for passage in read) + marks.count(speech.title, is_title=True),
        marks=max([in_title, *(passage.last_mark for passage in read)]),
        trouble=inside.trouble,
        keywords=told.keywords,
        related=told.related,
        citing=citing(speech, host=host, sources=names, summary=summary),
    )


def safe_link(address: str) -> str:
    """The address if a browser may follow it from our page, else "".

    >>> safe_link("javascript:alert(1)")
    ''
    """
    try:
        return address if urlsplit(address).scheme in {"http", "https"} else ""
    except ValueError:  # "http://[" is no address at all
        return ""


def _summary(read: tuple[Passage, ...]) -> str:
    opening = ""
    for passage in read:
        if passage.kind == Paragraph.Kind.TEXT and len(opening) < SUMMARY:
            opening += passage.text
    return opening[:SUMMARY]


def _neighbours(speech: Speech) -> QuerySet[Speech]:
    return published().filter(section=speech.section_id).only("title", "date", "script")


def _earlier(speech: Speech) -> QuerySet[Speech]:
    before = Q(date__lt=speech.date) | Q(date=speech.date, pk__lt=speech.pk)
    return _neighbours(speech).filter(before).order_by("-date", "-pk")


def _later(speech: Speech) -> QuerySet[Speech]:
    after = Q(date__gt=speech.date) | Q(date=speech.date, pk__gt=speech.pk)
    return _neighbours(speech).filter(after).order_by("date", "pk")


def _attachments(speech: Speech) -> tuple[Attachment, ...]:
    if not hasattr(speech, "cleaning"):  # written by hand, not read from a page
        return ()
    return tuple(
        Attachment(attachment.get("kind", ""), attachment["title"], tuple(p["text"] for p in attachment["paragraphs"]))
        for attachment in speech.cleaning.attachments
    )


def _quality(speech: Speech, read: tuple[Passage, ...]) -> Quality:
    redacted = sum(passage.redactions for passage in read)
    if not hasattr(speech, "cleaning"):
        return Quality(speech.truncated, (), redacted, 0, 0, (), ())
    made = speech.cleaning
    changes = [change for change in made.changes if not change.get("off")]
    return Quality(
        truncated=speech.truncated,
        warnings=tuple(made.warnings),
        redactions=redacted,
        repairs=made.repairs,
        removals=made.removals,
        everywhere=_everywhere(changes),
        steps=_changes_by_step(changes),
    )


def _everywhere(changes: list[dict[str, str]]) -> tuple[StepCount, ...]:
    counts = Counter(change["step"] for change in changes if change["step"] in EVERYWHERE)
    return tuple(StepCount(step, step_label(step), number) for step, number in counts.most_common())


def _changes_by_step(changes: list[dict[str, str]]) -> tuple[ChangesOfStep, ...]:
    """Equal changes are told once, with how often; steps in the order in which they first did something."""
    first = {step: number for number, step in reversed(list(enumerate(change["step"] for change in changes)))}
    ordered = sorted(changes, key=lambda change: first[change["step"]])
    return tuple(_of_step(step, list(made)) for step, made in groupby(ordered, key=itemgetter("step")))


def _of_step(step: str, made: list[dict[str, str]]) -> ChangesOfStep:
    alike = Counter((change["before"], change["after"], change.get("reason", "")) for change in made)
    shown = tuple(ShownChange(*change, times) for change, times in list(alike.items())[:CHANGES_SHOWN])
    label = KINDS[ChangeKind(made[0]["kind"])]
    return ChangesOfStep(
        step, step_label(step), str(label), len(made), shown, len(made) - sum(change.times for change in shown)
    )
