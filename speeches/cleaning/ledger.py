"""The ledger (清洗账本): every change that cleaning made to a page text, as records that can be replayed.

A change replaces the span [start, end) of the *page text*. Spans of two changes are either apart or one
lies inside the other; the outer one came later. So the clean text is the page text with every outermost
change put in, and undoing the outer one brings the inner ones back to light.
"""

from collections.abc import Collection, Iterable, Sequence
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
    depends: tuple[int, ...] = ()  # ids of the changes inside the span, or right beside it, that this one built on


def replay(
    page_text: str,
    changes: Sequence[Change],
    *,
    undone: Collection[int] = (),
    start: int = 0,
    end: int | None = None,
) -> str:
    """Put the changes into the page text, or into its span [start, end), but for those undone.

    What depends on an undone change is undone with it. Of a change that reaches over the ends of the
    span nothing is put in.

    >>> trim = Change(0, "trim", ChangeKind.REMOVE, 0, 2, "  ", "", "", 1.0)
    >>> replay("  会议", [trim]), replay("  会议", [trim], undone={0})
    ('会议', '  会议')
    """
    end = len(page_text) if end is None else end
    dead = with_dependants(changes, undone) if undone else frozenset[int]()
    pieces, position = [], start
    for change in outermost(c for c in changes if c.id not in dead and start <= c.start and c.end <= end):
        pieces += [page_text[position : change.start], change.after]
        position = change.end
    return "".join([*pieces, page_text[position:end]])


def with_dependants(changes: Iterable[Change], undone: Collection[int]) -> set[int]:
    """Give the ids of the changes that go when these are undone; a change comes after what it depends on."""
    dead = set(undone)
    for change in sorted(changes, key=lambda c: c.id):
        if not dead.isdisjoint(change.depends):
            dead.add(change.id)
    return dead


def outermost(changes: Iterable[Change]) -> list[Change]:
    """Leave out the changes that lie inside a later one; what is left is in the order of the text."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda c: (c.start, c.end, c.id)):
        while kept and _holds(change, kept[-1]):
            kept.pop()
        if not (kept and _holds(kept[-1], change)):
            kept.append(change)
    return kept


def _holds(outer: Change, inner: Change) -> bool:
    return inner.id < outer.id and outer.start <= inner.start and inner.end <= outer.end
