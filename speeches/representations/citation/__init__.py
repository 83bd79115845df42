"""Citing a speech or one of its paragraphs, in the styles that `Style` lists."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from speeches.models import Speech
from speeches.representations.citation.bibtex import bibtex
from speeches.representations.citation.csl import csl_json
from speeches.representations.citation.embedded import Tag, meta_tags
from speeches.representations.citation.errors import CitationError, UnknownStyleError
from speeches.representations.citation.footnote import footnote
from speeches.representations.citation.gb7714 import gb7714_2015, gb7714_2025
from speeches.representations.citation.ris import ris
from speeches.representations.citation.work import ARCHIVE, Work


class Style(StrEnum):
    """The styles, in the order in which they are offered."""

    GB_2025 = "gb7714-2025"
    GB_2015 = "gb7714-2015"
    FOOTNOTE = "footnote"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"


LINES: dict[Style, Callable[[Work, date], str]] = {  # of one work; a list of works has them one after the other
    Style.GB_2025: gb7714_2025,
    Style.GB_2015: gb7714_2015,
    Style.FOOTNOTE: footnote,
    Style.BIBTEX: bibtex,
    Style.RIS: ris,
}
BETWEEN = {Style.BIBTEX: "\n", Style.RIS: ""}  # what parts the works of a list, for the others a line end


def style_named(name: str) -> Style:
    """The style of that name; raises UnknownStyleError, which says what there is."""
    try:
        return Style(name)
    except ValueError as error:
        raise UnknownStyleError(name, known=[*Style]) from error


def cite(speech: Speech, style: str, *, accessed: date, host: str = "", paragraph: str = "") -> str:
    """Cite a speech, or the paragraph with this permanent key; costs no query.

    `host` (https://example.org) makes the address absolute. Raises UnknownStyleError.
    """
    return write(Work.of(speech, host=host, paragraph=paragraph), style, accessed=accessed)


def write(work: Work, style: str, *, accessed: date) -> str:
    """Cite a work of which more is known, such as the number of the paragraph; raises UnknownStyleError."""
    return write_all([work], style, accessed=accessed)


def write_all(works: Sequence[Work], style: str, *, accessed: date) -> str:
    """Cite several works, in their order; raises UnknownStyleError."""
    named = style_named(style)
    if named is Style.CSL_JSON:
        return csl_json(works, accessed)
    return BETWEEN.get(named, "\n").join(LINES[named](work, accessed) for work in works)


__all__ = [
    "ARCHIVE",
    "CitationError",
    "Style",
    "Tag",
    "UnknownStyleError",
    "Work",
    "cite",
    "meta_tags",
    "style_named",
    "write",
    "write_all",
]
