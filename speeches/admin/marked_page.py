"""The page text cut into stretches, with what cleaning removed, repaired or moved told from what it left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from speeches.models import Speech

EVIDENT = (
    "title",
    "date",
    "speaker",
    "office",
    "occasion",
    "place",
    "level",
    "audience",
    "genre",
)  # columns with evidence

NAMES = {
    **{name: Speech._meta.get_field(name).verbose_name for name in EVIDENT},  # type: ignore[union-attr]  # columns only
    "office": gettext_lazy("职务"),
    "source_name": gettext_lazy("来源"),
    "source_url": gettext_lazy("网址"),
}
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
    fields: tuple[str, ...] = ()  # names of those that were read here
    begins: tuple[str, ...] = ()  # those of them that are read from here on

    @property
    def names(self) -> str:
        """The fields that were read here, as the form calls them, for the tooltip."""
        return gettext("依据：%s") % "、".join(str(NAMES.get(name, name)) for name in self.fields)

    @property
    def shown(self) -> str:
        """The text, with its white space made visible where that is all that was changed."""
        return self.text.translate(ONLY_SPACE) if self.kind and not self.text.strip() else self.text


Block = tuple[Stretch, ...]


def mark_page(
    page_text: str, changes: Iterable[Mapping[str, Any]], places: Mapping[str, tuple[int, int]] | None = None
) -> tuple[Block, ...]:
    """Cut a page text where changes begin and end, then into blocks; all stretches joined are the page text.

    `changes` are those of a `Cleaning`, in any order, spans in code points of `page_text`. A change inside
    another one is passed over: the outer one tells what became of the text. `places` are the spans that
    fields were read from, by name.
    """
    return tuple(_in_blocks(_with_places(_stretches(page_text, _outermost(changes)), places or {})))


def _with_places(stretches: Iterable[Stretch], places: Mapping[str, tuple[int, int]]) -> Iterator[Stretch]:
    """Cut the stretches also where a place begins or ends; there are as few places as fields."""
    cuts = sorted({offset for place in places.values() for offset in place})
    position = 0
    for stretch in stretches:
        end = position + len(stretch.text)
        bounds = [position, *(cut for cut in cuts if position < cut < end), end]
        for first, last in pairwise(bounds):
            fields = tuple(name for name, (start, stop) in places.items() if start <= first and last <= stop)
            yield replace(
                stretch,
                text=stretch.text[first - position : last - position],
                after=stretch.after if last == end else "",
                change=stretch.change if first == position else None,
                fields=fields,
                begins=tuple(name for name in fields if places[name][0] == first),
            )
        position = end


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
        yield replace(
            stretch,
            text=text[begin:end],
            after=stretch.after if end == len(text) else "",
            change=stretch.change if begin == 0 else None,
            begins=stretch.begins if begin == 0 else (),
        )
        begin = end
