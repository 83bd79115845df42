r"""What a page says of its speech: title, date, speaker, occasion, place and source, each with its evidence.

>>> from speeches.text.page import Page
>>> page = Page("在全县会议上的讲话\n（2016年3月5日）\n同志们：\n今天开会。\n")
>>> metadata = read(page, page.text, (), ())
>>> metadata.title.value, metadata.date.value, metadata.date_basis.value
('在全县会议上的讲话', '2016-03-05', 'stated')
"""

from collections.abc import Sequence

from speeches.metadata.date import read_date
from speeches.metadata.evidence import Field, Metadata
from speeches.metadata.genre import read_refusal
from speeches.metadata.lines import gather
from speeches.metadata.occasion import read_occasion
from speeches.metadata.place import read_place
from speeches.metadata.source import read_source_name, read_source_url
from speeches.metadata.speaker import read_speaker
from speeches.metadata.title import read_title
from speeches.text.page import Page, Piece

__all__ = ["Field", "Metadata", "read"]


def read(page: Page, body: str, head: Sequence[Piece], tail: Sequence[Piece]) -> Metadata:
    """Read every field from the lines around the speech.

    `body` is the cleaned speech, one paragraph a line; `head` and `tail` are the lines taken off it, as
    they read after repair. Spans are code-point offsets in `page.text`; a value that only the mark-up
    gives has the span (0, 0).
    """
    evidence = gather(page, body, head, tail)
    title = read_title(evidence)
    date = read_date(evidence, title)
    occasion = read_occasion(evidence, title)
    return Metadata(
        title=title,
        date=date.date if date else None,
        date_basis=date.basis if date else None,
        speaker=read_speaker(evidence, title),
        occasion=occasion,
        place=read_place(evidence, title, occasion),
        source_name=read_source_name(evidence),
        source_url=read_source_url(evidence),
        refusal=read_refusal(evidence),
    )
