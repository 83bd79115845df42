"""What the review page shows of a speech beside the form."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from speeches.admin.evidence import places
from speeches.admin.marked_page import Block, mark_page
from speeches.models import Appearance, Cleaning, Speech
from speeches.representations.change import in_order, step_label

MAX_LISTED = 50  # changes of one step in the list; the ledger has all, and all are marked in the page text


@dataclass(frozen=True, slots=True)
class StepChanges:
    """What one cleaning step did; `listed` are the first `MAX_LISTED` of `count` changes, `off` more are switched off."""

    name: str
    label: str
    count: int
    off: int
    listed: Sequence[Mapping[str, Any]]

    @property
    def unlisted(self) -> int:
        return self.count - len(self.listed)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The original page, what cleaning did to it, and where the speech was found."""

    primary: Appearance | None
    blocks: tuple[Block, ...]
    steps: tuple[StepChanges, ...]
    warnings: tuple[str, ...]
    attachments: tuple[Mapping[str, Any], ...]
    version: str


def review_page(speech: Speech) -> ReviewPage:
    """Gather the page; costs two queries, and time in proportion to the page text."""
    primary = speech.appearances.filter(is_primary=True).select_related("original", "source").first()
    cleaning = Cleaning.objects.filter(speech=speech).first() or Cleaning()
    return ReviewPage(
        primary=primary,
        blocks=mark_page(primary.original.page_text, _on(cleaning.changes), places(cleaning)) if primary else (),
        steps=_by_step(cleaning.changes),
        warnings=tuple(cleaning.warnings),
        attachments=tuple(cleaning.attachments),
        version=cleaning.version,
    )


def _by_step(changes: Iterable[Mapping[str, Any]]) -> tuple[StepChanges, ...]:
    """Group the changes by step, in the order in which the steps ran."""
    grouped: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for change in changes:
        grouped[change["step"]].append(change)
    return tuple(_of_step(name, grouped[name]) for name in in_order(grouped))


def _on(changes: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [change for change in changes if not change.get("off")]


def _of_step(name: str, changes: Sequence[Mapping[str, Any]]) -> StepChanges:
    on = _on(changes)
    return StepChanges(name, step_label(name), len(on), len(changes) - len(on), on[:MAX_LISTED])
