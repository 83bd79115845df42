"""Two texts beside each other: what stayed, what was changed and where, what was moved, left out or put in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from speeches.analysis.comparison.differences import Change, changes, is_long
from speeches.analysis.comparison.pairing import Pairing, pair
from speeches.analysis.comparison.result import Comparison, Kind, Piece, Row, Side
from speeches.text.script import simplify


def compare(left: Sequence[str], right: Sequence[str], *, across_scripts: bool = False) -> Comparison:
    """Compare two texts by paragraphs, and what belongs together by characters; white space is no difference.

    With `across_scripts` a traditional character is the same as its simplified form. Either text can be read off the
    rows letter for letter; the same with the sides swapped is the mirror of it.

    >>> [row.kind.value for row in compare(["甲", "乙"], ["乙", "丙"]).rows]
    ['removed', 'same', 'added']
    """
    texts = _Texts(_Written.of(left, across_scripts), _Written.of(right, across_scripts))
    found = pair(texts.left.squeezed, texts.right.squeezed)
    pairs = [*found.in_order.items(), *found.moved.items()]
    is_coarse = any(texts.are_long(*pair) for pair in pairs if texts.differ(*pair))
    return Comparison(tuple(_rows(found, texts)), is_coarse)


@dataclass(frozen=True, slots=True)
class _Written:
    """The paragraphs of a text: as written; letter for letter as they are compared; the same without white space."""

    written: Sequence[str]
    compared: Sequence[str]
    squeezed: Sequence[str]

    @classmethod
    def of(cls, written: Sequence[str], across_scripts: bool) -> "_Written":  # noqa: FBT001  as the caller names it
        compared = [simplify(text) for text in written] if across_scripts else written
        return cls(written, compared, ["".join(text.split()) for text in compared])

    def whole(self, number: int) -> Side:
        return Side(number, (Piece(self.written[number]),))

    def cut(self, number: int, found: Iterable[Change]) -> Side:
        return Side(number, tuple(_pieces(self.written[number], found)))


@dataclass(frozen=True, slots=True)
class _Texts:
    left: _Written
    right: _Written

    @property
    def lengths(self) -> tuple[int, int]:
        return len(self.left.written), len(self.right.written)

    def differ(self, one: int, other: int) -> bool:
        return self.left.squeezed[one] != self.right.squeezed[other]

    def are_long(self, one: int, other: int) -> bool:
        return is_long(self.left.compared[one], self.right.compared[other])

    def sides(self, one: int, other: int) -> tuple[Side, Side]:
        """Both sides of a pair, cut where they differ."""
        if not self.differ(one, other):
            return self.left.whole(one), self.right.whole(other)
        found = changes(self.left.compared[one], self.right.compared[other])
        return self.left.cut(one, found), self.right.cut(other, [change.swapped() for change in found])


def _rows(found: Pairing, texts: _Texts) -> Iterator[Row]:
    back = {new: old for old, new in found.moved.items()}
    left_at = right_at = 0
    for one, other in [*found.in_order.items(), texts.lengths]:
        for number in range(left_at, one):
            yield _left_row(number, found.moved.get(number), texts)
        for number in range(right_at, other):
            yield _right_row(number, back.get(number), texts)
        if (one, other) != texts.lengths:
            kind = Kind.CHANGED if texts.differ(one, other) else Kind.SAME
            yield Row(kind, *texts.sides(one, other))
        left_at, right_at = one + 1, other + 1


def _left_row(number: int, elsewhere: int | None, texts: _Texts) -> Row:
    if elsewhere is None:
        return Row(Kind.REMOVED, texts.left.whole(number), None)
    return Row(Kind.MOVED, texts.sides(number, elsewhere)[0], None, elsewhere)


def _right_row(number: int, elsewhere: int | None, texts: _Texts) -> Row:
    if elsewhere is None:
        return Row(Kind.ADDED, None, texts.right.whole(number))
    return Row(Kind.MOVED, None, texts.sides(elsewhere, number)[1], elsewhere)


def _pieces(text: str, found: Iterable[Change]) -> Iterator[Piece]:
    at = 0
    for change in found:
        if at < change.old_start:
            yield Piece(text[at : change.old_start])
        if change.old_start < change.old_end:
            yield Piece(text[change.old_start : change.old_end], is_changed=True)
        at = change.old_end
    if at < len(text) or not text:
        yield Piece(text[at:])


__all__ = ["Comparison", "Kind", "Piece", "Row", "Side", "compare"]
