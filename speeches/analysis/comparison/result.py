"""What a comparison found, row by row."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    SAME = "same"
    RECUT = "recut"  # the same words, in other paragraphs
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"  # only in the first text
    ADDED = "added"  # only in the second


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that the other side has too, or has not."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph of one text: its number in it, from 0, and the text in pieces."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs beside each other: one on each side, or several where they were cut in another way; or none.

    Of a moved one each text has a row of its own, with the other's number as `elsewhere`.
    """

    kind: Kind
    left: tuple[Side, ...]
    right: tuple[Side, ...]
    elsewhere: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows, in the order of both texts but for what was moved; `is_coarse` if some were compared by sentence."""

    rows: tuple[Row, ...]
    is_coarse: bool = False

    @property
    def counts(self) -> dict[Kind, int]:
        """How many of each kind, a moved paragraph counted once."""
        found = Counter(row.kind for row in self.rows if not (row.kind is Kind.MOVED and not row.left))
        return {kind: found[kind] for kind in Kind}
