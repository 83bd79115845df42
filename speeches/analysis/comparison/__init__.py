"""Two texts beside each other: what stayed, what was changed and where, what was moved, left out or put in."""

from collections.abc import Iterator, Sequence

from speeches.analysis.comparison.differences import Change, changes, is_long
from speeches.analysis.comparison.pairing import Pairing, pair
from speeches.analysis.comparison.result import Comparison, Kind, Piece, Row, Side
from speeches.text.script import simplify


def compare(left: Sequence[str], right: Sequence[str], *, across_scripts: bool = False) -> Comparison:
    """Compare two texts by paragraphs, and what belongs together by characters.

    With `across_scripts` a traditional character is the same as its simplified form. Either text can be read off the
    rows letter for letter; the same with the sides swapped is the mirror of it.

    >>> [row.kind.value for row in compare(["甲", "乙"], ["乙", "丙"]).rows]
    ['removed', 'same', 'added']
    """
    left_compared, right_compared = (
        [simplify(text) for text in side] if across_scripts else list(side) for side in (left, right)
    )
    found = pair(left_compared, right_compared)
    texts = _Texts(left, right, left_compared, right_compared)
    pairs = [*found.in_order.items(), *found.moved.items()]
    is_coarse = any(
        is_long(left_compared[one], right_compared[other]) for one, other in pairs if texts.differ(one, other)
    )
    return Comparison(tuple(_rows(found, texts)), is_coarse)


class _Texts:
    """The paragraphs as written, and as they are compared; a character of the one is one of the other."""

    def __init__(
        self, left: Sequence[str], right: Sequence[str], left_compared: Sequence[str], right_compared: Sequence[str]
    ) -> None:
        self._left, self._right = left, right
        self._left_compared, self._right_compared = left_compared, right_compared
        self.lengths = len(left), len(right)

    def differ(self, one: int, other: int) -> bool:
        return self._left_compared[one] != self._right_compared[other]

    def whole_left(self, number: int) -> Side:
        return Side(number, (Piece(self._left[number]),))

    def whole_right(self, number: int) -> Side:
        return Side(number, (Piece(self._right[number]),))

    def sides(self, one: int, other: int) -> tuple[Side, Side]:
        """Both sides of a pair, cut where they differ."""
        found = changes(self._left_compared[one], self._right_compared[other])
        return (
            Side(one, tuple(_pieces(self._left[one], found))),
            Side(other, tuple(_pieces(self._right[other], [change.swapped() for change in found]))),
        )


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
        return Row(Kind.REMOVED, texts.whole_left(number), None)
    return Row(Kind.MOVED, texts.sides(number, elsewhere)[0], None, elsewhere)


def _right_row(number: int, elsewhere: int | None, texts: _Texts) -> Row:
    if elsewhere is None:
        return Row(Kind.ADDED, None, texts.whole_right(number))
    return Row(Kind.MOVED, None, texts.sides(elsewhere, number)[1], elsewhere)


def _pieces(text: str, found: Sequence[Change]) -> Iterator[Piece]:
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
