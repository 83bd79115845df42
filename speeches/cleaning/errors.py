"""What can be wrong with a call of the cleaner."""

from collections.abc import Iterable, Sequence


class CleaningError(Exception):
    """A clean text cannot be made as asked."""


class UnknownStepError(CleaningError):
    """A step was named that the pipeline does not have."""

    def __init__(self, names: Iterable[str], *, known: Sequence[str]) -> None:
        super().__init__(f"没有名为 {'、'.join(names)} 的清洗步骤。现有步骤：{'、'.join(known)}。")
