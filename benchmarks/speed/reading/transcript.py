"""A transcript of a whole sitting as one published speech, in the data directory of the benchmark."""

from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from benchmarks.speed.search import archive
from benchmarks.speed.search.texts import LEGCO, texts
from speeches.ingest import keys, paragraphs
from speeches.models import Speech
from speeches.structure import Paragraph, ParagraphKind


def fill(corpora: Path, characters: int, headings: int) -> Speech:
    """Make the database, and in it one speech of about so many characters under so many headings."""
    archive.fill([])
    read = list(_paragraphs(corpora, characters, headings))
    speech = Speech.objects.create(
        title="立法會會議過程正式紀錄",
        date="2004-03-24",
        date_basis="stated",
        script="hant",
        status="published",
        published_at=timezone.now(),
        characters=paragraphs.count_characters(read),
    )
    made = keys.new_keys(paragraph.text for paragraph in read)
    paragraphs.write(speech, [paragraphs.Keyed(*pair) for pair in zip(made, read, strict=True)])
    return speech


def _paragraphs(corpora: Path, characters: int, headings: int) -> Iterator[Paragraph]:
    length, number = 0, 0
    for line in (line for text in texts(corpora, LEGCO) for line in text.paragraphs):
        if length >= characters:
            return
        if length >= characters * number / headings:
            number += 1
            yield Paragraph(ParagraphKind.HEADING, 1, f"第{number}項議題")
        yield Paragraph(ParagraphKind.TEXT, 0, line)
        length += len(line)
