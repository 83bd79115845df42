"""A speech's text as the page prints it: paragraphs cut into runs, and the outline of its headings."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from django.utils.translation import gettext as _

from speeches import structure
from speeches.models import Paragraph
from speeches.search.highlight import Marker, Span
from speeches.search.results import Marked
from speeches.structure import redactions
from speeches.web.marks import NO_MARKS
from speeches.web.pages.repairs import Repair

TITLE_RANK = 1  # the speech's title is the page's <h1>
LOWEST_RANK = 6  # HTML has no heading below <h6>
PART_LENGTH = 2_000  # characters, two or three screens; passage.css reckons with it where a part is not yet laid out


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph that is printed in one way."""

    text: str
    is_hit: bool = False
    is_redaction: bool = False
    hit: int = 0  # the number of the hit that begins here, from 1 through the whole speech
    is_quoted: bool = False
    begins_quotation: bool = False  # with its first run in the speech


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is laid over the text of a speech; places count its paragraphs from 0."""

    marks: Marker = NO_MARKS
    repairs: Mapping[int, tuple[Repair, ...]] = field(default_factory=dict)  # by the paragraph's primary key
    quoted: Mapping[int, Span] = field(default_factory=dict)  # by place, what an address points at
    shown: Sequence[str] = ()  # by place, the text in another script, of the same length; empty for as written


PLAIN = Overlay()


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
    name: str  # of its address, for those who do not see where it stands
    kind: str
    rank: int
    stretches: tuple[Stretch, ...]
    hits: int
    redactions: int
    first_mark: int = 0
    last_mark: int = 0
    plain: str = ""  # the text, if nothing is marked in it, as in nearly all passages

    @property
    def length(self) -> int:
        return sum(len(run.text) for stretch in self.stretches for run in stretch.runs)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the speech and the headings it governs; `hits` are those of all that stands under it."""

    key: str
    text: str
    hits: int = 0
    children: tuple["OutlineEntry", ...] = ()


def runs(
    marked: Marked,
    redacted: Sequence[Span] = (),
    also: Sequence[int] = (),
    *,
    first: int = 1,
    quoted: Span | None = None,
) -> tuple[Run, ...]:
    """Cut a text wherever a hit, a redaction or what is quoted begins or ends, and `also` at these places.

    The hits are numbered from `first`.

    >>> from speeches.search.results import Fragment
    >>> [run.text for run in runs((Fragment("李", False), Fragment("××", True), Fragment("说", False)), [(1, 3)])]
    ['李', '××', '说']
    """
    if len(marked) == 1 and not (marked[0].is_hit or redacted or also or quoted):
        return (Run(marked[0].text),)  # nearly every paragraph
    text = "".join(fragment.text for fragment in marked)
    ends = [0, *accumulate(len(fragment.text) for fragment in marked)]
    found = [(start, end) for (start, end), fragment in zip(pairwise(ends), marked, strict=True) if fragment.is_hit]
    layers = [_changes(found), _changes(redacted), _changes([quoted] if quoted else [])]
    numbers = {start: number for number, (start, _end) in enumerate(found, start=first)}
    cuts = sorted({0, *ends, *also}.union(*layers) - {len(text)})
    hits, hidden, within = ([*accumulate(layer[cut] for cut in cuts)] for layer in layers)
    return tuple(
        Run(text[start:end], hit > 0, redaction > 0, numbers.get(start, 0), quotation > 0)
        for (start, end), hit, redaction, quotation in zip(
            pairwise([*cuts, len(text)]), hits, hidden, within, strict=True
        )
    )


def printed_as(cut: Iterable[Run], shown: str) -> tuple[Run, ...]:
    """The runs of a text with that of another one of the same length.

    >>> [run.text for run in printed_as([Run("头发"), Run("与", is_hit=True)], "頭髮與")]
    ['頭髮', '與']
    """
    made: list[Run] = []
    position = 0
    for run in cut:
        made.append(replace(run, text=shown[position : position + len(run.text)]))
        position += len(run.text)
    return tuple(made)


def _changes(spans: Iterable[Span]) -> Counter[int]:
    """Tell by place how many spans begin there less how many end."""
    changes = Counter[int]()
    for start, end in spans:
        changes.update({start: 1})
        changes.update({end: -1})
    return changes


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


def passages(paragraphs: Iterable[Paragraph], over: Overlay = PLAIN, *, first: int = 1) -> tuple[Passage, ...]:
    """The paragraphs in their order, with what is laid over them marked; the first hit bears the number `first`."""
    made: list[Passage] = []
    name = _("第 %(number)d 段的永久地址")
    for place, paragraph in enumerate(paragraphs):
        made.append(_passage(place, paragraph, over, first, name % {"number": place + 1}))
        first = max(first, made[-1].last_mark + 1)
    return tuple(made)


def _passage(place: int, paragraph: Paragraph, over: Overlay, first: int, name: str) -> Passage:
    hidden = redactions(paragraph.text)
    repairs = over.repairs.get(paragraph.pk, ())
    marked = over.marks.mark(paragraph.text)
    found = sum(fragment.is_hit for fragment in marked)
    cut = runs(
        marked,
        hidden,
        [border for repair in repairs for border in (repair.start, repair.end)],
        first=first,
        quoted=over.quoted.get(place),
    )
    if over.shown:
        cut = printed_as(cut, over.shown[place])
    if place == min(over.quoted, default=None):
        cut = _with_beginning(cut)
    return Passage(
        key=paragraph.key,
        number=place + 1,
        name=name,
        kind=paragraph.kind,
        rank=min(TITLE_RANK + paragraph.level, LOWEST_RANK) if paragraph.level else 0,
        stretches=stretches(cut, repairs),
        hits=over.marks.count(paragraph.text),
        redactions=len(hidden),
        first_mark=first if found else 0,
        last_mark=first + found - 1 if found else 0,
        plain=cut[0].text if len(cut) == 1 and not (found or hidden or repairs or cut[0].is_quoted) else "",
    )


def _with_beginning(cut: tuple[Run, ...]) -> tuple[Run, ...]:
    at = next((at for at, run in enumerate(cut) if run.is_quoted), len(cut))
    return (*cut[:at], *(replace(run, begins_quotation=True) for run in cut[at : at + 1]), *cut[at + 1 :])


def parts(read: Iterable[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """Put passages together to parts of about PART_LENGTH characters, which a browser may lay out one by one."""
    made: list[tuple[Passage, ...]] = []
    part: list[Passage] = []
    length = 0
    for passage in read:
        part.append(passage)
        length += passage.length
        if length >= PART_LENGTH and not passage.rank:  # a heading stays with what it governs
            made.append(tuple(part))
            part, length = [], 0
    return tuple([*made, tuple(part)] if part else made)


def outline(
    paragraphs: Sequence[Paragraph], hits: Sequence[int] = (), shown: Sequence[str] = ()
) -> tuple[OutlineEntry, ...]:
    """The headings as a tree, each with the address of its paragraph.

    `hits` are those of each paragraph; `shown` is what is printed of each in another script.
    """
    core = [structure.Paragraph(structure.ParagraphKind(p.kind), p.level, p.text) for p in paragraphs]
    own = Counter[int | None]()
    for place, (under, paragraph, number) in enumerate(zip(structure.governing(core), core, hits, strict=False)):
        own[place if paragraph.level else under] += number
    printed = shown or [paragraph.text for paragraph in core]
    return tuple(_entry(heading, paragraphs, own, printed) for heading in structure.outline(core))


def _entry(
    heading: structure.Heading, paragraphs: Sequence[Paragraph], own: Counter[int | None], printed: Sequence[str]
) -> OutlineEntry:
    children = tuple(_entry(child, paragraphs, own, printed) for child in heading.children)
    hits = own[heading.at] + sum(child.hits for child in children)
    return OutlineEntry(paragraphs[heading.at].key, printed[heading.at], hits, children)
