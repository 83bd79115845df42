r"""What a page says of its speech: title, date, speaker and office, occasion, place,
level, audience, genre and source, each with its evidence.

>>> from speeches.text.page import Page
>>> page = Page("在全县会议上的讲话\n（2016年3月5日）\n同志们：\n今天开会。\n")
>>> metadata = read(page, page.text, (), ())
>>> metadata.title.value, metadata.date.value, metadata.date_basis.value
('在全县会议上的讲话', '2016-03-05', 'stated')
"""

from collections.abc import Sequence
from dataclasses import dataclass

from speeches.metadata.address import read_source_url
from speeches.metadata.date import read_date
from speeches.metadata.doubt import read_doubt
from speeches.metadata.evidence import Field, Metadata
from speeches.metadata.genre import Genre, read_genre
from speeches.metadata.level import Level, read_level
from speeches.metadata.lines import gather
from speeches.metadata.occasion import read_occasion
from speeches.metadata.office import read_office
from speeches.metadata.place import read_place
from speeches.metadata.refusal import read_refusal
from speeches.metadata.salutation import find_salutation, read_audience
from speeches.metadata.source import read_source_name
from speeches.metadata.speaker import read_speaker
from speeches.metadata.title import read_title
from speeches.text.page import Page, Piece

__all__ = ["Field", "Genre", "Known", "Level", "Metadata", "describe", "read"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a speech beforehand; "" where it is not."""

    title: str
    speaker: str
    occasion: str
    place: str


def read(page: Page, body: str, head: Sequence[Piece], tail: Sequence[Piece]) -> Metadata:
    """Read every field from the lines around the speech.

    `body` is the cleaned speech, one paragraph a line; `head` and `tail` are the lines taken off it, as
    they read after repair. Spans are code-point offsets in `page.text`; a value that only the mark-up
    gives has the span (0, 0).
    """
    lines = gather(page, body, head, tail)
    title = read_title(lines)
    date = read_date(lines, title)
    occasion = read_occasion(lines, title)
    office = read_office(lines, title)
    place = read_place(lines, title, occasion, office)
    source_name = read_source_name(lines)
    salutation = find_salutation(lines)
    refusal = read_refusal(lines)
    doubt = None if refusal else read_doubt(lines, title, salutation)
    return Metadata(
        title=title,
        date=date.date if date else None,
        date_basis=date.basis if date else None,
        speaker=read_speaker(lines, title),
        office=office,
        occasion=occasion,
        place=place,
        level=read_level(office, title, occasion, place, source_name),
        audience=read_audience(salutation),
        genre=doubt.field if doubt else read_genre(lines, title, salutation),
        source_name=source_name,
        source_url=read_source_url(lines),
        refusal=refusal,
        doubt=doubt.reason if doubt else "",
    )


def describe(text: str, known: Known) -> Metadata:
    """Level, audience and genre alone, of a text that is known to be a speech; spans count in the text."""
    lines = gather(Page(text), text, (), ())
    title, speaker, occasion, place = (
        Field(value, 0, 0, 1.0) if value else None
        for value in (known.title, known.speaker, known.occasion, known.place)
    )
    salutation = find_salutation(lines)
    return Metadata(
        level=read_level(speaker or read_office(lines, title), title, occasion, place, None),
        audience=read_audience(salutation),
        genre=read_genre(lines, title, salutation),
    )
