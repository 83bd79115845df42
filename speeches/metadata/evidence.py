"""What the metadata readers return, and the lines of a page that they read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from speeches.text.page import Page, Piece
from speeches.text.script import to_simplified
from speeches.text.widths import HALF_WIDTH

OPENING_LINES = 6  # lines of the body that may still be title, date or speaker; no official text has more
CLOSING_LINES = 3  # lines of the body that may be its signature and date
SHORT_LINE = 60  # characters; a line of the body above it is a paragraph and states nothing about the page


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
    start: int
    end: int
    zone: Zone
    is_heading: bool = False  # the mark-up makes it the page's title

    def field(self, start: int, end: int, confidence: float, value: str | None = None) -> Field:
        """The field that stands at [start, end) of this line, with its span in the page text."""
        value = self.text[start:end] if value is None else value
        if self.end - self.start == len(self.text):
            return Field(value, self.start + start, self.start + end, confidence)
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
    closing = paragraphs[OPENING_LINES:][-CLOSING_LINES:]
    return Evidence(
        page,
        body,
        tuple(line for piece in head for line in _piece_lines(page, piece, Zone.HEAD)),
        tuple(_body_lines(page, paragraphs[:OPENING_LINES], Zone.OPENING)),
        tuple(_body_lines(page, closing, Zone.CLOSING)),
        tuple(line for piece in tail for line in _piece_lines(page, piece, Zone.TAIL)),
    )


def _piece_lines(page: Page, piece: Piece, zone: Zone) -> Iterator[Line]:
    position = piece.start
    for raw in piece.text.split("\n"):
        text = raw.strip()
        if not text:
            continue
        found = page.text.find(text, position, piece.end)
        start, end = (found, found + len(text)) if found >= 0 else (piece.start, piece.end)
        position = max(position, end if found >= 0 else position)
        yield Line(text, fold(text), start, end, zone, is_heading=_is_heading(page, start, end))


def _body_lines(page: Page, paragraphs: Sequence[str], zone: Zone) -> Iterator[Line]:
    for raw in paragraphs:
        text = raw.strip()
        found = page.text.find(text)
        start, end = (found, found + len(text)) if found >= 0 else _nearest(page.text, text)
        yield Line(text, fold(text), start, end, zone, is_heading=_is_heading(page, start, end))


def _nearest(text: str, line: str) -> tuple[int, int]:
    """Where a repaired line begins, by its first characters; nowhere gives an empty span."""
    for size in (12, 6, 4):
        if len(line) >= size and (found := text.find(line[:size])) >= 0:
            return found, min(found + len(line), len(text))
    return 0, 0


def _is_heading(page: Page, start: int, end: int) -> bool:
    return any(hint.kind == "title" and hint.start < end and start < hint.end for hint in page.hints)
