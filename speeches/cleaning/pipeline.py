"""Run the steps over a page text until none of them finds anything more."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from speeches.cleaning.draft import Draft
from speeches.cleaning.errors import UnknownStepError
from speeches.cleaning.ledger import Change, ChangeKind, outermost, replay
from speeches.cleaning.roles import Roles
from speeches.cleaning.step import Step, View
from speeches.cleaning.steps import STEPS
from speeches.cleaning.steps.set_apart_articles import article_title
from speeches.text.page import Page, Piece
from speeches.text.script import Script, script_of

MAX_ROUNDS = 8  # a page settles in two rounds, three at most of those seen; the bound only guards against a cycle

UNREADABLE = re.compile("[\N{REPLACEMENT CHARACTER}\ue000-\uf8ff]+")  # undecodable bytes, and private use


@dataclass(frozen=True, slots=True)
class Attachment:
    """Another article of the page; [start, end) is where it stands in the page text."""

    title: str
    text: str  # clean, one paragraph a line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The main speech of a page, and all that was done to lay it bare."""

    text: str  # one paragraph a line
    script: Script
    changes: tuple[Change, ...]
    head: tuple[Piece, ...]  # what was taken off before the speech, as it reads after repair
    tail: tuple[Piece, ...]  # the same inside the speech and behind it
    attachments: tuple[Attachment, ...]
    warnings: tuple[str, ...]


def clean(page: Page, *, skip: Collection[str] = ()) -> Cleaned:
    """Restore the main speech of a page, without the steps named in `skip`.

    Raises UnknownStepError.
    """
    known = [step.name for step in STEPS]
    if unknown := set(skip) - set(known):
        raise UnknownStepError(sorted(unknown), known=known)
    steps = [step for step in STEPS if step.name not in skip]
    draft = Draft(page.text)
    settled = _run(draft, page, steps)
    head, tail = _taken(draft)
    return Cleaned(
        text=draft.text,
        script=script_of(draft.text),
        changes=tuple(draft.changes),
        head=head,
        tail=tail,
        attachments=_attachments(draft),
        warnings=tuple(_warnings(draft.text, settled=settled)),
    )


def _warnings(text: str, *, settled: bool) -> Iterator[str]:
    if not settled:
        yield "清洗步骤互相抵触，结果可能不稳定。"
    if damaged := len(UNREADABLE.findall(text)):
        yield f"有 {damaged} 处字符已损坏，无法恢复，保留原样。"


def _run(draft: Draft, page: Page, steps: Sequence[Step]) -> bool:
    """Apply the steps in order, again and again; tell whether a round came that found nothing.

    What the mark-up says is heard in the first round alone, so that a text is clean whether or not it is known.
    """
    roles = Roles(page)
    for number in range(MAX_ROUNDS):
        found = 0
        heard = (lambda offsets: roles.at(draft.origins(offsets))) if number == 0 else None
        view = View(draft.text, page, heard)
        for step in steps:
            if made := draft.apply(step.name, step.kind, step.find(view)):
                view = View(draft.text, page, heard)
                found += made
        if not found:
            return True
    return False


def _taken(draft: Draft) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Part what was taken out whole into what stood before the first character kept and what did not."""
    first_kept = draft.origin(0)
    head: list[Piece] = []
    tail: list[Piece] = []
    for change in outermost(draft.changes):
        if change.kind is ChangeKind.REPAIR or change.after.strip():
            continue
        inner = [c for c in draft.changes if c.id < change.id]
        text = replay(draft.page_text, inner, start=change.start, end=change.end).strip()
        if text:
            piece = Piece(text, change.start, change.end, change.step)
            (head if change.end <= first_kept else tail).append(piece)
    return tuple(head), tuple(tail)


def _attachments(draft: Draft) -> tuple[Attachment, ...]:
    """Read the articles set apart, each with the repairs that were made inside it."""
    found = []
    for change in outermost(draft.changes):
        if change.kind is ChangeKind.SEPARATE:
            inner = [c for c in draft.changes if c.id < change.id]
            article = replay(draft.page_text, inner, start=change.start, end=change.end).strip()
            head, _, text = article.partition("\n")
            found.append(Attachment(article_title(head), text, change.start, change.end))
    return tuple(found)
