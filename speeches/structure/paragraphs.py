"""What a paragraph of a speech is."""

from dataclasses import dataclass
from enum import StrEnum


class ParagraphKind(StrEnum):
    SALUTATION = "salutation"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` is 1 for 一、, 2 for （一）, 3 for 1. and 0 for what is no heading."""

    kind: ParagraphKind
    level: int
    text: str
