"""What the metadata readers return, and the lines of a page that they read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from speeches.text.page import HintKind, Page, Piece
from speeches.text.script import to_simplified
from speeches.text.widths import HALF_WIDTH

OPENING_LINES = 6  # lines of the body that may still be title, date or speaker; no official text has more
CLOSING_LINES = 3  # lines of the body that may be its signature and date
SHORT_LINE = 60  # characters; a line of the body above it is a paragraph and states nothing about the page
LONGEST_NOTICE = 600  # characters; what was taken off in one piece above that is another article, with its own labels
INJECTED = r"(?:[(][^()\n]{1,8}[)]|\s){0,3}"  # a reading or white space that repair took out between two characters


@dataclass(frozen=True, slots=True)
class Field:
    """A value, the span of the page text it was read from, and how sure it is, from 0 to 1."""

    value: str
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its speech; None where it says nothing."""

    title: Field | None = None
    date: Field | None = None  # ISO, as exact as it is written
    date_basis: Field | None = None  # "stated" by the text, or "published": only the page was dated so
    speaker: Field | None = None
    occasion: Field | None = None
    place: Field | None = None
    source_name: Field | None = None
    source_url: Field | None = None
    refusal: str = ""


class Zone(StrEnum):
    """Where a line stands, seen from the speech."""

    HEAD = "head"
    OPENING = "opening"
    CLOSING = "closing"
    TAIL = "tail"
    NAME = "name"  # the document's own name, outside the text


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it reads after repair; `folded` is as long, in simplified script and half width."""

    text: str
    folded: str
    raw: str  # the page text of the line, before repair
    start: int
    zone: Zone
    is_heading: bool = False  # the mark-up makes it the page's title

    @property
    def end(self) -> int:
        return self.start + len(self.raw)

    def field(self, start: int, end: int, confidence: float, value: str | None = None) -> Field:
        """The field that stands at [start, end) of this line, with its span in the page text.

        Where repair changed the line's length, the span is found by its characters; failing that it is
        the whole line.
        """
        words = self.text[start:end]
        value = words if value is None else value
        if len(self.raw) == len(self.text):
            return Field(value, self.start + start, self.start + end, confidence)
        if found := re.search(INJECTED.join(map(re.escape, fold(words))), fold(self.raw)):
            return Field(value, self.start + found.start(), self.start + found.end(), confidence)
        return Field(value, self.start, self.end, confidence)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The lines of a page, by zone, and the page."""

    page: Page
    body: str
    head: tuple[Line, ...]
    opening: tuple[Line, ...]
    closing: tuple[Line, ...]
    tail: tuple[Line, ...]

    @property
    def before(self) -> tuple[Line, ...]:
        """The lines above the running text, whether cleaning took them off or not."""
        return self.head + self.opening

    @property
    def after(self) -> tuple[Line, ...]:
        return self.closing + self.tail


_FOLD = to_simplified() | HALF_WIDTH | {0xA0: 0x20, 0x09: 0x20}


def fold(text: str) -> str:
    """The text in simplified script and half width; its length stays, so that offsets hold.

    >>> fold("來源：ＸＸ網")
    '来源:XX网'
    """
    return text.translate(_FOLD)


def gather(page: Page, body: str, head: Sequence[Piece], tail: Sequence[Piece]) -> Evidence:
    """Lay out the lines of a page by zone; blank lines are left out."""
    paragraphs = [line for line in body.split("\n") if line.strip()]
    closing = [line for line in paragraphs[OPENING_LINES:][-CLOSING_LINES:] if len(line.strip()) <= SHORT_LINE]
    return Evidence(
        page,
        body,
        tuple(line for piece in head for line in _piece_lines(page, piece, Zone.HEAD)),
        tuple(_body_lines(page, paragraphs[:OPENING_LINES], Zone.OPENING)),
        tuple(_body_lines(page, closing, Zone.CLOSING)),
        tuple(
            line for piece in tail if len(piece.text) <= LONGEST_NOTICE for line in _piece_lines(page, piece, Zone.TAIL)
        ),
    )


def _piece_lines(page: Page, piece: Piece, zone: Zone) -> Iterator[Line]:
    position = piece.start
    for text in filter(None, map(str.strip, piece.text.split("\n"))):
        found = page.text.find(text, position, piece.end)
        if found >= 0:
            position = found + len(text)
            yield _line(page, text, found, position, zone)
        else:
            yield _line(page, text, piece.start, piece.end, zone)


def _body_lines(page: Page, paragraphs: Sequence[str], zone: Zone) -> Iterator[Line]:
    for text in map(str.strip, paragraphs):
        found = page.text.find(text)
        start, end = (found, found + len(text)) if found >= 0 else _nearest(page.text, text)
        yield _line(page, text, start, end, zone)


def _line(page: Page, text: str, start: int, end: int, zone: Zone) -> Line:
    is_heading = any(hint.kind is HintKind.TITLE and hint.start < end and start < hint.end for hint in page.hints)
    return Line(text, fold(text), page.text[start:end], start, zone, is_heading)


def _nearest(text: str, line: str) -> tuple[int, int]:
    """The line of the page on which a repaired line begins, by its first characters; nowhere is an empty span."""
    for size in (12, 6, 4):
        if len(line) >= size and (found := text.find(line[:size])) >= 0:
            end = text.find("\n", found)
            return found, end if end >= 0 else len(text)
    return 0, 0
