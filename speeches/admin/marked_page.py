"""The page text cut into stretches, with what cleaning removed, repaired or moved told from what it left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

BLOCK_LENGTH = 2_000  # characters, about two screens; the browser lays out only the blocks in sight
ONLY_SPACE = str.maketrans({"\n": "⏎\n", " ": "␣", "\N{IDEOGRAPHIC SPACE}": "□", "\t": "⇥"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the page text that one change covers as a whole, or that none touched."""

    text: str
    kind: str = ""  # of the outermost change, as in `ChangeKind`; "" if untouched
    after: str = ""  # what stands in the clean text instead; only with the last stretch of a change
    change: int | None = None  # id of the change; only with its first stretch, so that it is one place in the page
    label: str = ""  # step and reason, for the tooltip

    @property
    def shown(self) -> str:
        """The text, with its white space made visible where that is all that was changed."""
        return self.text.translate(ONLY_SPACE) if self.kind and not self.text.strip() else self.text


Block = tuple[Stretch, ...]


def mark_page(page_text: str, changes: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Cut a page text where changes begin and end, then into blocks; all stretches joined are the page text.

    `changes` are those of a `Cleaning`, in any order, spans in code points of `page_text`. A change inside
    another one is passed over: the outer one tells what became of the text.
    """
    return tuple(_in_blocks(_stretches(page_text, _outermost(changes))))


def _outermost(changes: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    end = 0
    for change in sorted(changes, key=lambda change: (change["start"], -change["end"], -change["id"])):
        if change["start"] >= end:
            yield change
            end = max(end, change["end"])


def _stretches(page_text: str, changes: Iterable[Mapping[str, Any]]) -> Iterator[Stretch]:
    at = 0
    for change in changes:
        if change["start"] > at:
            yield Stretch(page_text[at : change["start"]])
        at = change["end"]
        yield Stretch(
            page_text[change["start"] : at],
            kind=change["kind"],
            after=change["after"],
            change=change["id"],
            label=f"{change['step']}: {change['reason']}",
        )
    if at < len(page_text):
        yield Stretch(page_text[at:])


def _in_blocks(stretches: Iterable[Stretch]) -> Iterator[Block]:
    """Fill blocks of about `BLOCK_LENGTH` characters that end with a line; a long stretch is cut for it."""
    block: list[Stretch] = []
    length = 0
    for stretch in stretches:
        for part in _in_parts(stretch):
            block.append(part)
            length += len(part.text)
            if length >= BLOCK_LENGTH and part.text.endswith("\n"):
                yield tuple(block)
                block, length = [], 0
    if block:
        yield tuple(block)


def _in_parts(stretch: Stretch) -> Iterator[Stretch]:
    """Cut a stretch after the first line end past every `BLOCK_LENGTH` characters."""
    text = stretch.text
    if len(text) < BLOCK_LENGTH:
        yield stretch
        return
    begin = 0
    while begin < len(text):
        line_end = text.find("\n", begin + BLOCK_LENGTH - 1)
        end = len(text) if line_end < 0 else line_end + 1
        yield Stretch(
            text[begin:end],
            kind=stretch.kind,
            after=stretch.after if end == len(text) else "",
            change=stretch.change if begin == 0 else None,
            label=stretch.label,
        )
        begin = end
