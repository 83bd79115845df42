"""Two texts beside each other, as the page prints them: in tables, what is the same folded away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from speeches.analysis.comparison import Comparison, Kind, Piece, Row, Side
from speeches.models import Speech
from speeches.web.versions import Line, OfferedText, Text

CONTEXT = 1  # paragraphs that stay to be seen before and after a difference
FEWEST_FOLDED = 3  # paragraphs; a line that says “2 are the same” takes the place of one


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A paragraph on one side; `elsewhere` is its number in the other text where it was moved, else 0."""

    kind: Kind
    number: int  # from 1
    address: str  # of the paragraph where it is read, "" where it has none
    is_heading: bool
    pieces: tuple[Piece, ...]
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class ShownRow:
    """Paragraphs beside each other; `stop` numbers the differences from 1, at their first rows, and is 0 elsewhere."""

    label: str
    left: tuple[ShownSide, ...]
    right: tuple[ShownSide, ...]
    is_same: bool = False
    is_paired: bool = False  # the same paragraph on both sides
    is_continued: bool = False  # the row before says the same, so that nobody has to see it said again
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that are all the same, or none of them; `is_folded` while the reader has not asked for them."""

    rows: tuple[ShownRow, ...]
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two: its speech, which of its texts, and the other texts there are of it."""

    speech: Speech
    text: Text
    offered: tuple[OfferedText, ...]

    @property
    def address(self) -> str:
        return self.speech.get_absolute_url()


@dataclass(frozen=True, slots=True)
class Figures:
    """How many paragraphs of each kind, a moved one counted once."""

    same: int
    recut: int
    changed: int
    moved: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class ComparePage:
    """`templates/web/compare.html`; 甲 is the left text, 乙 the right one."""

    left: Compared
    right: Compared
    stretches: tuple[Stretch, ...]
    figures: Figures
    stops: int  # differences to step through
    is_coarse: bool
    across_scripts: bool
    other_scripts: str  # the address of the same with scripts told apart, or not
    swapped: str  # the address with the sides swapped
    as_json: str  # the address of the same as JSON


def compare_page(left: Compared, right: Compared, found: Comparison, *, across_scripts: bool) -> ComparePage:
    rows = tuple(_numbered(_beside(found.rows, left, right)))
    names = {"a": str(left.text.name), "b": str(right.text.name)}
    script, other_script = ({"script": word} for word in (("any", "apart") if across_scripts else ("apart", "any")))
    return ComparePage(
        left=left,
        right=right,
        stretches=tuple(_folded(rows)),
        figures=Figures(**{kind.value: number for kind, number in found.counts.items()}),
        stops=max((row.stop for row in rows), default=0),
        is_coarse=found.is_coarse,
        across_scripts=across_scripts,
        other_scripts=f"{reverse('compare')}?{urlencode({**names, **other_script})}",
        swapped=f"{reverse('compare')}?{urlencode({'a': names['b'], 'b': names['a'], **script})}",
        as_json=f"{reverse('compare_json')}?{urlencode({**names, **script})}",
    )


def _beside(rows: Iterable[Row], left: Compared, right: Compared) -> Iterator[ShownRow]:
    """Put what only one side has beside what only the other has: each alone would leave half of the page empty."""
    labels = _labels()
    for is_paired, run in groupby(rows, key=lambda row: bool(row.left and row.right)):
        sides = [(row.kind, _sides(row, row.left, left), _sides(row, row.right, right)) for row in run]
        if is_paired:
            for kind, one, other in sides:
                yield ShownRow(labels[kind], one, other, kind is Kind.SAME, is_paired=True)
            continue
        before = ""
        here = [one for _kind, one, _other in sides if one]
        there = [other for _kind, _one, other in sides if other]
        for one, other in zip_longest(here, there, fillvalue=()):
            kinds = {side.kind for side in (*one, *other)}
            label = labels[kinds.pop()] if len(kinds) == 1 else _("各异")
            yield ShownRow(label, one, other, is_continued=label == before)
            before = label


def _sides(row: Row, sides: Sequence[Side], compared: Compared) -> tuple[ShownSide, ...]:
    elsewhere = 0 if row.elsewhere is None else row.elsewhere + 1
    return tuple(_side(row.kind, side, compared, elsewhere) for side in sides)


def _side(kind: Kind, side: Side, compared: Compared, elsewhere: int) -> ShownSide:
    line: Line = compared.text.lines[side.number]
    address = f"{compared.address}#p-{line.key}" if line.key else ""
    return ShownSide(kind, side.number + 1, address, line.is_heading, side.pieces, elsewhere)


def _labels() -> dict[Kind, str]:
    return {
        Kind.SAME: _("相同"),
        Kind.RECUT: _("分段不同"),
        Kind.CHANGED: _("有改动"),
        Kind.MOVED: _("移动"),
        Kind.REMOVED: _("只在甲"),
        Kind.ADDED: _("只在乙"),
    }


def _numbered(rows: Iterable[ShownRow]) -> Iterator[ShownRow]:
    """Give every changed paragraph a number, and every run of those that only one side has."""
    stop = 0
    is_inside = False
    for row in rows:
        begins = not row.is_same and (row.is_paired or not is_inside)
        stop += begins
        yield replace(row, stop=stop) if begins else row
        is_inside = not row.is_same and not row.is_paired


def _folded(rows: Sequence[ShownRow]) -> Iterator[Stretch]:
    runs = [(is_same, tuple(run)) for is_same, run in groupby(rows, key=lambda row: row.is_same)]
    waiting: list[ShownRow] = []
    for place, (is_same, run) in enumerate(runs):
        before = CONTEXT if place else 0
        after = CONTEXT if place + 1 < len(runs) else 0
        hidden = run[before : len(run) - after]
        if not is_same or len(hidden) < FEWEST_FOLDED:
            waiting += run
            continue
        waiting += run[:before]
        if waiting:
            yield Stretch(tuple(waiting))
        yield Stretch(hidden, is_folded=True)
        waiting = list(run[len(run) - after :])
    if waiting:
        yield Stretch(tuple(waiting))
