"""GB/T 7714: the Chinese standard for references, in the sequence order (顺序编码制) of 2025 and of 2015.

A speech is cited as a page of the web, [EB/OL]; docs/reference/citations.md says which rules this relies on.
"""

from dataclasses import dataclass
from datetime import date

from speeches.representations.citation.work import Work

NAMED = 3  # speakers; of more the first three are named, then 等
PAGE_ONLINE = "[EB/OL]"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks that the two versions print in different widths; full stop and square brackets are narrow in both."""

    comma: str
    opening: str
    closing: str


OF_2025 = Marks("，", "（", "）")
OF_2015 = Marks(", ", "(", ")")


def gb7714_2025(work: Work, accessed: date) -> str:
    return _reference(work, accessed, OF_2025)


def gb7714_2015(work: Work, accessed: date) -> str:
    return _reference(work, accessed, OF_2015)


def _reference(work: Work, accessed: date, marks: Marks) -> str:
    """Without a speaker the title comes first, and without a date only the day of access is given."""
    issued = f"{marks.opening}{work.date}{marks.closing}" if work.date else ""
    elements = [
        *([_speakers(work.speakers, marks)] if work.speakers else []),
        work.title + PAGE_ONLINE,
        f"{issued}[{accessed.isoformat()}]",
        work.address,
    ]
    return ". ".join(elements) + "."


def _speakers(speakers: tuple[str, ...], marks: Marks) -> str:
    return marks.comma.join(speakers if len(speakers) <= NAMED else (*speakers[:NAMED], "等"))
