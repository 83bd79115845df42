"""What the metadata readers return, and a line of a page as they read it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from speeches.text.plain import plain, plain_table

SHORT_LINE = 60  # characters; a line of the body above it is a paragraph and states nothing about the page
INJECTED = r"(?:[(][^()\n]{1,8}[)]|\s){0,3}"  # a reading or white space that repair took out between two characters

READING = re.compile(r"[(][^()\n]{1,8}[)]|\s")
SEARCHED = 20_000  # characters of a page in which words are sought as printed, so that hostile pages cost no more
WIDEST_PRINTED = 8  # characters on the page for one, its reading in brackets behind it


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
    office: Field | None = None  # the speaker's, as printed
    occasion: Field | None = None
    place: Field | None = None
    level: Field | None = None  # 国家, 省, 市, 县, 乡 or 部门
    audience: Field | None = None  # those whom the salutation addresses, as printed
    genre: Field | None = None  # 讲话, 报告, 主持词, 发言, 致辞 or 不是讲话
    source_name: Field | None = None
    source_url: Field | None = None
    refusal: str = ""  # why the page is not taken in at all
    doubt: str = ""  # why prose seems to be no speech: it is for the archivist to decide


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


LONGEST_REMEMBERED = 200  # characters; titles and short lines are folded by every reader, running text once


def fold(text: str) -> str:
    """The text in simplified script and half width; its length stays, so that offsets hold.

    >>> fold("來源：ＸＸ網")
    '来源:XX网'
    """
    return _folded(text) if len(text) <= LONGEST_REMEMBERED else plain(text)


@lru_cache(maxsize=512)
def _folded(text: str) -> str:
    return plain(text)


def outside(text: str, value: str, confidence: float) -> Field:
    """The field of a value from the mark-up; its span is where the page text says the same, or empty."""
    found = text.find(value)
    return Field(value, found, found + len(value), confidence) if found >= 0 else Field(value, 0, 0, confidence)


def find_printed(text: str, words: str) -> int:
    """Where the page first has these words as they may stand before repair, in either script and width; or -1.

    >>> find_printed("各位同誌(zhì)們:", "同志们：")
    2
    """
    wanted = fold(words)
    shapes = wanted[0] + _shapes().get(wanted[0], "")
    return min((at for shape in shapes for at in _places(text, shape, wanted)), default=-1)


def _places(text: str, shape: str, wanted: str) -> Iterator[int]:
    """The first place, if any, at which the words begin with this shape of their first character."""
    at = text.find(shape, 0, SEARCHED)
    while at >= 0:
        if fold(text[at + 1 : at + 2]) in (wanted[1:2], "(", " "):
            window = fold(text[at : at + len(wanted) * WIDEST_PRINTED])
            if READING.sub("", window).startswith(wanted):
                yield at
                return
        at = text.find(shape, at + 1, SEARCHED)


@lru_cache(maxsize=1)
def _shapes() -> dict[str, str]:
    """By folded character, those that fold to it."""
    shapes: dict[str, str] = defaultdict(str)
    for shape, folded in plain_table().items():
        shapes[chr(folded)] += chr(shape)
    return shapes
