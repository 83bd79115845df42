"""A speech's text as the page prints it: paragraphs cut into runs, and the outline of its headings."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType

from speeches import structure
from speeches.models import Paragraph
from speeches.search.highlight import Marker
from speeches.search.results import Marked
from speeches.structure import redactions
from speeches.web.pages.repairs import Repair

TITLE_RANK = 1  # the speech's title is the page's <h1>
LOWEST_RANK = 6  # HTML has no heading below <h6>
NO_REPAIRS: Mapping[int, tuple[Repair, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph that is printed in one way."""

    text: str
    is_hit: bool = False
    is_redaction: bool = False
    hit: int = 0  # the number of the hit that begins here, from 1 through the whole speech


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs of a paragraph that one repair covers, or none does."""

    runs: tuple[Run, ...]
    repair: Repair | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `number` counts from 1, `rank` is that of the HTML heading, 0 for other paragraphs.

    `hits` are occurrences. Those that overlap share a mark: the marks bear the numbers from `first_mark`
    up to `last_mark`, which are 0 where there is none.
    """

    key: str
    number: int
    kind: str
    rank: int
    stretches: tuple[Stretch, ...]
    hits: int
    redactions: int
    first_mark: int = 0
    last_mark: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for stretch in self.stretches for run in stretch.runs)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the speech and the headings it governs; `hits` are those of all that stands under it."""

    key: str
    text: str
    hits: int = 0
    children: tuple["OutlineEntry", ...] = ()


def runs(
    marked: Marked, redacted: Iterable[tuple[int, int]], also: Iterable[int] = (), *, first: int = 1
) -> tuple[Run, ...]:
    """Cut a text wherever a hit or a redaction begins or ends, and `also` at these places.

    The hits are numbered from `first`.

    >>> from speeches.search.results import Fragment
    >>> [run.text for run in runs((Fragment("李", False), Fragment("××", True), Fragment("说", False)), [(1, 3)])]
    ['李', '××', '说']
    """
    text = "".join(fragment.text for fragment in marked)
    ends = [0, *accumulate(len(fragment.text) for fragment in marked)]
    hits = Counter[int]()  # by place, how many hits begin there less how many end
    for (start, end), fragment in zip(pairwise(ends), marked, strict=True):
        hits.update({start: fragment.is_hit, end: -fragment.is_hit})
    beginnings = (start for start, fragment in zip(ends, marked, strict=False) if fragment.is_hit)
    numbers = {start: number for number, start in enumerate(beginnings, start=first)}
    hidden = Counter[int]()  # the same of redactions
    for start, end in redacted:
        hidden.update({start: 1})
        hidden.update({end: -1})
    cuts = sorted({*hits, *hidden, *also} - {len(text)})
    within = zip(accumulate(hits[cut] for cut in cuts), accumulate(hidden[cut] for cut in cuts), strict=True)
    stretches = zip(pairwise([*cuts, len(text)]), within, strict=True)
    return tuple(
        Run(text[start:end], hit > 0, redaction > 0, numbers.get(start, 0))
        for (start, end), (hit, redaction) in stretches
    )


def stretches(cut: Iterable[Run], repairs: Iterable[Repair]) -> tuple[Stretch, ...]:
    """Group the runs of a text under the repairs, which are in order and at whose borders it is cut."""
    found: list[Stretch] = []
    waiting = deque(repairs)
    inside: list[Run] = []
    position = 0
    for run in cut:
        if waiting and position == waiting[0].start and inside:
            found.append(Stretch(tuple(inside)))
            inside = []
        inside.append(run)
        position += len(run.text)
        if waiting and position == waiting[0].end:
            found.append(Stretch(tuple(inside), waiting.popleft()))
            inside = []
    return tuple([*found, Stretch(tuple(inside))] if inside else found)


def passages(
    paragraphs: Iterable[Paragraph],
    marks: Marker,
    repairs: Mapping[int, tuple[Repair, ...]] = NO_REPAIRS,
    *,
    first: int = 1,
) -> tuple[Passage, ...]:
    """The paragraphs in their order; hits, redactions and repairs marked, the last by primary key.

    The first hit bears the number `first`.
    """
    made: list[Passage] = []
    for number, paragraph in enumerate(paragraphs, start=1):
        made.append(_passage(number, paragraph, marks, repairs.get(paragraph.pk, ()), first))
        first = max(first, made[-1].last_mark + 1)
    return tuple(made)


def _passage(number: int, paragraph: Paragraph, marks: Marker, repairs: tuple[Repair, ...], first: int) -> Passage:
    hidden = redactions(paragraph.text)
    borders = [border for repair in repairs for border in (repair.start, repair.end)]
    marked = marks.mark(paragraph.text)
    found = sum(fragment.is_hit for fragment in marked)
    return Passage(
        key=paragraph.key,
        number=number,
        kind=paragraph.kind,
        rank=min(TITLE_RANK + paragraph.level, LOWEST_RANK) if paragraph.level else 0,
        stretches=stretches(runs(marked, hidden, borders, first=first), repairs),
        hits=marks.count(paragraph.text),
        redactions=len(hidden),
        first_mark=first if found else 0,
        last_mark=first + found - 1 if found else 0,
    )


def outline(paragraphs: Sequence[Paragraph], hits: Sequence[int] = ()) -> tuple[OutlineEntry, ...]:
    """The headings as a tree, each with the address of its paragraph; `hits` are those of each paragraph."""
    core = [structure.Paragraph(structure.ParagraphKind(p.kind), p.level, p.text) for p in paragraphs]
    own = Counter[int | None]()
    for place, (under, paragraph, number) in enumerate(zip(structure.governing(core), core, hits, strict=False)):
        own[place if paragraph.level else under] += number
    return tuple(_entry(heading, paragraphs, own) for heading in structure.outline(core))


def _entry(heading: structure.Heading, paragraphs: Sequence[Paragraph], own: Counter[int | None]) -> OutlineEntry:
    children = tuple(_entry(child, paragraphs, own) for child in heading.children)
    hits = own[heading.at] + sum(child.hits for child in children)
    return OutlineEntry(paragraphs[heading.at].key, heading.text, hits, children)
