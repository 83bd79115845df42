"""Where in the page text each field was read, beside the field that an editor may correct."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from speeches.admin.base import StockModelForm
from speeches.models import Cleaning, Speech

Places = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ReadAt:
    """The evidence of one value: a place in the page text, or "" where only the mark-up says it."""

    anchor: str  # id of the place in the marked page
    percent: int  # how sure


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of the form, and what its value was read from; None where nothing was read or an editor set it."""

    field: BoundField
    evidence: ReadAt | None
    is_corrected: bool


def anchor(name: str) -> str:
    return f"read-{name}"


def places(cleaning: Cleaning) -> Places:
    """Where in the page text each field was read; what stands in the mark-up has no place there."""
    return {
        name: (read["start"], read["end"])
        for name, read in cleaning.evidence.items()
        if read["start"] < read["end"] and name != "date_basis"  # it is read with the date
    }


def field_rows(form: StockModelForm[Speech], speech: Speech) -> tuple[FieldRow, ...]:
    """The fields in the form's order, the body left out."""
    cleaning = Cleaning.objects.filter(speech=speech).first() or Cleaning()
    return tuple(_rows(form, cleaning, speech))


def _rows(form: StockModelForm[Speech], cleaning: Cleaning, speech: Speech) -> Iterator[FieldRow]:
    marked = places(cleaning)
    for field in form.visible_fields():
        if field.name != "body":
            is_corrected = field.name in speech.corrected
            read = None if is_corrected else cleaning.evidence.get(field.name)
            yield FieldRow(field, _read_at(field.name, read, marked) if read else None, is_corrected)


def _read_at(name: str, read: Mapping[str, Any], marked: Places) -> ReadAt:
    place = "date" if name == "date_basis" else name
    return ReadAt(anchor(place) if place in marked else "", round(100 * read["confidence"]))
