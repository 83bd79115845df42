"""Run the steps over a page text until none of them finds anything more."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from speeches.cleaning.articles import Kind, read_article
from speeches.cleaning.draft import Draft
from speeches.cleaning.errors import UnknownStepError
from speeches.cleaning.ledger import Change, ChangeKind, outermost, replay, with_dependants
from speeches.cleaning.references import ChangeRef, find_changes
from speeches.cleaning.roles import Roles
from speeches.cleaning.step import Step, View
from speeches.cleaning.steps import STEPS
from speeches.text.page import Page, Piece
from speeches.text.script import Script, script_of

MAX_ROUNDS = 8  # a page settles in two rounds, three at most of those seen; the bound only guards against a cycle

SHOWN = 20  # characters of a change in a warning
KINDS = {  # by the step that sets it apart
    "set_apart_articles": Kind.ARTICLE,
    "set_apart_parts": Kind.PART,
    "set_apart_notes": Kind.NOTE,
    "set_apart_annexes": Kind.ANNEX,
}
UNREADABLE = re.compile("[\N{REPLACEMENT CHARACTER}\ue000-\uf8ff]+")  # undecodable bytes, and private use

Removed = tuple[Change, str]  # what was taken out, and how it reads


@dataclass(frozen=True, slots=True)
class Attachment:
    """Another text of the page; [start, end) is where it stands in the page text."""

    kind: Kind
    title: str
    text: str  # clean, one paragraph a line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The main speech of a page, and all that was done to lay it bare."""

    text: str  # one paragraph a line
    script: Script
    changes: tuple[Change, ...]  # all that the steps make, with those that are off
    head: tuple[Piece, ...]  # what was taken off before the speech, as it reads after repair
    tail: tuple[Piece, ...]  # the same inside the speech and behind it
    attachments: tuple[Attachment, ...]
    warnings: tuple[str, ...]
    undone: frozenset[int] = frozenset()  # ids of the changes that are off, with those that depend on one
    off: tuple[ChangeRef, ...] = ()  # what was asked to be undone, where it stands now; what is lost as it was


def clean(page: Page, *, skip: Collection[str] = (), undone: Collection[ChangeRef] = ()) -> Cleaned:
    """Restore the main speech of a page, without the steps named in `skip` and the changes in `undone`.

    A change is undone by replaying the others, so that all else stays as it was; what depends on it goes with it.
    Raises UnknownStepError.
    """
    known = [step.name for step in STEPS]
    if unknown := set(skip) - set(known):
        raise UnknownStepError(sorted(unknown), known=known)
    steps = [step for step in STEPS if step.name not in skip]
    draft = Draft(page.text)
    settled = _run(draft, page, steps)
    found = find_changes(undone, draft.changes, page.text)
    off = with_dependants(draft.changes, found.ids)
    made = [change for change in draft.changes if change.id not in off]
    text = replay(page.text, made) if off else draft.text
    lost = [ref for ref in found.lost if ref.step not in skip]
    removed = tuple(_removed(page.text, made))
    head, tail = _taken(removed, _first_kept(page.text, made))
    return Cleaned(
        text=text,
        script=script_of(text),
        changes=tuple(draft.changes),
        head=head,
        tail=tail,
        attachments=_attachments(removed),
        warnings=tuple(_warnings(text, lost, settled=settled)),
        undone=frozenset(off),
        off=(*found.refs, *found.lost),
    )


def _warnings(text: str, lost: Sequence[ChangeRef], *, settled: bool) -> Iterator[str]:
    if not settled:
        yield "清洗步骤互相抵触，结果可能不稳定。"
    if lost:
        example = " ".join((lost[0].before or lost[0].after).split())[:SHOWN]
        yield f"有 {len(lost)} 处停用的改动在现在的清洗结果里找不到（例如“{example}”），停用的记录仍然保留。"
    if damaged := len(UNREADABLE.findall(text)):
        yield f"有 {damaged} 处字符已损坏，无法恢复，保留原样。"


def _run(draft: Draft, page: Page, steps: Sequence[Step]) -> bool:
    """Apply the steps in order, again and again; tell whether a round came that found nothing.

    What the mark-up says is heard in the first round alone, so that a text is clean whether or not it is known.
    A step that found nothing is not asked again about the very same text, for it would say the same.
    """
    roles = Roles(page)
    view = View(draft.text, page, (lambda offsets: roles.at(draft.origins(offsets))) if page.hints else None)
    quiet: dict[str, int] = {}  # how many changes the draft had when a step last found nothing
    for _ in range(MAX_ROUNDS):
        before = len(draft.changes)
        for step in steps:
            if quiet.get(step.name) == len(draft.changes):
                continue
            if made := draft.apply(step.name, step.kind, step.find(view)):
                view = view.edited(draft.text, made)
            elif not step.hears_roles:
                quiet[step.name] = len(draft.changes)
        if len(draft.changes) == before:
            return True
        view = view.without_roles()
    return False


def _taken(removed: Iterable[Removed], first_kept: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Part what was taken out whole into what stood before the first character kept and what did not."""
    head: list[Piece] = []
    tail: list[Piece] = []
    for change, text in removed:
        if text and not change.after.strip():
            piece = Piece(text, change.start, change.end, change.step)
            (head if change.end <= first_kept else tail).append(piece)
    return tuple(head), tuple(tail)


def _first_kept(page_text: str, made: Sequence[Change]) -> int:
    """Give the offset of the first character that stays, or of the change that put the first one there."""
    position = 0
    for change in outermost(made):
        if change.start > position or change.after:
            break
        position = change.end
    return min(position, len(page_text))


def _attachments(removed: Iterable[Removed]) -> tuple[Attachment, ...]:
    """Read what was set apart, each text with the repairs that were made inside it."""
    found = []
    for change, article in removed:
        if change.kind is ChangeKind.SEPARATE:
            read = read_article(KINDS[change.step], article)
            found.append(Attachment(read.kind, read.title, read.text, change.start, change.end))
    return tuple(found)


def _removed(page_text: str, made: Sequence[Change]) -> Iterator[Removed]:
    """Give what was taken out, in the order of the text, as it reads with the repairs that were made before."""
    in_order = sorted(made, key=attrgetter("start"))
    starts = [change.start for change in in_order]
    for removal in outermost(change for change in made if change.kind is not ChangeKind.REPAIR):
        around = in_order[bisect_left(starts, removal.start) : bisect_right(starts, removal.end)]
        inner = [change for change in around if change.id < removal.id]
        text = replay(page_text, inner, start=removal.start, end=removal.end) if inner else removal.before
        yield removal, text.strip()
