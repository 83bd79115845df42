"""How paragraphs are written to the database: in order, each under the heading that governs it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from speeches import models
from speeches.structure.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Keyed:
    """A paragraph with its permanent key."""

    key: str
    paragraph: Paragraph


def write(speech: models.Speech, paragraphs: Sequence[Keyed]) -> None:
    """Give a speech without paragraphs these; costs one insert for each depth of headings."""
    rows = [
        models.Paragraph(
            speech=speech,
            key=keyed.key,
            position=position,
            kind=keyed.paragraph.kind.value,
            level=keyed.paragraph.level,
            text=keyed.paragraph.text,
        )
        for position, keyed in enumerate(paragraphs, start=1)
    ]
    _govern(rows)
    by_depth: dict[int, list[models.Paragraph]] = defaultdict(list)
    for row in rows:
        by_depth[_depth(row)].append(row)
    for depth in sorted(by_depth):  # a heading has its primary key before what stands under it
        models.Paragraph.objects.bulk_create(by_depth[depth])


def count_characters(paragraphs: Sequence[Paragraph]) -> int:
    """Count the characters of a speech, white space left out."""
    return sum(len("".join(paragraph.text.split())) for paragraph in paragraphs)


def _govern(rows: Sequence[models.Paragraph]) -> None:
    """Put each paragraph under the nearest heading before it, a heading under the nearest of a higher rank."""
    open_headings: list[models.Paragraph] = []
    for row in rows:
        if row.kind == models.Paragraph.Kind.HEADING:
            while open_headings and open_headings[-1].level >= row.level:
                open_headings.pop()
        row.under = open_headings[-1] if open_headings else None
        if row.kind == models.Paragraph.Kind.HEADING:
            open_headings.append(row)


def _depth(row: models.Paragraph) -> int:
    depth = 0
    while row.under is not None:
        row = row.under
        depth += 1
    return depth
