"""Making a speech anew from its original, without losing what an editor set right."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from speeches import models
from speeches.cleaning import ChangeRef
from speeches.ingest import vault
from speeches.ingest.corrections import replace_paragraphs, stored_paragraphs
from speeches.ingest.documents import Document, Prepared, prepare_page, prepare_record
from speeches.ingest.errors import IngestError, NoSuchSpeechError
from speeches.ingest.fields import READ, Values, shown, shown_of
from speeches.ingest.fingerprint import fingerprint
from speeches.ingest.merge import Conflict, Merged, differences, merge
from speeches.ingest.paragraphs import count_redactions
from speeches.ingest.records import RECORD
from speeches.ingest.restoration import Restored
from speeches.ingest.storing import cleaning_values
from speeches.ingest.switches import Switches, checked
from speeches.readers import ReaderError
from speeches.readers.records import Record, read_stream
from speeches.structure.paragraphs import Paragraph, ParagraphKind

DOCUMENT_COLUMNS = ("format", "encoding", "undecodable", "page_text", "reader")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field and its value before and after."""

    name: str
    before: str | bool
    after: str | bool


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """Paragraphs that gave way to others; nothing before is an insertion, nothing after a removal."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recleaned:
    """What cleaning again changes in one speech, or would change."""

    speech_id: int
    title: str
    version_before: str
    version: str
    fields: tuple[FieldChange, ...]
    kept: tuple[FieldChange, ...]  # the editor's value stays (`before`), though the machine now reads `after`
    paragraphs: tuple[ParagraphChange, ...]
    conflicts: tuple[Conflict, ...]
    is_applied: bool

    @property
    def is_changed(self) -> bool:
        """Whether a reader sees a difference."""
        return bool(self.fields or self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Fields:
    changed: tuple[FieldChange, ...]
    kept: tuple[FieldChange, ...]


def reclean(speech: models.Speech, *, apply: bool) -> Recleaned:
    """Read the original again, clean it but for what is switched off, and say what is different.

    With `apply` it is also stored. Raises IngestError, with a Chinese message, where the original is gone, cannot be
    read or holds no text now.
    """
    return _remake(speech.pk, None, apply=apply)


def switch(
    speech: models.Speech, *, steps: Iterable[str], changes: Iterable[ChangeRef], apply: bool = True
) -> Recleaned:
    """Clean a speech with exactly these steps and changes off, as `reclean` does; what is off stays so from then on.

    Raises UnknownSwitchError for a step there is not, or a change that the speech's ledger does not hold.
    """
    return _remake(speech.pk, Switches(tuple(steps), tuple(changes)), apply=apply)


def _remake(number: int, wanted: Switches | None, *, apply: bool) -> Recleaned:
    with transaction.atomic():
        speech = _locked(number)
        original = _primary_original(speech)
        cleaning = models.Cleaning.objects.filter(speech=speech).first() or models.Cleaning(speech=speech)
        off = Switches.from_json(cleaning.switched_off)
        prepared = _prepare(original, off if wanted is None else checked(wanted, off, cleaning.changes))
        before = cleaning.version
        stored = stored_paragraphs(speech)
        merged = merge(_base_paragraphs(cleaning, stored), stored, prepared.restored.paragraphs)
        fields = _merge_fields(speech, cleaning, prepared.restored)
        if apply:
            _update_original(original, prepared.document)
            _update_cleaning(cleaning, prepared.restored)
            _update_speech(speech, fields, merged, stored)
    return Recleaned(
        speech_id=speech.pk,
        title=speech.title,
        version_before=before,
        version=prepared.restored.version,
        fields=fields.changed,
        kept=fields.kept,
        paragraphs=tuple(_paragraph_changes(stored, merged.paragraphs)),
        conflicts=merged.conflicts,
        is_applied=apply,
    )


def _locked(number: int) -> models.Speech:
    speech = models.Speech.objects.select_for_update().filter(pk=number).first()
    if speech is None:
        raise NoSuchSpeechError(number)
    return speech


def _primary_original(speech: models.Speech) -> models.Original:
    appearance = speech.appearances.select_related("original").order_by("-is_primary", "pk").first()
    if appearance is None:
        raise IngestError("这篇讲话没有原件，无法重新清洗。")
    return appearance.original


def _prepare(original: models.Original, switches: Switches) -> Prepared:
    content = vault.read(original.sha256)
    if original.format != RECORD:
        return prepare_page(content, original.file_name, switches)
    if switches:
        raise IngestError("这篇讲话收录时即是干净的文本，没有可以停用的清洗步骤或改动。")
    try:
        record = next(read_stream(io.BytesIO(content), original.file_name))
    except ReaderError as error:
        raise IngestError(str(error)) from error
    if not isinstance(record, Record):
        raise IngestError(record.reason)
    return prepare_record(record, original.file_name)


def _base_paragraphs(cleaning: models.Cleaning, stored: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Give what the machine made last time; a speech that was never cleaned counts as not corrected."""
    if cleaning.pk is None:
        return stored
    return tuple(Paragraph(ParagraphKind(made["kind"]), made["level"], made["text"]) for made in cleaning.paragraphs)


def _merge_fields(speech: models.Speech, cleaning: models.Cleaning, restored: Restored) -> _Fields:
    now = shown(restored)
    base = shown_of(cleaning.fields, [made["text"] for made in cleaning.paragraphs])
    edited = _edited_fields(speech, base) if cleaning.pk else set(speech.corrected)
    changed, kept = [], []
    for name in READ:
        change = FieldChange(name, getattr(speech, name), now[name])
        if change.before == change.after:
            continue
        if name not in edited:
            changed.append(change)
        elif now[name] != base[name]:
            kept.append(change)
    return _Fields(tuple(changed), tuple(kept))


def _edited_fields(speech: models.Speech, base: Values) -> set[str]:
    """Name the fields that an editor set: they are marked so, or differ from what the machine had read.

    A date and its basis go together.
    """
    edited = {name for name in READ if name in speech.corrected or getattr(speech, name) != base[name]}
    return edited | {"date", "date_basis"} if edited & {"date", "date_basis"} else edited


def _paragraph_changes(before: tuple[Paragraph, ...], after: tuple[Paragraph, ...]) -> list[ParagraphChange]:
    return [
        ParagraphChange(
            tuple(paragraph.text for paragraph in before[change.start : change.end]),
            tuple(paragraph.text for paragraph in change.after),
        )
        for change in differences(before, after)
    ]


def _update_original(original: models.Original, document: Document) -> None:
    """Store the page text anew: the spans of the new changes count in it."""
    for name in DOCUMENT_COLUMNS:
        setattr(original, name, getattr(document, name))
    original.save(update_fields=DOCUMENT_COLUMNS)


def _update_cleaning(cleaning: models.Cleaning, restored: Restored) -> None:
    text = fingerprint(paragraph.text for paragraph in restored.paragraphs)
    for name, value in cleaning_values(restored, text).items():
        setattr(cleaning, name, value)
    cleaning.save()


def _update_speech(speech: models.Speech, fields: _Fields, merged: Merged, stored: tuple[Paragraph, ...]) -> None:
    for change in fields.changed:
        setattr(speech, change.name, change.after)
    if merged.paragraphs != stored:
        replace_paragraphs(speech, merged.paragraphs)
    speech.redactions = count_redactions(merged.paragraphs)
    speech.save()
