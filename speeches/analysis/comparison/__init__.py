"""Two texts beside each other: what stayed, what was changed and where, what was moved, left out or put in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from speeches.analysis.comparison.differences import Change, changes, is_long
from speeches.analysis.comparison.pairing import Pairing, pair
from speeches.analysis.comparison.recut import Block
from speeches.analysis.comparison.result import Comparison, Kind, Piece, Row, Side
from speeches.text.script import simplify


def compare(left: Sequence[str], right: Sequence[str], *, across_scripts: bool = False) -> Comparison:
    """Compare two texts by paragraphs, and what belongs together by characters; white space is no difference.

    With `across_scripts` a traditional character is the same as its simplified form. Either text can be read off the
    rows letter for letter; the same with the sides swapped is the mirror of it.

    >>> [row.kind.value for row in compare(["甲", "乙"], ["乙", "丙"]).rows]
    ['removed', 'same', 'added']
    """
    texts = _Texts(_Written.of(left, across_scripts=across_scripts), _Written.of(right, across_scripts=across_scripts))
    found = pair(texts.left.squeezed, texts.right.squeezed)
    blocks = [*found.in_order, *(Block.of_one(*numbers) for numbers in found.moved.items())]
    is_coarse = any(texts.are_long(block) for block in blocks if texts.differ(block))
    return Comparison(tuple(_rows(found, texts)), is_coarse)


@dataclass(frozen=True, slots=True)
class _Written:
    """The paragraphs of a text: as written; letter for letter as they are compared; the same without white space."""

    written: Sequence[str]
    compared: Sequence[str]
    squeezed: Sequence[str]

    @classmethod
    def of(cls, written: Sequence[str], *, across_scripts: bool) -> "_Written":
        compared = [simplify(text) for text in written] if across_scripts else written
        return cls(written, compared, ["".join(text.split()) for text in compared])

    def whole(self, start: int, end: int) -> tuple[Side, ...]:
        return tuple(Side(number, (Piece(self.written[number]),)) for number in range(start, end))

    def cut(self, start: int, end: int, found: Sequence[Change]) -> tuple[Side, ...]:
        """Cut paragraphs where they changed; the changes count through all of them."""
        sides, at = [], 0
        for number in range(start, end):
            text = self.written[number]
            sides.append(Side(number, tuple(_pieces(text, _within(found, at, at + len(text))))))
            at += len(text)
        return tuple(sides)


@dataclass(frozen=True, slots=True)
class _Texts:
    left: _Written
    right: _Written

    def differ(self, block: Block) -> bool:
        return "".join(self.left.squeezed[block.old : block.old_end]) != "".join(
            self.right.squeezed[block.new : block.new_end]
        )

    def are_long(self, block: Block) -> bool:
        return is_long(*self._compared(block))

    def row(self, block: Block) -> Row:
        """Both sides of what belongs together, cut where they differ."""
        if not self.differ(block):
            is_one = block == Block.of_one(block.old, block.new)
            left, right = self.left.whole(block.old, block.old_end), self.right.whole(block.new, block.new_end)
            return Row(Kind.SAME if is_one else Kind.RECUT, left, right)
        found = changes(*self._compared(block))
        left = self.left.cut(block.old, block.old_end, found)
        right = self.right.cut(block.new, block.new_end, [change.swapped() for change in found])
        return Row(Kind.CHANGED, left, right)

    def _compared(self, block: Block) -> tuple[str, str]:
        return (
            "".join(self.left.compared[block.old : block.old_end]),
            "".join(self.right.compared[block.new : block.new_end]),
        )


def _rows(found: Pairing, texts: _Texts) -> Iterator[Row]:
    back = {new: old for old, new in found.moved.items()}
    lengths = len(texts.left.written), len(texts.right.written)
    left_at = right_at = 0
    for block in [*found.in_order, Block.of_one(*lengths)]:
        for number in range(left_at, block.old):
            yield _left_row(number, found.moved.get(number), texts)
        for number in range(right_at, block.new):
            yield _right_row(number, back.get(number), texts)
        if block.old < lengths[0]:
            yield texts.row(block)
        left_at, right_at = block.old_end, block.new_end


def _left_row(number: int, elsewhere: int | None, texts: _Texts) -> Row:
    if elsewhere is None:
        return Row(Kind.REMOVED, texts.left.whole(number, number + 1), ())
    return Row(Kind.MOVED, texts.row(Block.of_one(number, elsewhere)).left, (), elsewhere)


def _right_row(number: int, elsewhere: int | None, texts: _Texts) -> Row:
    if elsewhere is None:
        return Row(Kind.ADDED, (), texts.right.whole(number, number + 1))
    return Row(Kind.MOVED, (), texts.row(Block.of_one(elsewhere, number)).right, elsewhere)


def _within(found: Iterable[Change], start: int, end: int) -> Iterator[range]:
    """The changed stretches of one paragraph, counted from its beginning."""
    for change in found:
        if change.old_start < change.old_end and change.old_start < end and change.old_end > start:
            yield range(max(change.old_start, start) - start, min(change.old_end, end) - start)


def _pieces(text: str, changed: Iterable[range]) -> Iterator[Piece]:
    at = 0
    for stretch in changed:
        if at < stretch.start:
            yield Piece(text[at : stretch.start])
        yield Piece(text[stretch.start : stretch.stop], is_changed=True)
        at = stretch.stop
    if at < len(text) or not text:
        yield Piece(text[at:])


__all__ = ["Comparison", "Kind", "Piece", "Row", "Side", "compare"]
