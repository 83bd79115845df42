"""What a cleaning step is, and what it sees."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.roles import Role
from speeches.text.page import Page
from speeches.text.plain import plain

RolesAt = Callable[[Iterable[int]], tuple[Role, ...]]  # the roles of the lines that hold these offsets, in order


class Line(NamedTuple):  # made far quicker than a dataclass, and each view makes one a line
    """A line of the view without its line feed: [start, end) in the text, the text, and its plain form."""

    start: int
    end: int
    text: str
    plain: str


class View:
    """The text as a step sees it.

    `plain` is the text in simplified script and half width, of the same length: patterns are written
    in that form alone, and an offset in it is one in the text.
    """

    def __init__(self, text: str, page: Page, roles_at: RolesAt | None = None) -> None:
        self.text = text
        self.page = page
        self._roles_at = roles_at

    def edited(self, text: str, edits: Sequence[Edit]) -> "View":
        """The view of the text that these edits made of this one.

        A character is written plain by itself, so only what the edits put in has to be: writing the whole
        text plain anew behind each step took half the time of cleaning.
        """
        view = View(text, self.page, self._roles_at)
        pieces, position = [], 0
        for edit in edits:
            pieces += [self.plain[position : edit.start], plain(edit.after)]
            position = edit.end
        view.plain = "".join([*pieces, self.plain[position:]])
        view.page_plain = self.page_plain
        return view

    def without_roles(self) -> "View":
        """The same view, where nothing is known of mark-up."""
        view = View(self.text, self.page)
        view.plain, view.page_plain, view.lines = self.plain, self.page_plain, self.lines
        return view

    @cached_property
    def plain(self) -> str:
        return self.page_plain if self.text == self.page.text else plain(self.text)

    @cached_property
    def page_plain(self) -> str:
        """The whole page text, before any step."""
        return plain(self.page.text)

    @cached_property
    def page_title(self) -> str:
        return plain(self.page.title).strip()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        texts, plains = self.text.split("\n"), self.plain.split("\n")
        ends = list(accumulate(map(len, texts), lambda end, length: end + 1 + length))
        starts = [0, *(end + 1 for end in ends[:-1])]
        return tuple(map(Line, starts, ends, texts, plains))

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """What the mark-up says of each line, side by side with `lines`."""
        if self._roles_at is None:
            return (Role.UNKNOWN,) * len(self.lines)
        return self._roles_at((line.start + line.end) // 2 for line in self.lines)  # a repair may reach over its ends


def drop(line: Line, reason: str, *, view: View, kind: ChangeKind | None = None, confidence: float = 1.0) -> Edit:
    """Take a line out, with the line feed that ends it."""
    end = min(line.end + 1, len(view.text))
    return Edit(line.start, end, "", reason, confidence, kind)


def apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Put edits in order, and of those that overlap keep the one that begins first, or the longer."""
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= position:
            yield edit
            position = edit.end


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of dirt: `find` gives the edits in order and apart; it changes nothing itself."""

    name: str
    label: str  # in Chinese, for the archivist
    kind: ChangeKind
    find: Callable[[View], Iterable[Edit]]
    hears_roles: bool = False  # it alone reads `View.roles`, and may answer otherwise once they are not known
    is_everywhere: bool = False  # it normalises the whole text: a reader is told so once, not place by place
