"""Uploaded documents taken in one by one as drafts, and what became of each."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError
from django.utils.translation import gettext

from speeches import ingest
from speeches.admin import held
from speeches.admin.appearance_form import set_source
from speeches.ingest import Outcome, OutcomeKind
from speeches.models import Speech

MAX_LISTED = 500  # lines on the page that tells the outcome; a record file may hold tens of thousands of speeches
NAME_OF_PASTED = 30  # characters of a pasted text's opening that name it where no title is given

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one document, as the outcome page shows it."""

    file: str
    kind: str  # as in `OutcomeKind`
    title: str = ""
    speech_id: int | None = None
    reason: str = ""
    line: int = 0  # in a record file; 0 for a document of its own
    held: str = ""  # SHA-256 under which a refused document waits to be taken in all the same


@dataclass(frozen=True, slots=True)
class Known:
    """What the archivist knows of a pasted text; "" where the text is to tell."""

    title: str = ""
    source_name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What became of one upload; `counts` is of all of it, `listed` its first `MAX_LISTED` documents."""

    listed: tuple[Arrival, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def gather(cls, arrivals: Iterable[Arrival]) -> "Arrivals":
        counts: Counter[str] = Counter()
        listed: list[Arrival] = []
        for arrival in arrivals:
            counts[arrival.kind] += 1
            if len(listed) < MAX_LISTED:
                listed.append(arrival)
        return cls(tuple(listed), dict(counts))

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Arrivals":
        return cls(tuple(Arrival(**arrival) for arrival in stored["listed"]), stored["counts"])

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def unlisted(self) -> int:
        return self.total - len(self.listed)

    @property
    def are_all_rejected(self) -> bool:
        return set(self.counts) == {OutcomeKind.REJECTED.value}


def take_in_files(files: "Iterable[UploadedFile[bytes]]", *, accept_any: bool) -> Iterator[Arrival]:
    """Take in each file as drafts; whatever is wrong with one is told and does not touch the others."""
    for file in files:
        name = file.name or ""
        if refusal := ingest.size_refusal(name, file.size or 0):  # before it is read into memory
            yield Arrival(name, OutcomeKind.REJECTED.value, reason=refusal)
        else:
            yield from take_in(name, file.read(), accept_any=accept_any)


def take_in_text(text: str, known: Known, *, accept_any: bool) -> Iterator[Arrival]:
    """Take in a pasted text; what is known of it stands as an editor's word."""
    name = known.title or text.split(maxsplit=1)[0][:NAME_OF_PASTED]
    for arrival in take_in(f"{name}.txt", text.encode(), accept_any=accept_any):
        yield _with_known(arrival, known)


def take_in(name: str, content: bytes, *, accept_any: bool) -> Iterator[Arrival]:
    try:
        for outcome in ingest.take_in(name, content, publish=False, accept_any=accept_any):
            waits = held.hold(content) if outcome.is_forcible and not outcome.line else ""
            yield _arrival(outcome, waits)
    except (DatabaseError, OSError, ingest.IngestError):
        logger.exception("An uploaded document could not be stored: %s", name)
        yield Arrival(name, OutcomeKind.REJECTED.value, reason=gettext("保存时出错，请稍后再试；详情见服务器日志。"))


def _with_known(arrival: Arrival, known: Known) -> Arrival:
    """Set title and source of a text that became a new speech; one that was there already keeps its own."""
    if arrival.kind != OutcomeKind.CREATED.value or arrival.speech_id is None:
        return arrival
    speech = Speech.objects.get(pk=arrival.speech_id)
    if known.title:
        ingest.correct(speech, fields={"title": known.title}, paragraphs=None)
    if known.source_name or known.address:
        set_source(speech, name=known.source_name, address=known.address)
    return replace(arrival, title=speech.title)


def _arrival(outcome: Outcome, waits: str) -> Arrival:
    return Arrival(
        file=outcome.file,
        kind=outcome.kind.value,
        title=outcome.title,
        speech_id=outcome.speech_id,
        reason=outcome.reason,
        line=outcome.line,
        held=waits,
    )
