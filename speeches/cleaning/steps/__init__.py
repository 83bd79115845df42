"""The steps, in the order in which they run; the order matters, and why is said beside each."""

from speeches.cleaning.step import Step
from speeches.cleaning.steps import trim_lines

STEPS: tuple[Step, ...] = (
    trim_lines.STEP,  # every later step may take a line for a paragraph
)
