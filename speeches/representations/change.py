"""What readers and archivists call the kinds of changes, and the steps that made them."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from speeches.cleaning import STEPS, ChangeKind

KINDS: dict[ChangeKind, Promise] = {
    ChangeKind.REPAIR: gettext_lazy("修复"),
    ChangeKind.REMOVE: gettext_lazy("去除"),
    ChangeKind.TAKE: gettext_lazy("移作元数据"),
    ChangeKind.SEPARATE: gettext_lazy("另成附文"),
}
STEP_LABELS = {step.name: step.label for step in STEPS}  # in Chinese, as the reasons are; in their order


def step_label(name: str) -> str:
    """Give the label of a step in the reader's language; one that is gone since has its name alone."""
    label = STEP_LABELS.get(name)
    return gettext(label) if label else name


def steps_by_kind() -> list[tuple[ChangeKind, tuple[str, ...]]]:
    """Group the labels of the steps by what they do, each once, in the order in which the steps run."""
    return [
        (kind, tuple(dict.fromkeys(gettext(step.label) for step in STEPS if step.kind is kind))) for kind in ChangeKind
    ]


def in_order(names: Iterable[str]) -> list[str]:
    """Put names of steps in the order in which the steps run; those that are gone come last, by name."""
    order = {name: place for place, name in enumerate(STEP_LABELS)}
    return sorted(names, key=lambda name: (order.get(name, len(order)), name))
