"""What was done to the text of a speech, step by step, and what is the matter with it."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.places import EVERYWHERE
from speeches.models import Speech
from speeches.representations.change import KINDS, step_label

CHANGES_SHOWN = 40  # different changes of one step; the .json has every single one


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change, and how many times it was made alike."""

    before: str
    after: str
    reason: str
    times: int


@dataclass(frozen=True, slots=True)
class ChangesOfStep:
    """What one cleaning step did; `hidden` counts the changes beyond those shown."""

    step: str
    title: str  # Chinese in every language, as the reasons are
    label: str
    total: int
    shown: tuple[ShownChange, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class StepCount:
    """How often a step that works all over the text changed it."""

    step: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class Quality:
    """What was done to the text and what is the matter with it."""

    truncated: bool
    warnings: tuple[str, ...]
    redactions: int
    repairs: int
    removals: int
    everywhere: tuple[StepCount, ...]  # done all over the text: told once, and not marked place by place
    steps: tuple[ChangesOfStep, ...]


def quality(speech: Speech, redacted: int) -> Quality:
    """Gather what was done; `redacted` places of the text are made unreadable."""
    if not hasattr(speech, "cleaning"):
        return Quality(speech.truncated, (), redacted, 0, 0, (), ())
    made = speech.cleaning
    changes = [change for change in made.changes if not change.get("off")]
    return Quality(
        truncated=speech.truncated,
        warnings=tuple(made.warnings),
        redactions=redacted,
        repairs=made.repairs,
        removals=made.removals,
        everywhere=_everywhere(changes),
        steps=_changes_by_step(changes),
    )


def _everywhere(changes: list[dict[str, str]]) -> tuple[StepCount, ...]:
    counts = Counter(change["step"] for change in changes if change["step"] in EVERYWHERE)
    return tuple(StepCount(step, step_label(step), number) for step, number in counts.most_common())


def _changes_by_step(changes: list[dict[str, str]]) -> tuple[ChangesOfStep, ...]:
    """Equal changes are told once, with how often; steps in the order in which they first did something."""
    first = {step: number for number, step in reversed(list(enumerate(change["step"] for change in changes)))}
    ordered = sorted(changes, key=lambda change: first[change["step"]])
    return tuple(_of_step(step, list(made)) for step, made in groupby(ordered, key=itemgetter("step")))


def _of_step(step: str, made: list[dict[str, str]]) -> ChangesOfStep:
    alike = Counter((change["before"], change["after"], change.get("reason", "")) for change in made)
    shown = tuple(ShownChange(*change, times) for change, times in list(alike.items())[:CHANGES_SHOWN])
    label = KINDS[ChangeKind(made[0]["kind"])]
    return ChangesOfStep(
        step, step_label(step), str(label), len(made), shown, len(made) - sum(change.times for change in shown)
    )
