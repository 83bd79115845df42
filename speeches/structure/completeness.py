"""Tell whether a speech is all there: it says 三点意见 and holds one, a number is missing, it breaks off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from speeches.structure.breaks import broken_end, has_closing
from speeches.structure.notices import notice
from speeches.structure.numbers import jumps
from speeches.structure.paragraphs import Paragraph, ParagraphKind
from speeches.structure.promises import broken_promise
from speeches.text.closing import is_signature
from speeches.text.script import simplify

CALLS = ("！", "!")  # how speeches end that give no thanks; of the work reports 1 character in 1,600 is one
LAST = 24  # paragraphs in which the speaker's leave is looked for, with what stands below it


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether text is missing, and the reasons, each a Chinese sentence."""

    truncated: bool
    warnings: tuple[str, ...]


def completeness(paragraphs: Sequence[Paragraph], page_text: str = "") -> Completeness:
    """Judge a speech by its own promise, its numbering, its last sentence, and what the page says of itself."""
    if not paragraphs:
        return Completeness(truncated=False, warnings=())
    warnings = tuple(_reasons(paragraphs, page_text))
    return Completeness(truncated=bool(warnings), warnings=warnings)


def _reasons(paragraphs: Sequence[Paragraph], page_text: str) -> Iterator[str]:
    read = [replace(paragraph, text=simplify(paragraph.text).strip()) for paragraph in paragraphs]
    body = [paragraph.text for paragraph in read if paragraph.kind is not ParagraphKind.CLOSING]
    ends = [paragraph.text for paragraph in read[-LAST:] if not is_signature(paragraph.text)]
    is_closed = has_closing(ends) or bool(ends and ends[-1].endswith(CALLS))
    if broken := broken_promise(body):
        yield broken
    if broken := broken_end(read):
        yield broken
    if kept_back := notice(simplify(page_text), sum(map(len, body)), is_closed=is_closed):
        yield f"网页只提供部分内容：“{kept_back}”。"
    yield from jumps(body)
