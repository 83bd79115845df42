"""How paragraphs are written to the database: in order, each under the heading that governs it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from speeches import models, structure
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
    _govern(rows, [keyed.paragraph for keyed in paragraphs])
    by_depth: dict[int, list[models.Paragraph]] = defaultdict(list)
    for row in rows:
        by_depth[_depth(row)].append(row)
    for depth in sorted(by_depth):  # a heading has its primary key before what stands under it
        models.Paragraph.objects.bulk_create(by_depth[depth])


def count_characters(paragraphs: Sequence[Paragraph]) -> int:
    """Count the characters of a speech, white space left out."""
    return sum(len("".join(paragraph.text.split())) for paragraph in paragraphs)


def count_redactions(paragraphs: Sequence[Paragraph]) -> int:
    """Count what is made unreadable in a speech: X书记, **县, 201*年."""
    return sum(len(structure.redactions(paragraph.text)) for paragraph in paragraphs)


def _govern(rows: Sequence[models.Paragraph], paragraphs: Sequence[Paragraph]) -> None:
    for row, at in zip(rows, structure.governing(paragraphs), strict=True):
        row.under = None if at is None else rows[at]


def _depth(row: models.Paragraph) -> int:
    depth = 0
    while row.under is not None:
        row = row.under
        depth += 1
    return depth
