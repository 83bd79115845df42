"""How a restored speech becomes rows: all of them in one transaction, or none."""

from dataclasses import asdict
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils import timezone

from speeches import models
from speeches.ingest import keys, paragraphs, sections, vault
from speeches.ingest.documents import Document
from speeches.ingest.duplicates import find_twin, lock_text
from speeches.ingest.fields import READ, clipped, shown
from speeches.ingest.fingerprint import fingerprint
from speeches.ingest.outcome import Outcome, OutcomeKind
from speeches.ingest.restoration import Restored
from speeches.models import NAME_LENGTH, TITLE_LENGTH

ADDRESS_LENGTH = 2000  # characters, as the model has it
ATTEMPTS = 3  # the second finds what the other one wrote; the third is for a speech deleted in between


def store(document: Document, restored: Restored, *, publish: bool) -> tuple[OutcomeKind, models.Speech]:
    """Make a speech of the document, or record it as one more source of the speech that has its text.

    Of two that store the same bytes at once, one meets the other's row: it begins again and finds it.
    """
    sha256 = vault.keep(document.content)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic():
                return _store(sha256, document, restored, publish=publish)
        except IntegrityError:
            if attempt == ATTEMPTS:
                raise
    raise AssertionError


def known_speech(sha256: str) -> models.Speech | None:
    """Find the speech that these bytes were taken in as; new bytes, the usual case, cost one look into an index."""
    if not models.Original.objects.filter(sha256=sha256).exists():
        return None
    return models.Speech.objects.filter(appearances__original__sha256=sha256).order_by("pk").first()


def _store(sha256: str, document: Document, restored: Restored, *, publish: bool) -> tuple[OutcomeKind, models.Speech]:
    original = models.Original.objects.select_for_update().filter(sha256=sha256).first()  # others wait for us here
    if original is None:
        original = _create_original(sha256, document)
    elif known := known_speech(sha256):
        return OutcomeKind.UNCHANGED, known
    text = fingerprint(paragraph.text for paragraph in restored.paragraphs)
    lock_text(text)
    if twin := find_twin(text, restored.fields()):
        _appear(twin, original, restored, is_primary=False)
        twin.save(update_fields=["updated_at"])  # the index learns of the new source
        return OutcomeKind.DUPLICATE, twin
    return OutcomeKind.CREATED, _create(original, restored, text, publish=publish)


def _create_original(sha256: str, document: Document) -> models.Original:
    return models.Original.objects.create(
        sha256=sha256,
        size=len(document.content),
        file_name=document.name[-TITLE_LENGTH:],
        format=document.format,
        encoding=document.encoding,
        undecodable=document.undecodable,
        page_text=document.page_text,
        reader=document.reader,
    )


def _create(original: models.Original, restored: Restored, text: str, *, publish: bool) -> models.Speech:
    speech = models.Speech(fingerprint=text, **shown(restored))
    speech.characters = paragraphs.count_characters(restored.paragraphs)
    speech.redactions = paragraphs.count_redactions(restored.paragraphs)
    body = "\n".join(paragraph.text for paragraph in restored.paragraphs)
    speech.section_id = sections.assign(restored.title, restored.occasion, body)
    if publish and not restored.doubt:  # what seems to be no speech waits for the archivist
        speech.status, speech.published_at = models.Speech.Status.PUBLISHED, timezone.now()
    speech.save()
    made = keys.new_keys(paragraph.text for paragraph in restored.paragraphs)
    paragraphs.write(speech, [paragraphs.Keyed(*pair) for pair in zip(made, restored.paragraphs, strict=True)])
    _appear(speech, original, restored, is_primary=True)
    models.Cleaning.objects.create(speech=speech, **cleaning_values(restored, text))
    return speech


def _appear(speech: models.Speech, original: models.Original, restored: Restored, *, is_primary: bool) -> None:
    models.Appearance.objects.create(
        speech=speech,
        original=original,
        source=_source(restored),
        url=restored.source_url if len(restored.source_url) <= ADDRESS_LENGTH else "",
        is_primary=is_primary,
    )


def _source(restored: Restored) -> models.Source | None:
    """Get or make the site: by its name, else by its host, which is then its name too."""
    host = _host(restored.source_url)
    name = clipped(restored.source_name, NAME_LENGTH)
    if not name and host:
        known = models.Source.objects.filter(host=host).order_by("pk").first()
        if known:
            return known
    if not name and not host:
        return None
    return models.Source.objects.get_or_create(name=name or host, defaults={"host": host[:NAME_LENGTH]})[0]


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # "http://[": a record's address is taken as it stands
        return ""


def cleaning_values(restored: Restored, text: str) -> dict[str, object]:
    """Give what to keep of the machine's work, as the base for the next `reclean`; `text` is its fingerprint."""
    made = restored.as_json()
    return {
        "version": restored.version,
        "fingerprint": text,
        "warnings": list(restored.warnings),  # a page that was taken in all the same is no longer refused
        **{name: made[name] for name in ("changes", "attachments")},
        "paragraphs": [
            {**asdict(paragraph), "repaired": [asdict(place) for place in places]}
            for paragraph, places in zip(restored.paragraphs, restored.repaired, strict=True)
        ],
        "switched_off": restored.switches.as_json(),
        "fields": {name: made[name] for name in READ},
        "evidence": made["evidence"],
    }


def outcome(kind: OutcomeKind, speech: models.Speech, file: str, line: int = 0, doubt: str = "") -> Outcome:
    reason = doubt if kind is OutcomeKind.CREATED else ""
    return Outcome(kind, file, speech.pk, speech.title, reason, line)
