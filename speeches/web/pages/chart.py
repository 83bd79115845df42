"""Counts as bars, drawn here: every place is worked out in per cent of the drawing, so that only its bars stretch."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDEST = 64  # pixels of a bar with its gaps where there is room: twenty fill the widest column
FEWEST = 5  # places in a drawing: beside fewer bars the numbers of the scale stand on empty ground
BROAD = 0.8  # of its place is what a bar fills
EDGE = 4  # %: half of a year in figures on a phone
LOWEST = 3  # % of the drawing, to be seen beside thousands
TOPS = (1, 2, 3, 4, 5, 6, 8, 10)  # times a power of ten: where the scale ends, above the highest bar


@dataclass(frozen=True, slots=True)
class Point:
    """What one bar stands for; `mark` is what the axis says below it, "" for nothing."""

    label: str
    mark: str
    count: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar that is not empty; its places are numbers in %, as the drawing writes them."""

    point: Point
    ground: str  # where the place of the bar begins
    breadth: str  # of the place
    left: str
    width: str
    top: str
    height: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A text beside the drawing and where it stands, in %."""

    text: str
    at: str
    edge: str = ""  # "first" or "last" where it would stand out of the drawing if it stood in the middle


@dataclass(frozen=True, slots=True)
class Chart:
    """`templates/components/chart.html`."""

    key: str  # names it among others of the page
    title: str
    heading: str  # of the first column of the table
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    lines: tuple[Mark, ...]
    width: int  # pixels, where there is room
    csv: str  # the address of the same numbers as a file


def chart(points: Sequence[Point], *, key: str, title: str, heading: str, csv: str) -> Chart:
    """Draw the points side by side, those of nothing as gaps."""
    places = max(FEWEST, len(points))
    place = 100 / places
    top = scale_top(max((point.count for point in points), default=0))
    return Chart(
        key=key,
        title=title,
        heading=heading,
        bars=tuple(_bar(point, at * place, place, top) for at, point in enumerate(points) if point.count),
        marks=tuple(_mark(point.mark, (at + 0.5) * place) for at, point in enumerate(points) if point.mark),
        lines=tuple(Mark(f"{at:,}", _per_cent(100 - 100 * at / top)) for at in _lines(top)),
        width=WIDEST * places,
        csv=csv,
    )


def scale_top(most: int) -> int:
    """Give the round number at which the scale ends.

    >>> [scale_top(most) for most in (0, 1, 7, 35, 3059, 10_000)]
    [1, 1, 8, 40, 4000, 10000]
    """
    power = int("1".ljust(len(str(max(1, most))), "0"))
    return next(times * power for times in TOPS if times * power >= most)


def _lines(top: int) -> tuple[int, ...]:
    return (top // 2, top) if top % 2 == 0 else (top,)


def _bar(point: Point, start: float, place: float, top: int) -> Bar:
    height = max(float(LOWEST), 100 * point.count / top)
    return Bar(
        point=point,
        ground=_per_cent(start),
        breadth=_per_cent(place),
        left=_per_cent(start + place * (1 - BROAD) / 2),
        width=_per_cent(place * BROAD),
        top=_per_cent(100 - height),
        height=_per_cent(height),
    )


def _mark(text: str, at: float) -> Mark:
    edge = "first" if at < EDGE else "last" if at > 100 - EDGE else ""
    return Mark(text, {"first": "0%", "last": "100%"}.get(edge, _per_cent(at)), edge)


def _per_cent(number: float) -> str:
    """Write a number with a point in every language; a hundredth of a per cent is less than a pixel."""
    return f"{number:.2f}%"
