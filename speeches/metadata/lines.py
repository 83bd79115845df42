"""The lines of a page around its speech, by zone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speeches.metadata.evidence import SHORT_LINE, Line, Zone, find_printed, fold
from speeches.metadata.labels import Labelled, find_labelled
from speeches.text.page import HintKind, Page, Piece
from speeches.text.salutation import is_salutation

OPENING_LINES = 6  # lines of the body that may still be title, date or speaker; no official text has more
MOST_OPENING_LINES = 16  # the same where what stands above the salutation was not told from the speech
CLOSING_LINES = 3  # lines of the body that may be its signature and date
LONGEST_NOTICE = 600  # characters; what was taken off in one piece above that is another article, with its own labels
MOST_PIECES = 100  # at either end of what was taken off; titles are compared each with each
LONGEST_PIECE = 20_000  # characters; as with lines
SHORTEST_SOUGHT, SOUGHT = 3, 6  # characters by which a repaired line is sought on the page; not measured
LONGEST_LINE = 600  # characters; of a longer line the beginning is read, so that hostile pages cost no more


@dataclass(frozen=True, slots=True)
class Evidence:
    """The lines of a page, by zone, what their labels announce, and the page."""

    page: Page
    body: str
    head: tuple[Line, ...]
    opening: tuple[Line, ...]
    closing: tuple[Line, ...]
    tail: tuple[Line, ...]
    labels_before: tuple[Labelled, ...]
    labels_after: tuple[Labelled, ...]
    before: tuple[Line, ...]  # above the running text, whether cleaning took them off or not
    spoken: tuple[Line, ...]  # the first of the speech itself, from its salutation on where it has one

    @property
    def labels(self) -> tuple[Labelled, ...]:
        return self.labels_before + self.labels_after

    @property
    def after(self) -> tuple[Line, ...]:
        return self.closing + self.tail


def gather(page: Page, body: str, head: Sequence[Piece], tail: Sequence[Piece]) -> Evidence:
    """Lay out the lines of a page by zone; blank lines are left out."""
    paragraphs = [line for line in body.split("\n") if line.strip()]
    count = _opening_end(paragraphs)
    notices = [piece for piece in tail if len(piece.text) <= LONGEST_NOTICE]
    ends = [line for line in paragraphs[count:][-CLOSING_LINES:] if len(line.strip()) <= SHORT_LINE]
    above = tuple(line for piece in _at_the_ends(head) for line in _piece_lines(page, piece, Zone.HEAD))
    opening = tuple(_body_lines(page, paragraphs[:count], Zone.OPENING))
    closing = tuple(_body_lines(page, ends, Zone.CLOSING))
    below = tuple(line for piece in _at_the_ends(notices) for line in _piece_lines(page, piece, Zone.TAIL))
    addressed = next((number for number, line in enumerate(opening) if is_salutation(line.text)), None)
    return Evidence(
        page,
        body,
        head=above,
        opening=opening,
        closing=closing,
        tail=below,
        labels_before=tuple(find_labelled(above + opening)),
        labels_after=tuple(find_labelled(closing + below)),
        before=above + opening[:addressed],
        spoken=opening[addressed or 0 :],
    )


def _opening_end(paragraphs: Sequence[str]) -> int:
    for number, line in enumerate(paragraphs[:MOST_OPENING_LINES]):
        if is_salutation(line):
            return max(OPENING_LINES, number + OPENING_LINES // 2)
    return OPENING_LINES


def _at_the_ends(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return pieces if len(pieces) <= 2 * MOST_PIECES else (*pieces[:MOST_PIECES], *pieces[-MOST_PIECES:])


def _piece_lines(page: Page, piece: Piece, zone: Zone) -> Iterator[Line]:
    position = piece.start
    for text in filter(None, (line.strip()[:LONGEST_LINE] for line in piece.text[:LONGEST_PIECE].split("\n"))):
        found = page.text.find(text, position, piece.end)
        if found >= 0:
            position = found + len(text)
            yield _line(page, text, found, position, zone)
        else:
            yield _line(page, text, piece.start, piece.end, zone)


def _body_lines(page: Page, paragraphs: Sequence[str], zone: Zone) -> Iterator[Line]:
    for text in (line.strip()[:LONGEST_LINE] for line in paragraphs):
        found = page.text.find(text)
        start, end = (found, found + len(text)) if found >= 0 else _nearest(page.text, text)
        yield _line(page, text, start, end, zone)


def _line(page: Page, text: str, start: int, end: int, zone: Zone) -> Line:
    is_heading = any(hint.start < end and start < hint.end and hint.kind is HintKind.TITLE for hint in page.hints)
    return Line(text, fold(text), page.text[start:end], start, zone, is_heading)


def _nearest(text: str, line: str) -> tuple[int, int]:
    """The line of the page on which a repaired line begins, by its first characters; nowhere is an empty span."""
    found = next((at for size in (12, 6, 4) if len(line) >= size and (at := text.find(line[:size])) >= 0), -1)
    if found < 0 and len(line) >= SHORTEST_SOUGHT:
        found = find_printed(text, line[:SOUGHT])
    if found < 0:
        return 0, 0
    end = text.find("\n", found)
    return found, end if end >= 0 else len(text)
