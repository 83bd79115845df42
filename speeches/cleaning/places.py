"""Where in the clean text the repairs stand, and what the page had there: for a reader who wants to see the original.

What a step does everywhere, such as turning a script back, is told once for the whole text and has no places here.
What was taken out whole has none either: nothing of it is left in the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speeches.cleaning.ledger import Change, ChangeKind, outermost
from speeches.cleaning.steps import STEPS

EVERYWHERE = frozenset(step.name for step in STEPS if step.is_everywhere)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A stretch [start, end) of the clean text that was repaired; `before` is all that the page had in its place."""

    start: int
    end: int
    before: str
    changes: tuple[int, ...]  # ids of those that are no normalisation


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the clean text, and the span of the page text that it came from."""

    text: str
    page_start: int
    page_end: int
    change: Change | None = None  # None where the page text stands as it was
    causes: tuple[int, ...] = ()  # ids of the changes for which it is to be shown


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    page_start: int
    page_end: int
    changes: tuple[int, ...]

    def joined(self, other: "_Span") -> "_Span":
        return _Span(self.start, other.end, self.page_start, other.page_end, (*self.changes, *other.changes))


def repaired(page_text: str, made: Sequence[Change]) -> tuple[Repaired, ...]:
    r"""Give the repaired stretches in order and apart; `made` are the changes that are not undone.

    A stretch from which something was taken, as a line end between two halves of a sentence, has the character
    before and the character behind it, so that there is something to be seen.

    >>> join = Change(0, "join_broken_lines", ChangeKind.REPAIR, 4, 5, "\n", "", "", 0.9)
    >>> repaired("任意识效\n率意识", [join])
    (Repaired(start=3, end=5, before='效\n率', changes=(0,)),)
    """
    found: list[_Span] = []
    for span in _spans(list(_parts(page_text, made))):
        found.append(found.pop().joined(span) if found and span.start < found[-1].end else span)
    return tuple(
        Repaired(span.start, span.end, page_text[span.page_start : span.page_end], span.changes)
        for span in found
        if span.start < span.end
    )


def _parts(page_text: str, made: Sequence[Change]) -> Iterator[_Part]:
    causes = _causes(made)
    position = 0
    for change in outermost(made):
        yield _Part(page_text[position : change.start], position, change.start)
        yield _Part(change.after, change.start, change.end, change, causes[change.id])
        position = change.end
    yield _Part(page_text[position:], position, len(page_text))


def _causes(made: Sequence[Change]) -> dict[int, tuple[int, ...]]:
    """Give for each change the repairs of single places that it is or was built on."""
    causes: dict[int, tuple[int, ...]] = {}
    for change in sorted(made, key=lambda change: change.id):
        found: list[int] = []
        if change.kind is ChangeKind.REPAIR:
            found = [cause for depended in change.depends for cause in causes[depended]]
            found += [] if change.step in EVERYWHERE else [change.id]
        causes[change.id] = tuple(dict.fromkeys(found))
    return causes


def _spans(parts: Sequence[_Part]) -> Iterator[_Span]:
    end = 0
    for at, part in enumerate(parts):
        start, end = end, end + len(part.text)
        if not part.causes or (part.text and not part.text.strip()):
            continue  # a line end that was put in is nothing to be seen
        if part.text:
            first = start + len(part.text) - len(part.text.lstrip("\n"))
            yield _Span(first, first + len(part.text.strip("\n")), part.page_start, part.page_end, part.causes)
        else:
            left, page_start = _edge(parts, range(at, -1, -1), is_before=True)
            right, page_end = _edge(parts, range(at, len(parts)), is_before=False)
            yield _Span(start - left, end + right, page_start, page_end, part.causes)


def _edge(parts: Sequence[_Part], numbers: range, *, is_before: bool) -> tuple[int, int]:
    """Go from a part without text to the first character beside it: its length in the clean text, its page offset.

    What a change put there is taken whole. At the border of a paragraph there is none, and the part stands alone.
    """
    for part in map(parts.__getitem__, numbers):
        text = part.text if part.change else part.text[-1:] if is_before else part.text[:1]
        if "\n" in text:
            break
        if text and part.change:
            return len(text), part.page_start if is_before else part.page_end
        if text:
            return 1, part.page_end - 1 if is_before else part.page_start + 1
    own = parts[numbers[0]]
    return 0, own.page_start if is_before else own.page_end
