"""What became of a document that was taken in."""

from dataclasses import dataclass
from enum import StrEnum


class OutcomeKind(StrEnum):
    CREATED = "created"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document, or of one line of a record file."""

    kind: OutcomeKind
    file: str
    speech_id: int | None  # the new speech, or the one that was there; None if rejected
    title: str  # of that speech; "" if rejected
    reason: str = ""  # in Chinese: why it was rejected, or why the new speech is a draft whatever was asked
    line: int = 0  # from 1, in a record file; 0 for a document of its own
    is_forcible: bool = False  # rejected only because it does not look like a speech: `accept_any` would take it
