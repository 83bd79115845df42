"""What an archivist has switched off of a speech's cleaning: whole steps and single changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from speeches.cleaning import STEPS, ChangeRef
from speeches.ingest.errors import IngestError

STEP_NAMES = tuple(dict.fromkeys(step.name for step in STEPS))  # a step may run twice
SHOWN = 20  # characters of a change in a message


class UnknownSwitchError(IngestError):
    """A step or a change was named that the speech's cleaning does not have."""


@dataclass(frozen=True, slots=True)
class Switches:
    """The steps left out and the changes undone; both may name what is not there any more."""

    steps: tuple[str, ...] = ()
    changes: tuple[ChangeRef, ...] = ()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Read what is stored with a speech's cleaning."""
        refs = (ChangeRef(**ref) for ref in stored.get("changes", ()))
        return cls(tuple(stored.get("steps", ())), tuple(refs))

    def as_json(self) -> dict[str, object]:
        return {"steps": list(self.steps), "changes": [asdict(ref) for ref in self.changes]} if self else {}

    def __bool__(self) -> bool:
        return bool(self.steps or self.changes)

    @property
    def skipped(self) -> frozenset[str]:
        """The steps that there still are."""
        return frozenset(self.steps).intersection(STEP_NAMES)

    def warnings(self) -> Iterator[str]:
        if gone := [name for name in self.steps if name not in STEP_NAMES]:
            yield f"停用的步骤 {'、'.join(gone)} 已不存在，停用的记录仍然保留。"


NOTHING_OFF = Switches()


def checked(wanted: Switches, before: Switches, ledger: Iterable[Mapping[str, Any]]) -> Switches:
    """Put the steps in their order; refuse what neither a speech's ledger holds nor was switched off before."""
    if unknown := sorted(set(wanted.steps) - {*STEP_NAMES, *before.steps}):
        raise UnknownSwitchError(f"没有名为 {'、'.join(unknown)} 的清洗步骤。现有步骤：{'、'.join(STEP_NAMES)}。")
    known = {*map(ref_of, ledger), *before.changes}
    if lost := [ref for ref in wanted.changes if ref not in known]:
        what = f"{lost[0].step}：“{lost[0].before[:SHOWN]}”→“{lost[0].after[:SHOWN]}”，页面文本第 {lost[0].start} 字"
        raise UnknownSwitchError(f"这篇讲话的清洗账本里没有所说的 {len(lost)} 处改动，例如 {what}。")
    order = {name: place for place, name in enumerate((*STEP_NAMES, *before.steps))}
    return Switches(tuple(sorted(set(wanted.steps), key=order.__getitem__)), tuple(dict.fromkeys(wanted.changes)))


def ref_of(change: Mapping[str, Any]) -> ChangeRef:
    """Name a change of a stored ledger.

    >>> ref_of({"id": 3, "step": "remove_pinyin", "start": 7, "before": "(huì)", "after": ""})
    ChangeRef(step='remove_pinyin', start=7, before='(huì)', after='')
    """
    return ChangeRef(change["step"], change["start"], change["before"], change["after"])
