"""What a reader hands on: the page text, and what the mark-up said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


class HintKind(StrEnum):
    """What the mark-up says of a stretch of the page text; evidence, never a verdict."""

    TITLE = "title"  # <h1>, or a paragraph in Word's style "Title"
    HEADING = "heading"  # <h2> to <h6>, or Word's styles "Heading 1" to "Heading 9"
    BOILERPLATE = "boilerplate"  # inside <nav>, <footer>, <aside>, <form>, or a list of links
    BODY = "body"  # the block that holds most of the running text
    LINK = "link"  # the text of an <a>


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of the page text, in code points from `start` up to but without `end`."""

    kind: HintKind
    start: int
    end: int
    target: str = ""  # the address of a link


@dataclass(frozen=True, slots=True)
class Page:
    r"""The page text of one document, before anything was cleaned.

    `text` has one line for each line or block a reader would see, ended by "\n"; for a plain text
    it is the decoded file, letter for letter. All spans of the project are code-point offsets in it.
    """

    text: str
    title: str = ""  # what the document calls itself outside its text: <title>, a Word or PDF property
    address: str = ""  # the page's own address where the mark-up names it (canonical, og:url)
    site: str = ""  # the site's name where the mark-up names it (og:site_name)
    hints: tuple[Hint, ...] = ()
    meta: Mapping[str, str] = field(
        default_factory=_nothing, hash=False
    )  # what meta tags state, names in small letters


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that was taken out of the text, as it reads after repair, and where it stood."""

    text: str
    start: int
    end: int
    step: str  # the cleaning step that took it out
