"""Choosing the texts that are compared."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from speeches.models import Speech
from speeches.search import IndexUnavailable, QueryError, SearchQuery, search
from speeches.search.related import about
from speeches.search.results import Hit
from speeches.web.pages.listing import published
from speeches.web.versions import offered

NEIGHBOURS = 3  # speeches of the same section before it and after it


@dataclass(frozen=True, slots=True)
class Choice:
    """A speech to choose: the address that its choice leads to, and what is told of it."""

    address: str
    title: str
    language: str
    date: str
    speaker: str


@dataclass(frozen=True, slots=True)
class ChosenText:
    """Another text of the first speech: the address of the comparison with it."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """`templates/web/choose.html`; `first` is None until the first text is chosen."""

    first: Speech | None
    first_name: str  # as it stands in the address
    query: str
    total: int  # speeches that the query finds
    found: tuple[Choice, ...]
    texts: tuple[ChosenText, ...]
    suggested: tuple[Choice, ...]
    trouble: str  # what is wrong with the address or the query, "" if nothing


def choose_page(
    first: Speech | None = None, *, name: str = "", query: str = "", is_staff: bool = False, trouble: str = ""
) -> ChoosePage:
    """Offer speeches that a query finds, and without one what stands near the first speech."""
    total = 0
    hits: tuple[Hit, ...] = ()
    if query:
        try:
            answer = search(SearchQuery.from_params({"q": query}))
            total, hits = answer.total, answer.hits
        except (QueryError, IndexUnavailable) as error:  # the message is Chinese and shown as it is
            trouble = str(error)
    return ChoosePage(
        first=first,
        first_name=name,
        query=query,
        total=total,
        found=tuple(_hit(hit, name) for hit in hits if first is None or hit.id != first.pk),
        texts=_texts(first, name, is_staff=is_staff) if first else (),
        suggested=_suggested(first, name) if first and not query else (),
        trouble=trouble,
    )


def _texts(first: Speech, name: str, *, is_staff: bool) -> tuple[ChosenText, ...]:
    """The other texts of the speech; what came before stands on the left."""
    current = [] if name == str(first.pk) else [ChosenText(_beside(name, first.pk), _("现在的文本"))]
    others = [text for text in offered(first, is_staff=is_staff) if str(text.name) != name]
    return (*current, *(ChosenText(_beside(str(text.name), name), text.label) for text in others))


def _suggested(first: Speech, name: str) -> tuple[Choice, ...]:
    """The neighbours in the section by date, then the speeches that share keywords; each once."""
    near = published().filter(section=first.section_id).exclude(pk=first.pk)
    before = near.filter(date__lte=first.date).order_by("-date", "-pk")[:NEIGHBOURS]
    after = near.filter(date__gt=first.date).order_by("date", "pk")[:NEIGHBOURS]
    texts = first.paragraphs.order_by("position").values_list("text", flat=True)
    related = [found.speech for found in about(first, texts).related]
    speeches = {speech.pk: speech for speech in [*reversed(before), *after, *related]}
    return tuple(_speech(speech, name) for speech in speeches.values())


def _speech(speech: Speech, first: str) -> Choice:
    language = "zh-Hant" if speech.script == Speech.Script.HANT else "zh-Hans"
    return Choice(_address(first, speech.pk), speech.title, language, speech.date, speech.speaker)


def _hit(hit: Hit, first: str) -> Choice:
    return Choice(_address(first, hit.id), hit.title, "zh", hit.date, hit.speaker)


def _address(first: str, speech: int) -> str:
    return _beside(first, speech) if first else f"{reverse('compare')}?{urlencode({'a': speech})}"


def _beside(left: str, right: str | int) -> str:
    return f"{reverse('compare')}?{urlencode({'a': left, 'b': right})}"
