"""One document as it came -> one speech as it should read, with all that is known of it. No database."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType

from speeches import cleaning, metadata, structure
from speeches.cleaning import Cleaned
from speeches.cleaning.ledger import Change
from speeches.cleaning.places import Repaired, repaired
from speeches.ingest.switches import NOTHING_OFF, Switches
from speeches.readers.document import RawDocument
from speeches.structure.paragraphs import Paragraph
from speeches.text.page import HintKind, Page

JSONValue = dict[str, object]
FIELDS = (
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
    "source_name",
    "source_url",
)
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RestoredAttachment:
    """Another text of the same page: a further `article`, a `part`, an editors' `note` or an `annex`."""

    kind: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """A speech and what is known of it; a field is "" where the document does not tell."""

    title: str
    date: str  # ISO as far as it is known: 2021-02-24, 2021-02, 2021
    date_basis: str  # "stated" by the text, "published": only the page was dated so
    speaker: str
    office: str
    occasion: str
    place: str
    level: str
    audience: str
    genre: str
    source_name: str
    source_url: str
    script: str  # "hans" or "hant"
    truncated: bool
    paragraphs: tuple[Paragraph, ...]
    attachments: tuple[RestoredAttachment, ...]
    changes: tuple[Change, ...]
    warnings: tuple[str, ...]
    refusal: str  # why this is no speech at all, in Chinese; "" if it may be one
    repaired: tuple[tuple[Repaired, ...], ...]  # in each paragraph; spans count in its text
    version: str  # of the cleaning that made it
    doubt: str  # why prose seems to be no speech; it is one of the warnings
    evidence: Mapping[str, metadata.Field]  # by field, as far as something was read
    undone: frozenset[int] = frozenset()  # ids of the changes that are off, with those that depend on one
    switches: Switches = NOTHING_OFF  # what is off, with the places that it has now
    encoding: str = ""  # that the bytes were read in; "" where the format has none
    undecodable: int = 0  # bytes
    reader: str = ""  # the reader that made the page text, and its version

    def fields(self) -> dict[str, str | None]:
        """Give the metadata by name, None for what is unknown."""
        return {name: getattr(self, name) or None for name in FIELDS}

    def as_json(self) -> JSONValue:
        """Give the object that the command `clean` prints, but for its `file`."""
        return {
            **self.fields(),
            "script": self.script,
            "truncated": self.truncated,
            "redactions": sum(len(structure.redactions(paragraph.text)) for paragraph in self.paragraphs),
            "paragraphs": paragraphs_as_json(self.paragraphs),
            "attachments": [
                {
                    "kind": attachment.kind,
                    "title": attachment.title,
                    "paragraphs": paragraphs_as_json(attachment.paragraphs),
                }
                for attachment in self.attachments
            ],
            "changes": [{**asdict(change), **self._state(change)} for change in self.changes],
            "warnings": [*self.warnings, *([self.refusal] if self.refusal else [])],
            "evidence": self.evidence_as_json(),
            "encoding": self.encoding,
            "undecodable": self.undecodable,
            "reader": self.reader,
        }

    def evidence_as_json(self) -> dict[str, JSONValue]:
        """Give by field where in the page text it was read, and how sure it is; the span (0, 0) is the mark-up."""
        return {
            name: {"start": field.start, "end": field.end, "confidence": field.confidence}
            for name, field in self.evidence.items()
        }

    def _state(self, change: Change) -> JSONValue:
        return {"off": True} if change.id in self.undone else {}


def paragraphs_as_json(paragraphs: Sequence[Paragraph]) -> list[JSONValue]:
    """Give the stored columns, and behind them what follows from the text: its number and its run-in heading."""
    return [{**asdict(p), "number": p.number, "lead_in": p.lead_in} for p in paragraphs]


def restore(raw: RawDocument, switches: Switches = NOTHING_OFF) -> Restored:
    """Clean the page but for what is switched off, cut it into paragraphs and read its metadata."""
    page = _storable(raw.page)
    cleaned = cleaning.clean(page, skip=switches.skipped, undone=switches.changes)
    headings = [page.text[hint.start : hint.end] for hint in page.hints if hint.kind is HintKind.HEADING]
    paragraphs = structure.paragraphs(cleaned.text, headings)
    completeness = structure.completeness(paragraphs, page.text)
    found = metadata.read(page, cleaned.text, cleaned.head, cleaned.tail)
    evidence = {name: field for name in FIELDS if (field := getattr(found, name))}
    values = {name: evidence[name].value if name in evidence else "" for name in FIELDS}
    return Restored(
        **values,
        script=cleaned.script,
        truncated=completeness.truncated,
        paragraphs=paragraphs,
        attachments=tuple(
            RestoredAttachment(attachment.kind.value, attachment.title, structure.paragraphs(attachment.text))
            for attachment in cleaned.attachments
        ),
        changes=cleaned.changes,
        warnings=tuple(dict.fromkeys(_warnings(raw, found, switches, (*cleaned.warnings, *completeness.warnings)))),
        refusal=found.refusal,
        repaired=_repaired(page.text, cleaned, paragraphs),
        version=cleaning.VERSION,
        doubt=found.doubt,
        evidence=MappingProxyType(evidence),
        encoding=raw.encoding,
        undecodable=raw.undecodable,
        reader=raw.reader,
        undone=cleaned.undone,
        switches=replace(switches, changes=cleaned.off),
    )


def _warnings(raw: RawDocument, found: metadata.Metadata, switches: Switches, of_text: Sequence[str]) -> Iterator[str]:
    if found.doubt:
        yield found.doubt
    yield from switches.warnings()
    yield from of_text
    if raw.undecodable:
        yield f"有 {raw.undecodable} 个字节无法按 {raw.encoding} 解码。"


def _repaired(page_text: str, cleaned: Cleaned, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Repaired, ...], ...]:
    """Give each paragraph the places in it that were repaired, as they count in its own text."""
    made = [change for change in cleaned.changes if change.id not in cleaned.undone]
    places = deque(repaired(page_text, made))
    found, position = [], 0
    for paragraph in paragraphs:
        start = cleaned.text.find(paragraph.text, position)
        end = position = start + len(paragraph.text) if start >= 0 else position
        while places and places[0].start < start:
            places.popleft()
        inside = []
        while places and places[0].end <= end:
            place = places.popleft()
            inside.append(replace(place, start=place.start - start, end=place.end - start))
        found.append(tuple(inside))
    return tuple(found)


def _storable(page: Page) -> Page:
    """Put U+FFFD for the code points that PostgreSQL and UTF-8 refuse; spans stay where they are."""
    return replace(
        page,
        text=storable(page.text),
        title=storable(page.title),
        address=storable(page.address),
        site=storable(page.site),
        meta=MappingProxyType({storable(name): storable(value) for name, value in page.meta.items()}),
    )


def storable(text: str) -> str:
    r"""Put U+FFFD for NUL and for halves of surrogate pairs, which no database takes.

    >>> storable("讲\x00话\ud800")
    '讲�话�'
    """
    return UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
