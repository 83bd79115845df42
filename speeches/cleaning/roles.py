"""What the mark-up says of each line of a page: evidence for which lines are the body, never a verdict.

A page without mark-up, and one whose mark-up cannot be believed, has lines of unknown role alone. Believed
is a body that holds much of the running text, and boilerplate that does not hold most of it; where comments do,
a long body is believed as well.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from speeches.text.characters import RUNNING_MARKS
from speeches.text.page import Hint, HintKind, Page

MOST = 0.5  # of the running marks of a page: boilerplate with more is none
LEAST_BODY = 0.3  # of the running marks of a page, summaries of other articles and comments among them
LONG_BODY = 10  # running marks: such a body is believed against more text in boilerplate, as long comments are
LEAST_LONG_BODY = 0.05  # of the running marks of a page
HALF = 0.5  # of the letters of a line
LINKED = 0.8  # of the letters of a line; what stands beside a link is a date or a bracket


class Role(Enum):
    """Where in the mark-up a line stands."""

    UNKNOWN = auto()  # nothing is said of it
    TITLE = auto()  # <h1>, or a paragraph in Word's style "Title"
    HEADING = auto()  # <h2> to <h6> inside the body, or Word's heading styles
    BODY = auto()  # inside the block that holds most of the running text
    LINK = auto()  # inside the body, and nothing else than a link
    BOILERPLATE = auto()  # a menu, a list of links, a foot, a form; inside the body too
    OUTSIDE = auto()  # the page has a body, and this is not in it


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the page text."""

    start: int
    end: int


class Roles:
    """The roles of the lines of a page text, looked up once somebody asks."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def at(self, offsets: Iterable[int]) -> tuple[Role, ...]:
        """Give the roles of the lines that hold these characters of the page text."""
        if not self._page.hints:
            return tuple(Role.UNKNOWN for _ in offsets)
        starts, roles = self._starts, self._roles
        return tuple(roles[bisect_right(starts, offset) - 1] for offset in offsets)

    @cached_property
    def _lines(self) -> list[Span]:
        return list(_lines(self._page.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self._lines]

    @cached_property
    def _roles(self) -> list[Role]:
        letters = [_stripped(self._page.text, line) for line in self._lines]
        return list(_roles(letters, _believed(self._page)))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _stripped(text: str, line: Span) -> Span:
    letters = text[line.start : line.end]
    first = line.start + len(letters) - len(letters.lstrip())
    return Span(first, max(first, line.start + len(letters.rstrip())))


def _believed(page: Page) -> list[Hint]:
    marks = [match.start() for match in RUNNING_MARKS.finditer(page.text)]
    held = [bisect_left(marks, hint.end) - bisect_left(marks, hint.start) for hint in page.hints]
    pairs = list(zip(page.hints, held, strict=True))
    boilerplate = sum(count for hint, count in pairs if hint.kind is HintKind.BOILERPLATE)
    rest = max(0, len(marks) - boilerplate)
    is_long = any(
        hint.kind is HintKind.BODY and count >= max(LONG_BODY, LEAST_LONG_BODY * len(marks), LEAST_BODY * rest)
        for hint, count in pairs
    )
    found = []
    for hint, count in pairs:
        too_little = hint.kind is HintKind.BODY and count < LEAST_BODY * (rest if is_long else len(marks))
        too_much = hint.kind is HintKind.BOILERPLATE and count > MOST * len(marks) and not is_long
        if not (too_little or too_much):
            found.append(hint)
    return found


def _roles(lines: Sequence[Span], hints: Sequence[Hint]) -> Iterator[Role]:
    has_body = any(hint.kind is HintKind.BODY for hint in hints)
    covered = {kind: _covered(lines, [h for h in hints if h.kind is kind]) for kind in HintKind}
    for line, *counts in zip(lines, *covered.values(), strict=True):
        length = max(1, line.end - line.start)
        share = {kind: count / length for kind, count in zip(covered, counts, strict=True)}
        yield _role(share, has_body=has_body)


def _role(share: dict[HintKind, float], *, has_body: bool) -> Role:
    if share[HintKind.BOILERPLATE] == 1:
        return Role.BOILERPLATE
    if share[HintKind.TITLE] > HALF:
        return Role.TITLE
    if has_body and share[HintKind.BODY] <= HALF:
        return Role.OUTSIDE
    if share[HintKind.HEADING] > HALF:
        return Role.HEADING
    if not has_body:
        return Role.UNKNOWN
    return Role.LINK if share[HintKind.LINK] >= LINKED else Role.BODY


def _covered(lines: Sequence[Span], hints: Iterable[Hint]) -> list[int]:
    """How many characters of each line the hints cover; both are walked through once."""
    spans = _merged(hints)
    counts, first = [], 0
    for line in lines:
        while first < len(spans) and spans[first].end <= line.start:
            first += 1
        count, at = 0, first
        while at < len(spans) and spans[at].start < line.end:
            count += min(line.end, spans[at].end) - max(line.start, spans[at].start)
            at += 1
        counts.append(count)
    return counts


def _merged(hints: Iterable[Hint]) -> list[Span]:
    """The stretches that the hints cover together, in order and apart."""
    spans: list[Span] = []
    for hint in sorted(hints, key=lambda hint: hint.start):
        if spans and hint.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, hint.end))
        else:
            spans.append(Span(hint.start, hint.end))
    return spans
