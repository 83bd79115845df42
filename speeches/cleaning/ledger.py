"""The ledger (清洗账本): every change that cleaning made to a page text, as records that can be replayed.

A change replaces the span [start, end) of the *page text*. Spans of two changes are either apart or one
lies inside the other; the outer one came later. So the clean text is the page text with every outermost
change put in, and undoing the outer one brings the inner ones back to light.
"""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    REPAIR = "repair"  # the text itself, as it was before the page was made
    REMOVE = "remove"  # what the page put around or into the text
    TAKE = "take"  # a line that says title, date, speaker or source: moved into the metadata
    SEPARATE = "separate"  # another article of the page: set apart, not lost


@dataclass(frozen=True, slots=True)
class Change:
    """One record of the ledger; spans are code-point offsets in the page text."""

    id: int
    step: str
    kind: ChangeKind
    start: int
    end: int
    before: str  # the page text of the span
    after: str
    reason: str  # one Chinese sentence for the archivist
    confidence: float  # 0 to 1
    depends: tuple[int, ...] = ()  # ids of the changes inside the span that this one built on
