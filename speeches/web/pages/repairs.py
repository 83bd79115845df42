"""Where a speech's text was repaired, and what the page had there."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from speeches.models import Cleaning, Paragraph
from speeches.representations.change import step_label

MOST_LINKED = 100  # repairs that are links unless asked for; each is a stop for the Tab key, and 300 bytes of the page


@dataclass(frozen=True, slots=True)
class Repair:
    """A repaired stretch [start, end) of a paragraph; `number` counts from 1 in the speech."""

    number: int
    start: int
    end: int
    before: str
    after: str
    step: str  # of the last change
    label: str
    reasons: tuple[str, ...]
    confidence: float  # the least of its changes


def repairs_in(cleaning: Cleaning | None, paragraphs: Sequence[Paragraph]) -> dict[int, tuple[Repair, ...]]:
    """Give the repairs by primary key of the paragraph; one that an editor changed shows none.

    Costs no query, and time in proportion to the paragraphs and changes.
    """
    if cleaning is None or not any(made.get("repaired") for made in cleaning.paragraphs):
        return {}
    changes = {change["id"]: change for change in cleaning.changes}
    places: dict[str, deque[Sequence[Mapping[str, Any]]]] = defaultdict(deque)
    for made in cleaning.paragraphs:
        places[made["text"]].append(made.get("repaired", ()))
    found: dict[int, tuple[Repair, ...]] = {}
    number = 0
    for paragraph in paragraphs:
        if (there := places.get(paragraph.text)) and (repaired := there.popleft()):
            found[paragraph.pk] = tuple(_repairs(repaired, paragraph.text, changes, number))
            number += len(repaired)
    return found


def _repairs(
    repaired: Sequence[Mapping[str, Any]], text: str, changes: Mapping[int, Mapping[str, Any]], number: int
) -> Iterable[Repair]:
    for turn, place in enumerate(repaired, start=number + 1):
        made = [changes[change] for change in place["changes"]]
        yield Repair(
            number=turn,
            start=place["start"],
            end=place["end"],
            before=place["before"],
            after=text[place["start"] : place["end"]],
            step=made[-1]["step"],
            label=step_label(made[-1]["step"]),
            reasons=tuple(dict.fromkeys(change["reason"] for change in made)),
            confidence=min(change["confidence"] for change in made),
        )
