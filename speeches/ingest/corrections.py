"""What an editor sets right: it is kept apart from what the machine read, and cleaning again leaves it alone."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from speeches import models
from speeches.ingest import paragraphs as stored
from speeches.ingest.alignment import carry_keys
from speeches.ingest.errors import IngestError
from speeches.ingest.fields import READ
from speeches.ingest.fingerprint import fingerprint
from speeches.ingest.succession import keep_addresses
from speeches.structure.paragraphs import Paragraph, ParagraphKind

SETTABLE = (*READ, "section")


def correct(
    speech: models.Speech,
    *,
    fields: Mapping[str, str | bool | None],
    paragraphs: Sequence[Paragraph] | None = None,
) -> None:
    """Set fields and paragraphs as an editor wants them, all or nothing.

    `section` is a slug, None for no section; `truncated` a bool; for the others None is the same as "".
    A field that gets another value is marked as corrected. A date without a basis is stated by the editor.
    Raises IngestError for an unknown name or an empty text, ValidationError for a value that does not fit.
    """
    if unknown := sorted(set(fields) - set(SETTABLE)):
        raise IngestError(f"没有名为 {'、'.join(unknown)} 的字段。可以更正的字段：{'、'.join(SETTABLE)}。")
    with transaction.atomic():
        models.Speech.objects.select_for_update().get(pk=speech.pk)  # an import of the same page waits
        _set_fields(speech, fields)
        if paragraphs is not None:
            replace_paragraphs(speech, [paragraph for paragraph in paragraphs if paragraph.text.strip()])
        speech.full_clean(exclude=["fingerprint", "corrected"])
        speech.save()


def replace_paragraphs(speech: models.Speech, paragraphs: Sequence[Paragraph]) -> None:
    """Write these paragraphs in the place of the speech's own; those recognisably the same keep their keys.

    The keys of the others lead from then on to where their text went, and what the text was before is kept as a revision,
    if it was another one. The caller saves the speech afterwards, in the same transaction.
    """
    if not paragraphs:
        raise IngestError("正文不能为空。")
    texts = [paragraph.text for paragraph in paragraphs]
    rows = list(speech.paragraphs.order_by("position").values("key", "kind", "level", "text"))
    if rows and texts != [row["text"] for row in rows]:
        models.Revision.objects.create(speech=speech, paragraphs=rows, was_published=speech.is_published)
    before = [(row["key"], row["text"]) for row in rows]
    keys = carry_keys(before, texts)
    speech.paragraphs.all().delete()
    stored.write(speech, [stored.Keyed(*pair) for pair in zip(keys, paragraphs, strict=True)])
    keep_addresses(speech, before, list(zip(keys, texts, strict=True)))
    speech.fingerprint = fingerprint(texts)
    speech.characters = stored.count_characters(paragraphs)
    speech.redactions = stored.count_redactions(paragraphs)


def stored_paragraphs(speech: models.Speech) -> tuple[Paragraph, ...]:
    """Give the paragraphs of a speech as the core knows them, in order."""
    rows = speech.paragraphs.order_by("position").values_list("kind", "level", "text")
    return tuple(Paragraph(ParagraphKind(kind), level, text) for kind, level, text in rows)


def _set_fields(speech: models.Speech, fields: Mapping[str, str | bool | None]) -> None:
    corrected = set(speech.corrected)
    for name, value in _with_basis(speech, fields).items():
        attribute = "section_id" if name == "section" else name
        new = _section(value) if name == "section" else bool(value) if name == "truncated" else value or ""
        if getattr(speech, attribute) != new:
            setattr(speech, attribute, new)
            corrected.add(name)
    speech.corrected = sorted(corrected)


def _with_basis(speech: models.Speech, fields: Mapping[str, str | bool | None]) -> dict[str, str | bool | None]:
    values = dict(fields)
    if "date" in values and not values["date"]:
        values["date_basis"] = ""
    elif values.get("date") and not values.get("date_basis", speech.date_basis):
        values["date_basis"] = models.Speech.DateBasis.STATED.value
    return values


def _section(slug: object) -> int | None:
    if not slug:
        return None
    section = models.Section.objects.filter(slug=slug).first()
    if section is None:
        raise IngestError(f"没有网址名为 {slug} 的栏目。")
    return section.pk
