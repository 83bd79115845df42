"""What the page of a speech's ledger shows: its steps, and its changes side by side with the text."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from django.core.paginator import Paginator
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from speeches.admin.marked_page import ONLY_SPACE
from speeches.cleaning import Change, ChangeRef
from speeches.cleaning.ledger import with_dependants
from speeches.cleaning.side_by_side import Part, Row, change_of, rows_of
from speeches.ingest import Switches
from speeches.models import Cleaning, Speech
from speeches.representations.change import KINDS, STEP_LABELS, in_order, step_label

PAGE_CHANGES = 120  # changes on one page, each a checkbox; Django takes 1,000 fields
MOST_REASONS = 12  # told one by one in a row
PAGE_DIGITS = 5  # of a page number in the address
LONGEST = 60  # characters of a change beside its box; the row above it has all
LINE_ENDS = str.maketrans({"\n": "⏎"})
UP_TO = ("0.99", "0.95", "0.9", "0.8")  # confidence that may be asked for


class Order(StrEnum):
    STEPS = "steps"
    PLACE = "place"
    CONFIDENCE = "confidence"


ORDERS = {Order.STEPS: _("按步骤"), Order.PLACE: _("按全文次序"), Order.CONFIDENCE: _("最没有把握的在前")}


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the ledger is shown; the address holds it."""

    step: str = ""
    up_to: str = ""
    order: Order = Order.STEPS
    only_off: bool = False
    page: int = 1

    @classmethod
    def of(cls, params: Mapping[str, str]) -> Self:
        """Read the address; what makes no sense there counts as not said."""
        step, up_to, order, page = (params.get(name, "") for name in ("step", "up_to", "order", "page"))
        return cls(
            step if step in STEP_LABELS else "",
            up_to if up_to in UP_TO else "",
            Order(order) if order in {*Order} else Order.STEPS,
            params.get("off") == "1",
            max(int(page), 1) if page.isdecimal() and len(page) <= PAGE_DIGITS else 1,
        )

    def holds(self, change: Change, off: Collection[int]) -> bool:
        return (
            (not self.step or change.step == self.step)
            and (not self.up_to or change.confidence <= float(self.up_to))
            and (not self.only_off or change.id in off)
        )


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the pipeline and what it did; `is_on` is the state of its box."""

    name: str
    label: str
    kinds: str
    count: int
    off: int
    least: float
    is_on: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A change with its box; one that is off because of another cannot be switched on by itself."""

    change: Change
    label: str  # of the step
    is_on: bool
    follows: bool

    @property
    def before(self) -> str:
        return _short(self.change.before)

    @property
    def after(self) -> str:
        return _short(self.change.after)

    @property
    def confidence(self) -> str:
        return f"{self.change.confidence:.2f}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of both texts with the changes in it that the filters let through."""

    heading: str  # of the step, where a new one begins
    row: Row
    choices: tuple[Choice, ...]

    @property
    def parts(self) -> list[Part]:
        """The row, with the changes that are not among the choices dimmed."""
        starts = [choice.change.start for choice in self.choices]
        return [replace(part, is_dim=True) if _is_apart(part.change, starts) else part for part in self.row.parts]

    @property
    def tells_reasons(self) -> bool:
        """Whether each choice has its reason beside it; where they are many it is in the tooltip."""
        return not self.reason and len(self.choices) <= MOST_REASONS

    @property
    def reason(self) -> str:
        """The reason that all of them have; "" where they differ."""
        reasons = {choice.change.reason for choice in self.choices}
        return reasons.pop() if len(reasons) == 1 else ""


@dataclass(frozen=True, slots=True)
class Lost:
    """A change that was switched off and that cleaning no longer makes; `number` counts what is stored as off."""

    number: int
    ref: ChangeRef
    label: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """`admin/speeches/speech/ledger.html`."""

    filters: Filters
    steps: tuple[StepLine, ...]
    entries: tuple[Entry, ...]
    total: int
    found: int
    pages: int
    lost: tuple["Lost", ...]

    @property
    def numbers(self) -> Sequence[int | str]:
        """The pages to link, with gaps."""
        return list(Paginator(range(self.pages), 1).get_elided_page_range(self.filters.page))

    @property
    def listed(self) -> str:
        """The ids of the changes whose boxes are on this page."""
        return " ".join(str(choice.change.id) for entry in self.entries for choice in entry.choices)


def ledger_page(speech: Speech, filters: Filters, wanted: Switches | None = None) -> LedgerPage:
    """Fill the page from what is stored, with the boxes as `wanted`; costs time in proportion to the page text."""
    cleaning = Cleaning.objects.filter(speech=speech).first() or Cleaning()
    primary = speech.appearances.filter(is_primary=True).select_related("original").first()
    changes = [change_of(made) for made in cleaning.changes]
    stored = Switches.from_json(cleaning.switched_off)
    switches = stored if wanted is None else wanted
    places = {ChangeRef.of(change): change.id for change in changes}
    direct = {places[ref] for ref in switches.changes if ref in places}
    off = with_dependants(changes, direct)
    rows = rows_of(primary.original.page_text if primary else "", changes, off)
    found = list(_entries(rows, changes, filters, off))
    pages = list(_pages(found))
    filters = replace(filters, page=max(min(filters.page, len(pages)), 1))
    boxes = {
        change.id: Choice(change, step_label(change.step), change.id not in off, change.id in off - direct)
        for change in changes
    }
    shown = pages[filters.page - 1] if pages else []
    return LedgerPage(
        filters,
        tuple(_step_lines(changes, off, switches)),
        tuple(_with_headings(shown, boxes, grouped=filters.order is Order.STEPS)),
        len(changes),
        sum(len(group) for _, group in found),
        len(pages),
        tuple(
            Lost(number, ref, step_label(ref.step), ref in switches.changes)
            for number, ref in enumerate(stored.changes)
            if ref not in places
        ),
    )


def _is_apart(change: Change | None, starts: Sequence[int]) -> bool:
    """Tell whether a change neither is nor holds one that begins at one of these places, which are in order."""
    if change is None:
        return False
    at = bisect_left(starts, change.start)
    return at == len(starts) or starts[at] > change.end


def _short(text: str) -> str:
    return Truncator(text.translate(ONLY_SPACE if not text.strip() else LINE_ENDS)).chars(LONGEST)


Found = tuple[Row, list[Change]]


def _entries(rows: Sequence[Row], changes: Sequence[Change], filters: Filters, off: Collection[int]) -> Iterator[Found]:
    """Give rows with the changes to be listed, in the order asked for."""
    chosen = [(row, [change for change in row.changes if filters.holds(change, off)]) for row in rows]
    if filters.order is Order.PLACE:
        is_narrowed = bool(filters.step or filters.up_to or filters.only_off)
        yield from ((row, group) for row, group in chosen if group or not is_narrowed)
    elif filters.order is Order.CONFIDENCE:
        single = [(change, row) for row, group in chosen for change in group]
        single.sort(key=lambda pair: (pair[0].confidence, pair[0].start))
        yield from ((row, [change]) for change, row in single)
    else:
        for step in in_order({change.step for change in changes}):
            for row, group in chosen:
                if same := [change for change in group if change.step == step]:
                    yield row, same


def _pages(found: Iterable[Found]) -> Iterator[list[Found]]:
    page: list[Found] = []
    number = 0
    for row, group in found:
        page.append((row, group))
        number += max(len(group), 1)
        if number >= PAGE_CHANGES:
            yield page
            page, number = [], 0
    if page:
        yield page


def _with_headings(shown: Iterable[Found], boxes: Mapping[int, Choice], *, grouped: bool) -> Iterator[Entry]:
    last = ""
    for row, group in shown:
        step = group[0].step if grouped else ""
        yield Entry(step_label(step) if step != last else "", row, tuple(boxes[change.id] for change in group))
        last = step


def _step_lines(changes: Sequence[Change], off: Collection[int], switches: Switches) -> Iterator[StepLine]:
    """Give the steps that did something or are switched off."""
    counts = Counter(change.step for change in changes)
    idle = Counter(change.step for change in changes if change.id in off)
    for name in in_order({*counts, *switches.steps}):
        made = [change for change in changes if change.step == name]
        kinds = gettext("、").join(dict.fromkeys(str(KINDS[change.kind]) for change in made))
        least = min((change.confidence for change in made), default=1.0)
        yield StepLine(name, step_label(name), kinds, counts[name], idle[name], least, name not in switches.steps)
